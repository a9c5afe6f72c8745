"""What the student shows on a credential, and taking one back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.credentials import documents
from fairbrief.credentials.access import can_revoke, can_show_name
from fairbrief.credentials.actions.keys import live_key, signed
from fairbrief.credentials.issuing import issuer_of
from fairbrief.credentials.models import Credential
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.telling import tell

Change = Callable[[dict[str, Any]], dict[str, Any]]


def show_name(credential: Credential, /, *, shown: bool, actor: Actor, at: datetime) -> bool:
    """Puts the student's name into the credential, or takes it out, and signs it again.

    The address, the date of issue and the place in the status list stay. Copies downloaded before
    stay valid as they are. Returns False when nothing had to change.

    Raises NotAllowedError for anyone but the student, IllegalMoveError once revoked.
    """
    user = credential.engagement.student.user
    name = user.get_full_name() if shown else ""

    def named(document: dict[str, Any]) -> dict[str, Any]:
        told = documents.identifiers(user.email, documents.salt_of(document), name)
        subject = {**document["credentialSubject"], "identifier": told}
        return {**document, "credentialSubject": subject}

    return _change(
        credential,
        named,
        "name_shown" if shown else "name_hidden",
        actor=actor,
        at=at,
    )


def show_levels(
    credential: Credential, /, *, seen: Sequence[documents.Seen], actor: Actor, at: datetime
) -> bool:
    """Puts competencies with the employer's levels into the credential; with none, takes them out.

    The caller gives only what the student may read already: feedback that is open. Otherwise as
    `show_name`.
    """

    def levelled(document: dict[str, Any]) -> dict[str, Any]:
        return documents.with_levels(document, seen)

    name = "levels_shown" if seen else "levels_hidden"
    return _change(credential, levelled, name, actor=actor, at=at)


def _change(
    credential: Credential, change: Change, name: str, /, *, actor: Actor, at: datetime
) -> bool:
    """The document as it was issued, with one part and the proof made anew."""
    if not can_show_name(credential, actor):
        raise NotAllowedError(_("Only you can decide what your credential shows."))
    with transaction.atomic():
        row = locked(credential)
        if row.revoked_at:
            raise IllegalMoveError(_("This credential was revoked."))
        before = {part: value for part, value in row.document.items() if part != "proof"}
        document = change(before)
        if document == before:
            return False
        row.key = live_key(issuer_of(row), at=at)
        row.document = signed(document, row.key, at=at)
        row.save(update_fields=["document", "key"])
        record(row, name, actor=actor, at=at)
        credential.document, credential.key = row.document, row.key
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


def end_for_good(credential: Credential, /, *, actor: Actor, at: datetime) -> None:
    """The student wants it gone, with their account: it is revoked, and nothing of it is kept but
    its place in the list of those that were."""
    with transaction.atomic():
        row = locked(credential)
        if row.revoked_at is None:
            row.revoked_at, row.revoked_reason = at, _t("The student asked for its end.")
            record(row, "revoked", actor=actor, at=at)
        row.document = {}
        row.save(update_fields=["document", "revoked_at", "revoked_reason"])
