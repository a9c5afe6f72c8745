"""A real browser, and people who walk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import chromium
from tests.journeys.walking import Walker


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=chromium(),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield found
        found.close()


@pytest.fixture
def walk(browser: Browser, live_server: Any) -> Iterator[Callable[..., Walker]]:
    """Gives a person a browser: `walk(user, width=PHONE)`."""
    walkers: list[Walker] = []

    def begin(*arguments: Any, **options: Any) -> Walker:
        walkers.append(Walker(browser, live_server.url, *arguments, **options))
        return walkers[-1]

    yield begin
    for each in walkers:
        each.leave()
