"""Scam families, from what the FTC, the FBI and career offices describe."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from fairbrief.fairness.findings import Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.rules.base import CHECKED, FTC, Hit, Judge, Reading, Rule, aimed, clues_of
from fairbrief.fairness.rules.scam import (
    abroad,
    bait,
    channels,
    contact,
    desk,
    disguise,
    fortune,
    hiding,
    money,
    papers,
    passing,
    running,
    visas,
    weighing,
)
from fairbrief.fairness.rules.scam.worked import is_wage

_OFFICES = (
    "Case Western Reserve University and Seattle Pacific University, safety tips for job seekers"
)
_STOP = _("Stop, do not send money or data, and show it to your career office.")
_LOOK_UP = _("Look the organization up yourself, and write to an address on its own site.")
_LOOK_UP_WHO = _(
    "Look the person up at the school or the firm, and write to the address that its own site gives."
)
#: What who wrote a brief can do about words that frauds use, too.
_TAKE_OUT = _("Take it out. If the work calls for it, say in plain words what for, and with whom.")
_SAY_WHO = _("Say what the work is and who you are, so that nobody can take it for a fraud.")


#: What no work has for a duty: to pay for a place, to lend a name.
_NO_DUTY = frozenset({"F-UPFRONT", "F-RENT"})


#: Who would pay or lend is spoken to, or a sum stands there that is no hourly wage.
_IS_ASKED = re.compile(
    r"\b(?:you(?:r|'ll|rself)?|candidates?|applicants?|employees?|must|required|refund\w*|reimburs\w*)\b"
    r"|[$£€₹₦₱]\s?\d[\d.,]*(?![\d.,]*(?: ?(?:-|to) ?[$£€]?\d[\d.]*)? ?(?:an|per|/|a|each) ?(?:hour|hr|h\b))"
)


def _is_beside_a_wage(reading: Reading, hit: Hit) -> bool:
    """Whether a fee is spoken of beside a plain wage by the hour and nobody is asked for it: duties
    are listed so ("order welcome packs, collect fees")."""
    if hit.quote is None or not is_wage(reading.facts.pay):
        return False
    page = reading.page
    return _IS_ASKED.search(page.plain, *page.sentence_at(hit.quote.start)) is None


def _sure_if_bare(judge: Judge, *, is_fee: bool) -> Judge:
    """Such a mark is enough by itself in a text that says little, and nothing of the work."""

    @aimed(*clues_of(judge))
    def judged(reading: Reading) -> Iterable[Hit]:
        for hit in judge(reading):  # there is seldom one, and how bare a text is takes counting
            is_sure = reading.is_bare and not (is_fee and _is_beside_a_wage(reading, hit))
            yield hit._replace(is_sure=True) if is_sure else hit

    return judged


def _family(
    family: str,
    title: str,
    why: str,
    source: str,
    judge: Judge,
    *,
    severity: Severity = Severity.BLOCK,
    strong: bool = True,
    reads: Literal["text", "both"] = "both",
    checked: date = CHECKED,
    advice: str = "",
    remedy: str = "",
) -> Rule:
    """A scam family. Only strong ones make a posting a likely scam by themselves. `remedy` mends what
    an honest writer of a brief may have meant by the words."""
    return Rule(
        id=family,
        version=11,
        reads=reads,
        severity=severity,
        title=title,
        why=why,
        source=source,
        checked=checked,
        remedy=remedy or (_TAKE_OUT if strong else _SAY_WHO),
        advice=advice or (_STOP if strong else _LOOK_UP),
        field="summary",
        judge=_sure_if_bare(judge, is_fee=family == "F-UPFRONT") if family in _NO_DUTY else judge,
        scam=strong,
    )


RULES = (
    _family(
        "F-CHECK",
        _("A check to deposit"),
        _(
            "A check that comes before any work is usually a fake: it bounces days or weeks later, and you owe the bank."
        ),
        FTC,
        abroad.checks_anywhere,
    ),
    _family(
        "F-PAYRAIL",
        _("Payment that cannot be called back"),
        _("Money sent by gift card, crypto or wire can hardly ever be got back."),
        FTC + "; " + _OFFICES,
        abroad.rails_anywhere,
    ),
    _family(
        "F-MULE",
        _("Moving money or parcels for someone"),
        _(
            "What passes through your hands may be stolen, and passing it on can be a crime even if you did not know."
        ),
        FTC + "; " + _OFFICES,
        passing.moving,
    ),
    _family(
        "F-TASK",
        _("Paid clicks and small tasks"),
        _(
            "Task scams pay a little, then ask you to top up. The FTC had 20,000 reports of them in the first half of 2024."
        ),
        FTC + ", 2024",
        bait.tasks,
    ),
    _family(
        "F-UPFRONT",
        _("You pay first"),
        _("Honest employers do not ask you to pay to get a job, whatever it is called."),
        FTC + "; FBI, employment scams aimed at college students",
        money.paid_first,
    ),
    _family(
        "F-INVEST",
        _("An investment that is called a job"),
        _(
            "Promised returns on money you send are how investment scams begin, whatever they trade."
        ),
        FTC + ", investment and crypto scams",
        money.investing,
    ),
    _family(
        "F-FORTUNE",
        _("A share of somebody else's fortune"),
        _(
            "Money of the dead or of a stranger that you are to help to move does not exist. The fees that are asked for later do."
        ),
        "Federal Trade Commission (consumer.ftc.gov) and FBI (fbi.gov), advance-fee schemes and “Nigerian letter” or 419 fraud",
        fortune.shared,
        checked=date(2026, 11, 28),
    ),
    _family(
        "F-MLM",
        _("Recruiting others, or a business of your own"),
        _(
            "Income that comes from signing people up is a mark of pyramid schemes. Most who join earn little or lose money, and often nobody employs them."
        ),
        FTC + ", multi-level marketing; Oregon State University",
        bait.recruiting,
    ),
    _family(
        "F-EASY",
        _("Easy money"),
        _("Postings that speak of money rather than of work are a common mark of a scam."),
        FTC + "; " + _OFFICES,
        bait.easy_money,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_(
            "Say what is done, how long it takes and what it pays, and leave the promises out."
        ),
    ),
    _family(
        "F-SIGNS",
        _("Many small signs together"),
        _(
            "Each of these words may stand in an honest posting. So many of them, beside so little that is said of the work, hardly do."
        ),
        FTC + "; " + _OFFICES,
        bait.small_signs,
        severity=Severity.REVIEW,
        strong=False,
        reads="text",
    ),
    _family(
        "F-BAIT",
        _("It promises much and says little of work"),
        _(
            "What it holds out weighs more than what it says of the work: what is to be done, what one must know, with whom. Many scams read like this."
        ),
        FTC + "; " + _OFFICES,
        weighing.outweighing,
        severity=Severity.REVIEW,
        strong=False,
        reads="text",
    ),
    _family(
        "F-DESK",
        _("An office job that does not add up"),
        _(
            "Jobs in one line, duties of money with nobody to report to, pay above the usual: together they are signs of an advert put together from others."
        ),
        FTC + "; " + _OFFICES,
        desk.not_adding_up,
        severity=Severity.REVIEW,
        strong=False,
        reads="text",
    ),
    _family(
        "F-HIGHPAY",
        _("Pay far beyond the work"),
        _("Pay far above what such work earns anywhere is how many scams begin."),
        FTC + "; " + _OFFICES,
        money.fantastic_pay,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_(
            "Say what the pay is for: an hour, a week or the whole work, and how many hours that takes."
        ),
    ),
    _family(
        "F-SHOPPER",
        _("A mystery shopper's or car wrap assignment"),
        _("Offers of this kind that come unasked often end with a bad check or a fee."),
        FTC + ", mystery shopping and car wrap scams",
        bait.shopping,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_("Say which shop or brand it is for, and that whatever is bought is paid before."),
    ),
    _family(
        "F-ERRAND",
        _("Errands for someone you do not meet"),
        _(
            "Errands for someone who is away often lead to a bad check, or to gift cards that you pay for."
        ),
        FTC + ", nanny, caregiver and virtual personal assistant job scams",
        bait.errands,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_(
            "Say for whom and where the errands are, and that nobody pays for them out of pocket."
        ),
    ),
    _family(
        "F-RENT",
        _("Use of your account or your name"),
        _("Lending an account, or your face in an interview, lets someone else act in your name."),
        "Federal Trade Commission, identity theft (consumer.ftc.gov); FBI, North Korean IT workers (ic3.gov, 2025); rules of account providers",
        bait.lending,
    ),
    _family(
        "F-RUN",
        _("A stranger's program on your computer"),
        _(
            "Fake interviews begin with code to run, a wallet to connect or a client to install. It takes your passwords and your coins."
        ),
        "Palo Alto Networks, Unit 42, “Contagious Interview”, 2023 (unit42.paloaltonetworks.com)",
        running.running,
        checked=date(2026, 11, 29),
        advice=_("Run and install nothing. Look the firm up, and write to it by its own site."),
    ),
    _family(
        "F-VISA",
        _("A visa for money, or a false resume"),
        _(
            "No one can promise a visa, and years that nobody worked are a lie told in your name. It can cost you the right to stay."
        ),
        "US Immigration and Nationality Act, section 212(a)(6)(C)(i), misrepresentation; 20 CFR 655.731(c) (who pays for an H-1B)",
        visas.sold,
        checked=date(2026, 11, 29),
        advice=_("Pay nothing and sign nothing. Ask your international student office first."),
    ),
    _family(
        "F-HIDE",
        _("It is to be kept from those who could help"),
        _(
            "What stands in no agreement and is known to no office, nobody can hold anyone to: not the pay, not the hours."
        ),
        "The platform's defaults: hours, pay and changes stand in the agreement, and the office can see it",
        hiding.hidden,
        strong=False,
        checked=date(2026, 11, 29),
        advice=_("Show it to your career office: it is they whom you are to keep it from."),
        remedy=_("Take it out. Hours and pay are agreed where all can see them."),
    ),
    _family(
        "F-IMPERSONATE",
        _("A known name, or praise, from someone unknown"),
        _(
            "Offers in the name of a professor or a known firm, or out of the blue with praise for your profile, are how many scams begin."
        ),
        "FTC, warning to college students, 2024",
        contact.borrowed_names,
        severity=Severity.REVIEW,
        strong=False,
        advice=_LOOK_UP_WHO,
        remedy=_(
            "Give your own name and role, and the page of your school or firm that names you."
        ),
    ),
    _family(
        "F-PII",
        _("Personal details to apply by reply"),
        _("Collecting names, addresses and ages by reply is one way identities are stolen."),
        _OFFICES,
        papers.asked_for,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_(
            "Ask only for what choosing takes. The rest comes after an offer, on your own form."
        ),
    ),
    _family(
        "F-OFFER",
        _("An offer nobody asked for"),
        _("A job offered by mail to someone who did not apply is a common way into a scam."),
        FTC,
        contact.unbidden_offer,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_("Say how one applies, and call it an offer only to whom you have chosen."),
    ),
    _family(
        "F-MOVE",
        _("It moves the conversation elsewhere"),
        _("Chat apps and private numbers take you away from where anyone can help."),
        FTC,
        channels.moved,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_(
            "Leave the number or the chat out: the brief has its own place for questions, and for applying."
        ),
    ),
    _family(
        "F-LINK",
        _("A link that hides where it leads"),
        _("Short links, and addresses made of numbers, hide whose page asks for your details."),
        FTC,
        channels.hidden_links,
        severity=Severity.COACH,
        strong=False,
        remedy=_("Give the full address, so that one sees whose page it is."),
    ),
    _family(
        "F-DISGUISE",
        _("Words in disguise: some letters are of another script"),
        _("They look like Latin letters to the eye, and slip past what looks for frauds."),
        "Unicode Technical Standard 39, Unicode Security Mechanisms (unicode.org/reports/tr39)",
        disguise.disguised,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_("Type these words anew, with the letters of one script."),
    ),
    _family(
        "F-DOMAIN",
        _("A private or throw-away mail address"),
        _(
            "Most organizations write from a domain of their own; a private address can be anyone's."
        ),
        "Handshake, employer verification",
        channels.free_mail,
        severity=Severity.REVIEW,
        strong=False,
        remedy=_(
            "Give an address in your organization’s own domain, or none: students write to you here."
        ),
    ),
)
