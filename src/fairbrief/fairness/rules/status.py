"""In what capacity a student works, for whom, and what that asks of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Judge, Reading, Rule, words

_BOOK = Phrasebook("status")

#: An hour, from 21: from 1 April 2026 in the United Kingdom, from 1 January 2026 in Ireland.
UK_WAGE, IRISH_WAGE = 12.71, 14.15

_CONTRACTOR = _BOOK.clue("contractor")
_UK = _BOOK.clue("uk")
_IRELAND = _BOOK.clue("ireland")
_REQUIRED_BY_COURSE = _BOOK.clue("required by course")
_THIRD_PARTY = _BOOK.clue("third party")
_MINORS = _BOOK.clue("minors")
_CREDIT = _BOOK.clue("credit")
_VISA = _BOOK.clue("visa")


def _below_wage(place: Clue, currency: str, wage: float, sign: str) -> Judge:
    """A judge of work in a country that is unpaid or under its wage, and no part of a course."""

    def judge(reading: Reading) -> Iterable[Hit]:
        pay, page = reading.facts.pay, reading.page
        is_there = pay.currency == currency == "GBP" or page.first(place, plain=False)
        if not is_there or page.first(_REQUIRED_BY_COURSE, plain=False):
            return
        if pay.status == "unpaid":
            yield Hit(quote=pay.quote, said=_("unpaid"))
        elif pay.currency == currency and pay.hourly is not None and pay.hourly < wage:
            yield Hit(quote=pay.quote, said=f"{sign}{pay.hourly:.2f}")

    return judge


RULES = (
    Rule(
        id="CLS-01",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It calls the student a contractor"),
        why=_(
            "Whether someone is a contractor follows from how the work is done, not from what it is "
            "called. Fixed hours, close direction and the employer's tools speak for an employee."
        ),
        source="US Department of Labor, FLSA, employee or independent contractor; IRS, common-law rules",
        remedy=_(
            "Choose the status when the agreement is made: payroll, an employer of record, or a "
            "contract for a result."
        ),
        ask=_("Am I an employee or a contractor, and who decides when and how I work?"),
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
        title=_("UK work below the National Minimum Wage: {said}"),
        why=_(
            "In the United Kingdom an intern who counts as a worker is owed the minimum wage: £12.71 an hour "
            "from 21, £10.85 from 18 to 20. Placements that a course requires, charity volunteers "
            "and mere shadowing are exempt."
        ),
        source="gov.uk, National Minimum Wage: work experience and internships; rates from 1 April 2026",
        remedy=_("Ask under which exemption it falls, or for the minimum wage."),
        ask=_("Is the National Minimum Wage paid, and if not, which exemption applies?"),
        judge=_below_wage(_UK, "GBP", UK_WAGE, "£"),
    ),
    Rule(
        id="IE-01",
        reads="text",
        severity=Severity.REVIEW,
        title=_("Irish work below the minimum wage: {said}"),
        why=_(
            "In Ireland an intern who is in fact an employee is owed the minimum wage, €14.15 "
            "an hour from the age of 20; a placement that a course requires may be exempt."
        ),
        source="Ireland, National Minimum Wage Act 2000; rate from 1 January 2026 (citizensinformation.ie)",
        remedy=_("Ask for the minimum wage, or under which exemption it falls."),
        ask=_("Is the Irish minimum wage paid, and if not, why?"),
        judge=_below_wage(_IRELAND, "EUR", IRISH_WAGE, "€"),
    ),
    Rule(
        id="EMP-02",
        reads="both",
        severity=Severity.REVIEW,
        title=_("It is offered for someone who is not named"),
        why=_("You cannot look up, or hold to its word, an employer whose name you do not know."),
        source=CAREER_OFFICES + " (such as Oregon State University): no third-party recruiting",
        remedy=_("Ask for the organization's name before you apply."),
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
            "A minor can often step out of an agreement, and the hours they may work are limited."
        ),
        source="Fair Labor Standards Act, child labor provisions (dol.gov/agencies/whd/child-labor)",
        remedy=_("Ask for students of 18 or over."),
        field="summary",
        judge=words(_MINORS, most=2),
    ),
    Rule(
        id="CRED-01",
        reads="both",
        severity=Severity.NOTE,
        title=_("It speaks of academic credit"),
        why=_(
            "Credit is given by a university, not by an employer: a faculty member must agree before "
            "the work starts, and it often costs tuition."
        ),
        source=CAREER_OFFICES + "; NACE, definition and criteria of an internship, criterion 4",
        remedy=_("Ask your department before you count on it."),
        field="summary",
        judge=words(_CREDIT, most=1),
    ),
    Rule(
        id="F1-01",
        reads="both",
        severity=Severity.NOTE,
        title=_("It speaks of work authorization"),
        why=_(
            "Students on an F-1 visa need CPT for this employer and these dates, or OPT, before they "
            "start; as a rule also when the work is unpaid."
        ),
        source="8 CFR 214.2(f)(10)",
        remedy=_("Ask your international office before you sign."),
        field="summary",
        judge=words(_VISA, most=1),
    ),
)
