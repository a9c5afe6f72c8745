"""Fields and text must agree: whatever the text says of a term, the field says too."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.dates import days_of
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import FREELANCE, Hit, Reading, Rule, dollars

_AMOUNT = clue(r"\$\s?\d{1,3}(?:,?\d{3})*(?:\.\d{2})?\b(?! ?(?:million|m\b|k\b|billion))")
_OF_PAY = ("pay", "fee", "stipend", "earn", "compens", "honorari", "salary", "wage")
_PLACES = {"remote": _("remote"), "onsite": _("on site"), "hybrid": _("partly on site")}
_WHY = _("When an offer says two things, each side counts on the one that suits it.")
_SOURCE = "The platform's defaults: text and fields of a brief say the same"


def _unpaid(reading: Reading) -> Iterable[Hit]:
    if reading.brief.pay_kind == "fixed" and reading.facts.pay.status == "unpaid":
        yield Hit(quote=reading.facts.pay.quote)


def _amounts(reading: Reading) -> Iterable[Hit]:
    fields = reading.brief
    if fields.fee_minor is None or fields.currency != "USD":
        return
    known = {fields.fee_minor, fields.rate_minor}
    for quote in reading.page.all(_AMOUNT, most=20):
        minor = round(float(quote.text.replace("$", "").replace(",", "").strip()) * 100)
        start, end = reading.page.sentence_at(quote.start)
        is_pay = any(word in reading.page.plain[start:end] for word in _OF_PAY)
        if is_pay and minor not in known:
            yield Hit(
                quote=quote,
                said=f"{quote.text} in the text, {dollars(fields.fee_minor)} in the fee",
            )


def _hours(reading: Reading) -> Iterable[Hit]:
    hours, said = reading.brief.hours, reading.facts.hours
    if hours and said.total_stated and abs(said.total_stated - hours) > max(1, hours * 0.1):
        yield Hit(
            quote=said.quote, said=f"{said.total_stated:.4g} in the text, {hours} in the hours"
        )


def _due(reading: Reading) -> Iterable[Hit]:
    due, quote = reading.brief.due_on, reading.facts.deadline
    if due is None or quote is None:
        return
    days = days_of(quote.text, near=due)
    if days and days[-1] not in {due, reading.brief.apply_by}:
        said = f"{days[-1]:%-d %B} in the text, {due:%-d %B} as the due date"
        yield Hit(quote=quote, said=said)


#: The sentence speaks of where the student works, not of a visit or of what the work is about.
_OF_WORK = re.compile(
    r"\b(?:works?|working|role|position|internship|job|location|based|you are|you will be|you'll be|project is)\b"
)


def _place(reading: Reading) -> Iterable[Hit]:
    place, said = reading.brief.place, reading.facts.place
    if place not in _PLACES or said.kind not in _PLACES or place == said.kind or not said.quote:
        return
    if _OF_WORK.search(reading.page.plain, *reading.page.sentence_at(said.quote.start)):
        yield Hit(quote=said.quote, said=f"{_PLACES[said.kind]}, {_PLACES[place]}")


RULES = (
    Rule(
        id="PAY-01X",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("The text calls it unpaid, the fee says it is paid"),
        why=_WHY,
        source=_SOURCE,
        remedy=_("Say what it is that is unpaid, such as a break, or choose that the work is."),
        field="summary",
        judge=_unpaid,
    ),
    Rule(
        id="PAY-03X",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("Text and fee do not agree: {said}"),
        why=_("When two figures stand in one offer, each side counts on another."),
        source=f"{_SOURCE}; {FREELANCE} (rate and value in writing)",
        remedy=_("Make the text and the fee say the same."),
        field="summary",
        judge=_amounts,
    ),
    Rule(
        id="SCOPE-02X",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("Text and hours do not agree: {said}"),
        why=_WHY,
        source=_SOURCE,
        remedy=_("Make the text and the hours say the same."),
        field="summary",
        judge=_hours,
    ),
    Rule(
        id="SCOPE-03X",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("Text and due date do not agree: {said}"),
        why=_WHY,
        source=_SOURCE,
        remedy=_("Make the text and the due date say the same."),
        field="summary",
        judge=_due,
    ),
    Rule(
        id="PLACE-01X",
        reads="fields",
        severity=Severity.REVIEW,
        title=_("The text says one place of work, the brief another: {said}"),
        why=_WHY,
        source=_SOURCE,
        remedy=_("Make the text and the place of work say the same."),
        field="summary",
        judge=_place,
    ),
)
