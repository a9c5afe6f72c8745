"""Unpaid work: a company's must change; of others it is asked why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import FLSA71, NACE_UNPAID, Hit, Reading, Rule, when
from fairbrief.fairness.rules.places import REQUIRED_BY_COURSE, is_nonprofit
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("rules-unpaid")

_PUBLIC_BODY = _BOOK.clue("public body")
_CHARITY = _BOOK.clue("charity")
_OF_CAMPUS = _BOOK.clue("of campus")
_FOR_STUDIES = _BOOK.clue("for studies")
_ONLY_NAMED = _BOOK.rule("only named")
_COMPANY = _BOOK.clue("company")
_VOLUNTEER = _BOOK.clue("volunteer")
_EMPLOYED = _BOOK.clue("employed")


def _is_for_studies(page: Page) -> bool:
    """Whether a course or a license asks for it, or it is of a kind that only they ask for."""
    return page.holds(REQUIRED_BY_COURSE) or page.first(_FOR_STUDIES) is not None


def _is_public_or_charitable(page: Page) -> bool:
    """Whether a public body, a charity or a campus offers it: it says so of itself, or is of a kind
    that is nothing else. Whom a company works for makes it none."""
    if is_nonprofit(page):
        return True
    if page.holds(_COMPANY):
        return False
    return any(
        not _ONLY_NAMED.search(page.plain, start, match.start())
        for kind in (_PUBLIC_BODY, _CHARITY, _OF_CAMPUS)
        for match, start, _end in page.matches(kind)
    )


def _is_for_volunteers(page: Page) -> bool:
    """Whether who does it is called a volunteer and nothing else."""
    return page.holds(_VOLUNTEER) and not (page.holds(_EMPLOYED) or page.holds(_COMPANY))


def _unpaid_text(reading: Reading) -> Iterable[Hit]:
    """A company's must change; of a charity, a public body or a course that asks for it, why."""
    page = reading.page
    if reading.facts.pay.status == "unpaid":
        is_open = (
            _is_for_studies(page) or _is_public_or_charitable(page) or _is_for_volunteers(page)
        )
        yield Hit(quote=reading.facts.pay.quote, severity=Severity.REVIEW if is_open else None)


def _unpaid_at_first(reading: Reading) -> Iterable[Hit]:
    pay = reading.facts.pay
    if pay.status == "paid" and pay.unpaid_at_first is not None:
        yield Hit(quote=pay.unpaid_at_first)


def _unpaid_fields(reading: Reading) -> Iterable[Hit]:
    fields = reading.brief
    if fields.pay_kind == "none":
        allowed = fields.unpaid_allowed and fields.employer_kind != "for_profit"
        yield Hit(severity=Severity.NOTE if allowed else Severity.BLOCK)


def _unpaid_and_remote(fields: Fields) -> bool:
    allowed = fields.unpaid_allowed and fields.employer_kind != "for_profit"
    is_remote = fields.place == "remote" and not fields.unpaid_remote
    return fields.pay_kind == "none" and allowed and is_remote


RULES = (
    Rule(
        id="PAY-01",
        reads="text",
        severity=Severity.BLOCK,
        title=_("It is unpaid"),
        why=_(
            "Unpaid work shuts out everyone who cannot work for nothing, and paid interns get more "
            "job offers. What is lawful depends on the place: in the United States a company may "
            "leave an intern unpaid only when the student is the one who mainly benefits. Unpaid "
            "internships in the public sector and at charities, where the student volunteers "
            "without expecting pay, are generally permissible."
        ),
        source=NACE_UNPAID + "; " + FLSA71 + " and its footnote on the public sector",
        remedy=_("Pay it if you can. A public agency or a nonprofit that cannot says why."),
        advice=_(
            "Ask whether it can be paid. A public agency or a nonprofit may say why it cannot."
        ),
        ask=_("Could this work be paid, or at least what taking part costs me, such as travel?"),
        field="pay_kind",
        version=3,
        judge=_unpaid_text,
    ),
    Rule(
        id="PAY-01B",
        reads="text",
        severity=Severity.REVIEW,
        title=_("The beginning is unpaid"),
        why=_(
            "Who is paid for the work is usually owed pay for its first days too. In the United "
            "States training counts as time worked unless it is outside of regular hours, voluntary, "
            "not about the job, and nothing is worked meanwhile."
        ),
        source=(
            "US Department of Labor, Fact Sheet 22 (dol.gov/agencies/whd/fact-sheets) and the advisor "
            "on hours worked (webapps.dol.gov/elaws/whd/flsa/hoursworked); 29 CFR 785.27 and 785.28 "
            "(training time); " + FLSA71
        ),
        checked=date(2026, 11, 29),
        remedy=_("Pay from the first hour; if something before it is no work, say what it is."),
        advice=_(
            "Ask before you begin whether it is paid, and note every hour from the first one."
        ),
        ask=_("Is the beginning paid as well, and if not, what will I do in that time?"),
        field="pay_kind",
        judge=_unpaid_at_first,
    ),
    Rule(
        id="PAY-01F",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("It is unpaid"),
        why=_(
            "Unpaid work shuts out everyone who cannot work for nothing. Companies pay here; a "
            "nonprofit or a public agency may offer unpaid work only where the campus allows it, "
            "and students are always told plainly."
        ),
        source=NACE_UNPAID + "; " + FLSA71,
        version=3,
        remedy=_("Offer a fixed fee if you can; unpaid it stands only where the campus allows it."),
        example=_("A fixed fee of $432 for the whole project, 18 hours at $24."),
        field="pay_kind",
        judge=_unpaid_fields,
    ),
    Rule(
        id="PAY-01R",
        reads="fields",
        severity=Severity.BLOCK,
        title=_("It is unpaid and remote"),
        why=_(
            "This campus allows unpaid work only where the student is with the people, not from "
            "afar: what makes up for the pay is being among them."
        ),
        source="The campus's policy; " + NACE_UNPAID,
        remedy=_("Offer a fixed fee, or have the student with you for a part of the work."),
        field="place",
        judge=when(_unpaid_and_remote),
    ),
)
