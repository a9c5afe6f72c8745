"""What the student does: sentences that speak of duties, products made in them, routine in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from fairbrief.fairness.clues import clue
from fairbrief.fairness.facts.framed import (
    AFTER,
    BEFORE,
    bounds_of,
    is_count,
    is_framed,
    things_framed,
)
from fairbrief.fairness.facts.made import (
    ASKED_FOR,
    DESCRIBED_THING,
    MADE,
    Thing,
    is_asked_of_student,
    is_of_others,
    things_made,
)
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("duties")

_MAKES = _BOOK.part("MAKES")
_PRODUCT = _BOOK.part("PRODUCT")
_EXACT = _BOOK.clue("exact")
_COUNTED = _BOOK.rule("counted")
_WORDS_BEFORE = 90
_OF_ANOTHER = _BOOK.rule("of another")
_FULL = _BOOK.rule("full")
_ITS_LENGTH = _BOOK.rule("its length")
_ATTENDED = _BOOK.rule("attended")
_IS_SUBJECT = _BOOK.rule("is subject")
_DESCRIBED = _BOOK.rule("described")
_THEIRS = _BOOK.rule("theirs")
_SPEAKS_OF_DUTY = _BOOK.clue("speaks of duty")
_BULLET = _BOOK.rule("bullet")
_THING = clue(rf"\b{_PRODUCT}\b")
_FIRM_MAKES = _BOOK.rule("firm makes")
_MADE_FOR = _BOOK.clue("made for")
_MAKE_THING = clue(
    rf"\b(?!records\b|designs\b|reports\b|plans\b|maps\b|documents\b){_MAKES}(?:e?s)?\b",
    then=_THING,
)
_NOT_THING = _BOOK.rule("not thing")
_ELSEWHERE = _BOOK.rule("elsewhere")
_BEHIND = _BOOK.rule("behind")
_MADE_ANEW = _BOOK.rule("made anew")
_THEY_MAKE = _BOOK.rule("they make")
#: So long can somebody else and what stands before the verb be.
_CLAUSE = 140
#: Parts of a posting in which nothing is said of what is made.
_NOT_DUTIES = frozenset({"wanted", "applying", "firm", "gains", "learning"})
_RESULTS = _BOOK.clue("results")
#: Work that is itself a thing made.
_BY_VERB = {
    "summary": _BOOK.clue("a summary"),
    "presentation": _BOOK.clue("a presentation"),
    "story": _BOOK.clue("a story"),
    "photo": _BOOK.clue("photos"),
}
_LISTED_WORK = _BOOK.rule("listed work")


def duties_of(page: Page) -> list[tuple[int, int]]:
    """The sentences that say what the student does."""
    plain = page.plain
    spoken = page.sentences_with(_SPEAKS_OF_DUTY)
    return [
        (start, end)
        for start, end in page.sentences
        if end - start > 12
        and (
            (start in spoken and not _THEIRS.match(plain, start, min(end, start + 40)))
            or _BULLET.match(plain, start, end)
        )
    ]


class Product(NamedTuple):
    """One thing made. `weight`: 1 for a kind of thing, 2 for a counted or single one, 3 for one with
    its length."""

    name: str
    quote: Quote
    weight: int


def products_in(page: Page) -> list[Product]:
    """Distinct things made, each once, where a verb of making stands before them, or in a list that
    says what is to be handed in."""
    found = _things_in(page)
    for name, sought in page.among(_BY_VERB):
        for match, start, _end in page.matches(sought):
            if (
                page.part_at(start) not in _NOT_DUTIES
                and start not in page.once(asking_sentences)
                and _is_made_here(page, match.start(), start)
            ):
                found.setdefault(name, Product(name, page.quote(*match.span()), 1))
    return list(found.values())


def _things_in(page: Page) -> dict[str, Product]:
    """The things made by their names, where they are called by them."""
    things: dict[int, list[re.Match[str]]] = {}
    for match, start, _end in page.matches(_THING):
        things.setdefault(start, []).append(match)
    if not things:
        return {}
    verbs = {start: match for match, start, _end in reversed(page.matches(_MAKE_THING))}
    announced, applying, sent_in = map(page.sentences_with, (_ANNOUNCES, _OF_APPLYING, _SENT_IN))
    asking = page.once(asking_sentences)
    found: dict[str, Product] = {}
    in_list = in_application = False
    of_interest = things.keys() | sent_in
    for start, end in page.sentences:
        if not (in_list or in_application or start in of_interest):
            in_list = start in announced
            continue
        is_item = _is_item(page, start, end)
        in_list = start in announced or (in_list and is_item)
        in_application = is_item and (in_application or start in sent_in)
        if (
            start not in things
            or start in applying
            or in_application
            or page.part_at(start) in _NOT_DUTIES
        ):
            continue
        verb = verbs.get(start)
        if verb is None:
            is_listed = (
                in_list
                or (is_item and _is_of_things(page, start, end, things[start]))
                or (
                    is_count(page.plain, start, end)
                    and len(_exact(page, start, end, things[start])) >= _KINDS
                )
            )
            if is_listed and not _THEIR_OWN.match(page.plain, start, end):
                _collect(page, start, start, end, things[start], found)
        elif start not in asking and _is_made_here(page, verb.start(), start):
            _collect(page, verb.start(), verb.end(), end, things[start], found)
    return found


def _is_of_things(page: Page, start: int, end: int, things: list[re.Match[str]]) -> bool:
    """Whether a counted thing is all that an item is of ("- Two short films"), or what is seen to in
    it ("- Maintain one map of the paths")."""
    exact = _exact(page, start, end, things)
    return bool(exact) and (
        page.text[start - 1 : start] == ";"
        or _SEEN_TO.match(page.plain, start, exact[0][0]) is not None
    )


def _is_made_here(page: Page, verb: int, start: int) -> bool:
    """Whether it is the student who makes what stands after a verb, not the firm or somebody else."""
    return not (
        page.is_negated(verb, start)
        or _THEIRS.search(page.plain, start, verb)
        or _THEY_MAKE.search(page.plain, max(start, verb - _CLAUSE), verb)
        or _FIRM_MAKES.match(page.plain, start, verb)
    )


def _anything_made_in(page: Page, found: list[Product]) -> tuple[int, Quote] | None:
    """How many things are made, of kinds that have no name here, where there are enough."""
    made: dict[str, Quote] = {}
    loose = 0
    passed_over = page.once(asking_sentences) | page.sentences_with(_OF_APPLYING)
    for sought in (MADE, ASKED_FOR):
        for match, start, end in page.matches(sought):
            if start in passed_over or page.part_at(start) in _NOT_DUTIES:
                continue
            if sought is MADE:
                if not _is_made_here(page, match.start(), start) or is_of_others(
                    page.plain, start, match.start(), match.group()
                ):
                    continue
            elif not is_asked_of_student(page.plain, start, match.start()):
                continue
            things = list(things_made(page.plain, match, end))
            if sought is ASKED_FOR and not _has_known(page, match, end, things):
                continue
            ends = {known.end() for known in page.within(_THING, match.end(), end)}
            for thing in things:
                name = _alone(thing.name)
                if (
                    sought is MADE
                    and name not in _LOOSE
                    and (thing.is_of_kind or thing.end in ends)
                    and DESCRIBED_THING.match(page.plain, thing.end, end)
                ):
                    return 1, page.quote(match.start(), thing.end)
                if match.group().startswith("one ") and thing.is_of_kind:
                    return 1, page.quote(match.start(), thing.end)
                if name not in made:
                    loose += name in _LOOSE and not thing.is_of_kind
                    made[name] = page.quote(match.start(), thing.end)
    named = {_alone(each.name.split()[-1]) for each in found} - made.keys()
    loose += len(named & _LOOSE)
    count = len(made) + len(named)
    if not made or count < _KINDS or loose == count:
        return None
    return count, next(iter(made.values()))


def _has_known(page: Page, asked: re.Match[str], end: int, things: list[Thing]) -> bool:
    """Whether one of the things asked for is known for such, so that it is no person and no gift."""
    ends = {match.end() for match in page.within(_THING, asked.end(), end)}
    return any(thing.end in ends for thing in things) or asked.group().startswith("one ")


#: Frames that ask for no person.
_OF_RESULT = ("what", "at", "by", "before", "in", "until", "after", "is", "are", "that")


def _framed_in(page: Page) -> tuple[int, Quote] | None:
    """How many things are there in the end, where one of several is known for a product or has its
    length."""
    plain = page.plain
    asking, applying = page.once(asking_sentences), page.sentences_with(_OF_APPLYING)
    for sought in (AFTER, BEFORE):
        for match, start, end in page.matches(sought):
            since, until = bounds_of(match, start, end, is_before=sought is BEFORE)
            known = [
                thing
                for thing in page.within(_THING, since, until)
                if not _NOT_THING.search(plain, max(since, thing.start() - _SHORTLY), thing.start())
            ]
            if (
                not known
                or start in applying
                or (start in asking and not match.group().startswith(_OF_RESULT))
                or page.part_at(start) in _NOT_DUTIES
                or page.is_negated(match.start(), start)
                or not is_framed(plain, start, end)
            ):
                continue
            names: set[str] = set()
            telling = 0
            is_full = False
            quote: Quote | None = None
            for name, begin, stop, is_known in things_framed(plain, since, until, known):
                name = _alone(name.split()[-1])
                if name not in names:
                    names.add(name)
                    telling += is_known and name not in _LOOSE
                    is_full = is_full or (
                        is_known
                        and name not in _LOOSE
                        and (_ITS_LENGTH.match(plain, stop) or _DESCRIBED.match(plain, stop, end))
                        is not None
                    )
                    quote = page.quote(min(match.start(), begin), max(match.end(), stop))
            if quote and telling and (is_full or len(names) >= _KINDS):
                return len(names), quote
    return None


def _described_in(page: Page) -> Quote | None:
    """One thing of any kind that is made, and what for: "a scanner that reads the old labels"."""
    for match, start, _end in page.matches(_MADE_FOR):
        if (
            page.part_at(start) not in _NOT_DUTIES
            and start not in page.once(asking_sentences)
            and _is_made_here(page, match.start(), start)
        ):
            return page.quote(match.start(), match.end())
    return None


def _collect(
    page: Page,
    begin: int,
    after: int,
    end: int,
    things: list[re.Match[str]],
    found: dict[str, Product],
) -> None:
    """Puts the things that stand after a place in a sentence to those found."""
    until = min(end, after + 260)
    exact = _exact(page, after, until, things)
    for at, stop in exact:
        said = page.plain[at:stop]
        name = _alone(said.split()[-1].rstrip(".,"))
        is_full = (
            _FULL.search(said)
            or _ITS_LENGTH.match(page.plain, stop, end)
            or _DESCRIBED.match(page.plain, stop, end)
        )
        weight = 3 if is_full else 2
        if name not in found or found[name].weight < weight:
            found[name] = Product(name, page.quote(begin, stop), weight)
    for thing in things:
        if after <= thing.start() and thing.end() <= until:
            if after > begin and _IS_SUBJECT.match(page.plain, thing.end(), end):
                continue
            is_counted = any(at <= thing.start() and thing.end() <= stop for at, stop in exact)
            name = _name_of(page, thing, begin)
            if is_counted or name in found:
                continue
            before = page.plain[max(begin, thing.start() - _SHORTLY) : thing.start()]
            if _ELSEWHERE.search(before) or _ATTENDED.search(before):
                continue
            if not _NOT_THING.search(before) or _MADE_ANEW.search(before):
                found[name] = Product(name, page.quote(begin, thing.end()), 1)


def _name_of(page: Page, thing: re.Match[str], begin: int) -> str:
    """How a thing is called whose verb begins at a place."""
    said = thing.group()
    name = _alone(said if said.startswith(_NOT_LOOSE) else said.split()[-1])
    return "app" if name == "application" and _BUILDS.match(page.plain, begin) else name


def _alone(name: str) -> str:
    """One of several: a library, not libraries."""
    return f"{name[:-3]}y" if name.endswith("ies") else name.rstrip("s")


#: Characters before a thing that say what it is to what is made.
_SHORTLY = 44


#: An application that is built is software; one that is sent in is not.
_BUILDS = re.compile(
    r"(?:re-?)?buil|develop|cod(?:e|ing)|ship|launch|prototyp|design|implement|author"
)


def _exact(
    page: Page, after: int, until: int, things: list[re.Match[str]]
) -> list[tuple[int, int]]:
    """From where to where things are said with a number, a length or as the only one."""
    plain = page.plain
    found = {
        match.start(): match.end()
        for match in page.within(_EXACT, after, until)
        if not _BEHIND.search(plain, max(after, match.start() - _SHORTLY), match.start())
    }
    for thing in things:
        begin, end = thing.span()
        since = max(after, begin - _WORDS_BEFORE)
        is_within = after <= begin and end <= until
        counted = _COUNTED.search(plain, since, begin) if is_within else None
        if not (counted or begin in found):
            continue
        if _ATTENDED.search(plain, since, begin):
            found.pop(begin, None)
        elif (
            counted
            and not _BEHIND.search(plain, max(after, begin - _SHORTLY), begin)
            and not _OF_ANOTHER.match(plain, end)
        ):
            found.setdefault(counted.start(), end)
    return sorted(found.items())


_SENT_IN = _BOOK.clue("sent in")
_OF_APPLYING = _BOOK.clue("of applying")
_ANNOUNCES = _BOOK.clue("announces")
_ITEM = re.compile(r"\s{0,8}(?:[-*+>\u2013\u2014]|\d{1,2}[.)]|\w\)|\[.?\])\s|\s{2,8}\w")
_SEEN_TO = _BOOK.rule("seen to")
_THEIR_OWN = _BOOK.rule("their own")


def _is_item(page: Page, start: int, end: int) -> bool:
    """Whether a sentence stands in a line of its own behind a bullet or a number."""
    before = page.text[start - 1] if start else "\n"
    if before in "\u2022\u00b7\u25cf;":
        return True
    if before == ".":  # "1. A list": the number was taken for a sentence
        return (
            page.text[start - 2 : start - 1].isdigit()
            and _NUMBERED.search(page.text, max(0, start - 8), start) is not None
        )
    return before == "\n" and _ITEM.match(page.text, start, end) is not None


_NUMBERED = re.compile(r"(?:^|\n)\s{0,4}\d{1,2}\.$")


@dataclass(frozen=True)
class Deliverables:
    """Concrete when two distinct products, or one fully described, are named."""

    concrete: bool
    count: int
    quote: Quote | None


def read_deliverables(page: Page) -> Deliverables:
    found = products_in(page)
    named = results_named(page)
    if named and any(each.quote.end == named.end for each in found):
        named = None  # the same thing
    exact = sum(each.weight for each in found if each.weight > 1)
    weight = exact + (2 if named and found else 0) + any(each.weight == 1 for each in found)
    weightiest = max(found, key=lambda each: each.weight, default=None)
    quote = weightiest.quote if weightiest else named
    is_concrete = weight >= _ENOUGH or sum(each.name not in _LOOSE for each in found) >= _KINDS
    if not is_concrete and (described := _described_in(page)):
        return Deliverables(True, len(found) + 1, described)
    if not is_concrete and (framed := _framed_in(page)):
        return Deliverables(True, *framed)
    if not is_concrete and (made := _anything_made_in(page, found)):
        return Deliverables(True, *made)
    return Deliverables(is_concrete, len(found), quote)


#: One thing with its length, or a counted one and a kind of thing.
_ENOUGH = 3
#: So many kinds of things are concrete without a number, but for kinds that may be anything.
_KINDS = 2
#: A plan may be anything, a lesson plan not.
_NOT_LOOSE = (
    "lesson ",
    "business ",
    "marketing ",
    "test ",
    "site ",
    "unit ",
    "user ",
    "landing ",
    "a/b ",
)
_LOOSE = frozenset(
    ("event", "experiment", "evaluation", "capability", "feature", "tool", "model", "algorithm", "application", "component",
     "interface", "post", "recommendation", "interview", "profile", "survey", "page", "note", "list", "plan", "pipeline",
     "campaign", "test", "programme", "collection", "workshop", "simulation", "index", "kit", "comparison", "blog", "caption", "calendar",
     "ad", "section", "magazine", "book", "portal", "textbook", "prop", "sign", "announcement", "packet", "testimony", "opinion", "promo", "audit", "documentation", "unit test", "workflow")
)  # fmt: skip


def results_named(page: Page) -> Quote | None:
    return page.first(_RESULTS)
