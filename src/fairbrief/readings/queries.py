"""Reads of kept readings."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime

from django.db.models import QuerySet

from fairbrief.readings.models import KeptReading


def readings_kept(at: datetime) -> QuerySet[KeptReading]:
    """Those whose day has not come. One that is over is gone, also before it is thrown away."""
    return KeptReading.objects.filter(expires_at__gt=at)


def is_made_with(reading: KeptReading, key: str) -> bool:
    """Whether the key is the one its maker holds."""
    return hmac.compare_digest(reading.key_digest, digest_of(key))


def digest_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()
