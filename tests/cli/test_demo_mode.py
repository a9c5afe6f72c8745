"""Demo mode cannot be switched on by accident where real people are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.exceptions import ImproperlyConfigured

from fairbrief.cli import main
from fairbrief.config.demo_guard import (
    is_loopback,
    is_marked,
    mark_as_demo,
    refuse_public_address,
    refuse_unmarked_database,
)
from tests.cli.running import environment, fairbrief, scratch_url

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.8.8"])
def test_loopback_is_known(host: str) -> None:
    assert is_loopback(host)


ANYWHERE = "0.0.0.0"  # noqa: S104 - it is what must be refused


@pytest.mark.parametrize("host", [ANYWHERE, "::", "10.0.0.1", "fairbrief.example", "", "127.evil"])
def test_everything_else_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_demo_refuses_to_listen_for_others() -> None:
    said = CliRunner().invoke(main, ["demo", "--host", ANYWHERE])
    assert said.exit_code == 1
    assert "this machine only" in said.output


def test_demo_refuses_a_public_address() -> None:
    with pytest.raises(ImproperlyConfigured, match="this machine only"):
        refuse_public_address("https://fairbrief.example")


def test_empty_database_may_become_a_demo() -> None:
    with pytest.raises(ImproperlyConfigured, match="not made by"):
        refuse_unmarked_database()
    mark_as_demo()
    assert is_marked()
    refuse_unmarked_database()
    mark_as_demo()


def test_database_with_people_never_becomes_a_demo(django_user_model: type) -> None:
    django_user_model.objects.create(email="someone@example.edu")  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured, match="holds people"):
        mark_as_demo()
    assert not is_marked()


def test_mode_set_by_hand_serves_nothing_unmarked(tmp_path: Path) -> None:
    with scratch_url() as url:
        env = environment(tmp_path, DATABASE_URL=url)
        by_hand = env | {"FAIRBRIEF_MODE": "demo"}
        assert "not made by `fairbrief demo`" in fairbrief("serve", env=by_hand).stderr
        assert "this machine only" in fairbrief("serve", "--host", ANYWHERE, env=by_hand).stderr
        abroad = by_hand | {"FAIRBRIEF_URL": "https://fairbrief.example"}
        assert "this machine only" in fairbrief("serve", env=abroad).stderr
        assert fairbrief("migrate", env=env).returncode == 0
        # Nor does another WSGI server that imports the application.
        imported = subprocess.run(
            [sys.executable, "-c", "import fairbrief.config.wsgi"],
            env=by_hand,
            capture_output=True,
            text=True,
            check=False,
        )
        assert imported.returncode != 0
        assert "not made by" in imported.stderr
