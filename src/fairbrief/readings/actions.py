"""Keeping a reading, and throwing it away. Nobody is recorded: the key stands for the actor."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fairbrief.fairness import Posting, clear_terms, review, to_json
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.readings.models import LIFE, KeptReading
from fairbrief.readings.queries import digest_of, is_made_with

_KEY = re.compile(r"[\w-]{32,64}", re.ASCII)


def keep_reading(text: str, /, *, key: str, at: datetime) -> KeptReading:
    """Reads the text and keeps it, with what was found, for thirty days.

    `key` is the maker's secret, made anew with each page; a second press with the same one finds
    the reading it made. Raises FairbriefError for a key that is none.
    """
    if not _KEY.fullmatch(key):
        raise FairbriefError(_("This page is not complete. Check the posting again, then keep it."))
    found = review(Posting(text=text))
    digest = digest_of(key)
    KeptReading.objects.filter(key_digest=digest, expires_at__lte=at).delete()
    reading, _is_new = KeptReading.objects.get_or_create(
        key_digest=digest,
        defaults={
            "text": text,
            "found": to_json(found),
            "terms": [asdict(term) for term in clear_terms(found.facts)],
            "made_at": at,
            "expires_at": at + LIFE,
        },
    )
    return reading


def forget_reading(reading: KeptReading, /, *, key: str) -> None:
    """Throws it away at once. Raises NotAllowedError without its maker's key."""
    if not is_made_with(reading, key):
        raise NotAllowedError(_("Only the browser that made this link can delete it."))
    reading.delete()


def forget_expired(*, at: datetime) -> int:
    """Throws away what is over; returns how many."""
    count, _of_each = KeptReading.objects.filter(expires_at__lte=at).delete()
    return count
