"""Reads of credentials and of the status list."""

from __future__ import annotations

import gzip
import json
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from openbadgeslib.ob3.ldp import add_data_integrity_proof
from openbadgeslib.ob3.status_list import build_status_list_credential

from fairbrief.credentials.issuing import issuer_id, status_list_url, verification_method
from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.credentials.sealing import unseal
from fairbrief.engagements.models import Engagement
from fairbrief.students.models import Skill

#: W3C Bitstring Status List: at least 131,072 places, so that one place says nothing.
PLACES = 131_072
#: Verifiers refuse an older copy of the list, so that a stale one cannot undo a revocation.
LIST_LIFE = timedelta(days=7)


def credential_of(engagement: Engagement) -> Credential | None:
    return Credential.objects.filter(engagement=engagement).first()


def skills_named() -> list[Skill]:
    """Every skill a credential can be aligned to, by field."""
    return list(Skill.objects.order_by("field", "name"))


def revoked_places() -> list[int]:
    return list(
        Credential.objects.filter(revoked_at__isnull=False)
        .order_by("status_index")
        .values_list("status_index", flat=True)
    )


def status_list(key: IssuerKey, *, at: datetime) -> dict[str, Any]:
    """The signed list of revoked places, made at most once an hour and after each revocation."""
    places = revoked_places()
    name = f"credentials:status:{key.code}:{len(places)}:{hash(tuple(places))}:{at:%Y%m%d%H}"
    kept = cache.get(name)
    if kept is None:
        document = build_status_list_credential(
            issuer_id(),
            status_list_url(),
            "revocation",
            places,
            size_bits=PLACES,
            issued=at.replace(minute=0, second=0, microsecond=0),
            valid_until=at + LIST_LIFE,
        )
        signed = add_data_integrity_proof(
            document, unseal(key.private_sealed), verification_method(key), created=at
        )
        kept = gzip.compress(json.dumps(signed).encode())
        cache.set(name, kept, timeout=3600)
    found: dict[str, Any] = json.loads(gzip.decompress(kept))
    return found
