"""Data of a person that is asked for by reply, or in a form that anybody can make."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed, clues_of
from fairbrief.fairness.rules.scam.contact import personal_data

_BOOK = Phrasebook("scam-papers")

_IN_A_FORM = _BOOK.clue("papers in a form")


@aimed(_IN_A_FORM, *clues_of(personal_data))
def asked_for(reading: Reading) -> Iterable[Hit]:
    """What is asked for by reply; and papers of payroll in a form of Google's: no employer takes
    them so."""
    for quote in reading.page.all(_IN_A_FORM, most=1):
        yield Hit(quote=quote, scam=True, is_sure=not reading.speaks_of_work)
    yield from personal_data(reading)
