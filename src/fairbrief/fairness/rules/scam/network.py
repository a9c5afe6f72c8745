"""Marks of being led: into a network that pays for people, and past a warning."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading
from fairbrief.fairness.text import Quote

_BOOK = Phrasebook("scam-network")

#: Kinds of marks of a network whose members earn on one another; each is honest alone: a franchise
#: is owned, an agency hires agents.
_NETWORK = {
    "owner": _BOOK.clue("network owner"),
    "join": _BOOK.clue("network join"),
    "field": _BOOK.clue("network field"),
    "recruits": _BOOK.clue("network recruits"),
    "overrides": _BOOK.clue("network overrides"),
    "ladder": _BOOK.clue("network ladder"),
    "builder": _BOOK.clue("network builder"),
}
#: Without one of these the others are no mark.
_SAID = ("join", "overrides", "field")
TELLING = tuple(map(_NETWORK.__getitem__, _SAID))
#: So many kinds of them are a mark; in a posting that speaks of work, one more.
_KINDS = 3
#: Income from those below, and a way up by having more of them: of whatever work a posting speaks.
_PYRAMID = {"overrides", "ladder"}
#: What firms that sell at doors and in shops for others hold out instead of the work.
_LED = {
    kind: _BOOK.clue(f"led {kind}")
    for kind in ("office", "minded", "faces", "ladder", "fun", "now", "clients", "no desk", "money")
}
LED = tuple(_LED.values())
_TELLING_OF_LED = frozenset({"office", "minded", "faces", "ladder"})
#: So many kinds of it, two of them telling, are a mark; each is honest alone.
_LED_KINDS, _LED_TELLING = 4, 2
_COFFEE = {kind: _BOOK.clue(f"coffee {kind}") for kind in ("retired", "copied", "no job")}
COFFEE = _COFFEE["retired"]
WARNED = _BOOK.clue("warned")
_PAST_IT = _BOOK.rule("past it")
_UNLIKE = re.compile(r"(?:\b(?:not|never|cannot)|n't)(?: \w{1,9}){0,2} ?$")
#: The advice stands within so many characters of the warning.
_NEAR = 140


def networks(reading: Reading) -> Iterable[Hit]:
    """Several kinds of marks together of a network that pays for those one brings in."""
    page = reading.page
    if reading.fields is not None:
        return
    found: dict[str, Quote] = {
        kind: quote for kind, sought in page.among(_NETWORK) if (quote := page.first(sought))
    }
    least = _KINDS + (reading.speaks_of_work and not found.keys() >= _PYRAMID)
    if len(found) >= least and not found.keys().isdisjoint(_SAID):
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote, is_sure=True)


def led_to_an_office(reading: Reading) -> Iterable[Hit]:
    """Several kinds of marks together of selling for others that is called management, events or
    marketing, with an office of one's own at the end of it."""
    page = reading.page
    if reading.fields is not None:
        return
    found = {kind: quote for kind, sought in page.among(_LED) if (quote := page.first(sought))}
    if len(found) >= _LED_KINDS and len(found.keys() & _TELLING_OF_LED) >= _LED_TELLING:
        for quote in sorted(found.values(), key=lambda each: each.start)[:3]:
            yield Hit(quote=quote, scam=True, is_sure=True)


def over_coffee(reading: Reading) -> Iterable[Hit]:
    """People who need not work any more, something of theirs to copy, and no job: one mark, for many a
    mentor drinks coffee."""
    page = reading.page
    if reading.fields is None and all(map(page.holds, _COFFEE.values())):
        yield from (Hit(quote=quote) for quote in page.all(COFFEE, most=1))


def past_warnings(reading: Reading) -> Iterable[Hit]:
    """A warning that the reader is told to get past."""
    page = reading.page
    for match, _start, _end in page.matches(WARNED):
        until = match.end() + _NEAR
        told = _PAST_IT.search(page.plain, match.end(), until)
        if told and not _UNLIKE.search(page.plain, match.end(), told.start()):
            is_sure = not reading.speaks_of_work
            yield Hit(quote=page.quote(match.start(), told.end()), scam=is_sure, is_sure=is_sure)
            return
