"""Scam families, from what the FTC, the FBI and career offices describe."""

from __future__ import annotations

from fairbrief.fairness.facts.contact import CHANNELS
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import FTC, Judge, Rule, words
from fairbrief.fairness.rules.scam_words import (
    APPLY_WITH,
    CHECK,
    IMPERSONATE,
    LINK,
    MLM,
    MULE,
    RENT,
    SHOPPER,
    TASKS,
    UPFRONT,
    easy_money,
    fantastic_pay,
    free_mail,
    rails,
    unbidden_offer,
)

_OFFICES = (
    "Case Western Reserve University and Seattle Pacific University, safety tips for job seekers"
)
_STOP = _("Stop, do not send money or data, and show it to your career office.")
_LOOK_UP = _("Look the organization up yourself, and write to an address on its own site.")


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
        version=2,
        reads="both",
        severity=severity,
        title=title,
        why=why,
        source=source,
        remedy=_STOP if strong else _LOOK_UP,
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
        words(CHECK),
    ),
    _family(
        "F-PAYRAIL",
        _("Payment that cannot be called back"),
        _("Gift cards, crypto and wire transfers cannot be called back once sent."),
        FTC + "; " + _OFFICES,
        rails,
    ),
    _family(
        "F-MULE",
        _("Moving money or parcels for someone"),
        _("Passing on money or parcels through your account is a crime you would answer for."),
        FTC + "; " + _OFFICES,
        words(MULE),
    ),
    _family(
        "F-TASK",
        _("Paid clicks and small tasks"),
        _(
            "Task scams pay a little, then ask you to top up. The FTC counted 20,000 in half a year."
        ),
        FTC + ", 2024",
        words(TASKS),
    ),
    _family(
        "F-UPFRONT",
        _("You pay first"),
        _("An honest employer does not take money from you, whatever it is called."),
        FTC + "; FBI, employment scams aimed at college students",
        words(UPFRONT),
    ),
    _family(
        "F-MLM",
        _("Recruiting others, or a business of your own"),
        _("Income from signing people up is a pyramid, not a job."),
        FTC + ", multi-level marketing; Oregon State University",
        words(MLM),
    ),
    _family(
        "F-EASY",
        _("Easy money"),
        _("Postings about money rather than work are the commonest mark of a scam."),
        FTC + "; " + _OFFICES,
        easy_money,
    ),
    _family(
        "F-HIGHPAY",
        _("Pay far beyond the work"),
        _("Pay far above what such work earns anywhere is how many scams begin."),
        FTC + "; " + _OFFICES,
        fantastic_pay,
    ),
    _family(
        "F-SHOPPER",
        _("A mystery shopper's assignment"),
        _("Most offers to shop in secret end with a bad check or a fee."),
        FTC + ", mystery shopping scams",
        words(SHOPPER),
    ),
    _family(
        "F-RENT",
        _("Use of your account"),
        _("Lending an account lets someone else act in your name."),
        FTC,
        words(RENT),
    ),
    _family(
        "F-IMPERSONATE",
        _("A known name from an unknown address"),
        _(
            "Offers in the name of a professor, or out of the blue with praise for your profile, are a pattern."
        ),
        "FTC, warning to college students, 2024",
        words(IMPERSONATE),
        severity=Severity.REVIEW,
    ),
    _family(
        "F-PII",
        _("Personal details to apply by reply"),
        _("Collecting names, addresses and ages by reply is how identities are stolen."),
        _OFFICES,
        words(APPLY_WITH),
        severity=Severity.REVIEW,
    ),
    _family(
        "F-OFFER",
        _("An offer nobody asked for"),
        _("A job offered by mail to someone who did not apply is a common way in."),
        FTC,
        unbidden_offer,
        severity=Severity.REVIEW,
        strong=False,
    ),
    _family(
        "F-MOVE",
        _("It moves the conversation elsewhere"),
        _("Chat apps and private numbers take you away from where anyone can help."),
        FTC,
        words(CHANNELS),
        severity=Severity.REVIEW,
        strong=False,
    ),
    _family(
        "F-LINK",
        _("A link that hides where it leads"),
        _("Short links and bare numbers hide whose page asks for your details."),
        FTC,
        words(LINK),
        severity=Severity.COACH,
        strong=False,
    ),
    _family(
        "F-DOMAIN",
        _("A free or throw-away mail address"),
        _("Real organizations write from their own domain."),
        "Handshake, employer verification",
        free_mail,
        severity=Severity.REVIEW,
        strong=False,
    ),
)
