"""Fair dealing: discrimination, personal data, trial work, who may take part."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Reading, Rule, when, words

_EXCLUDES = clue(
    r"\b(?:young|youthful|energetic young) (?:and \w+ )?(?:people|person|candidates?|women|men|ladies|team player)\b(?! (?:who|program|in need|we serve))|"
    r"\b(?:male|female)s? (?:only|preferred|candidates?)\b|\bno (?:older|married)\b|\bnative (?:english )?speakers? only\b|"
    r"\b(?:us|u\.s\.) citizens? only\b|\brecent grad(?:uate)?s only\b|\bage (?:16|17|under|between|\d{2}\s?-\s?\d{2})\b|"
    r"\bable-bodied\b|\bsuitable for both male and female\b",
)
_PERSONAL = clue(
    r"\b(?:your |a |their )?(?:social security|ssn|bank (?:account|details|login|statement|name)|routing number|"
    r"account number|credit card|debit card|date of birth|passport (?:copy|number|photo)|driver.?s licen[cs]e|"
    r"(?:copy|photo|picture|scan) of (?:your |an? )?(?:id|identification|licen[cs]e|passport|card)|mother.s maiden)\b",
)
#: Such words ask for data only where someone asks, or as a line of a form to fill.
_ASKS = re.compile(
    r"\b(?:send|provide|give|submit|need|require\w{0,2}|fill|forward|reply|include|enter|attach|e-?mail|upload|share|confirm|verify|"
    r"tell us|text (?:me|us)|set ?up|supply|following|information|informations|details|do you have|your|paid by)\b"
)
_TRIAL_WORK = clue(
    r"\b(?:unpaid|free) (?:trial (?!s\b)(?!product)|test|sample)\b|\btest (?:task|project|assignment)\b|\btrial (?:task|project|week|period|day)\b|"
    r"\bcomplete (?:a|the|our) (?:short |small )?(?:assignment|challenge|sample project) (?:to|before|as part of)\b",
)
_NON_COMPETE = clue(
    r"\bnon-?compete\b|\bmay not work for (?:any )?(?:other|competitors?)\b",
)


def _personal_data(reading: Reading) -> Iterable[Hit]:
    for quote in reading.page.all(_PERSONAL, most=8):
        start, end = reading.page.sentence_at(quote.start)
        sentence = reading.page.plain[start:end]
        is_form_line = len(sentence) < 60 and (
            sentence.rstrip().endswith(":") or ":" in sentence[quote.end - start :]
        )
        if is_form_line or _ASKS.search(sentence):
            yield Hit(quote=quote)


RULES = (
    Rule(
        id="FAIR-01",
        reads="both",
        severity=Severity.REVIEW,
        title=_("Words that shut people out"),
        why=_("Terms on age, sex or origin are unlawful in most cases and narrow who applies."),
        source="NACE, Principles for Ethical Professional Practice, 2 to 4; US EEOC",
        remedy=_("Say what the work needs, not who should do it."),
        field="summary",
        judge=words(_EXCLUDES),
    ),
    Rule(
        id="FAIR-01A",
        reads="fields",
        severity=Severity.COACH,
        title=_("No contact for accommodations"),
        why=_("Someone who needs an adjustment should not have to ask the one who decides."),
        source="Americans with Disabilities Act, Title I; NACE, Principles, 3",
        remedy=_("Give a mail address."),
        ask=_("Whom do I ask about an accommodation?"),
        field="accommodation_contact",
        judge=when(lambda fields: not fields.accommodation_contact),
    ),
    Rule(
        id="FAIR-02",
        reads="both",
        severity=Severity.BLOCK,
        title=_("It asks for personal data before anything is agreed"),
        why=_("Nobody needs an identity number or bank details to consider an application."),
        source=CAREER_OFFICES + " (such as Case Western Reserve University); Handshake",
        remedy=_("Take it out. Payment details come after signing, through a payment provider."),
        ask=_("May I give these only after we have signed?"),
        field="summary",
        judge=_personal_data,
    ),
    Rule(
        id="FAIR-03",
        reads="both",
        severity=Severity.COACH,
        title=_("It limits what the student may do elsewhere"),
        why=_("A non-compete has no place in a few hours of student work."),
        source="General practice of career offices",
        remedy=_("Take it out; confidentiality with an end date is enough."),
        field="summary",
        judge=words(_NON_COMPETE),
    ),
    Rule(
        id="FAIR-04",
        reads="both",
        severity=Severity.COACH,
        title=_("It asks for trial work"),
        why=_(
            "Past an hour a trial is work. Here, applications come without samples made for you."
        ),
        source="UK government, guidance on unpaid work trials",
        remedy=_("Ask for existing work, or pay for the trial."),
        ask=_("How long does the test take, and is it paid?"),
        field="summary",
        judge=words(_TRIAL_WORK),
    ),
)
