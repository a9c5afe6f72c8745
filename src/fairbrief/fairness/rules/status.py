"""In what capacity a student works, for whom, and what that asks of both sides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Judge, Reading, Rule, dollars, words
from fairbrief.fairness.rules.places import (
    IRELAND,
    REQUIRED_BY_COURSE,
    UK,
    is_in_the_states,
    is_nonprofit,
)

_BOOK = Phrasebook("status")


@dataclass(frozen=True)
class _Wage:
    """What is owed an hour in a country, in minor units: from the age named, and from 18."""

    place: Clue
    currency: str
    from_age: int
    minor: int
    from_18_minor: int


#: From 1 April 2026 in the United Kingdom, from 1 January 2026 in Ireland.
_UK_WAGE = _Wage(UK, "GBP", 21, 1271, 1085)
_IRISH_WAGE = _Wage(IRELAND, "EUR", 20, 1415, 1132)

_CONTRACTOR = _BOOK.clue("contractor")
_THIRD_PARTY = _BOOK.clue("third party")
_MINORS = _BOOK.clue("minors")
_CREDIT = _BOOK.clue("credit")
_VISA = _BOOK.clue("visa")


def _below_wage(wage: _Wage) -> Judge:
    """A judge of work in a country that is unpaid or under its wage; no part of a course, and not
    given to a charity or a public body."""

    def judge(reading: Reading) -> Iterable[Hit]:
        pay, page = reading.facts.pay, reading.page
        is_there = pay.currency == wage.currency == "GBP" or (
            page.first(wage.place, plain=False) and not is_in_the_states(page)
        )
        if not is_there or page.first(REQUIRED_BY_COURSE, plain=False):
            return
        if pay.status == "unpaid":
            if not is_nonprofit(page):
                yield Hit(quote=pay.quote, said=_("unpaid"))
        elif pay.currency == wage.currency and pay.hourly is not None:
            minor = round(pay.hourly * 100)
            if minor < wage.minor:
                said = f"{dollars(minor, wage.currency)} an hour"
                is_for_some = minor >= wage.from_18_minor
                below = f", enough only below the age of {wage.from_age}" if is_for_some else ""
                yield Hit(quote=pay.quote, said=said + below)

    return judge


RULES = (
    Rule(
        id="CLS-01",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It calls the student a contractor"),
        why=_(
            "Whether someone is a contractor follows from how the work is done, not from what it is "
            "called. Fixed hours, close direction and the employer's tools speak for an employee, in "
            "the United States as in many other places."
        ),
        source="US Department of Labor, FLSA, employee or independent contractor; IRS, common-law rules",
        version=2,
        remedy=_(
            "Choose the status when the agreement is made: payroll, an employer of record, or a "
            "contract for a result."
        ),
        advice=_(
            "Find out before you sign: a contractor sees to taxes and insurance, an employee does not."
        ),
        ask=_("Would I be an employee or a contractor, and who decides when and how I work?"),
        example=_(
            "You are paid through our payroll. / You deliver the two reports in your own time and "
            "your own way, for a fixed fee."
        ),
        field="summary",
        judge=words(_CONTRACTOR, most=2),
    ),
    Rule(
        id="UK-01",
        reads="text",
        severity=Severity.REVIEW,
        title=_("The UK's minimum wage may be owed: {said}"),
        why=_(
            "In the United Kingdom an intern who counts as a worker is owed the minimum wage: £12.71 an hour "
            "from 21, £10.85 from 18 to 20. Placements of up to a year that a UK course requires, "
            "volunteers of a charity or a public body, and mere shadowing are exempt."
        ),
        version=2,
        source="gov.uk, National Minimum Wage: work experience and internships; rates from 1 April 2026",
        remedy=_("Ask for the minimum wage of your age, or why it is not owed."),
        ask=_("Is at least the National Minimum Wage for my age paid, and if not, why not?"),
        judge=_below_wage(_UK_WAGE),
    ),
    Rule(
        id="IE-01",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Ireland's minimum wage may be owed: {said}"),
        why=_(
            "In Ireland an intern who is in fact an employee is owed the minimum wage: €14.15 an hour "
            "from the age of 20, €12.74 at 19, €11.32 at 18. A placement that a course requires may "
            "not be employment."
        ),
        version=2,
        source="Ireland, National Minimum Wage Act 2000; rate from 1 January 2026 (citizensinformation.ie)",
        remedy=_("Ask for the minimum wage of your age, or why it is not owed."),
        ask=_("Is at least the Irish minimum wage for my age paid, and if not, why not?"),
        judge=_below_wage(_IRISH_WAGE),
    ),
    Rule(
        id="EMP-02",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It is offered for someone who is not named"),
        why=_("You cannot look up, or hold to its word, an employer whose name you do not know."),
        source=CAREER_OFFICES + " (such as Oregon State University): no third-party recruiting",
        version=2,
        remedy=_("Name the organization that the work is for, and say who signs and pays."),
        advice=_("Ask for the organization's name before you apply."),
        ask=_("For which organization is the work, and who pays?"),
        example=_("The work is for Lantern Street Films, which signs and pays."),
        field="summary",
        judge=words(_THIRD_PARTY, most=2),
    ),
    Rule(
        id="AGE-01",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It invites people under 18"),
        why=_(
            "A minor can often step out of an agreement. In the United States, and in most places, the "
            "law limits what people under 18 may do, and how long the youngest may work."
        ),
        version=2,
        source="Fair Labor Standards Act, child labor provisions (dol.gov/agencies/whd/child-labor)",
        remedy=_("Ask for students of 18 or over."),
        advice=_("If you are under 18, ask your school and a parent before you agree."),
        field="summary",
        judge=words(_MINORS, most=2),
    ),
    Rule(
        id="CRED-01",
        reads="both",
        severity=Severity.NOTE,
        title=_("It speaks of academic credit"),
        why=_(
            "Credit is given by a university, not by an employer. As a rule the department must agree "
            "before the work starts, and credit often costs tuition."
        ),
        source=CAREER_OFFICES,
        version=2,
        remedy=_("Say that credit is for the student's university to give."),
        advice=_("Ask your department before you count on it."),
        field="summary",
        judge=words(_CREDIT, most=1),
    ),
    Rule(
        id="F1-01",
        reads="both",
        severity=Severity.NOTE,
        title=_("It speaks of work authorization"),
        why=_(
            "For work in the United States, students on an F-1 visa need CPT for this employer and "
            "these dates, or OPT, before they start; as a rule also when the work is unpaid. "
            "Elsewhere other rules hold."
        ),
        source="8 CFR 214.2(f)(10)",
        version=2,
        remedy=_("Leave the student time to ask their international office before they sign."),
        advice=_("Ask your international office before you sign."),
        field="summary",
        judge=words(_VISA, most=1),
    ),
)
