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
from fairbrief.fairness.review import is_of_fraud, review
from fairbrief.fairness.rules.base import CHECKED, FTC

#: Files that run when they are opened, or hide what they are.
_RUNS = re.compile(
    r"\.(?:exe|scr|com|bat|cmd|msi|ps1|vbs|js|jse|wsf|hta|lnk|iso|img|jar|apk|app|dmg|docm|xlsm|pptm|reg)$"
)
_DOUBLE = re.compile(r"\.(?:pdf|docx?|xlsx?|jpe?g|png|txt|csv|zip)[ .]{1,40}\w{2,4}$")
_PAGE = re.compile(r"\.(?:html?|shtml|svg|url|webloc)$")
#: What a file is called that asks for money or for who someone is.
_ASKS = re.compile(
    r"(?:\b|_)(?:che(?:ck|que)s?|cashier|money.?order|gift.?cards?|direct.?deposit|bank.?(?:details|form|info|account)|"
    r"ssn|social.?security|passport|driver.?s?.?licen[cs]e|id.?(?:card|copy|scan)|w-?4|w-?9|i-?9)(?:\b|_)"
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
    found = [each for each in read.findings if is_of_fraud(each.rule)]
    found += [each for name in names for each in _of_name(name)]
    return tuple(
        sorted(found, key=lambda each: (not each.scam, list(Severity).index(each.severity)))
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
