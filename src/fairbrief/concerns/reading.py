"""Reading words: what the fairness library finds in them, as it is kept and as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.kinds import EMPLOYER, STUDENT, Words
from fairbrief.fairness import Finding, Severity, read_message

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise, _StrPromise

#: What a student should not do, as plainly as it can be said. What is not here has its remedy.
PLAIN: dict[str, _StrPromise] = {
    "F-CHECK": _("Do not deposit a check, and do not pass any of its money on."),
    "F-PAYRAIL": _("Do not buy gift cards, and do not send money by app, wire or crypto."),
    "F-MULE": _("Do not receive or pass on money or parcels for anyone."),
    "F-TASK": _("Do not pay anything in to unlock tasks or wages."),
    "F-UPFRONT": _("Do not pay anything. An employer pays you, never the other way round."),
    "F-INVEST": _("Do not put money in, whatever it is said to earn."),
    "F-FORTUNE": _("Do not answer, and send no name and no account. There is no such money."),
    "F-MLM": _("Do not sign anyone up, and do not buy in."),
    "F-EASY": _("Do not send money or data. Ask your career office first."),
    "F-SIGNS": _("Do not send money or data. Ask your career office first."),
    "F-HIGHPAY": _("Do not send money or data. Ask your career office first."),
    "F-SHOPPER": _("Do not buy anything, with your money or with money you are sent."),
    "F-RENT": _("Do not lend an account, and give no password and no code away."),
    "F-RUN": _("Run and install nothing that they send, and connect no wallet."),
    "F-VISA": _("Pay nothing, and sign nothing that says what you have not done."),
    "F-HIDE": _("Keep nothing from your career office. What is agreed stands in the agreement."),
    "F-PASSWORD": _("Give no password and no code away, and sign in by no link that you are sent."),
    "F-IMPERSONATE": _("Do not answer before you have reached them by an address of their own."),
    "F-PII": _("Do not send personal data here."),
    "FAIR-02": _(
        "Do not send a social security, bank or identity number here. Give it to payroll in the "
        "way your agreement says."
    ),
    "F-OFFER": _("Do not accept what you did not apply for before you have asked your office."),
    "F-MOVE": _("Stay here. What is written elsewhere, your career office cannot see."),
    "F-LINK": _("Do not open the link before you know where it leads."),
    "F-DOMAIN": _("Make sure that the address is theirs before you write to it."),
    "F-FILE": _("Do not open the file."),
    "F-FILEPAGE": _("Do not type a password into the file."),
    "F-FILECARD": _("Do not buy gift cards, and send no codes."),
    "F-FILECHAT": _("Stay here. What is written elsewhere, your career office cannot see."),
    "F-FILENAME": _("Do not deposit a check, and do not fill a form about bank or identity."),
}
#: What an employer reads in the place of advice that is meant for students.
FOR_EMPLOYERS = _("Do nothing it asks for. Report it; the student’s career office looks into it.")


def found_in(kind: Words, row: Any) -> tuple[Finding, ...]:
    """What is found in the words now, the weightiest first. Under a millisecond for most."""
    return tuple(_meant(kind.writer(row), read_message(kind.text(row), kind.names(row))))


def _meant(writer: str, findings: Iterable[Finding]) -> Iterable[Finding]:
    """A student's own mail address or chat name is no mark of a scam: of their words only the
    strong marks, and those of files, count."""
    return (
        each
        for each in findings
        if writer == EMPLOYER or is_serious(each) or each.scam or each.rule.startswith("F-FILE")
    )


def is_serious(finding: Finding) -> bool:
    """Worth the office's look though nobody has reported it."""
    return finding.severity is Severity.BLOCK


def as_rows(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings as they are kept: one a rule, with everything it was found in."""
    rows: dict[str, dict[str, Any]] = {}
    for each in findings:
        row = rows.setdefault(
            each.rule,
            {
                "rule": each.rule,
                "version": each.version,
                "severity": str(each.severity),
                "title": each.title,
                "why": each.why,
                "source": each.source,
                "remedy": each.remedy,
                "evidence": [],
            },
        )
        if each.evidence and each.evidence not in row["evidence"]:
            row["evidence"].append(each.evidence)
    return list(rows.values())


@dataclass(frozen=True, kw_only=True)
class Heard:
    """Words as their reader meets them: what to mind, and where they can be reported.

    `findings` are kept rows; `plainly` says in whole sentences what not to do.
    """

    findings: list[Mapping[str, Any]] = field(default_factory=list)
    plainly: list[str] = field(default_factory=list)
    called: _StrOrPromise = ""
    report_url: str = ""


def heard(
    kind: Words, findings: Iterable[Mapping[str, Any]], *, reader: str, report_url: str = ""
) -> Heard:
    """Kept findings in words of a kind, for a reader of one side."""
    rows = list(findings)
    return Heard(
        findings=rows,
        plainly=plainly(rows, reader),
        called=kind.called,
        report_url=report_url,
    )


def plainly(findings: Iterable[Mapping[str, Any]], reader: str) -> list[str]:
    """What not to do, each once, the weightiest first."""
    said = [_plain(each) if reader == STUDENT else str(FOR_EMPLOYERS) for each in findings]
    return list(dict.fromkeys(said))


def _plain(finding: Mapping[str, Any]) -> str:
    known = PLAIN.get(finding["rule"])
    return str(known) if known else _t(finding["remedy"])


def warning(kind: Words, row: Any, *, reader: str) -> str:
    """What stands above the words in a mail to their reader; "" when nothing is found."""
    found = as_rows(found_in(kind, row))
    if not found:
        return ""
    lines = [
        *plainly(found, reader),
        *(f"{_t(each['title'])}: {_t(each['why'])}" for each in found),
    ]
    return _t("Mind this before you read on.\n\n%(lines)s") % {"lines": "\n".join(lines)}
