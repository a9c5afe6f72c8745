"""What the findings of a review come to: a verdict, and what is worth saying with it."""

from __future__ import annotations

import re

from fairbrief.fairness.findings import WEIGHT, Finding, Severity, Verdict
from fairbrief.fairness.rules import Reading
from fairbrief.fairness.rules.scam.bait import speaks_of_money
from fairbrief.fairness.rules.scam.worked import is_firm, is_wage
from fairbrief.fairness.rules.unread import ANOTHER_LANGUAGE


def verdict_of(
    reading: Reading, findings: list[Finding], *, is_sure: bool
) -> tuple[Verdict, list[Finding], tuple[str, ...]]:
    """The verdict, the findings that are said with it, weightiest first, and the rules of fraud among
    those that were found. `is_sure`: some mark of fraud is enough by itself."""
    if _looks_like_scam(reading, findings, is_sure=is_sure):
        said = [each for each in findings if _is_worth_saying_of_a_scam(each)]
        said.sort(key=lambda each: (not each.scam, WEIGHT[each.severity]))
        return Verdict.SCAM, said, _patterns(said)
    posting = reading.posting
    if posting.fields is None and not posting.is_message:
        findings = [_lone_mark(each) for each in findings]
    findings = sorted(findings, key=lambda each: (WEIGHT[each.severity], not each.scam))
    said = findings if posting.is_message else _said_once(findings)
    return _of(said), said, _patterns(findings)


def _patterns(findings: list[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.rule for each in findings if is_of_fraud(each.rule)))


def is_of_fraud(rule: str) -> bool:
    """Whether a rule, by its id, tells of fraud: a scam family, or personal data asked for early."""
    return rule.startswith("F-") or rule == "FAIR-02"


#: Marks that say much together and little alone, by what they are about.
_MARKS = {
    "F-IMPERSONATE": "name",
    "F-OFFER": "offer",
    "F-PII": "data",
    "FAIR-02": "data",
    "F-EASY": "money",
    "F-SIGNS": "money",
    "F-HIGHPAY": "pay",
    "F-SHOPPER": "money",
    "F-ERRAND": "chores",
    "F-MOVE": "contact",
    "F-LINK": "contact",
    "F-DOMAIN": "contact",
    "F-DISGUISE": "letters",
}

#: Marks that are made of many in a posting that speaks of work.
_TELLING = frozenset({"offer", "money", "pay", "chores", "data"})

#: Good pay and a free mail address: many who hire by the hour have both.
_WELL_PAID_AT_HOME = {"F-HIGHPAY", "F-DOMAIN"}


_TITLE = re.compile(r"prof(?:essor)?\.?$", re.IGNORECASE)

#: No work has it for a duty to lend an account or a name: said in two places, it is none by chance.
_LENDING = "F-RENT"

#: A resume by mail to somebody's own address: many a colleague at a firm one can look up asks so.
_WRITTEN_TO = {"data", "contact"}


def _looks_like_scam(reading: Reading, findings: list[Finding], *, is_sure: bool) -> bool:
    """Several marks at once, or a strong mark that does not stand alone, or marks of two kinds; in
    a posting that speaks of work, more of them: "process payments from customers" is a bookkeeper's
    duty too.

    A brief is written by someone who signed in: one word of it does not make a scam.
    """
    strong = {each.rule for each in findings if each.scam}
    marks = [each for each in findings if each.rule in _MARKS and not _is_only_early(each)]
    kinds = {_MARKS[each.rule] for each in marks}
    if reading.fields is not None:
        return len(strong) > 1 or bool(strong and kinds)
    others = {_MARKS[each.rule] for each in marks if not each.scam}
    places = {each.span for each in findings if each.scam}
    least = 3 if reading.speaks_of_work else 2
    if {each.rule for each in marks} == _WELL_PAID_AT_HOME or _is_professor_at_home(reading, marks):
        least = 3
    if kinds == _WRITTEN_TO and is_firm(reading):
        least = 3
    lent = {each.span for each in findings if each.rule == _LENDING}
    if len(lent) > 1 and others:
        return True
    if is_sure or len(kinds) >= least or len(places) >= least:
        return True
    if not strong or reading.speaks_of_work:
        return bool(strong) and (len(others) >= least - 1 or bool(others & _TELLING))
    return bool(others) or len(strong) > 1 or speaks_of_money(reading.page)


def _is_worth_saying_of_a_scam(finding: Finding) -> bool:
    """Nobody is to mend a scam: what could be better in it is not said."""
    light = {Severity.COACH, Severity.NOTE}
    is_needed = is_of_fraud(finding.rule) or finding.rule == ANOTHER_LANGUAGE
    return is_needed or finding.severity not in light


def _is_only_early(finding: Finding) -> bool:
    """Whether data is asked for with a reason, only before an offer: no mark of fraud."""
    return finding.rule == "FAIR-02" and finding.severity is not Severity.BLOCK


def _is_professor_at_home(reading: Reading, marks: list[Finding]) -> bool:
    """Whether a professor who pays a plain wage writes from a free address, and nothing more: some
    do, and one can look them up at the school."""
    return (
        {each.rule for each in marks} == {"F-IMPERSONATE", "F-DOMAIN"}
        and all(_TITLE.match(each.evidence) for each in marks if each.rule == "F-IMPERSONATE")
        and is_wage(reading.facts.pay)
    )


def _lone_mark(finding: Finding) -> Finding:
    """A mark of fraud that stands alone in a posting from elsewhere is a reason to ask, not to refuse."""
    if finding.rule.startswith("F-") and finding.severity is Severity.BLOCK:
        return finding._replace(severity=Severity.REVIEW)
    return finding


#: A mark of fraud, and the rule that says of the same words what is unfair about them.
_SAID_BY = {"F-UPFRONT": "PAY-07", "F-HIGHPAY": "PAY-06"}


def _said_once(findings: list[Finding]) -> list[Finding]:
    """Without marks of fraud on words of which another finding says the same in milder ones: where
    nothing looks like a scam, that one says what to ask and how to mend it."""
    milder = [(each.rule, *each.span) for each in findings if each.rule in _SAID_BY.values()]

    def is_said(found: Finding) -> bool:
        start, end = found.span
        return any(
            rule == _SAID_BY.get(found.rule) and begin < end and start < until
            for rule, begin, until in milder
        )

    return [each for each in findings if not is_said(each)] if milder else findings


def _of(findings: list[Finding]) -> Verdict:
    if any(each.severity is Severity.BLOCK for each in findings):
        return Verdict.REFUSE
    if any(each.severity in {Severity.REVIEW, Severity.COACH} and each.ask for each in findings):
        return Verdict.ASK
    if any(each.severity is Severity.REVIEW for each in findings):
        return Verdict.ASK
    return Verdict.CLEAR
