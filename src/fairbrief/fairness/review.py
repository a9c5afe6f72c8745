"""The review: every rule that applies, then a verdict with its reasons in order of weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fairbrief.fairness.around import others_begin
from fairbrief.fairness.clues import Clue
from fairbrief.fairness.country import country_of
from fairbrief.fairness.facts import Facts, facts_of
from fairbrief.fairness.findings import Finding, Passed, Severity, Verdict
from fairbrief.fairness.posting import LONGEST_TEXT, Posting
from fairbrief.fairness.rulebook import OwnRule, Rulebook
from fairbrief.fairness.rules import RULES, RULES_VERSION, Hit, Reading, Rule
from fairbrief.fairness.rules.asks import reviewer_asks
from fairbrief.fairness.rules.base import CHECKED
from fairbrief.fairness.rules.unread import NOTICE, UNREAD, WITHOUT_TERMS, is_unread
from fairbrief.fairness.text import Page, Quote
from fairbrief.fairness.verdicts import is_of_fraud, verdict_of
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
        warning of frauds and a few words have none."""
        return not any(each.rule in WITHOUT_TERMS for each in self.findings)

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
    judged = _judged(reading, only=NOTICE if warns else "")
    verdict, findings, patterns = verdict_of(reading, judged.findings, is_sure=judged.is_sure)
    return Review(
        verdict=verdict,
        findings=tuple(_put_back(each, seen) for each in findings),
        passed=tuple(judged.passed),
        facts=seen.put_back(facts),
        rules_read=judged.rules_read,
        rules_version=RULES_VERSION,
        scam_patterns=patterns,
        country=country_of(page, facts) if verdict is Verdict.SCAM else "",
        was_cut=len(posting.title) + len(posting.text) > LONGEST_TEXT,
        reviewer_asks=reviewer_asks(posting.fields, facts) if posting.fields else (),
        around=seen.put_back(around),
    )


@dataclass
class _Judged:
    """What the rules said of one posting."""

    findings: list[Finding] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    rules_read: int = 0
    is_sure: bool = False


def _judged(reading: Reading, *, only: str) -> _Judged:
    """Asks every rule that applies; with `only` that one alone answers."""
    page, book, is_own = reading.page, reading.rulebook, reading.fields is not None
    judged = _Judged()
    held = page.held(_NEEDED)
    for rule in _BRIEF_RULES if is_own else _TEXT_RULES:
        if rule.id in book.off and not rule.is_floor:
            continue
        judged.rules_read += 1
        if only and rule.id != only:
            continue
        hits: list[Hit] = []
        if not rule.needs or not held.isdisjoint(rule.needs):
            hits = [
                hit
                for hit in rule.judge(reading)
                if not (_is_warning(rule, hit, page) or _is_unread(rule, hit, page))
            ]
        if hits:
            judged.findings += [_finding(rule, hit, book, is_own=is_own) for hit in hits]
            judged.is_sure = judged.is_sure or any(hit.is_sure for hit in hits)
        elif rule.passed and (said := rule.passed(reading)):
            judged.passed.append(Passed(rule=rule.id, said=said))
    if is_own:
        judged.rules_read += len(book.own)
        judged.findings += [each for rule in book.own for each in _own_findings(rule, page)]
    return judged


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
