"""The review: every rule that applies, then a verdict with its reasons in order of weight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fairbrief.fairness.around import others_begin
from fairbrief.fairness.clues import Clue
from fairbrief.fairness.country import country_of
from fairbrief.fairness.facts import Facts, facts_of
from fairbrief.fairness.findings import WEIGHT, Finding, Passed, Severity, Verdict
from fairbrief.fairness.posting import LONGEST_TEXT, Posting
from fairbrief.fairness.rulebook import OwnRule, Rulebook
from fairbrief.fairness.rules import RULES, RULES_VERSION, Hit, Reading, Rule
from fairbrief.fairness.rules.asks import reviewer_asks
from fairbrief.fairness.rules.base import CHECKED
from fairbrief.fairness.rules.language import ANOTHER_LANGUAGE, UNREAD, is_unread
from fairbrief.fairness.rules.notices import NOTICE
from fairbrief.fairness.rules.scam.bait import speaks_of_money
from fairbrief.fairness.rules.scam.worked import is_firm, is_wage
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.visible import Seen, visible
from fairbrief.fairness.warned import is_forbidden, is_notice, is_warned_of

_BRIEF_RULES = tuple(rule for rule in RULES if rule.reads != "text")
_TEXT_RULES = tuple(rule for rule in RULES if rule.reads != "fields")
_NEEDED = frozenset[Clue]().union(*(rule.needs for rule in RULES))


@dataclass(frozen=True, kw_only=True)
class Review:
    """What the review says of one posting. `findings` are in order of weight."""

    verdict: Verdict
    findings: tuple[Finding, ...]
    passed: tuple[Passed, ...]
    facts: Facts
    rules_read: int
    rules_version: str
    scam_patterns: tuple[str, ...]
    was_cut: bool
    #: Of a likely scam, the code of the country whose police to tell; "" if it is not known.
    country: str = ""
    #: For the person who reviews a brief; empty for text from elsewhere.
    reviewer_asks: tuple[str, ...] = ()
    #: The heading after which the page speaks of other postings, which were not read.
    around: Quote | None = None

    @property
    def is_read(self) -> bool:
        """Whether its terms are read: of a text in another language they are not known, and a
        warning of frauds has none."""
        return not any(each.rule in _WITHOUT_TERMS for each in self.findings)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.severity is Severity.BLOCK)

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions to ask, each once, weightiest first."""
        return tuple(dict.fromkeys(each.ask for each in self.findings if each.ask))


def review(posting: Posting, rulebook: Rulebook | None = None) -> Review:
    """Reads one posting, under a house's rulebook or the shipped rules.

    Never raises for any text; time grows with its length only.
    """
    book = rulebook or Rulebook()
    seen = visible(posting.whole)
    page, around = _page(posting, seen.text)
    warns = posting.fields is None and not posting.is_message and is_notice(page)
    facts = facts_of(Page("") if warns else page)
    reading = Reading(posting=posting, page=page, facts=facts, rulebook=book)
    findings: list[Finding] = []
    passed: list[Passed] = []
    read, is_sure = 0, False
    held = page.held(_NEEDED)
    for rule in _TEXT_RULES if posting.fields is None else _BRIEF_RULES:
        if rule.id in book.off and not rule.is_floor:
            continue
        read += 1
        if warns and rule.id != NOTICE:
            continue
        hits: list[Hit] = []
        if not rule.needs or not held.isdisjoint(rule.needs):
            hits = [
                hit
                for hit in rule.judge(reading)
                if not (_is_warning(rule, hit, page) or _is_unread(rule, hit, page))
            ]
        if hits:
            findings += [
                _finding(rule, hit, book, is_own=posting.fields is not None) for hit in hits
            ]
            is_sure = is_sure or any(hit.is_sure for hit in hits)
        elif rule.passed and (said := rule.passed(reading)):
            passed.append(Passed(rule=rule.id, said=said))
    if posting.fields is not None:
        read += len(book.own)
        findings += [each for rule in book.own for each in _own_findings(rule, page)]
    is_scam = _looks_like_scam(reading, findings, is_sure=is_sure)
    if not is_scam and posting.fields is None and not posting.is_message:
        findings = [_lone_mark(each) for each in findings]
    if is_scam:
        findings = [each for each in findings if _is_worth_saying_of_a_scam(each)]
        findings.sort(key=lambda each: (not each.scam, WEIGHT[each.severity]))
    else:
        findings.sort(key=lambda each: (WEIGHT[each.severity], not each.scam))
    patterns = tuple(dict.fromkeys(each.rule for each in findings if is_of_fraud(each.rule)))
    if not is_scam and not posting.is_message:
        findings = _said_once(findings)
    return Review(
        verdict=Verdict.SCAM if is_scam else _verdict(findings),
        findings=tuple(_put_back(each, seen) for each in findings),
        passed=tuple(passed),
        facts=seen.put_back(facts),
        rules_read=read,
        rules_version=RULES_VERSION,
        scam_patterns=patterns,
        country=country_of(page, facts) if is_scam else "",
        was_cut=len(posting.title) + len(posting.text) > LONGEST_TEXT,
        reviewer_asks=reviewer_asks(posting.fields, facts) if posting.fields else (),
        around=seen.put_back(around),
    )


def _page(posting: Posting, text: str) -> tuple[Page, Quote | None]:
    """The text to be read, without the other postings of its page, and the heading over those."""
    is_from_elsewhere = posting.fields is None and not posting.is_message
    heading = others_begin(text) if is_from_elsewhere else None
    if heading is None:
        return Page(text), None
    start, end = heading.span()
    words = heading.group().lstrip()
    return Page(text[:start]), Quote(words, end - len(words), end)


def _put_back(finding: Finding, seen: Seen) -> Finding:
    """A finding whose words stand where they do in the text as given."""
    if seen.places is None or not finding.evidence or finding.span == (0, 0):
        return finding
    start, end = seen.place(*finding.span)
    return finding._replace(evidence=seen.given[start:end], span=(start, end))


def _own_findings(rule: OwnRule, page: Page) -> Iterator[Finding]:
    """What a house's own rule finds: each phrase that stands there, or that none of them does."""
    quotes = page.all(rule.sought, plain=not rule.is_needed, most=3)
    if rule.is_needed:
        places: list[Quote | None] = [] if quotes else [None]
    else:
        places = list(quotes)
    for quote in places:
        yield Finding(
            rule=rule.id,
            version=1,
            severity=rule.severity,
            title=rule.title,
            why=rule.why,
            source=rule.house,
            checked=CHECKED,
            remedy=rule.remedy,
            ask=rule.ask,
            field="summary",
            evidence=quote.text if quote else "",
            span=quote.span if quote else (0, 0),
            house=rule.house,
        )


def _finding(rule: Rule, hit: Hit, book: Rulebook, *, is_own: bool) -> Finding:
    return Finding(
        rule=rule.id,
        version=rule.version,
        severity=book.weighed(rule.id, hit.severity or rule.severity),
        title=rule.title.format(said=hit.said) if "{said}" in rule.title else rule.title,
        why=rule.why,
        source=rule.source,
        checked=rule.checked,
        remedy=rule.remedy if is_own else rule.advice or rule.remedy,
        example=rule.example,
        ask=rule.ask,
        field=rule.field,
        evidence=hit.quote.text if hit.quote else "",
        span=hit.quote.span if hit.quote else (0, 0),
        scam=rule.scam or hit.scam,
    )


def is_of_fraud(rule: str) -> bool:
    """Whether a rule, by its id, tells of fraud: a scam family, or personal data asked for early."""
    return rule.startswith("F-") or rule == "FAIR-02"


#: What rules of pay and of costs are called.
_OF_PAY = "PAY-"


def _is_warning(rule: Rule, hit: Hit, page: Page) -> bool:
    """Whether a mark of fraud is only what the text warns of, or a term of pay what a board forbids
    those who post there."""
    if hit.quote is None:
        return False
    if rule.id.startswith(_OF_PAY):
        return is_forbidden(page, hit.quote.start)
    return is_of_fraud(rule.id) and is_warned_of(page, hit.quote.start)


#: Rules of which a text that breaks them has no terms that are read.
_WITHOUT_TERMS = frozenset({ANOTHER_LANGUAGE, NOTICE})
#: It quotes the pay of which it misses the amount.
_AMOUNT_LEFT_OUT = "PAY-03A"


def _is_unread(rule: Rule, hit: Hit, page: Page) -> bool:
    """Whether a text from elsewhere is held to leave out what was not read: it is not English, or no
    posting."""
    return (
        (hit.quote is None or rule.id == _AMOUNT_LEFT_OUT)
        and rule.reads == "text"
        and rule.id not in UNREAD
        and not is_of_fraud(rule.id)
        and page.once(is_unread)
    )


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


def _verdict(findings: list[Finding]) -> Verdict:
    if any(each.severity is Severity.BLOCK for each in findings):
        return Verdict.REFUSE
    if any(each.severity in {Severity.REVIEW, Severity.COACH} and each.ask for each in findings):
        return Verdict.ASK
    if any(each.severity is Severity.REVIEW for each in findings):
        return Verdict.ASK
    return Verdict.CLEAR
