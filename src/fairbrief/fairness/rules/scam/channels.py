"""Where a text leads whoever answers it: a chat app, a link that hides its end, a free address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fairbrief.fairness.facts.contact import CHANNELS, is_free_domain, mails_in
from fairbrief.fairness.rules.base import Hit, Reading, aimed, hits
from fairbrief.fairness.rules.scam.contact import BOOK
from fairbrief.fairness.rules.scam.network import WARNED, past_warnings
from fairbrief.fairness.text import Page, Quote

_LINK = BOOK.clue("link")
_OTHER_MAIL = BOOK.clue("other mail")
_IS_SHARED = BOOK.rule("is shared")
_IS_AGREED = BOOK.rule("is agreed")
_IS_A_TOOL = BOOK.rule("is a tool")
_AT_WORK = BOOK.rule("at work")
_LEADS_AWAY = BOOK.rule("leads away")
_OR_ELSE = BOOK.rule("or else")
#: "Shall we use WhatsApp? Mail is fine, too": it may stand in the next words.
_NEXT = 60
_INTERVIEW = re.compile(r"\binterview(?:s|ed|er|ing)?\b")
_UNASKED = BOOK.clue("unasked")
#: A recruiter who writes first leads to one of these only to be out of sight.
_CHAT_APP = re.compile(r"telegram|t\.me|whats ?app|wa\.me|signal|line id")
_ADD_THERE = BOOK.clue("add there")
_WAITS_ONLINE = BOOK.clue("waits online")
_VIDEO = BOOK.clue("video")
_CHAT_INTERVIEW = BOOK.clue("chat interview")


_SOME_DAY = re.compile(r"\b(?:once|after|when|if|until|before|will|should)\b")


def _is_unasked(reading: Reading) -> bool:
    """Whether a stranger writes first, having found the reader somewhere."""
    page = reading.page
    return not reading.posting.is_message and any(
        not _SOME_DAY.search(page.plain, start, match.end())
        for match, start, _end in page.matches(_UNASKED)
    )


def _is_among_others(page: Page, start: int, end: int) -> bool:
    """Whether an app is one that a crew or a community has, or a tool or the very matter of the work."""
    return bool(
        _IS_SHARED.search(page.plain, start, end) or _IS_A_TOOL.search(page.plain, start, end)
    )


@aimed(CHANNELS, _OTHER_MAIL, _CHAT_INTERVIEW, _ADD_THERE, _WAITS_ONLINE)
def moved(reading: Reading) -> Iterable[Hit]:
    """The conversation is led to a chat app or a private number; an interview in one is a scam's."""
    page = reading.page
    for quote in page.all(CHANNELS, most=3):
        start, end = page.sentence_at(quote.start)
        if _AT_WORK.search(page.plain, start, end):
            continue
        is_known = _is_among_others(page, start, end) or (
            reading.posting.is_message and _IS_AGREED.search(page.plain, start, end + _NEXT)
        )
        leads = _LEADS_AWAY.search(page.plain, start, end)
        if is_known and (
            leads is None or (reading.posting.is_message and not leads[0][0].isalpha())
        ):
            continue
        is_sure = (
            _CHAT_APP.search(page.plain, start, end) is not None
            and _OR_ELSE.search(page.plain, start, end) is None
            and _is_unasked(reading)
        )
        is_interview = _INTERVIEW.search(page.plain, start, end) is not None
        yield Hit(quote=quote, scam=is_sure or is_interview, is_sure=is_sure)
    if not reading.speaks_of_work:
        for quote in page.all(_OTHER_MAIL, most=1):
            yield Hit(quote=quote)
    for sought in (_CHAT_INTERVIEW, _ADD_THERE):
        for quote in page.all(sought, most=1):
            if not _OR_ELSE.search(page.plain, *page.sentence_at(quote.start)):
                yield Hit(quote=quote, scam=True, is_sure=True)
    if not page.holds(_VIDEO):
        for quote in page.all(_WAITS_ONLINE, most=1):
            yield Hit(quote=quote, scam=True, is_sure=not reading.speaks_of_work)


@aimed(_LINK, WARNED)
def hidden_links(reading: Reading) -> Iterable[Hit]:
    """Links that hide where they lead, and those the reader's browser warns of."""
    yield from hits(reading, _LINK)
    yield from past_warnings(reading)


_MAIL_HEADER = re.compile(r"\W{0,3}(?:from|to|cc|reply-to|sender)\s?:")


def free_mail(reading: Reading) -> Iterable[Hit]:
    """Free addresses; not one that stands beside a house's own in the same sentence."""
    contact = reading.facts.contact
    for quote in contact.free_mail[:2]:
        if not _is_beside_own(reading.page, quote):
            yield Hit(quote=quote)


def _is_beside_own(page: Page, quote: Quote) -> bool:
    """Whether somebody else of the same list has an address of a firm or a school; the header of a
    mail lists nobody."""
    start, end = page.sentence_at(quote.start)
    return _MAIL_HEADER.match(page.plain, start) is None and any(
        start <= begin < end and not is_free_domain(domain)
        for domain, begin, _until in mails_in(page.plain)
    )
