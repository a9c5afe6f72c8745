"""Costs that belong to the employer and are moved to the student: fees, deposits, things to buy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import (
    CAREER_OFFICES,
    FTC,
    NACE,
    Hit,
    Reading,
    Rule,
    aimed,
    when,
)
from fairbrief.fairness.rules.scam.money import is_for_others
from fairbrief.fairness.rules.spoken_of import is_spoken_of
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("rules-costs")

_FEE = _BOOK.clue("fee")
_IS_PAID_BEFORE = _BOOK.rule("is paid before")
_A_SUM_AFTER = _BOOK.rule("a sum after")
_IS_DUE_AFTER = _BOOK.rule("is due after")
_PAID_BY_YOU = _BOOK.clue("paid by you")
_OTHERS_ATTEND = _BOOK.rule("others attend")
_USES_OWN = _BOOK.clue("uses own")
_FOR_A_THING = _BOOK.rule("for a thing")
_OPTIONAL = _BOOK.rule("optional")
_IS_RECEIVED = _BOOK.rule("is received")
_IS_HANDLED = _BOOK.rule("is handled")
_WE_PAY = _BOOK.rule("we pay")
_HAS_IT = _BOOK.rule("has it")
_JOURNEY = _BOOK.rule("journey")
#: Fees and papers are more than the journey itself.
_MORE_THAN_IT = re.compile(r"\bfees?\b|\bvisas?\b|\bhousing\b|\baccommodation\b")
#: Only who leaves early pays it back.
_PAID_BACK = re.compile(r"\b(?:refund|repay|pay back)\b")
_NO_COST = _BOOK.rule("no cost")
#: "Bring your own laptop; the library lends one": it may stand in the next words.
_NEXT = 60
_SHOWN = 3
_NOTHING = _BOOK.rule("nothing")


def student_costs(fields: Fields) -> str:
    """The costs a brief names; "" where it says that there are none."""
    said = fields.student_costs.strip()
    return "" if _NOTHING.fullmatch(said.lower()) else said


def _asked_for(page: Page) -> Iterator[Quote]:
    """Fees of which it is said that they are paid, or how much, and what the reader is to buy."""
    for fee in page.all(_FEE):
        start, end = page.sentence_at(fee.start)
        is_named = _A_SUM_AFTER.match(page.plain, fee.end, end) or _IS_PAID_BEFORE.search(
            page.plain[start : fee.start]
        )
        if _IS_DUE_AFTER.match(page.plain, fee.end, end) or (
            is_named and not is_spoken_of(page, fee)
        ):
            yield fee
    for found in chain(page.all(_PAID_BY_YOU), page.all(_USES_OWN)):
        if not (is_spoken_of(page, found) or _NO_COST.search(found.text.lower())):
            yield found


def _weight(reading: Reading, found: Quote) -> Severity | None:
    """Money that is handed over or spent on the work must go; what one has and is to use is asked
    about, and so is what most students have in a text from elsewhere, and what only some pay back;
    getting there is worth a word."""
    said = found.text.lower()
    if _PAID_BACK.search(said):
        return Severity.REVIEW
    if _JOURNEY.search(said) and not _MORE_THAN_IT.search(said):
        return Severity.COACH
    is_used = any(
        match.start() <= found.start < match.end()
        for match, _start, _end in reading.page.matches(_USES_OWN)
    )
    if is_used or _FOR_A_THING.search(said):
        return Severity.REVIEW
    if reading.fields is None:
        since = max(reading.page.sentence_at(found.start)[0], found.start - 40)
        if _HAS_IT.search(said) or _HAS_IT.search(reading.page.plain[since : found.end]):
            return Severity.REVIEW
    return None


@aimed(_FEE, _PAID_BY_YOU, _USES_OWN)
def _student_costs(reading: Reading) -> Iterable[Hit]:
    """What the student would pay, buy or bring; not what others pay, nor what one may borrow."""
    page = reading.page
    shown, until = 0, 0
    for found in sorted(_asked_for(page), key=lambda each: each.start):
        start, end = page.sentence_at(found.start)
        if found.start >= until and not (
            _OPTIONAL.search(page.plain, start, end + _NEXT)
            or is_for_others(page, found)
            or _IS_RECEIVED.search(page.plain, start, found.start)
            or _IS_HANDLED.search(page.plain, start, found.start)
            or _OTHERS_ATTEND.search(page.plain, start, found.start)
            or _WE_PAY.search(page.plain, start, end)
        ):
            yield Hit(quote=found, severity=_weight(reading, found))
            shown, until = shown + 1, found.end
            if shown == _SHOWN:
                return


def _nothing_to_buy(reading: Reading) -> str:
    """What is in order, unless the text asks for something all the same."""
    if reading.fields is None or any(_student_costs(reading)):
        return ""
    return "Nothing to buy, no fees."


RULES = (
    Rule(
        id="PAY-07",
        reads="both",
        severity=Severity.BLOCK,
        title=_("The student is asked to pay, buy or bring something"),
        why=_(
            "What the work needs is provided by the one it is done for. Fees, deposits and things to "
            "buy up front are common marks of bad offers and of scams."
        ),
        version=3,
        source=FTC + "; " + CAREER_OFFICES,
        remedy=_("Take the cost out, or provide what is needed."),
        advice=_("Pay nothing in advance. Ask who bears the cost, and whether it can be lent."),
        ask=_("Which costs would I have, and can you cover them or lend me what is needed?"),
        example=_("We provide the software license and the data; you need nothing but a browser."),
        field="student_costs",
        judge=_student_costs,
    ),
    Rule(
        id="PAY-07F",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The student has costs: {said}"),
        why=_("What the work needs is provided by the one it is done for."),
        source=CAREER_OFFICES + " (such as Oregon State University); " + NACE + ", criterion 7",
        version=3,
        remedy=_("Provide it, or pay for it before the student has to."),
        field="student_costs",
        judge=when(student_costs),
        passed=_nothing_to_buy,
    ),
)
