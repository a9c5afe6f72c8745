"""The measuring commands: what they print, and what the control may never touch."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from fairbrief.audit import locking
from fairbrief.bench.serving import ServingError, unlocked_application
from fairbrief.cli import main


def test_matching_is_measured_and_holds() -> None:
    said = CliRunner().invoke(main, ["bench", "match", "--students", "300", "--json"])
    figures = json.loads(said.output)
    assert list(figures) == ["students", "seconds", "blocking_pairs", "over_capacity"]
    assert figures["students"] == 300
    assert (figures["blocking_pairs"], figures["over_capacity"]) == (0, 0)
    words = CliRunner().invoke(main, ["bench", "match", "--students", "300"]).output
    assert "300 students in" in words
    assert "0 blocking pairs" in words


def test_guards_are_never_off_but_in_a_scratch_database() -> None:
    with pytest.raises(ServingError, match="scratch"):
        unlocked_application()
    assert locking._locks_on
