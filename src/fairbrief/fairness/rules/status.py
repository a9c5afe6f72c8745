"""In what capacity a student works, for whom, and what that asks of both sides."""

from __future__ import annotations

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import CAREER_OFFICES, FLSA71, FOR_UNPAID, Rule, words

_BOOK = Phrasebook("status")

_CONTRACTOR = _BOOK.clue("contractor")
_THIRD_PARTY = _BOOK.clue("third party")
_MINORS = _BOOK.clue("minors")
_CREDIT = _BOOK.clue("credit")
_VISA = _BOOK.clue("visa")


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
        version=3,
        remedy=_("Describe how the work is directed; the status follows. The status check helps."),
        advice=_(
            "Find out before you sign: a contractor pays their own tax (in the United States "
            "self-employment tax, too) and usually has no workers' compensation; an employee has tax "
            "withheld, and still files."
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
        version=3,
        source=(
            "Fair Labor Standards Act, child labor provisions (dol.gov/agencies/whd/child-labor), for "
            "the United States; elsewhere the law of the place"
        ),
        remedy=_("Ask for students of 18 or over, or say how the law for those under 18 is kept."),
        ask=_(
            "How do you keep the law for people under 18: hours, tasks, a permit if one is needed?"
        ),
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
            "before the work starts, and credit often costs tuition. For a company credit does not make "
            "unpaid work lawful by itself: it is one factor of seven."
        ),
        source=f"{CAREER_OFFICES}; {FLSA71}, factor 3{FOR_UNPAID}",
        version=3,
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
            "For work off campus in the United States, students on an F-1 visa need CPT for this employer "
            "and these dates, or OPT, before they start; as a rule also when the work is unpaid. Work on "
            "campus needs neither, up to 20 hours a week in term. Who is on a J-1 visa needs leave of "
            "their sponsor, such as academic training. Elsewhere other rules hold."
        ),
        source="8 CFR 214.2(f)(9)(i) and (f)(10); 22 CFR 62.23 (J-1)",
        version=3,
        remedy=_("Leave the student time to ask their international office before they sign."),
        advice=_("Ask your international office before you sign."),
        field="summary",
        judge=words(_VISA, most=1),
    ),
)
