"""Fair dealing: discrimination, personal data, trial work, who may take part."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import CAREER_OFFICES, Hit, Reading, Rule, when, words
from fairbrief.fairness.text import Page, Quote

_EXCLUDES = clue(
    r"\b(?:young|youthful|energetic young|driven young) (?:and \w+,? )?(?:people|person|candidates?|women|men|ladies|team player|graduates|professionals|talent|hustlers?)\b(?!'s|[^\n]{0,24}\b(?:who|program|in need|we serve|potential|to lead|health|lives|reach))|\byoung and (?:hungry|energetic|dynamic)\b",
    r"\b(?:male|female)s? (?:only|preferred|candidates?|applicants?|interns?)\b|\b(?:female|male|girl|boy)s?,? (?:\d{2}|aged|between)|\b(?:team of|for|paid collab|collab|promo) girls?\b|\bboth male and female\b|\bgood[- ]looking\b|\bpleasing personality\b|\bno visible tattoos?\b|\bat least \d'\d|\battractive\b(?= (?:appearance|person|candidate|female|young))|\bwell[- ]groomed\b|\b(?:single|unmarried)(?:,| only| status|$)|\bno (?:older|married)\b|\bwhole[- ]body (?:picture|photo)\b",
    r"\bnative (?:[a-z]{3,10} )?speakers? (?:only|required|preferred)?|\bmother tongue (?:only|required)\b|\b(?:us|u\.s\.|american|german|uk|british|indian|eu) citizens? only\b|\bstrictly (?:us|u\.s\.|american) citizens?\b|\b(?:only|must be) (?:us|u\.s\.) citizens\b(?![^\n]{0,60}\b(?:clearance|itar|export|federal))|\bcitizens? (?:only )?with no\b",
    r"\brecent grad(?:uate)?s only\b|\bonly (?:consider )?(?:recent|fresh) grad(?:uate)?s\b|\bfreshers only\b|\b(?:age|aged)\W{1,2}(?:16|17|under|between|\d{2}\s?(?:-|to)\s?\d{2})\b|\b\d{2} to \d{2} (?:y/o|years?)|\bunder (?:25|26|27|28|30|35)(?: years)?\b(?! (?:hours|people|minutes|employees|%|percent|usd|pages|participants))|\b(?:20|21|22|25)\+ years old\b|\bable-bodied\b|\brussell group\b|\bivy league\b|\btop[- ]tier universit",
)
_PERSONAL = {
    "number": clue(
        r"\b(?:tax number|social security|social insurance|national insurance|tax id|ssn|sin|itin|aadhaa?r|pan (?:card|number)|bvn|nin)\b(?! (?:office|administration|benefits|tax|law|act|of))",
    ),
    "bank": clue(
        r"\b(?:bank'?s? (?:account|details|login|statement|name|information|info|card)|(?:account and )?routing (?:and account )?numbers?|account number|sort code|iban|credit card|debit card|card details|online banking|credit score|credit report|bank you use)\b(?! (?:payments?|processing|industry|reward|compan))",
    ),
    "paper": clue(
        r"\b(?:passport (?:copy|number|photo|size)|(?:copy|photo|picture|scan|front and back|both sides|image|photograph)s? of (?:your |an? |the )?(?:\w{3,12} )?(?:id|identification|identity|licen[cs]e|passport|card|personalausweis)|driver.?s licen[cs]e (?:copy|photo|number|and|or|front)|utility bill|a selfie|selfie (?:with|holding)|government[- ]issued id|personalausweis|identity (?:card|clearance)|(?:front and back|both sides) of)\b",
    ),
    "secret": clue(
        r"\b(?:mother.s maiden|date of birth|birth ?date|your passwords?|the login and|2fa code|verification code|one[- ]time (?:code|password)|your pin|netid|duo code)\b",
        r"\b(?:verify|validate|sign in|log in)\b[^\n]{0,30}\bpassword\b",
    ),
}
#: Such words ask for data only where someone asks, or as a line of a form to fill.
_ASKS = re.compile(
    r"\b(?:send|provide|give|submit|need|require\w{0,2}|fill|forward|reply|include|enter|attach|e-?mail|upload|share|confirm|verify|"
    r"tell us|text (?:me|us)|set ?up|supply|following|information|informations|details|do you have|your|paid by)\b"
)
#: Pay has to reach someone who works already; who is hired shows papers.
_AFTER_HIRE = re.compile(
    r"\b(?:(?:pay run|wages?|salary|payroll|stipend|paid|payments?|payout)\b[^\n]{0,40}\b(?:in)?to your bank|(?:after|once|upon|when) (?:you (?:are|have been|'re) |your |the )?(?:hir|sign|start|accept|employ|offer|first day)\w{0,6})"
)
_TRIAL_WORK = clue(
    r"\b(?:unpaid|free) (?:[\w-]{2,12} )?(?:trial (?!s\b)(?!product)|test|sample|assessment|assignment)\b|\b(?:test|trial|sample|assessment) (?:task|project|assignment|piece|article|campaign)s?\b(?! (?:plan|suite))|\b(?:unpaid|a|one|your|initial) trial (?:week|period|day|shift|month)\b(?! (?:of the (?:route|service|product|app)|with (?:users|customers|riders)))|\btrial basis\b",
    r"\bcomplete (?:a|the|our|an) (?:\w{3,12} ){0,2}(?:assignment|challenge|sample project|case study|exercise) (?:to|before|as part of)\b|\btake-?home (?:assignment|test|task|project|challenge|exercise)\b",
    r"\b(?:please )?complete our take-?home\b|\btake-?home\b(?! (?:pay|salary|wage))|\bno payment for the exercise\b|\b(?:fix|build|write|design) (?:the|two|three|five) [^\n]{2,40}\band record your screen\b|\btrial (?:basis|of \d+ days|on live)\b|\btrial period of\b",
    r"\b(?:before|to) (?:we|being) (?:decide|select|hire|consider)\w{0,3}\b[^\n]{0,60}\b(?:write|design|build|edit|produce|create) (?:a|an|two|three|one|our)\b",
)
#: How long a trial takes, where it is said.
_TRIAL_HOURS = re.compile(
    r"\b(?P<hours>\d{1,3}|two|three|four|five|six|eight|ten|twelve)[- ]?(?:to |- ?\d{1,2} ?)?(?P<unit>hours?|hrs?|days?|weeks?|months?)\b"
)
_SPELT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
_LIMITS = clue(
    r"\bnon-?compete\b|\bnot (?:to )?work (?:for|with) (?:any )?(?:other|competitors?|competing|another|similar|clients)\b|\b(?:agree|undertake) not to work\b",
    r"\b(?:all|any|full|exclusive) (?:\w{2,14} ){0,2}(?:rights|ownership|intellectual property|ip|copyright)\b[^\n]{0,60}\b(?:belong|assign|transfer|ours|property of|owned by|waive|become|vest|are ours|to us|to the company)|\b(?:everything|anything|all work|all ideas|ideas|whatever) (?:\w{2,10} ){0,4}(?:belongs? to|becomes? the (?:sole )?property|is ours|are ours|owned by)",
    r"\b(?:sole|exclusive) property of\b|\b(?<!materials )becomes? (?:the )?(?:sole |our )?property\b|\bproperty of \w+ from the moment\b|\b(?:receives?|retains?|claims?|owns?) (?:full |all )?(?:ownership|rights) (?:of|to|in|over) all\b|\bright to use (?:any |all )?material\b|\bwe may (?:license|use|sell) it (?:later|anyway|freely)\b|\bnda without (?:an )?(?:expiry|end)\b|\b\d{1,2} months after you leave\b|\bmay not work for any company\b|\bnothing about your work\b",
    r"\b(?:perpetual|lifetime|indefinite|unlimited|permanent) (?:nda|non-?disclosure|confidentiality)|\b(?:nda|non-?disclosure|confidentiality)\b[^\n]{0,50}\b(?:perpetuity|forever|indefinite(?:ly)?|unlimited|no end|for life|ten years|10 years)\b",
    r"\b(?:may|can|must) ?not (?:be )?(?:show|shown|use|used|include|included|share|shared|mention|display|add)\w{0,3}\b[^\n]{0,40}\bportfolios?\b|\bno (?:portfolio|by-?lines?|credit in your portfolio)\b(?! required| needed| necessary)|\b(?:you can't|you cannot|can't|may not|must not|not) (?:put|use|publish|show|share|disclose|tell|mention)\b[^\n]{0,60}\b(?:portfolio|anyone that you|written consent|elsewhere|your work)|\bcannot (?:be )?(?:show|list|mention|use|add)\w{0,2}\b[^\n]{0,40}\bportfolio\b",
)


def _trial(reading: Reading) -> Iterable[Hit]:
    """Trial work; from two hours on it stops a posting, unless it is paid for."""
    page = reading.page
    for quote in page.all(_TRIAL_WORK, most=2):
        start, end = page.sentence_at(quote.start)
        sentence = page.plain[start:end]
        if (
            re.search(r"\b(?<!un)paid\b|\bpay (?:you )?for\b", sentence)
            and "unpaid" not in sentence
        ):
            continue
        long = _TRIAL_HOURS.search(sentence)
        hours = _hours_of(long) if long else 0.0
        yield Hit(quote=quote, severity=Severity.BLOCK if hours > 2 else None)


def _hours_of(found: re.Match[str]) -> float:
    number = _SPELT.get(found["hours"]) or int(found["hours"])
    unit = found["unit"][0]
    return number * {"h": 1, "d": 8, "w": 40, "m": 160}[unit]


def _personal_data(reading: Reading) -> Iterable[Hit]:
    """Data asked for before anything is agreed; two kinds of it together are a mark of fraud."""
    page = reading.page
    named = [
        (kind, quote)
        for kind, sought in page.among(_PERSONAL)
        for quote in page.all(sought, most=4)
        if not _AFTER_HIRE.search(page.plain, *page.sentence_at(quote.start))
    ]
    kinds: dict[tuple[int, int], set[str]] = {}
    for kind, quote in named:
        kinds.setdefault(page.sentence_at(quote.start), set()).add(kind)
    found = [
        (kind, quote)
        for kind, quote in named
        if len(kinds[page.sentence_at(quote.start)]) > 1 or _is_asked_for(page, quote)
    ]
    is_strong = len({kind for kind, _quote in found}) > 1
    for _kind, quote in sorted(found, key=lambda each: each[1].start):
        yield Hit(quote=quote, scam=is_strong)


def _is_asked_for(page: Page, quote: Quote) -> bool:
    start, end = page.sentence_at(quote.start)
    sentence = page.plain[start:end]
    is_form_line = len(sentence) < 60 and (
        sentence.rstrip().endswith(":") or ":" in sentence[quote.end - start :]
    )
    return bool(is_form_line or _ASKS.search(sentence))


RULES = (
    Rule(
        id="FAIR-01",
        reads="both",
        severity=Severity.REVIEW,
        title=_("Words that shut people out"),
        why=_(
            "Terms on age, sex, origin or citizenship can be unlawful, and they narrow who applies."
        ),
        source="NACE, Principles for Ethical Professional Practice, 2 to 4; US EEOC",
        remedy=_("Say what the work needs, not who should do it."),
        example=_("You write clear English and can read a balance sheet."),
        field="summary",
        is_law=True,
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
        example=_("access@lantern.example"),
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
        example=_(
            "Apply with a short note; we ask for payment details after both sides have signed."
        ),
        field="summary",
        judge=_personal_data,
    ),
    Rule(
        id="FAIR-03",
        reads="both",
        severity=Severity.COACH,
        title=_("It limits what the student may do elsewhere"),
        why=_(
            "A few hours of student work call for no ban on other work, no claim on every idea, no "
            "silence without end, and no portfolio without a trace of it."
        ),
        source="General practice of career offices; New York Freelance Isn't Free Act",
        remedy=_(
            "Let rights pass when the work is paid, end confidentiality on a date, and agree what "
            "may be shown."
        ),
        ask=_("Do rights pass on payment, when does confidentiality end, and what may I show?"),
        example=_(
            "Rights in the work pass to us when it is paid. You may name the project and show a "
            "sample we agree on; client names stay confidential for one year."
        ),
        field="summary",
        judge=words(_LIMITS),
    ),
    Rule(
        id="FAIR-04",
        reads="both",
        severity=Severity.COACH,
        title=_("It asks for trial work"),
        why=_(
            "A trial of much more than an hour is hard to tell from work. Here, applications come without samples made for you."
        ),
        source="UK government, guidance on unpaid work trials",
        remedy=_("Ask for existing work, or pay for the trial."),
        ask=_("How long does the test take, and is it paid?"),
        example=_("Send us one piece of work you have already made."),
        field="summary",
        judge=_trial,
    ),
)
