"""Office jobs that do not add up: signs of an advert put together from others.

Clerks and assistants are sought by every firm, and so they are the usual disguise of those who want
a bank account or papers. None of these signs is one alone: a firm may pay its clerk well, let its
clerk handle rebates, or write without care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.clues import clue
from fairbrief.fairness.market import band_of, occupation_in
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import Hit, Reading, aimed
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("scam-desk")

_JOB = _BOOK.part("JOB")
_DESK = clue(rf"\b{_JOB}\b")
#: The job stands so near to the beginning.
_BEGINNING = 140
_SIGNS = {
    "rebates": (
        2,
        clue(r"\b(?:process|handl|manag|issu)\w{1,3} (?:of )?(?:the |our |all )?rebates?\b"),
    ),
    "cards": (1, clue(r"\bcompany(?:'s)? credit cards?\b")),
    "web": (
        2,
        clue(r"\bonline (?:via|by|over|through|on|with) (?:the )?(?:internet|web|net)\b"),
    ),
    "careless": (
        2,
        _BOOK.clue("signs careless"),
    ),
    "another trade": (
        2,
        _BOOK.clue("signs another trade"),
    ),
    "anywhere": (
        2,
        _BOOK.clue("signs anywhere"),
    ),
    "at odds": (
        3,
        _BOOK.clue("signs at odds"),
    ),
    "both": (
        1,
        _BOOK.clue("signs both"),
    ),
}
#: Of so much together, or more, the advert does not add up.
_ENOUGH = 5
#: Pay that is so much above what the middle one in the job earns, in hundredths.
_WELL_PAID = 120
#: What a clerk is at the most, whatever else the text speaks of: one who keeps books.
_CLERK = "43-3031"
_PARTED = re.compile(r"[^\n.;:!?]{0,60}(?:/[^\n./;:!?]{2,40}){3,12}")
_WORD_OF_JOB = re.compile(rf"\b{_JOB}")
#: What every such line holds, found by its first stroke.
_STROKES = re.compile(r"(?:/[^\n./;:!?]{2,40}){3}")
#: So many office jobs joined in one line are a sign, and how much it weighs; one more for many.
_JOINED, _JOINED_WEIGHS, _MANY_JOINED = 4, 3, 6
#: In the title fewer are, however they are joined.
_IN_TITLE, _IN_TITLE_WEIGHS = 3, 2
_TITLE = re.compile(r"[^\n.;:!?]{0,120}")
_BETWEEN = re.compile(r"[/,&|]| and ")


@aimed(_DESK)
def not_adding_up(reading: Reading) -> Iterable[Hit]:
    """The signs of such an advert, where there are enough and nobody is named to work for."""
    page = reading.page
    if reading.fields is not None or reading.posting.is_message:
        return
    places = page.matches(_DESK)
    if not places or places[0][0].start() > _BEGINNING:
        return
    found: list[tuple[int, Quote]] = [
        (weight, quote)
        for weight, sought in _SIGNS.values()
        if page.holds(sought) and (quote := page.first(sought))
    ]
    if joined := _joined(page):
        found.append(joined)
    if not found:
        return
    if (pay := reading.facts.pay.quote) and _is_well_paid(reading):
        found.append((2, pay))
    if sum(weight for weight, _quote in found) >= _ENOUGH - _unreachable(reading) + _known(reading):
        heaviest = sorted(found, key=lambda each: (-each[0], each[1].start))[:4]
        for _weight, quote in sorted(heaviest, key=lambda each: each[1].start):
            yield Hit(quote=quote, scam=True, is_sure=True)


def _joined(page: Page) -> tuple[int, Quote] | None:
    """Different jobs in one line: how much they weigh, and their words."""
    if _STROKES.search(page.plain):
        for match in _PARTED.finditer(page.plain):
            jobs = _jobs(match[0].split("/"))
            if jobs >= _JOINED:
                return _JOINED_WEIGHS + (jobs >= _MANY_JOINED), page.quote(*match.span())
    title = _TITLE.match(page.plain)
    if title and _jobs(_BETWEEN.split(title[0])) >= _IN_TITLE:
        return _IN_TITLE_WEIGHS, page.quote(*title.span())
    return None


def _jobs(parts: Iterable[str]) -> int:
    return sum(map(bool, map(_WORD_OF_JOB.search, parts)))


def _is_well_paid(reading: Reading) -> bool:
    hourly = reading.facts.pay.hourly_usd
    if hourly is None:
        return False
    meant = band_of(_CLERK), band_of(occupation_in(reading.page) or _CLERK)
    median = min(each.median_minor for each in meant)
    return hourly * 100 * 100 >= median * _WELL_PAID


def _unreachable(reading: Reading) -> int:
    """No address of an organization is given, nor anything of its own to look up."""
    contact = reading.facts.contact
    own = len(contact.mail_domains) > len(contact.free_mail) or contact.link_domains
    return 0 if own else 1


def _known(reading: Reading) -> int:
    """What speaks for it: people to report to, terms that hold."""
    facts = reading.facts
    said = (facts.supervisor, facts.learning, facts.feedback, facts.deadline, facts.duration)
    return 2 * sum(map(bool, said)) + 2 * bool(facts.application_deadline)
