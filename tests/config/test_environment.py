"""Settings that cannot be meant are refused in words that name them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from fairbrief.cli.output import counted
from fairbrief.config.environment import database_of, whole_env

POOLED = {"FAIRBRIEF_POOLER": "1", "FAIRBRIEF_PREPARE": "0"}
HOW_IT_CONNECTS = """
import json
import django
from django.db import connection
django.setup()
from procrastinate.contrib.django import app
params = app.connector.get_worker_connector()._pool_args["kwargs"]
print(json.dumps({
    "cursors": not connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"],
    "site": connection.get_connection_params()["prepare_threshold"],
    "queue": params["prepare_threshold"],
}))
"""


@pytest.mark.parametrize("given", ["x", "-1", "1.5", "١"])
def test_a_count_is_a_whole_number(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAIRBRIEF_PROXIES", given)
    with pytest.raises(ImproperlyConfigured, match="FAIRBRIEF_PROXIES"):
        whole_env("FAIRBRIEF_PROXIES", 0)
    monkeypatch.setenv("FAIRBRIEF_PROXIES", " 2 ")
    assert whole_env("FAIRBRIEF_PROXIES", 0) == 2
    monkeypatch.setenv("FAIRBRIEF_PROXIES", "")
    assert whole_env("FAIRBRIEF_PROXIES", 0) == 0


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://user:secret@host/fairbrief",
        "postgresql://user:secret@host:port/fairbrief",
        "postgresql://user:secret@host/",
        "sqlite:///fairbrief.db",
    ],
)
def test_a_database_is_postgresql_and_its_password_stays_unsaid(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://") as refused:
        database_of(url)
    assert "secret" not in str(refused.value)
    good = database_of("postgresql://fairbrief:x@/fairbrief?host=/run/x")
    assert good["NAME"] == "fairbrief"


@pytest.mark.parametrize(("given", "keeps", "threshold"), [({}, True, 2), (POOLED, False, None)])
def test_a_pooler_is_respected_by_the_site_and_by_the_worker_s_own_connections(
    given: dict[str, str], keeps: bool, threshold: int | None
) -> None:
    """In a process of its own, for settings are read once."""
    said = subprocess.run(
        [sys.executable, "-c", HOW_IT_CONNECTS],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "fairbrief.config.settings", **given},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(said.stdout) == {"cursors": keeps, "site": threshold, "queue": threshold}


def test_one_thing_is_one_thing() -> None:
    assert [counted(number, "thing", "things") for number in (0, 1, 2)] == [
        "0 things",
        "1 thing",
        "2 things",
    ]
