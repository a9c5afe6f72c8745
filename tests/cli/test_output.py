"""How far long work is: a plain line a stage where nobody watches, nothing when machines read."""

from __future__ import annotations

import pytest

from fairbrief.cli.output import progress


def test_plain_lines_name_each_stage_once(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as report:
        for done in range(3):
            report("Planting", done, 3)
        report("Watering", 0, 0)
    said = capsys.readouterr()
    assert said.err.splitlines() == ["Planting (3) …", "Watering …"]
    assert said.out == ""


def test_quiet_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(quiet=True) as report:
        report("Planting", 0, 3)
    assert capsys.readouterr() == ("", "")


def test_bars_follow_several_stages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with progress() as report:
        report("Planting", 1, 3)
        report("Watering", 0, 0)
        report("Planting", 3, 3)
    said = capsys.readouterr()
    assert "Planting" in said.err
    assert "3/3" in said.err
    assert "Watering" in said.err
    assert said.out == ""
