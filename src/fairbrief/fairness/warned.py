"""What a text warns of: sentences that name the marks of fraud without being one.

Most postings that mean it warn in a sentence or two. A notice speaks of nothing else: it tells in its
own words what a cheat would write, sentence after sentence, and offers no work.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from fairbrief.fairness.clues import Clue
from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page

_BOOK = Phrasebook("warnings")

_WARNINGS = _BOOK.clue("warnings")
_FORBIDS = _BOOK.clue("forbids")
_SCAMS = _BOOK.clue("scams")
_TOLD = _BOOK.clue("told")
_READER_DOES = _BOOK.rule("reader does")
_DENIED = _BOOK.rule("denied")
_THEIRS = _BOOK.rule("theirs")
#: What a notice is made of; a fraud that calls itself honest has one of them or two.
_NOTICE = tuple(_BOOK.clue(f"notice {kind}") for kind in ("cheats", "marks", "advice", "care"))
_KINDS = 3
#: What was sent is called a scam outright: then a short text that says it needs fewer of them, if at
#: least half of it does.
_DECLARED = _BOOK.clue("declared")
_KINDS_DECLARED, _HALF = 2, 2
#: What no short warning says of its own.
_INVITES = _BOOK.clue("invites")
#: Who offers work or asks to be written to is no notice, whatever else is warned of.
_OFFERS = _BOOK.clue("offers")
#: So many sentences must speak of it, and so much of the text: a fraud that warns of others is mostly
#: about its offer.
_LEAST, _ONE_IN = 4, 4
_BULLETS = "-*•·"
#: What is about frauds from end to end speaks of them within so great a part of its beginning.
_BEGINS_WITHIN = 3


def is_notice(page: Page) -> bool:
    """Whether a text is about frauds, from end to end."""
    return page.once(_read_notice)


def _read_notice(page: Page) -> bool:
    held = [sought for sought in _NOTICE if page.holds(sought)]
    is_declared = page.first(_DECLARED) is not None
    if len(held) < (_KINDS_DECLARED if is_declared else _KINDS) or any(_offers(page, _OFFERS)):
        return False
    said = {(start, end) for sought in held for _match, start, end in page.matches(sought)}
    if min(said)[0] * _BEGINS_WITHIN > len(page.plain):
        return False  # a posting that ends with a warning
    length = sum(end - start for start, end in said)
    if len(held) >= _KINDS and len(said) >= _LEAST and length * _ONE_IN >= len(page.plain):
        return True
    quoted = sum(map(len, page.plain.split('"')[1::2]))
    own = len(page.plain) - quoted
    return is_declared and length * _HALF >= own and not any(_offers(page, _INVITES))


def _offers(page: Page, sought: Clue) -> Iterator[int]:
    """Where somebody offers work or wants to be written to; not what a cheat is quoted or told to say."""
    for match, start, _end in page.matches(sought):
        at = match.start()
        is_theirs = (
            page.is_negated(at, start)
            or page.plain.count('"', 0, at) % 2 == 1
            or _THEIRS.search(page.plain, start, at) is not None
        )
        if not is_theirs:
            yield at


def _warning_sentences(page: Page) -> frozenset[int]:
    return page.once(_forbidden_sentences) | page.sentences_with(_WARNINGS)


def _forbidden_sentences(page: Page) -> frozenset[int]:
    forbidden = page.sentences_with(_FORBIDS)
    return frozenset({*forbidden, *_listed_below(page, forbidden)})


def is_forbidden(page: Page, place: int) -> bool:
    """Whether what stands at a place is what a board or a school forbids those who post there."""
    return page.sentence_at(place)[0] in page.once(_forbidden_sentences)


def _listed_below(page: Page, headings: set[int]) -> Iterator[int]:
    """The lines of the lists that such sentences are the headings of."""
    plain, is_listed = page.plain, False
    for start, end in page.sentences if headings else ():
        line = plain[start:end].strip()
        if start in headings:
            is_listed = line.endswith(":")
        elif is_listed and line:
            # What goes on in the line of an item, or behind its number, is of it.
            if plain[start - 1] == "\n":
                is_listed = line[0] in _BULLETS or line[0].isdigit()
            if is_listed:
                yield start


def _told_sentences(page: Page) -> frozenset[int]:
    return frozenset(
        start
        for _match, start, end in page.matches(_TOLD)
        if not _READER_DOES.search(page.plain, start, end)
    )


def is_warned_of(page: Page, place: int) -> bool:
    """Whether what stands at a place is what the text warns of: in a warning, in what it goes on to
    tell of the cheats, in what it tells of the cheated, in quotation marks where scams are spoken of,
    or anywhere in a notice."""
    start, end = page.sentence_at(place)
    warnings = page.once(_warning_sentences)
    if start in warnings or start in page.once(_told_sentences) or is_notice(page):
        return True
    if warnings and _THEIRS.search(page.plain, start, end):
        before = bisect_right(page.sentences, (start, 0)) - 1
        if before >= 0 and page.sentences[before][0] in warnings:
            return True
    if _is_denied_next(page, start):
        return True
    return page.plain.count('"', start, place) % 2 == 1 and page.holds(_SCAMS)


def _is_denied_next(page: Page, start: int) -> bool:
    """Whether the sentence after it says that those who write do not do so."""
    after = bisect_right(page.sentences, (start, len(page.plain)))
    return after < len(page.sentences) and bool(_DENIED.match(page.plain, *page.sentences[after]))
