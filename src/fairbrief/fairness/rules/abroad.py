"""What is owed an hour in the United Kingdom and in Ireland, by age."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fairbrief.fairness.dated import is_of_earlier_year
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Judge, Reading, Rule, dollars
from fairbrief.fairness.rules.places import (
    REQUIRED_BY_COURSE,
    is_in_ireland,
    is_in_the_uk,
    is_nonprofit,
)
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("abroad")

_LOOKS_ON = _BOOK.clue("looks on")
_WORKS_ELSEWHERE = _BOOK.clue("works elsewhere")
_APPRENTICE = _BOOK.clue("apprentice")
_VOLUNTEERS = _BOOK.clue("volunteers")
_FOR_A_COMPANY = _BOOK.clue("volunteers for a company")
_EXPENSES_ALONE = _BOOK.clue("expenses alone")


@dataclass(frozen=True)
class _Wage:
    """What is owed an hour in a country, in minor units. `bands` are what can be said of less, each
    from its amount on, the highest first; `is_exempt` of whom none is owed."""

    is_there: Callable[[Page], bool]
    currency: str
    minor: int
    bands: tuple[tuple[int, str], ...]
    is_exempt: Callable[[Page], bool]
    apprentice_minor: int = 0


def _is_exempt_in_the_uk(page: Page) -> bool:
    """A charity's volunteers, placements that a course requires, and who only looks on."""
    return is_nonprofit(page) or page.holds(REQUIRED_BY_COURSE)


def _is_exempt_in_ireland(page: Page) -> bool:
    """Volunteers alone: neither charities nor interns are exempt."""
    return is_nonprofit(page) and page.holds(_VOLUNTEERS)


#: From 1 April 2026: 21 and over, 18 to 20, under 18 and apprentices under 19 or in their first year.
_UK_WAGE = _Wage(
    is_in_the_uk,
    "GBP",
    1271,
    ((1085, _("enough only below the age of 21")), (800, _("enough only below the age of 18"))),
    _is_exempt_in_the_uk,
    apprentice_minor=800,
)
#: From 1 January 2026: from 20 on, at 19, at 18.
_IRISH_WAGE = _Wage(
    is_in_ireland,
    "EUR",
    1415,
    (
        (1274, _("enough only below the age of 20")),
        (1132, _("enough only at 18 or below")),
        (0, _("below the rate at 18")),
    ),
    _is_exempt_in_ireland,
)


def _unpaid(reading: Reading) -> Hit | None:
    """Where nothing is paid: words that say so, or a company's volunteer whose way is paid at most."""
    pay, page = reading.facts.pay, reading.page
    quote = pay.quote
    if pay.status != "unpaid":
        quote = None
        if pay.amount is None:
            quote = page.first(_FOR_A_COMPANY)
        if quote is None and page.holds(_VOLUNTEERS):
            quote = page.first(_EXPENSES_ALONE)
        if quote is None:
            return None
    return Hit(quote=quote, said=_("unpaid"))


def _below_wage(wage: _Wage) -> Judge:
    """A judge of work in a country that is unpaid or under its wage; where the wage is enough for an
    apprentice, it is only to know."""

    def judge(reading: Reading) -> Iterable[Hit]:
        pay, page = reading.facts.pay, reading.page
        is_pounds = pay.currency == wage.currency == "GBP"
        if (
            not (is_pounds or wage.is_there(page))
            or page.first(_LOOKS_ON)
            or page.first(_WORKS_ELSEWHERE)
        ):
            return
        if hit := _unpaid(reading):
            if not wage.is_exempt(page):
                yield hit
        elif pay.currency == wage.currency and pay.hourly is not None:
            if is_of_earlier_year(page):
                return
            minor = round(pay.hourly * 100)
            if minor < wage.minor and not (is_pounds and page.holds(REQUIRED_BY_COURSE)):
                yield _less(wage, minor, reading)

    return judge


def _less(wage: _Wage, minor: int, reading: Reading) -> Hit:
    said = f"{dollars(minor, wage.currency)} an hour"
    if 0 < wage.apprentice_minor <= minor and reading.page.holds(_APPRENTICE):
        said = f"{said}, {_('enough for apprentices under 19 or in their first year')}"
        return Hit(quote=reading.facts.pay.quote, said=said, severity=Severity.NOTE)
    band = next((words for least, words in wage.bands if minor >= least), "")
    return Hit(quote=reading.facts.pay.quote, said=f"{said}, {band}" if band else said)


_ASK = _("Could you tell me the hourly rate, and that it is at or above the minimum wage?")


RULES = (
    Rule(
        id="UK-01",
        reads="text",
        severity=Severity.REVIEW,
        title=_("The UK's minimum wage may be owed: {said}"),
        why=_(
            "In the United Kingdom an intern who counts as a worker is owed the minimum wage: £12.71 an "
            "hour from 21, £10.85 from 18 to 20, £8.00 under 18 and for apprentices under 19 or in their "
            "first year. Placements of up to a year that a UK course requires, volunteers of a charity "
            "or a public body, and mere shadowing are exempt."
        ),
        version=3,
        source="gov.uk, National Minimum Wage: work experience and internships; rates from 1 April 2026",
        remedy=_("Pay the minimum wage of the student’s age, or say why it is not owed."),
        advice=_("Ask for the minimum wage of your age, or why it is not owed."),
        ask=_ASK,
        judge=_below_wage(_UK_WAGE),
    ),
    Rule(
        id="IE-01",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Ireland's minimum wage may be owed: {said}"),
        why=_(
            "In Ireland an intern who does work for the host is owed the minimum wage: €14.15 an hour "
            "from the age of 20, €12.74 at 19, €11.32 at 18. No exemption for interns or charities; only "
            "real volunteers and trainees who do no work for the host fall outside."
        ),
        version=3,
        source=(
            "Ireland, National Minimum Wage Act 2000; Workplace Relations Commission "
            "(workplacerelations.ie); rates from 1 January 2026 (citizensinformation.ie)"
        ),
        remedy=_("Pay the minimum wage of the student’s age, or say why it is not owed."),
        advice=_("Ask for the minimum wage of your age, or why it is not owed."),
        ask=_ASK,
        judge=_below_wage(_IRISH_WAGE),
    ),
)
