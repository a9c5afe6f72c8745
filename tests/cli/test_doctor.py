"""What the doctor says of settings, without a process of its own; see test_installation.py."""

from __future__ import annotations

from typing import Any

from fairbrief.cli.health import Finding, Level, inside


def said_of_address() -> dict[str, Finding]:
    return {each.name: each for each in inside.address()}


def test_doctor_misses_the_proxies_of_a_site_behind_https(settings: Any) -> None:
    settings.BASE_URL, settings.SECURE = "https://micro.example.edu", True
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    found = said_of_address()["proxies"]
    assert found.level is Level.WARN
    assert "FAIRBRIEF_PROXIES" in found.mend
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert said_of_address()["proxies"].level is Level.OK


def test_doctor_asks_for_no_proxies_on_this_machine() -> None:
    assert "proxies" not in said_of_address()
