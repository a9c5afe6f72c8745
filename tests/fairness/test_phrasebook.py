"""Phrasebooks: read as they are written, whole, and every phrase in use."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fairbrief import fairness
from fairbrief.fairness import phrasebook
from fairbrief.fairness.phrasebook import Phrasebook, PhrasebookError

BOOKS = Path(phrasebook.__file__).parent / "phrases"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of books of one's own; whoever reads books finds those."""
    (tmp_path / "phrases").mkdir()
    monkeypatch.setattr(phrasebook, "files", lambda _package: tmp_path)
    return tmp_path / "phrases" / "tea.txt"


def test_a_line_is_a_way_to_say_it_and_goes_on_behind_spaces(written: Path) -> None:
    written.write_text("# Tea.\n\n== cup\n\\bcups?\\b\n\\bmug\n  s\\b\n\n== leaf\nleaf\n")
    rule = Phrasebook("tea").rule("cup")
    assert [bool(rule.search(each)) for each in ("a cup", "mugs", "mug", "hiccup")] == [
        True,
        True,
        False,
        False,
    ]


def test_ways_that_begin_alike_are_asked_for_behind_one_sign_and_match_as_before(
    written: Path,
) -> None:
    ways = [r"\bcups?\b", "^tea", r"(?:pot|\bcan) of", r"\bmug", r"^pot|\bjar"]
    written.write_text("== drunk from\n" + "\n".join(ways) + "\n")
    rule = Phrasebook("tea").rule("drunk from")
    assert rule.pattern == r"\b(?:cups?\b|mug|jar)|^(?:tea|pot)|(?:pot|\bcan) of"
    for text in (
        "one cup",
        "tea",
        "no tea",
        "a can of",
        "teapot of",
        "jars",
        "ajar",
        "pot",
        "spot",
    ):
        assert bool(rule.search(text)) == bool(re.search("|".join(ways), text)), text


def test_what_is_said_once_stands_in_others_by_its_title(written: Path) -> None:
    written.write_text("== KIND\ngreen\nblack\n\n== SIZE\n[a-z]+\n\n== tea\n{KIND} {SIZE} tea\n")
    assert Phrasebook("tea").rule("tea").pattern == "(?:green|black) [a-z]+ tea"


def test_a_part_may_come_from_elsewhere(written: Path) -> None:
    written.write_text("== tea\n{KIND} tea\n")
    assert Phrasebook("tea", KIND="white").rule("tea").pattern == "white tea"


def test_words_stand_in_lines_of_any_length(written: Path) -> None:
    written.write_text("== kinds\ngreen black\nwhite\n")
    assert Phrasebook("tea").words("kinds") == {"green", "black", "white"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("== tea\ntea\n", "tea: nothing stands under 'cup'"),
        ("== cup\n{KIND} cup\n", "tea: nothing stands under 'KIND'"),
        ("== cup\ncup\n== cup\nmug\n", "tea: 'cup' stands there twice"),
        ("cup\n== tea\ntea\n", "tea: 'cup' stands under no title"),
    ],
)
def test_a_book_that_cannot_be_read_says_what_is_missing(
    written: Path, text: str, said: str
) -> None:
    written.write_text(text)
    with pytest.raises(PhrasebookError, match=said):
        Phrasebook("tea").rule("cup")


def _held() -> Iterator[object]:
    """What the modules of the library hold by a name, or in a table of theirs."""
    for module in pkgutil.walk_packages(fairness.__path__, "fairbrief.fairness."):
        for each in vars(importlib.import_module(module.name)).values():
            yield from each.values() if isinstance(each, dict) else (each,)


def _books() -> dict[str, Phrasebook]:
    """The books that the library reads, by their names."""
    return {each.name: each for each in _held() if isinstance(each, Phrasebook)}


def test_every_book_is_read_to_the_end() -> None:
    books = _books()
    assert set(books) == {each.stem for each in BOOKS.glob("*.txt")}
    unread = {name: book.unread for name, book in books.items() if book.unread}
    assert not unread, "phrases that nobody looks for"


def test_every_pattern_can_be_made_though_most_are_made_late() -> None:
    late = [each for each in _held() if isinstance(each, phrasebook.LatePattern)]
    assert len(late) > 250
    for each in late:
        assert each.rule.pattern


def test_books_can_be_read_beside_other_things() -> None:
    for each in BOOKS.glob("*.txt"):
        for number, line in enumerate(each.read_text().splitlines(), 1):
            assert len(line) <= 100, f"{each.name}:{number} is too long"
            assert line == line.rstrip(), f"{each.name}:{number}: write a last space as [ ]"
