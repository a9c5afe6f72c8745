"""The keys that are kept here: made on first use, rotated, never thrown away."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from openbadgeslib.ob3.did import multikey_from_pem
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.credentials.access import may_choose_name
from fairbrief.credentials.issuing import INSTALLATION_HOLDER, Holder, verification_method
from fairbrief.credentials.models import IssuerKey, OwnName
from fairbrief.credentials.queries import live_key_of
from fairbrief.credentials.sealing import SealBrokenError, seal, unseal
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.models import Campus

logger = logging.getLogger("fairbrief.credentials")


def live_key(holder: Holder = INSTALLATION_HOLDER, /, *, at: datetime) -> IssuerKey:
    """The key that signs now; made on first use, and anew when its seal can no longer be opened.

    Two processes at once agree: the database allows one live key a holder.
    """
    key = live_key_of(holder)
    if key is not None:
        try:
            unseal(key.private_sealed)
        except SealBrokenError:
            # The secret was changed without keeping the old one among its fallbacks. What was
            # signed stays checkable by the public half; new credentials get a new key.
            logger.warning("issuer key %s cannot be opened any more: making a new one", key.code)
            return rotate_key(holder, at=at)
        return key
    return _make_key(holder, at=at)


def rotate_key(holder: Holder = INSTALLATION_HOLDER, /, *, at: datetime) -> IssuerKey:
    """Retires the live key and makes another; retired keys stay published for verification."""
    with transaction.atomic():
        live = IssuerKey.objects.filter(
            campus=holder.campus, employer=holder.employer, retired_at=None
        )
        live.update(retired_at=at)
        return _make_key(holder, at=at)


def _make_key(holder: Holder, *, at: datetime) -> IssuerKey:
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
                campus=holder.campus,
                employer=holder.employer,
                public_multibase=multikey_from_pem(public),
                private_sealed=sealed,
                made_at=at,
            )
    except IntegrityError:
        return IssuerKey.objects.get(
            campus=holder.campus, employer=holder.employer, retired_at=None
        )


def signed(document: dict[str, Any], key: IssuerKey, /, *, at: datetime) -> dict[str, Any]:
    """The document with a proof by a key. Takes about 15 ms."""
    made: dict[str, Any] = add_data_integrity_proof(
        document, unseal(key.private_sealed), verification_method(key), created=at
    )
    return made


def issue_in_own_name(campus: Campus, /, *, own: bool, actor: Actor, at: datetime) -> bool:
    """Whether the campus issues from now on in its own name. False when that is so already.

    What was issued before stays as it is.

    Raises NotAllowedError for anyone but a director of its office.
    """
    if not may_choose_name(campus, actor):
        raise NotAllowedError(_("Only a director of the office decides who issues."))
    with transaction.atomic():
        locked(campus)
        if own:
            _row, changed = OwnName.objects.get_or_create(campus=campus, defaults={"since": at})
            if changed:
                live_key(Holder(campus=campus), at=at)
        else:
            changed = bool(OwnName.objects.filter(campus=campus).delete()[0])
        if changed:
            name = "own_name_taken" if own else "own_name_given_up"
            record(campus, name, actor=actor, at=at)
    return changed
