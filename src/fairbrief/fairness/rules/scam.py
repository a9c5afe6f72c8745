"""Scam families, from what the FTC, the FBI and career offices describe."""

from __future__ import annotations

from collections.abc import Iterable

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import FTC, Hit, Judge, Reading, Rule, words
from fairbrief.fairness.text import pattern, quotes

_OFFICES = (
    "Case Western Reserve University and Seattle Pacific University, safety tips for job seekers"
)
_STOP = _("Stop, do not send money or data, and show it to your career office.")

_CHECK = pattern(
    r"\b(?:deposit|cash|mail(?:ed)?|print|send you|receive)\b[^.\n]{0,40}\b(?:che(?:ck|que)s?|cashier|money orders?)\b|"
    r"\bmobile deposit\b|\bcertified che(?:ck|que)\b|\bche(?:ck|que)s? (?:will be|is|to be) (?:mailed|sent|issued) to you\b"
)
_MOVE = pattern(
    r"\b(?:whats ?app|telegram|signal|wechat|google (?:chat|hangouts)|hangouts)\b|\btext (?:me|us|the (?:hiring )?manager) at\b|"
    r"\b(?:personal|private|alternat(?:e|ive)|non-?school|non-?\.?edu) (?:e-?mail|phone number|cell)\b"
)
_RAILS = pattern(
    r"\bzelle\b|\bcash ?app\b|\bvenmo\b|\bgift cards?\b|\bsteam cards?\b|\bbitcoin\b|\busdt\b|\bcrypto(?:currency)? (?:wallet|payment|deposit)\b|"
    r"\bwestern union\b|\bmoney ?gram\b|\bwire transfers?\b|\bwire (?:the|it|funds|money)\b"
)
_MULE = pattern(
    r"\b(?:receive|collect|process(?:ing)?|making|handle|accept) (?:the )?(?:payments?|funds|packages?|parcels?|che(?:ck|que)s) "
    r"(?:from|for|on behalf|to|through|at your|on our)\b|\breship\w{0,5}\b|\b(?:transfer|forward) (?:the )?(?:funds|money|rest|balance|packages?)\b|"
    r"\b(?:through|into|using|in) your (?:own )?(?:personal )?(?:bank )?account\b|\b(?:payment|collection|financial|transfer) (?:agents?|representatives?|officer)\b|"
    r"\bpayments? through you\b|\b(?:medium|means) of (?:getting to|reaching) our customers\b|\brepresentatives? who can help us\b|\bkeep (?:\d{1,2} ?%|a percentage)"
)
_TASKS = pattern(
    r"\b(?:like|rate|review|subscribe to|optimi[sz]e|boost|click on)\b.{0,25}\b(?:videos?|products?|apps?|hotels?|listings|ads)\b.{0,60}"
    r"\b(?:per task|commission|daily|earn|paid|each)\b|\bper (?:completed )?task\b.{0,60}\bearn\b|\boptimi[sz]ation tasks?\b|\brecharge your (?:account|wallet)\b|"
    r"\bcomplete (?:\d{1,3} )?(?:simple |easy )?tasks? (?:daily|a day|per day)\b|\bpost my ads\b|\b(?:surveys?|listings?|envelopes?) (?:at|from) home\b"
)
_EASY = pattern(
    r"\b(?:easy|fast|quick|extra|great|serious|big(?:gest)?|good) (?:money|cash|income)\b",
    r"\b(?:earn|make|making|earning)\s(?:up to|at least|no less than|as much as|anywhere from|over|between)\s\W{0,2}\d",
    r"\bno (?:special )?(?:experience|skills?|interview|background checks?)\b(?! (?:is )?(?:necessary|needed|required) in)",
    r"\bwon.?t require\w? (?:any )?experience\b|\bdon.?t need any experience\b|\bno any experience\b",
    r"\bguaranteed (?:income|pay|earnings|salary|job)\b|\bget(?:ting)? ?paid (?:daily|weekly)\b|\bdaily pay\b",
    r"\b(?:start|begin) (?:earning|today|immediately|right away|right now)\b|\blimited (?:slots|spots|positions)\b",
    r"\bfinancial(?:ly)? free(?:dom)?\b|\bbe your own boss\b|\bown (?:home |internet )?(?:based )?business\b|\bset your own (?:schedule|hours)\b",
    r"\bmillions? bucks\b|\bthousand (?:dollars )?a week\b|\bonce in a life ?time\b|\blegitimate (?:home|work|part|online|opportunit)",
    r"\bthis is (?:safe and legitimate|not a scam)\b|\bno scams?\b|\b100 ?% (?:free|legit)\b|\bfree to join\b|\bzero start-?up\b|\bno start-?up fees?\b",
    r"\bwork(?:ing)? (?:from|at) (?:your |the )?(?:own )?home\b.{0,80}\b(?:earn|money|income|\$|cash)\b",
    r"\bdesperate(?:ly)? need\b|\burgent(?:ly)? (?:hiring|needed|require)\b",
    r"\b(?:\$|£|€)\s?\d[\d,]*\s?(?:(?:-|to)\s?(?:\$|£|€)?\s?\d[\d,]*\s?)?(?:extra )?(?:per|a|every) ?day\b",
)
_MLM = pattern(
    r"\b(?:network|multi-?level|affiliate) marketing\b|\bmlm\b|\bresidual (?:monthly )?income\b|\bdownline\b|\bsign up (?:just )?(?:two|\d|other|your friends)\b|"
    r"\b(?:membership|referral|recruit)\w{0,3} (?:submitted|bonus|you|fee)\b|\brefer (?:someone|people|friends)\b|\bpersonally sign\b|\binstant rewards?\b|"
    r"\bpyramid\b|\bindependent (?:distributor|associate|representative)s?\b|\bprofit from (?:your|every) (?:team|referral)\b|\bhome[- ]based (?:income|business)\b|"
    r"\bbusiness opportunit(?:y|ies)\b|\bmarket trading\b.{0,200}\btrading associates\b"
)
_IMPERSONATE = pattern(
    r"\b(?:professor|dr\.?|prof\.?|dean|department)\b[^.\n]{0,80}\b(?:personal assistant|part[- ]time assistant|errands?)\b|"
    r"\bselected (?:from|through) (?:your|the) (?:school|university|college|campus)\b|\b(?:school|university|student) directory\b|"
    r"\bwe (?:saw|found|came across|reviewed|received) your (?:resume|cv|profile)\b[^.\n]{0,80}\b(?:indeed|handshake|linkedin|careerbuilder|monster|online)\b|"
    r"\bmystery shopp\w{1,4}\b|\bsecret shopp\w{1,4}\b"
)
_APPLY_WITH = pattern(
    r"\b(?:send|forward|reply with|provide|fill)\b[^.]{0,80}\b(?:full name|name)\b[^.]{0,80}\b(?:address|phone|telephone|age|sex|gender|bank)\b|"
    r"\bfull (?:name|contact address)\s?:?\s{0,3}(?:\.{2,}|_{2,}|\n)"
)
_RENT = pattern(
    r"\b(?:rent|lease|use|need) (?:out )?(?:your|an?) (?:linkedin|ebay|upwork|paypal|amazon|facebook|github) account\b|\bebay with \+?\d{1,3} rating\b|"
    r"\bpost my (?:ads|listings|items)\b"
)


def _easy_money(reading: Reading) -> Iterable[Hit]:
    found = list(quotes(_EASY, reading.text, plain=False))
    kinds = {" ".join(each.text.lower().split()[:2]) for each in found}
    if len(kinds) >= 2:
        yield from (Hit(quote=each) for each in found[:3])


def _free_mail(reading: Reading) -> Iterable[Hit]:
    for quote in reading.facts.contact.free_mail[:2]:
        yield Hit(quote=quote)


def _family(
    family: str,
    title: str,
    why: str,
    source: str,
    judge: Judge,
    *,
    severity: Severity = Severity.BLOCK,
    strong: bool = True,
) -> Rule:
    """A scam family. Only strong ones make a posting a likely scam by themselves."""
    return Rule(
        id=family,
        reads="both",
        severity=severity,
        title=title,
        why=why,
        source=source,
        remedy=_STOP
        if strong
        else _("Look the organization up yourself, and write to an address on its own site."),
        field="summary",
        judge=judge,
        scam=strong,
    )


RULES = (
    _family(
        "F-CHECK",
        _("A check to deposit"),
        _("A check sent before work starts bounces weeks later, and you owe the bank."),
        FTC,
        words(_CHECK),
    ),
    _family(
        "F-PAYRAIL",
        _("Payment that cannot be called back"),
        _("Gift cards, crypto and wire transfers cannot be called back once sent."),
        FTC + "; " + _OFFICES,
        words(_RAILS),
    ),
    _family(
        "F-MULE",
        _("Moving money or parcels for someone"),
        _("Passing on money or parcels through your account is a crime you would answer for."),
        FTC + "; " + _OFFICES,
        words(_MULE),
    ),
    _family(
        "F-TASK",
        _("Paid clicks and small tasks"),
        _(
            "Task scams pay a little, then ask you to top up. The FTC counted 20,000 in half a year."
        ),
        FTC + ", 2024",
        words(_TASKS),
    ),
    _family(
        "F-MLM",
        _("Recruiting others"),
        _("Income from signing people up is a pyramid, not a job."),
        FTC + ", multi-level marketing; Oregon State University",
        words(_MLM),
    ),
    _family(
        "F-EASY",
        _("Easy money"),
        _("Postings about money rather than work are the commonest mark of a scam."),
        FTC + "; " + _OFFICES,
        _easy_money,
    ),
    _family(
        "F-RENT",
        _("Use of your account"),
        _("Lending an account lets someone else act in your name."),
        FTC,
        words(_RENT),
    ),
    _family(
        "F-IMPERSONATE",
        _("A known name from an unknown address"),
        _(
            "Offers in the name of a professor, or out of the blue with praise for your profile, are a pattern."
        ),
        "FTC, warning to college students, 2024",
        words(_IMPERSONATE),
        severity=Severity.REVIEW,
    ),
    _family(
        "F-PII",
        _("Personal details to apply by reply"),
        _("Collecting names, addresses and ages by reply is how identities are stolen."),
        _OFFICES,
        words(_APPLY_WITH),
        severity=Severity.REVIEW,
    ),
    _family(
        "F-MOVE",
        _("It moves the conversation elsewhere"),
        _("Chat apps and private numbers take you away from where anyone can help."),
        FTC,
        words(_MOVE),
        severity=Severity.REVIEW,
        strong=False,
    ),
    _family(
        "F-DOMAIN",
        _("A free or throw-away mail address"),
        _("Real organizations write from their own domain."),
        "Handshake, employer verification",
        _free_mail,
        severity=Severity.REVIEW,
        strong=False,
    ),
)
