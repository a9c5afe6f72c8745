"""What is handed in: products by name, things of any kind, what is there in the end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from fairbrief.fairness.facts.framed import AFTER, BEFORE, bounds_of, is_framed, things_framed
from fairbrief.fairness.facts.itemised import things_itemised
from fairbrief.fairness.facts.listed import list_made
from fairbrief.fairness.facts.made import (
    ASKED_FOR,
    DESCRIBED_THING,
    MADE,
    Thing,
    is_asked_of_student,
    is_of_others,
    is_person,
    things_made,
)
from fairbrief.fairness.facts.products import (
    DESCRIBED,
    ITS_LENGTH,
    KINDS,
    LOOSE,
    NOT_DUTIES,
    NOT_THING,
    OF_APPLYING,
    SHORTLY,
    SOFTWARE,
    THING,
    Product,
    alone,
    is_made_here,
    products_in,
)
from fairbrief.fairness.facts.projects import project_described
from fairbrief.fairness.facts.selection import selection_sentences
from fairbrief.fairness.facts.wanted import asking_sentences
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("deliverables")

_MADE_FOR = _BOOK.clue("made for")
_RESULTS = _BOOK.clue("results")
_DENIED = _BOOK.clue("denied")
_QUOTA = _BOOK.clue("quota")
_NOT_OF_QUOTA = _BOOK.rule("not of quota")
#: One thing with its length, or a counted one and a kind of thing.
_ENOUGH = 3


@dataclass(frozen=True)
class Deliverables:
    """Concrete when two distinct products, or one fully described, are named; then quoted."""

    concrete: bool
    count: int
    quote: Quote | None


def read_deliverables(page: Page) -> Deliverables:
    """What is handed in; nothing where the posting says outright that nothing is."""
    if page.first(_DENIED, plain=False):
        return Deliverables(False, 0, None)
    found = _deliverables(page)
    return found if found.concrete else replace(found, quote=None)


def _deliverables(page: Page) -> Deliverables:
    found = products_in(page)
    named = results_named(page)
    if named and any(each.quote.end == named.end for each in found):
        named = None  # the same thing
    exact = sum(each.weight for each in found if each.weight > 1)
    weight = exact + (2 if named and found else 0) + any(each.weight == 1 for each in found)
    weightiest = max(found, key=lambda each: each.weight, default=None)
    quote = weightiest.quote if weightiest else named
    is_concrete = weight >= _ENOUGH or sum(each.name not in LOOSE for each in found) >= KINDS
    if not is_concrete and (described := _described_in(page)):
        return Deliverables(True, len(found) + 1, described)
    if not is_concrete and (framed := _framed_in(page)):
        return Deliverables(True, *framed)
    if not is_concrete and (made := _anything_made_in(page, found)):
        return Deliverables(True, *made)
    if not is_concrete and (listed := list_made(page)):
        return Deliverables(True, *listed)
    if not is_concrete and (items := things_itemised(page)):
        return Deliverables(True, *items)
    if not is_concrete and (project := project_described(page)):
        return Deliverables(True, 1, project)
    return Deliverables(is_concrete, len(found), quote)


def results_named(page: Page) -> Quote | None:
    return page.first(_RESULTS)


def _anything_made_in(page: Page, found: list[Product]) -> tuple[int, Quote] | None:
    """How many things are made, of kinds that have no name here, where there are enough."""
    made: dict[str, Quote] = {}
    loose = 0
    passed_over = page.once(asking_sentences) | page.once(_sentences_of_applying)
    for sought in (MADE, ASKED_FOR):
        for match, start, end in page.matches(sought):
            if start in passed_over or page.part_at(start) in NOT_DUTIES:
                continue
            if sought is MADE:
                if not is_made_here(page, match.start(), start) or is_of_others(
                    page.plain, start, match.start(), match.group()
                ):
                    continue
            elif not is_asked_of_student(page.plain, start, match.start()) or is_person(
                page.plain, match
            ):
                continue
            things = list(things_made(page.plain, match, end))
            if sought is ASKED_FOR and not _has_known(page, match, end, things):
                continue
            ends = {known.end() for known in page.within(THING, match.end(), end)}
            for thing in things:
                name = alone(thing.name)
                if (
                    sought is MADE
                    and (name not in LOOSE or (thing.is_of_kind and name in SOFTWARE))
                    and (thing.is_of_kind or thing.end in ends)
                    and DESCRIBED_THING.match(page.plain, thing.end, end)
                ):
                    return 1, page.quote(match.start(), thing.end)
                if match.group().startswith("one ") and thing.is_of_kind:
                    return 1, page.quote(match.start(), thing.end)
                if name not in made:
                    loose += name in LOOSE and not thing.is_of_kind
                    made[name] = page.quote(match.start(), thing.end)
    named = {alone(each.name.split()[-1]) for each in found} - made.keys()
    loose += len(named & LOOSE)
    count = len(made) + len(named)
    if not made or count < KINDS or loose == count:
        return None
    return count, next(iter(made.values()))


def _has_known(page: Page, asked: re.Match[str], end: int, things: list[Thing]) -> bool:
    """Whether one of the things asked for is known for such, so that it is no person and no gift."""
    ends = {match.end() for match in page.within(THING, asked.end(), end)}
    return any(thing.end in ends for thing in things) or asked.group().startswith("one ")


def _sentences_of_applying(page: Page) -> set[int]:
    return page.sentences_with(OF_APPLYING) | page.once(selection_sentences)


#: Frames that ask for no person.
_OF_RESULT = (
    "what", "at", "by", "before", "in", "until", "after", "is", "are", "that", "will be", "must be",
    "should be",
)  # fmt: skip


def _framed_in(page: Page) -> tuple[int, Quote] | None:
    """How many things are there in the end, where one of several is known for a product or has its
    length."""
    plain = page.plain
    asking, applying = page.once(asking_sentences), page.once(_sentences_of_applying)
    for sought in (AFTER, BEFORE):
        for match, start, end in page.matches(sought):
            since, until = bounds_of(match, start, end, is_before=sought is BEFORE)
            known = [
                thing
                for thing in page.within(THING, since, until)
                if not NOT_THING.search(plain, max(since, thing.start() - SHORTLY), thing.start())
            ]
            if (
                not known
                or start in applying
                or (start in asking and not match.group().startswith(_OF_RESULT))
                or page.part_at(start) in NOT_DUTIES
                or page.is_negated(match.start(), start)
                or not is_framed(plain, start, end)
            ):
                continue
            names: set[str] = set()
            telling = 0
            is_full = False
            quote: Quote | None = None
            for name, begin, stop, is_known in things_framed(plain, since, until, known):
                name = alone(name.split()[-1])
                if name not in names:
                    names.add(name)
                    telling += is_known and name not in LOOSE
                    is_full = is_full or (
                        is_known
                        and name not in LOOSE
                        and (ITS_LENGTH.match(plain, stop) or DESCRIBED.match(plain, stop, end))
                        is not None
                    )
                    quote = page.quote(min(match.start(), begin), max(match.end(), stop))
            if quote and telling and (is_full or len(names) >= KINDS):
                return len(names), quote
    return None


def _described_in(page: Page) -> Quote | None:
    """One thing of any kind that is made, and what for: "a scanner that reads the old labels"; or how
    much is made of it again and again: "two articles a week"."""
    for sought in (_MADE_FOR, _QUOTA):
        for match, start, _end in page.matches(sought):
            if (
                page.part_at(start) not in NOT_DUTIES
                and is_made_here(page, match.start(), start)
                and not (
                    _NOT_OF_QUOTA.search(page.plain, start, match.start())
                    if sought is _QUOTA
                    else start in page.once(asking_sentences)
                )
            ):
                return page.quote(match.start(), match.end())
    return None
