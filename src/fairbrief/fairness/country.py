"""Which country's police to tell of a fraud: that of the place, or of the money, it speaks of."""

from __future__ import annotations

from fairbrief.fairness.facts import Facts
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.places import (
    is_elsewhere,
    is_in_ireland,
    is_in_the_states,
    is_in_the_uk,
)
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("country")

#: Who speaks of such money speaks to people there.
_OF_MONEY = {"GBP": "GB", "CAD": "CA", "AUD": "AU"}
_OF_PLACE = {"CA": _BOOK.clue("canada"), "AU": _BOOK.clue("australia")}
_POUNDS = _BOOK.clue("pounds")


def country_of(page: Page, facts: Facts) -> str:
    """Its code: of the United Kingdom, Canada and Australia where they are spoken of, "" for another
    one, and else of the United States, whose law is read here."""
    if is_in_the_states(page):
        return "US"
    if is_in_the_uk(page):
        return "GB"
    for country, sought in _OF_PLACE.items():
        if page.holds(sought):
            return country
    if is_elsewhere(page) or is_in_ireland(page):
        return ""
    if page.holds(_POUNDS):
        return "GB"
    currency = facts.pay.currency or "USD"
    return "US" if currency == "USD" else _OF_MONEY.get(currency, "")
