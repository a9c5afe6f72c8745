"""Issuing, showing a name, revoking; and the keys this installation signs with."""

from __future__ import annotations

import logging
import secrets
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from openbadgeslib.ob3.did import multikey_from_pem
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.credentials import documents
from fairbrief.credentials.access import can_revoke, can_show_name
from fairbrief.credentials.issuing import verification_method
from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.credentials.queries import PLACES
from fairbrief.credentials.sealing import SealBrokenError, seal, unseal
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.codes import new_code
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.telling import tell

logger = logging.getLogger("fairbrief.credentials")


def live_key(*, at: datetime) -> IssuerKey:
    """The key that signs now; made on first use, and anew when its seal can no longer be opened.

    Two processes at once agree: the database allows one live key.
    """
    key = IssuerKey.objects.filter(retired_at=None).first()
    if key is not None:
        try:
            unseal(key.private_sealed)
        except SealBrokenError:
            # The secret was changed without keeping the old one among its fallbacks. What was
            # signed stays checkable by the public half; new credentials get a new key.
            logger.warning("issuer key %s cannot be opened any more: making a new one", key.code)
            return rotate_key(at=at)
        return key
    return _make_key(at=at)


def rotate_key(*, at: datetime) -> IssuerKey:
    """Retires the live key and makes another; retired keys stay published for verification."""
    with transaction.atomic():
        IssuerKey.objects.filter(retired_at=None).update(retired_at=at)
        return _make_key(at=at)


def _make_key(*, at: datetime) -> IssuerKey:
    private = Ed25519PrivateKey.generate()
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    sealed = seal(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    try:
        with transaction.atomic():
            return IssuerKey.objects.create(
                public_multibase=multikey_from_pem(public), private_sealed=sealed, made_at=at
            )
    except IntegrityError:
        return IssuerKey.objects.get(retired_at=None)


def issue(engagement: Engagement, /, *, at: datetime) -> Credential:
    """Signs the credential of paid work, once: a second call returns the first credential.

    Signing takes about 15 ms, so it happens in the transaction that pays.

    Raises IllegalMoveError for work that is not accepted and paid.
    """
    found = Credential.objects.filter(engagement=engagement).first()
    if found is not None:
        return found
    if engagement.state not in (EngagementState.PAID, EngagementState.CLOSED):
        raise IllegalMoveError(_("A credential is issued once the work is accepted and paid."))
    key = live_key(at=at)
    code = new_code()
    index = _free_place()
    document = _signed(
        _facts_of(engagement, code=code, index=index, salt=secrets.token_hex(16), name="", at=at),
        key,
        at=at,
    )
    try:
        with transaction.atomic():
            credential = Credential.objects.create(
                code=code,
                engagement=engagement,
                key=key,
                document=document,
                status_index=index,
                issued_at=at,
            )
    except IntegrityError:
        # Another worker was faster; a taken place in the list would be there for us to see.
        return Credential.objects.get(engagement=engagement)
    record(credential, "issued", actor=INSTALLATION, at=at, data={"status_index": index})
    return credential


def _free_place() -> int:
    """A random free place: the order of places must not tell who was issued when."""
    while True:
        index = secrets.randbelow(PLACES)
        if not Credential.objects.filter(status_index=index).exists():
            return index


def _signed(facts: documents.Facts, key: IssuerKey, *, at: datetime) -> dict[str, Any]:
    signed: dict[str, Any] = add_data_integrity_proof(
        documents.unsigned(facts),
        unseal(key.private_sealed),
        verification_method(key),
        created=at,
    )
    return signed


def _facts_of(
    engagement: Engagement, *, code: str, index: int, salt: str, name: str, at: datetime
) -> documents.Facts:
    minutes = (
        engagement.entries.filter(removed_at=None).aggregate(total=Sum("minutes"))["total"]
        or engagement.hours * 60
    )
    hours = f"{minutes / 60:.1f}".removesuffix(".0")
    brief = engagement.brief
    pieces = engagement.pieces.filter(dropped_at=None)
    accepted_on = engagement.approved_at or at
    # A credential is read anywhere and checked years later: it is always in English.
    with override("en"):
        day = date_format(accepted_on, "j F Y")
        description = ngettext(
            "A micro-internship with %(employer)s: %(hours)s hour of agreed professional work "
            "with a named supervisor.",
            "A micro-internship with %(employer)s: %(hours)s hours of agreed professional work "
            "with a named supervisor.",
            round(minutes / 60),
        ) % {"employer": engagement.employer.name, "hours": hours}
        if engagement.approved_by_clock:
            criteria = _text(
                "The deliverables agreed in writing before the start were handed in; the employer "
                "had five business days to review them, did not answer, and they count as "
                "accepted since %(day)s."
            ) % {"day": day}
        else:
            criteria = _text(
                "The deliverables agreed in writing before the start were handed in and accepted "
                "by the employer against the agreed criteria on %(day)s."
            ) % {"day": day}
    return documents.Facts(
        code=code,
        status_index=index,
        title=engagement.title,
        description=description,
        criteria=criteria,
        email=engagement.student.user.email,
        salt=salt,
        name=name,
        employer=engagement.employer.name,
        employer_url=engagement.employer.website,
        hours=hours,
        # Work may begin before the agreed day, once the funds are secured.
        starts_on=min(engagement.starts_on, (engagement.started_at or accepted_on).date()),
        ends_on=accepted_on.date(),
        skills=tuple(brief.skills.order_by("name").values_list("slug", "name")),
        evidence=tuple(pieces.values_list("title", flat=True)) if brief.portfolio_allowed else (),
        issued_at=at,
    )


def show_name(credential: Credential, /, *, shown: bool, actor: Actor, at: datetime) -> bool:
    """Puts the student's name into the credential, or takes it out, and signs it again.

    The address, the date of issue and the place in the status list stay. Copies downloaded before
    stay valid as they are. Returns False when nothing had to change.

    Raises NotAllowedError for anyone but the student, IllegalMoveError once revoked.
    """
    if not can_show_name(credential, actor):
        raise NotAllowedError(_("Only you can decide about your name."))
    with transaction.atomic():
        row = locked(credential)
        if row.revoked_at:
            raise IllegalMoveError(_("This credential was revoked."))
        engagement = row.engagement
        name = engagement.student.user.get_full_name() if shown else ""
        if documents.name_of(row.document) == name:
            return False
        key = live_key(at=at)
        # The document as it was issued, with only its subject and proof made anew.
        document = {part: value for part, value in row.document.items() if part != "proof"}
        document["credentialSubject"] = {
            **document["credentialSubject"],
            "identifier": documents.identifiers(
                engagement.student.user.email, documents.salt_of(row.document), name
            ),
        }
        row.document = add_data_integrity_proof(
            document, unseal(key.private_sealed), verification_method(key), created=at
        )
        row.key = key
        row.save(update_fields=["document", "key"])
        record(row, "name_shown" if shown else "name_hidden", actor=actor, at=at)
        credential.document, credential.key = row.document, key
    return True


def revoke(credential: Credential, /, *, reason: str, actor: Actor, at: datetime) -> bool:
    """Revokes a credential for good, with a reason the student reads. False when it already was.

    Raises NotAllowedError for anyone but the campus's office, MissingFactError without a reason.
    """
    reason = reason.strip()[:300]
    if not reason:
        raise MissingFactError(_("Give the reason; the student reads it."), field="reason")
    if not can_revoke(credential, actor):
        raise NotAllowedError(_("Only the career office of the campus can revoke this."))
    with transaction.atomic():
        row = locked(credential)
        if row.revoked_at:
            return False
        row.revoked_at, row.revoked_reason = at, reason
        row.save(update_fields=["revoked_at", "revoked_reason"])
        record(row, "revoked", actor=actor, at=at, data={"reason": reason})
        tell("credential.revoked", row, at=at)
        credential.revoked_at, credential.revoked_reason = at, reason
    return True
