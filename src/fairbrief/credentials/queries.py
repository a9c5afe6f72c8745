"""Reads of credentials and of the status list."""

from __future__ import annotations

import gzip
import hashlib
import json
from datetime import datetime, timedelta
from typing import Any

from django.core.cache import caches
from openbadgeslib.ob3.ldp import add_data_integrity_proof
from openbadgeslib.ob3.status_list import build_status_list_credential

from fairbrief.credentials.issuing import Holder, holder_of, verification_method
from fairbrief.credentials.models import Credential, IssuerKey, OwnName
from fairbrief.credentials.sealing import unseal
from fairbrief.engagements.models import Engagement
from fairbrief.organizations.models import Campus, Employer
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


def live_key_of(holder: Holder) -> IssuerKey | None:
    """The key a holder signs with now, if it has ever signed."""
    return (
        IssuerKey.objects.filter(campus=holder.campus, employer=holder.employer, retired_at=None)
        .select_related("campus", "employer")
        .first()
    )


def keys_kept() -> list[IssuerKey]:
    """Every key, the installation's first, each holder's newest last."""
    rows = IssuerKey.objects.select_related("campus", "employer")
    return list(rows.order_by("campus__name", "employer__name", "id"))


def campus_that_signs(code: str) -> Campus | None:
    """A campus by its code, if it has a key of its own."""
    return Campus.objects.filter(code=code, issuer_keys__isnull=False).first()


def employer_that_signs(code: str) -> Employer | None:
    """An employer by its code, if an endorsement of theirs was signed here."""
    return Employer.objects.filter(code=code, issuer_keys__isnull=False).first()


def issues_in_own_name(campus: Campus) -> OwnName | None:
    return OwnName.objects.filter(campus=campus).first()


def lists_of(holder: Holder) -> int:
    """How many status lists a holder has begun; the first stands from the start."""
    rows = Credential.objects.filter(issued_by=holder.campus).order_by("-list_number")
    return rows.values_list("list_number", flat=True).first() or 1


def revoked_places(holder: Holder, number: int) -> list[int]:
    return list(
        Credential.objects.filter(
            issued_by=holder.campus, list_number=number, revoked_at__isnull=False
        )
        .order_by("status_index")
        .values_list("status_index", flat=True)
    )


def status_list(key: IssuerKey, number: int = 1, *, at: datetime) -> dict[str, Any]:
    """The signed list of revoked places, made by a process at most once an hour and after each
    revocation."""
    holder = holder_of(key)
    places = revoked_places(holder, number)
    digest = hashlib.sha256(repr(places).encode()).hexdigest()[:16]
    name = f"credentials:status:{key.code}:{number}:{digest}:{at:%Y%m%d%H}"
    kept = caches["memory"].get(name)
    if kept is None:
        document = build_status_list_credential(
            holder.id,
            holder.status_url(number),
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
        caches["memory"].set(name, kept, timeout=3600)
    found: dict[str, Any] = json.loads(gzip.decompress(kept))
    return found
