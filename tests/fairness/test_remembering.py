"""What was read off the patterns is remembered, and forgetting it costs only time."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairbrief.fairness import clues
from fairbrief.fairness.remembering import Memory, Read, cache_folder

SOURCES = (
    r"\bpaid (?:by|for) \d+",
    r"\b(?:no|zero) fees?\b",
    r"\$\s?\d{1,3}\b",
    r"\b2[45] hours\b",
)


class _Reader:
    """Reads patterns, and knows which it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, source: str) -> Read:
        self.asked.append(source)
        return clues._read(source)


def _run(folder: Path, sources: tuple[str, ...] = SOURCES) -> tuple[list[str], list[Read]]:
    """One run over some patterns: which were read anew, and what was read."""
    memory, reader = Memory(folder), _Reader()
    found = [memory.recall(source, reader) for source in sources]
    memory.keep()
    return reader.asked, found


def test_the_second_run_reads_nothing_anew(tmp_path: Path) -> None:
    anew, first = _run(tmp_path)
    assert anew == list(SOURCES)
    again, second = _run(tmp_path)
    assert not again
    assert second == first == [clues._read(source) for source in SOURCES]


def test_only_a_changed_pattern_is_read_anew_and_then_kept(tmp_path: Path) -> None:
    _run(tmp_path)
    sources = (*SOURCES[1:], r"\bweekly pay\b")
    assert _run(tmp_path, sources)[0] == [r"\bweekly pay\b"]
    assert not _run(tmp_path, sources)[0]


def test_two_checkouts_that_take_turns_read_nothing_anew(tmp_path: Path) -> None:
    other = (*SOURCES[1:], r"\bweekly pay\b")
    _run(tmp_path)
    _run(tmp_path, other)
    for sources in (SOURCES, other, SOURCES):
        anew, found = _run(tmp_path, sources)
        assert not anew
        assert found == [clues._read(source) for source in sources]


def test_what_nobody_has_any_more_does_not_pile_up(tmp_path: Path) -> None:
    for number in range(9):
        _run(tmp_path, (SOURCES[0], rf"\bweek {number}\b"))
    assert len(Memory(tmp_path)._kept) == 4


@pytest.mark.parametrize(
    "spoilt",
    ["", "{", "[]", '{"words": [], "patterns": []}', '{"words": 1}', "\x00\x01"],
)
def test_a_spoilt_file_is_read_and_written_anew(tmp_path: Path, spoilt: str) -> None:
    _run(tmp_path)
    Memory(tmp_path).path.write_text(spoilt)
    assert _run(tmp_path)[0] == list(SOURCES)
    assert not _run(tmp_path)[0]


def test_a_row_that_makes_no_sense_is_read_anew(tmp_path: Path) -> None:
    _run(tmp_path)
    path = Memory(tmp_path).path
    path.write_text(path.read_text().replace('"words": [', '"words": [], "left": ['))
    anew, found = _run(tmp_path)
    assert anew == list(SOURCES)
    assert found == [clues._read(source) for source in SOURCES]


def test_where_nothing_can_be_written_it_is_only_slower(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert _run(file / "cache")[0] == _run(file / "cache")[0] == list(SOURCES)


def test_files_of_older_code_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"phrases-{number}.json").write_text("{}")
    _run(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4
    assert not _run(tmp_path)[0]


def test_after_the_library_is_read_nothing_more_is_kept(tmp_path: Path) -> None:
    memory, reader = Memory(tmp_path), _Reader()
    memory.keep()
    memory.recall(SOURCES[0], reader)
    memory.keep()
    assert reader.asked == [SOURCES[0]]
    assert not list(tmp_path.iterdir())


def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "fairbrief"
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_folder() == tmp_path / ".cache" / "fairbrief"
