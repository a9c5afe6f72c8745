"""Marks in texts in another language: words that are the same in it."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.language import is_in_another_language
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Judge, Reading, aimed, clues_of
from fairbrief.fairness.rules.scam.checks import checks
from fairbrief.fairness.rules.scam.money import rails

_BOOK = Phrasebook("scam-abroad")

_CHECK = _BOOK.clue("check")
_RAIL = _BOOK.clue("rail")


def _is_told_abroad(reading: Reading) -> bool:
    """Whether a check and a way to send money on stand in a text that is not English: wages come by
    one or the other, and only a fraud by both."""
    page = reading.page
    return page.holds(_CHECK) and page.holds(_RAIL) and page.once(is_in_another_language)


def _in_any_language(judge: Judge, *, is_check: bool) -> Judge:
    """A judge that marks its word in another language, too."""

    @aimed(_CHECK if is_check else _RAIL, *clues_of(judge))
    def judged(reading: Reading) -> Iterable[Hit]:
        if _is_told_abroad(reading):
            for quote in reading.page.all(_CHECK if is_check else _RAIL, most=1):
                yield Hit(quote=quote, is_sure=True)
        else:
            yield from judge(reading)

    return judged


checks_anywhere = _in_any_language(checks, is_check=True)
rails_anywhere = _in_any_language(rails, is_check=False)
