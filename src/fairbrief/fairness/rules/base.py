"""What a rule is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, cast

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.facts import Facts
from fairbrief.fairness.findings import Severity
from fairbrief.fairness.posting import Fields, Posting
from fairbrief.fairness.rulebook import Rulebook
from fairbrief.fairness.text import Page, Quote

#: The day the sources of the rules were last read.
CHECKED = date(2026, 11, 23)

NACE = "NACE, definition and criteria of an internship (naceweb.org)"
NACE_UNPAID = "NACE, Unpaid Is Unfair, 2023 (naceweb.org/unpaid)"
FLSA71 = "US Department of Labor, Fact Sheet 71 (dol.gov/agencies/whd/fact-sheets)"
#: Its test decides only whether an unpaid intern of a company is an employee.
FOR_UNPAID = " (for unpaid interns of companies)"
#: What these ask of who hires a contractor: names, services with their value, rate and method of pay,
#: the day it is paid. They say nothing of hours, of criteria or of places.
FREELANCE = (
    "For contractors, counted over 120 days: New York Freelance Isn't Free Act, from $800; Illinois "
    "Freelance Worker Protection Act, from $500; California SB 988, from $250 in listed professions"
)
FTC = "Federal Trade Commission, job scams (consumer.ftc.gov)"
CAREER_OFFICES = "Posting policies of university career offices"


#: "Assist me" names nobody: it is how a stranger writes.
_ME = re.compile(r"\b(?:me|my \w{3,12}(?: \w{3,12})?|personal assistant to)$", re.IGNORECASE)


#: Words of a text that says little: when it says one thing of the work, and when it says nothing.
_LITTLE, _SOME = 160, 260


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A posting as rules see it: its whole text, the facts read from it, its fields if any, and
    whose rulebook is read from."""

    posting: Posting
    page: Page
    facts: Facts
    rulebook: Rulebook

    @cached_property
    def answers(self) -> dict[Callable[[Reading], object], object]:
        """What was asked of it and is `kept`."""
        return {}

    @property
    def text(self) -> str:
        return self.page.text

    @property
    def fields(self) -> Fields | None:
        return self.posting.fields

    @property
    def brief(self) -> Fields:
        """The fields, for rules that run on a brief only."""
        if self.posting.fields is None:
            raise LookupError("this rule reads the fields of a brief")
        return self.posting.fields

    @cached_property
    def speaks_of_work(self) -> bool:
        """A posting that names who you report to, what you make or learn is about work."""
        return self._said_of_work >= 2

    @cached_property
    def is_bare(self) -> bool:
        """Little is said, and nothing or next to nothing of it is about work."""
        return self.page.words < (_SOME, _LITTLE, 0)[min(self._said_of_work, 2)]

    @cached_property
    def _said_of_work(self) -> int:
        facts = self.facts
        said = (
            facts.deliverables.concrete,
            facts.supervisor is not None and not _ME.search(facts.supervisor.text),
            facts.learning,
            facts.senior_access,
            facts.feedback,
            facts.duration,
        )
        return sum(bool(each) for each in said)


def kept[T](asked: Callable[[Reading], T]) -> Callable[[Reading], T]:
    """What several rules ask of a reading: answered once, and kept with it."""

    def answered(reading: Reading) -> T:
        answers = reading.answers
        if asked not in answers:
            answers[asked] = asked(reading)
        return cast("T", answers[asked])

    return answered


class Hit(NamedTuple):
    """One place where a rule is broken. `said` fills `{said}` in the rule's words; `scam` makes a
    mark of a weak scam family a strong one; `is_sure`: several marks at once, enough by themselves."""

    quote: Quote | None = None
    said: str = ""
    severity: Severity | None = None
    scam: bool = False
    is_sure: bool = False


type Judge = Callable[[Reading], Iterable[Hit]]


@dataclass(frozen=True)
class Aimed:
    """A judge that finds nothing in a text where none of its clues stands, and is not asked there."""

    judge: Judge
    clues: frozenset[Clue]

    def __call__(self, reading: Reading) -> Iterable[Hit]:
        return self.judge(reading)


def clues_of(judge: Judge) -> frozenset[Clue]:
    """Clues without any of which a judge finds nothing; none if that is not known."""
    return judge.clues if isinstance(judge, Aimed) else frozenset()


def aimed(*clues: Clue) -> Callable[[Judge], Aimed]:
    """Declares that a judge finds nothing where none of these clues stands, negated or not."""
    return lambda judge: Aimed(judge, frozenset(clues))


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `judge` yields the places it is broken; `passed` says in words what is in order.

    `reads`: "fields" rules run only on a brief, "text" rules only on text from elsewhere, "both"
    on either. `title` may hold `{said}`. `is_law`: it rests on law though it does not block.
    `remedy` is for who can change the words: who wrote them. Of a text from elsewhere its reader
    cannot, and is told `advice` instead, which each rule has that reads one. `ask` stands by itself: it is
    sent without the finding. `example` is a better sentence for an employer to start from.
    """

    id: str
    reads: Literal["fields", "text", "both"]
    severity: Severity
    title: str
    why: str
    source: str
    remedy: str
    judge: Judge
    advice: str = ""
    ask: str = ""
    field: str = ""
    example: str = ""
    version: int = 1
    checked: date = CHECKED
    scam: bool = False
    is_law: bool = False
    passed: Callable[[Reading], str] | None = None

    @cached_property
    def needs(self) -> frozenset[Clue]:
        """Clues of which one must stand in a text for it to be broken; none if that is not known."""
        return clues_of(self.judge)

    @property
    def is_floor(self) -> bool:
        """Whether no house switches it off: it blocks everywhere, rests on law or tells of fraud."""
        return self.severity is Severity.BLOCK or self.is_law or self.id.startswith("F-")


def when(broken: Callable[[Fields], bool | str]) -> Judge:
    """A judge over fields: broken when true; a string is what is `{said}`."""

    def judge(reading: Reading) -> Iterable[Hit]:
        found = broken(reading.brief)
        if found:
            yield Hit(said=found if isinstance(found, str) else "")

    return judge


def missing(fact: Callable[[Facts], object]) -> Judge:
    """A judge over text from elsewhere: broken when the fact is not stated."""

    def judge(reading: Reading) -> Iterable[Hit]:
        return () if fact(reading.facts) else (Hit(),)

    return judge


def words(forbidden: Clue, *, most: int = 3) -> Judge:
    """A judge over any text: broken where the words stand and are not negated."""

    @aimed(forbidden)
    def judge(reading: Reading) -> Iterable[Hit]:
        return hits(reading, forbidden, most=most)

    return judge


def hits(reading: Reading, forbidden: Clue, *, most: int = 3) -> list[Hit]:
    """Where words stand and are not negated."""
    return [Hit(quote=quote) for quote in reading.page.all(forbidden, most=most)]


def says(words: Callable[[Fields], str]) -> Callable[[Reading], str]:
    """What the receipt says of a rule that is kept, from the fields."""
    return lambda reading: words(reading.fields) if reading.fields is not None else ""


def counted(number: float, word: str) -> str:
    """A number with its word: 1 hour, 18 hours, 15.4 hours."""
    return f"{round(number, 1):g} {word}{'' if number == 1 else 's'}"


def dollars(minor: int, currency: str = "USD") -> str:
    """An amount for the words of a finding: $432, $12.50."""
    sign = {"USD": "$", "EUR": "€", "GBP": "£"}.get(currency, f"{currency} ")
    whole, cents = divmod(minor, 100)
    return f"{sign}{whole:,}" + (f".{cents:02d}" if cents else "")
