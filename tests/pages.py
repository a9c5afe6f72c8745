"""Forms as they stand on a page somebody has open."""

from __future__ import annotations

import re

from django.test import Client

_SEEN = re.compile(r'name="seen" value="([^"]+)"')


def seen_in(page: str) -> str:
    """What the first form of a page sends along of what the page shows."""
    found = _SEEN.search(page)
    assert found, "no form says what the page shows"
    return found[1]


def seen_on(client: Client, address: str, *, action: str = "") -> str:
    """The same of the page at an address; with `action`, of its form that is sent there."""
    page = client.get(address).content.decode()
    forms = re.findall(r"<form[^>]*>.*?</form>", page, re.DOTALL)
    return seen_in("".join(each for each in forms if f'action="{action}' in each or not action))
