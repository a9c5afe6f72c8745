"""Every command explains itself."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fairbrief import __version__
from fairbrief.cli import Commands, main


def test_help_lists_every_command() -> None:
    said = CliRunner().invoke(main, ["--help"])
    assert said.exit_code == 0
    for name in Commands.modules:
        assert f"\n  {name} " in said.output


@pytest.mark.parametrize("name", [name for name in Commands.modules if name != "manage"])
def test_every_command_has_help(name: str) -> None:
    said = CliRunner().invoke(main, [name, "--help"])
    assert said.exit_code == 0
    assert said.output.startswith(f"Usage: fairbrief {name}") or "Usage: " in said.output
    assert len(said.output.splitlines()) > 5


def test_version_is_said() -> None:
    assert __version__ in CliRunner().invoke(main, ["--version"]).output


def test_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(main, ["demmo"]).exit_code == 2
