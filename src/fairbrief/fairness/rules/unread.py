"""Texts without terms to read: in another language, of a few words, or a warning of frauds."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from datetime import date

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.language import is_in_another_language
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import Hit, Reading, Rule
from fairbrief.fairness.text import Page
from fairbrief.fairness.warned import is_notice

ANOTHER_LANGUAGE = "LANG-01"
NO_POSTING = "TEXT-01"
#: What warns of a fraud has no terms: nothing else is said of it.
NOTICE = "NOTICE-01"
#: What such a text leaves out is not known: it was not read, or is none of a posting.
UNREAD = frozenset({ANOTHER_LANGUAGE, NO_POSTING})
#: Rules of which a text that breaks them has no terms that are read.
WITHOUT_TERMS = UNREAD | {NOTICE}
#: Words that a posting has, at the very least; addresses and signs are none.
_FEWEST_WORDS = 4
_WORD = re.compile(r"(?<![\w.@/-])[^\W\d_]{2,}(?![\w@/]|\.\w)")


def is_unread(page: Page) -> bool:
    """Whether nothing can be said of what a text leaves out."""
    return page.once(is_in_another_language) or page.once(_is_no_posting)


def _is_no_posting(page: Page) -> bool:
    words = itertools.islice(_WORD.finditer(page.plain), _FEWEST_WORDS)
    return sum(1 for _each in words) < _FEWEST_WORDS


def _too_short(reading: Reading) -> Iterable[Hit]:
    page = reading.page
    is_english = not page.once(is_in_another_language)
    if is_english and not reading.posting.is_message and page.once(_is_no_posting):
        yield Hit()


def _not_english(reading: Reading) -> Iterable[Hit]:
    if not reading.posting.is_message and reading.page.once(is_in_another_language):
        yield Hit()


def _warning(reading: Reading) -> Iterable[Hit]:
    if not reading.posting.is_message and is_notice(reading.page):
        yield Hit()


RULES = (
    Rule(
        id=ANOTHER_LANGUAGE,
        reads="text",
        severity=Severity.REVIEW,
        title=_("It is not in English"),
        why=_(
            "Only English is read here. What this text says of pay, hours and work was not read, and "
            "it could not be checked for fraud."
        ),
        source="The limits of this review: its phrases are English",
        checked=date(2026, 11, 29),
        remedy=_("Give a version in English, too."),
        advice=_(
            "Read it with somebody who knows the language. Send no money and no data before that."
        ),
        ask=_("Is there a version of this posting in English?"),
        judge=_not_english,
    ),
    Rule(
        id=NO_POSTING,
        reads="text",
        severity=Severity.REVIEW,
        title=_("There is no posting in this"),
        why=_("So few words say nothing of pay, hours and work, and can leave nothing out."),
        source="The limits of this review: a posting has some words",
        checked=date(2026, 11, 29),
        remedy=_("Give the words of the posting, not its address."),
        advice=_("Copy the whole posting, and check that."),
        ask=_("May I have the posting in writing?"),
        judge=_too_short,
    ),
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
