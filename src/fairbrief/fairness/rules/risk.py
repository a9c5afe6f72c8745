"""Risk and costs that belong to the employer and are moved to the student: luck, sales, fees."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import (
    CAREER_OFFICES,
    FTC,
    NACE,
    Hit,
    Reading,
    Rule,
    aimed,
    hits,
    says,
    when,
)
from fairbrief.fairness.rules.scam.money import is_for_others
from fairbrief.fairness.text import Quote

_BOOK = Phrasebook("rules-risk")

_SPEC_WORK = _BOOK.clue("spec work")
_BESIDE = _BOOK.rule("beside a wage")
_OUR_SHARE = re.compile(r"\b(?:we|the gallery|the shop) $")
_STUDENT_COSTS = _BOOK.clue("student costs")
_OPTIONAL = _BOOK.rule("optional")
_IS_RECEIVED = _BOOK.rule("is received")
_IS_HANDLED = _BOOK.rule("is handled")
_WE_PAY = _BOOK.rule("we pay")
_HAS_IT = _BOOK.rule("has it")
#: "Bring your own laptop; the library lends one": it may stand in the next words.
_NEXT = 60


def _is_beside_wage(reading: Reading, share: Quote) -> bool:
    """Whether a share of what is sold comes on top of a wage by the hour."""
    pay = reading.facts.pay
    if pay.unit != "hour" or pay.quote is None:
        return False
    first, then = sorted((share, pay.quote), key=lambda each: each.start)
    return _BESIDE.match(reading.page.plain, first.end, then.start) is not None


@aimed(_SPEC_WORK)
def _spec_work(reading: Reading) -> Iterable[Hit]:
    """Pay that depends on luck or sales; a share beside an hourly wage does not, nor the house's."""
    page = reading.page
    for hit in hits(reading, _SPEC_WORK):
        if hit.quote and (said := hit.quote.text.lower()) and ("%" in said or "percent" in said):
            if said[0].isdigit() and reading.facts.pay.unit in {"hour", "day"}:
                continue
            start, _end = page.sentence_at(hit.quote.start)
            if _is_beside_wage(reading, hit.quote):
                continue
            if _OUR_SHARE.search(page.plain, start, hit.quote.start):
                continue
        yield hit


@aimed(_STUDENT_COSTS)
def _student_costs(reading: Reading) -> Iterable[Hit]:
    """What the student would pay, buy or bring; not what others pay, nor what one may borrow. What
    most students have, and a journey's costs, are asked about in a text from elsewhere."""
    page = reading.page
    for hit in hits(reading, _STUDENT_COSTS):
        if hit.quote is None:
            continue
        start, end = page.sentence_at(hit.quote.start)
        if not (
            _OPTIONAL.search(page.plain, start, end + _NEXT)
            or is_for_others(page, hit.quote)
            or _IS_RECEIVED.search(page.plain, start, hit.quote.start)
            or _IS_HANDLED.search(page.plain, start, hit.quote.start)
            or _WE_PAY.search(page.plain, start, end)
        ):
            is_light = reading.fields is None and _HAS_IT.search(hit.quote.text.lower())
            yield hit._replace(severity=Severity.REVIEW) if is_light else hit


RULES = (
    Rule(
        id="PAY-05",
        reads="both",
        severity=Severity.BLOCK,
        title=_("Pay depends on luck or sales"),
        why=_("Commission, contests and work on trial move the employer's risk to the student."),
        source=CAREER_OFFICES + " (such as Oregon State University)",
        remedy=_("Pay a fixed fee for the work itself."),
        advice=_("Ask for a fixed fee, and begin only when it is agreed."),
        version=2,
        ask=_("Is there a fixed fee that does not depend on sales or on being chosen?"),
        example=_("You are paid $432 for the two reports, whether or not we use them."),
        field="pay_kind",
        judge=_spec_work,
    ),
    Rule(
        id="PAY-07",
        reads="both",
        severity=Severity.BLOCK,
        title=_("The student is asked to pay, buy or bring something"),
        why=_(
            "What the work needs is provided by the one it is done for. Fees, deposits and things to "
            "buy up front are common marks of bad offers and of scams."
        ),
        version=2,
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
        version=2,
        remedy=_("Provide it, or pay for it before the student has to."),
        field="student_costs",
        judge=when(lambda fields: fields.student_costs.strip()),
        passed=says(lambda fields: "Nothing to buy, no fees."),
    ),
)
