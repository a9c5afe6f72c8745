"""Settings that cannot be meant are refused in words that name them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from fairbrief.cli.output import counted
from fairbrief.config.environment import database_of, whole_env


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


def test_one_thing_is_one_thing() -> None:
    assert [counted(number, "thing", "things") for number in (0, 1, 2)] == [
        "0 things",
        "1 thing",
        "2 things",
    ]
