"""In what capacity a student works, for whom, and what that asks of both sides."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Judge, Reading, Rule, words

#: An hour, from 21: from 1 April 2026 in the United Kingdom, from 1 January 2026 in Ireland.
UK_WAGE, IRISH_WAGE = 12.71, 14.15

_CONTRACTOR = clue(
    r"\b(?:independent|1099|freelance|self-employed) (?:contractors?|basis|position|role|consultants?|status)\b",
    r"\b1099\b|\bself[- ]employed\b|\bcontractor agreement\b|\b(?:hired|engaged|paid|working|work|treated|classified) as (?:an? )?(?:independent )?(?:contractors?|freelancers?)\b",
)
_UK = clue(
    r"\b(?:united kingdom|great britain|england|scotland|wales|northern ireland|london|manchester|birmingham|leeds|bristol|westminster|peckham|deptford|edinburgh|glasgow|cardiff|belfast|liverpool|sheffield|newcastle|nottingham|cambridge, uk|oxford, uk|brighton)\b(?!,? (?:ontario|on\b|ohio|alabama|conn))",
    r"\buk\b|\bu\.k\.",
)
_IRELAND = clue(
    r"\b(?<!northern )ireland\b|\b(?:dublin|galway|cork|limerick|ennis|waterford)\b(?!,? (?:ohio|oh\b|california|ca\b|georgia|ga\b|new hampshire))"
)
_REQUIRED_BY_COURSE = clue(
    r"\b(?:required|compulsory|mandatory|assessed|credit-bearing) (?:\w{3,12} )?(?:part of|placement|module|year)\b|\b(?:placement year|sandwich year|year in industry|erasmus)\b",
    r"\bas part of (?:your|their|a|the) (?:degree|course|studies|module)\b",
)
_THIRD_PARTY = clue(
    r"\bon behalf of (?:our |a |an |the )?(?:\w{3,14} ){0,2}(?:client|customer|partner|employer)s?\b|\b(?:our|a|one of our) (?:[\w-]{2,16} ){0,3}clients? (?:is|are|seeks?|needs?|requires?|has|based)\b",
    r"\b(?:recruitment|recruiting|staffing|employment|placement) (?:agency|agencies|firm|company|consultancy)\b|\bundisclosed (?:client|company|employer)\b|\bconfidential (?:client|company|employer)\b|\b(?:our|a) client,? an?\b|\bone of (?:our|\d+) (?:partner |client )?(?:companies|clients|employers)\b|\bpartner companies\b|\bname (?:shared|under nda|disclosed|given|to be disclosed)\b|\bplacement with one of\b|\b(?:staffing|talent|recruitment)\b[^\n]{0,30}\b(?:clients|to find)\b|\bclient (?:name|details) (?:will be|is|are) (?:shared|disclosed|confidential)\b",
)
_MINORS = clue(
    r"\b(?:age[sd]?|minimum age(?: is| of)?)\W{1,2}(?:at least |from )?(?:1[3-7])\b|\b(?:over|from|at least) (?:the age of )?1[3-7] (?:who|years|and|or older)\b",
    r"\b1[4-7] (?:years?(?: old)?|and (?:older|over|up)|or (?:older|over))\b|\bhigh[- ]school(?:ers| students?) (?:are |may )?(?:welcome|encouraged|can|may|eligible|apply)\b|\bopen to (?:all )?(?:\w{3,12} (?:and|or|,) ){0,2}high[- ]school\b|\bfrom sixteen\b",
)
_CREDIT = clue(
    r"\b(?:college|academic|course|school|university|class|internship) credits?\b|\bfor credit\b|\bcredit[- ]only\b|\bcredits? (?:is|are|may be|can be) (?:available|earned|awarded|given)\b",
)
_VISA = clue(
    r"\b(?:cpt|opt|stem opt|f-?1|j-?1|work authori[sz]ation|work visa|visa sponsorship)\b(?!-?\d)",
    r"\b(?:authori[sz]ed|eligible|legally able|permitted) to work in the (?:us|u\.s\.|usa|united states)\b|\bsponsor (?:a )?(?:work )?visas?\b|\bwork permit\b",
)


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
