"""What cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.language import is_in_another_language
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import Hit, Reading, Rule

#: What a text in another language leaves out is not known, for it was not read.
ANOTHER_LANGUAGE = "LANG-01"


def _not_english(reading: Reading) -> Iterable[Hit]:
    if not reading.posting.is_message and reading.page.once(is_in_another_language):
        yield Hit()


RULES = (
    Rule(
        id=ANOTHER_LANGUAGE,
        reads="text",
        severity=Severity.REVIEW,
        title=_("It is not in English"),
        why=_(
            "Only English is read here. What this text says of pay, hours and work was not read, "
            "and nothing is said of what it leaves out."
        ),
        source="The limits of this review: its phrases are English",
        checked=date(2026, 11, 29),
        remedy=_("Give a version in English, too."),
        advice=_("Read it with somebody who knows the language."),
        ask=_("Is there a version of this posting in English?"),
        judge=_not_english,
    ),
)
