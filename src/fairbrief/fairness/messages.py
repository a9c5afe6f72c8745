"""Messages between people: only the marks of scams are looked for, in words and in file names.

Most fraud happens after first contact: the talk moves elsewhere, a check arrives, a code is asked
for. A message is warned of, never stopped: people may have reasons that a program cannot see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairbrief.fairness.findings import Finding, Severity
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.posting import Posting
from fairbrief.fairness.review import review
from fairbrief.fairness.rules.base import CHECKED, FTC
from fairbrief.fairness.verdicts import is_of_fraud

#: Files that run when they are opened, or hide what they are.
_RUNS = re.compile(
    r"\.(?:exe|scr|com|bat|cmd|msi|ps1|vbs|js|jse|wsf|hta|lnk|iso|img|jar|apk|app|dmg|docm|xlsm|pptm|reg)$"
)
_DOUBLE = re.compile(r"\.(?:pdf|docx?|xlsx?|jpe?g|png|txt|csv|zip)[ .]{1,40}\w{2,4}$")
_PAGE = re.compile(r"\.(?:html?|shtml|svg|url|webloc)$")
#: What a file is called that asks for money or for who someone is.
_ASKS = re.compile(
    r"(?:\b|_)(?:che(?:ck|que)s?|cashier|money.?order|direct.?deposit|bank.?(?:details|form|info|account)|"
    r"ssn|social.?security|passport|driver.?s?.?licen[cs]e|id.?(?:card|copy|scan)|w-?4|w-?9|i-?9)(?:\b|_)"
)
#: Cards that are to be bought, or their codes.
_CARDS = re.compile(
    r"(?:\b|_)(?:gift|itunes|steam|apple|google.?play|amazon|razer|vanilla|prepaid).?(?:gift.?)?cards?(?:\b|_)"
    r"|(?:\b|_)(?:send|scratch).{0,20}codes?(?:\b|_)"
)
#: Where to write instead, by app or by number.
_ELSEWHERE = re.compile(
    r"(?:\b|_)(?:(?:whats.?app|telegram|signal|we.?chat).?(?:me|us|\+\d)|(?:text|call|sms).?me)(?![a-z])"
    r"|\+\d[\d ().-]{8,20}\d"
)


@dataclass(frozen=True)
class _FileRule:
    """A kind of file name, known by any of its patterns."""

    id: str
    patterns: tuple[re.Pattern[str], ...]
    severity: Severity
    title: str
    why: str
    remedy: str


_FILES = (
    _FileRule(
        "F-FILE",
        (_RUNS, _DOUBLE),
        Severity.BLOCK,
        _("A file that runs a program, or hides what it is"),
        _("Opening it can hand over your computer."),
        _("Do not open it. Ask for the work as a document, and show this to your career office."),
    ),
    _FileRule(
        "F-FILEPAGE",
        (_PAGE,),
        Severity.REVIEW,
        _("A file that opens a web page"),
        _("Such files imitate sign-in pages and send what you type elsewhere."),
        _("Do not type a password into it. Ask for the work as a document."),
    ),
    _FileRule(
        "F-FILECARD",
        (_CARDS,),
        Severity.BLOCK,
        _("A file about gift cards"),
        _("Who has the codes has the money, and nobody gets it back."),
        _("Do not buy cards, and send no codes. Show it to your career office."),
    ),
    _FileRule(
        "F-FILECHAT",
        (_ELSEWHERE,),
        Severity.REVIEW,
        _("A file that leads elsewhere"),
        _("Chat apps and private numbers take you away from where anyone can help."),
        _("Stay here. Ask for what it says in a message."),
    ),
    _FileRule(
        "F-FILENAME",
        (_ASKS,),
        Severity.REVIEW,
        _("A file about checks, bank details or identity papers"),
        _("Pay and tax papers come through the agreement, not as a file in a message."),
        _("Do not deposit a check or fill the form. Ask your career office first."),
    ),
)


def read_message(text: str, names: Sequence[str] = ()) -> tuple[Finding, ...]:
    """The marks of scams in a message and in the names of its files, weightiest first.

    Spans count in `text`; a finding about a file has its name as evidence and no span.
    """
    read = review(Posting(text=text, is_message=True))
    found = [_between_people(each) for each in read.findings if is_of_fraud(each.rule)]
    found += [each for name in names for each in _of_name(name)]
    return tuple(
        sorted(found, key=lambda each: (not each.scam, list(Severity).index(each.severity)))
    )


#: A secret by which somebody can sign in, and no number of a person.
_SECRET = re.compile(
    r"\b(?:passwords?|passcode|log-?in|netid|pin|(?:2fa|duo|verification|one[- ]time) code)\b"
)
_DATA = "FAIR-02"


def _between_people(finding: Finding) -> Finding:
    """Data that is asked for in a message: it may be long agreed what for, but it does not belong
    there; and a password belongs nowhere."""
    if finding.rule != _DATA:
        return finding
    if _SECRET.search(finding.evidence.lower()):
        return finding._replace(
            rule="F-PASSWORD",
            version=1,
            title=_("It asks for a password or a code"),
            why=_("Who has it is you: they read your mail, and change where your pay goes."),
            source=FTC,
            remedy=_("Give it to nobody. Sign in only at an address that you have typed yourself."),
        )
    return finding._replace(
        title=_("It asks for personal data in a message"),
        why=_(
            "A message is kept and can be read by others later. Nobody needs such data to consider an "
            "application, and once something is agreed payroll takes it in another way."
        ),
        remedy=_("Give it to payroll in the way your agreement says, never in a message."),
    )


def _of_name(name: str) -> Iterator[Finding]:
    plain = " ".join(name.lower().split())
    for rule in _FILES:
        if any(each.search(plain) for each in rule.patterns):
            yield Finding(
                rule=rule.id,
                version=1,
                severity=rule.severity,
                title=rule.title,
                why=rule.why,
                source=FTC,
                checked=CHECKED,
                remedy=rule.remedy,
                evidence=name[:200],
                scam=rule.severity is Severity.BLOCK,
            )
            return
