"""Warnings, which offer no work."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import Hit, Reading, Rule
from fairbrief.fairness.warned import is_notice

#: What warns of a fraud has no terms: nothing else is said of it.
NOTICE = "NOTICE-01"


def _warning(reading: Reading) -> Iterable[Hit]:
    if not reading.posting.is_message and is_notice(reading.page):
        yield Hit()


RULES = (
    Rule(
        id=NOTICE,
        reads="text",
        severity=Severity.REVIEW,
        title=_("It warns of a scam and offers no work"),
        why=_(
            "It tells of offers that others were sent. So nothing in it was read as pay, hours or "
            "work, and there is nothing to apply for."
        ),
        source="What the text says of itself",
        checked=date(2026, 11, 29),
        remedy=_("Say that no work is offered here."),
        advice=_("If you got such an offer, do not answer, and show it to your career office."),
        judge=_warning,
    ),
)
