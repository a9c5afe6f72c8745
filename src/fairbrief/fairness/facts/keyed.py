"""Pay as a form or the head of a file has it: "pay: 350" in one line, "currency: GBP" in another."""

from __future__ import annotations

import re
from typing import NamedTuple

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.facts.figures import BOOK, currency_of, figures_of
from fairbrief.fairness.text import Page, Quote

_KEYED = BOOK.clue("keyed")
_CURRENCY = BOOK.clue("keyed currency")
_UNIT = BOOK.clue("keyed unit")
#: A key is the first thing in its line or after a comma or bracket.
_FIRST = re.compile(r"(?:^|[\n{,;])[\s\"'+-]{0,6}(?:the )?$")
#: Keys of other things as well: pay only where a currency is said for them.
_OF_ANYTHING = frozenset({"amount", "budget", "rate", "payment"})
_LEAST, _BEFORE = 5, 12


class Keyed(NamedTuple):
    """The numbers of a key of pay; "" for a currency or unit that no key says."""

    figures: list[float]
    currency: str
    unit: str
    quote: Quote


def keyed_pay(page: Page) -> Keyed | None:
    """What the first such key says."""
    for match, _start, _end in page.matches(_KEYED):
        if not _FIRST.search(page.plain, max(0, match.start() - _BEFORE), match.start()):
            continue
        currency = _currency(page, match)
        figures = figures_of(match["figures"])
        unit = "hour" if match.group().startswith("hourly") else _said(page, _UNIT, "unit")
        if min(figures) >= _LEAST and (currency or match["key"] not in _OF_ANYTHING):
            return Keyed(figures, currency, unit, page.quote(match.start(), match.end()))
    return None


def _said(page: Page, key: Clue, what: str) -> str:
    found = page.matches(key)
    return found[0][0][what] if found else ""


def _currency(page: Page, match: re.Match[str]) -> str:
    sign = match["before"] or match["after"] or _said(page, _CURRENCY, "currency")
    return currency_of(sign.removeprefix("us ")) if sign else ""
