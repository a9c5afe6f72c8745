"""What happens otherwise is said to the one who reads it: nobody is spoken of as a stranger."""

from __future__ import annotations

import pytest

from fairbrief.clocks.queries import turn_by
from fairbrief.clocks.rules import RULES
from tests.builders import NOW

#: What a clock must not call the one who reads it.
STRANGERS = {
    ("student",): ("the student", "the students"),
    ("employer",): ("the employer", "their record"),
    ("campus",): ("the office", "the career office", "the campus", "the director"),
    ("director", "campus"): ("the office", "the career office", "the director", "your director"),
}


@pytest.mark.parametrize("reader", STRANGERS)
@pytest.mark.parametrize("kind", sorted(kind for kind in RULES if not kind.startswith("test.")))
def test_a_clock_speaks_to_its_reader(kind: str, reader: tuple[str, ...]) -> None:
    words = str(turn_by(RULES[kind], NOW).otherwise_for(*reader))
    assert words
    assert not [each for each in STRANGERS[reader] if each in words], words


def test_who_is_not_in_it_reads_of_everyone_by_name() -> None:
    turn = turn_by(RULES["payments.fund_by"], NOW)
    assert turn.otherwise_for("operator") == turn.otherwise
    assert "you" not in turn.otherwise
