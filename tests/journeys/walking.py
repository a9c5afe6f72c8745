"""People with browsers: each sees pages as they are, and every page is checked as it is opened."""

from __future__ import annotations

from typing import Any

from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from fairbrief.accounts.models import User
from tests.open_to_all import faults_of

PHONE, DESK = 360, 1280
#: What stands out of the page on the right, for who has to mend it.
WIDER = """() => [...document.querySelectorAll("main *")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
  .map((each) => each.outerHTML.slice(0, 160)).slice(-8)"""


class Walker:
    """One person at one screen. `user` None is a visitor."""

    def __init__(
        self,
        browser: Browser,
        base: str,
        user: User | None = None,
        *,
        width: int = DESK,
        **options: Any,
    ) -> None:
        self.base = base
        self.width = width
        self.said: list[str] = []
        # Motion is left out: a page turned before its fade has ended says so in the console.
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 800}, reduced_motion="reduce", **options
        )
        if user is not None:
            client = Client()
            client.force_login(user)
            cookie = client.cookies["sessionid"].value
            self.context.add_cookies([{"name": "sessionid", "value": cookie, "url": base}])
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.on("console", lambda m: self.said.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.scripted = options.get("java_script_enabled", True)

    def open(self, path: str) -> Page:
        answer = self.page.goto(self.base + path)
        assert answer is not None
        assert answer.status == 200, (path, answer.status)
        self.look()
        return self.page

    def look(self) -> None:
        """The page is whole at this width, open to every reader, and quiet."""
        self.page.wait_for_load_state()
        if self.scripted:
            faults = faults_of(self.page)
            assert not faults, (self.page.url, faults)
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= self.width, (self.page.url, wide, self.page.evaluate(WIDER))
        assert not self.said, (self.page.url, self.said)

    def press(self, label: str, *, which: int = 0) -> None:
        """Presses a button by its words and looks at where it leads."""
        self.page.get_by_role("button", name=label, exact=True).nth(which).click()
        self.look()

    def unfold(self, label: str) -> None:
        self.page.locator("summary", has_text=label).first.click()

    def sees(self, *words: str) -> None:
        text = self.page.locator("main").inner_text()
        for each in words:
            assert each.lower() in text.lower(), (self.page.url, each, text[:2500])

    def leave(self) -> None:
        self.context.close()
