"""Whether a page is open to every reader, as axe finds it in a browser."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

#: What the law asks for.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


def faults_of(page: Page, *more: str) -> list[tuple[str, list[str]]]:
    """What breaks a rule, or one of `more` kinds of rules: its name and the places.

    axe is asked for nothing else: to describe everything that is well takes it as long again.
    """
    options = {"runOnly": [*RULES, *more], "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]
