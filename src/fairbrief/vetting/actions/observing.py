"""What officers see of an employer, and whom their campus trusts."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.organizations.queries import day_at
from fairbrief.vetting.access import OFFICER, roles_of
from fairbrief.vetting.models import EmployerReview, Observation
from fairbrief.vetting.queries import is_trusted
from fairbrief.vetting.states import EmployerReviewState, ObservationKind, Tone


def observe(
    vetting: EmployerReview,
    /,
    *,
    kind: str,
    tone: str,
    note: str,
    is_shared: bool,
    actor: Actor,
    at: datetime,
) -> Observation:
    """Keeps what an officer saw; a second press gives the first. Raises FairbriefError with the
    field that is wrong."""
    _require_officer(vetting, actor)
    if kind not in ObservationKind.values or tone not in Tone.values:
        raise FairbriefError(_("Choose what you looked at and what it says."), field="kind")
    note = note.strip()[:1000]
    if not note and (tone == Tone.NEGATIVE or kind == ObservationKind.OTHER):
        raise FairbriefError(_("Say in a sentence what you saw."), field="note")
    seen = {"kind": kind, "tone": tone, "note": note, "is_shared": is_shared}
    with transaction.atomic():
        row = locked(vetting)
        again = Observation.objects.filter(
            vetting=row,
            by_id=actor.user_id,
            withdrawn_at=None,
            at__gt=at - A_DOUBLE_PRESS,
            **seen,
        ).first()
        if again is not None:
            return again
        made = Observation.objects.create(vetting=row, at=at, by_id=actor.user_id, **seen)
        data = {"kind": kind, "tone": tone, "note": note, "shared": is_shared}
        record(row, "observed", actor=actor, at=at, data=data)
    return made


def withdraw_observation(
    observation: Observation, /, *, why: str, actor: Actor, at: datetime
) -> None:
    """Takes an observation back; it stays on record, struck through, with the reason."""
    _require_officer(observation.vetting, actor)
    why = why.strip()[:300]
    if len(why) < 5:
        raise FairbriefError(_("Say in a few words why it does not hold."), field="why")
    with transaction.atomic():
        file = locked(observation.vetting)
        row = locked(observation)
        if row.withdrawn_at:
            return
        row.withdrawn_at, row.withdrawn_why, row.withdrawn_by_id = at, why, actor.user_id
        row.save(update_fields=["withdrawn_at", "withdrawn_why", "withdrawn_by"])
        data = {"kind": row.kind, "reason": why}
        record(file, "withdrew_observation", actor=actor, at=at, data=data)


def trust_employer(
    vetting: EmployerReview,
    /,
    *,
    why: str,
    until: date | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Marks an approved employer trusted at this campus: its policy may let briefs of it open.

    Raises IllegalMoveError where it is not approved or is to be looked at again, FairbriefError
    with the field that is wrong.
    """
    _require_officer(vetting, actor)
    why = why.strip()[:500]
    if len(why) < 10:
        raise FairbriefError(_("Say in a sentence why you trust it."), field="why")
    if until is not None and until <= day_at(vetting.campus, at):
        raise FairbriefError(_("Choose a day to come."), field="until")
    with transaction.atomic():
        row = locked(vetting)
        if row.state != EmployerReviewState.APPROVED or row.recheck_at:
            raise IllegalMoveError(
                _("Only an employer that is approved, with nothing to look at again, is trusted.")
            )
        row.trusted_at, row.trusted_by_id, row.trusted_until = at, actor.user_id, until
        row.trusted_why = why
        row.save(update_fields=["trusted_at", "trusted_by", "trusted_until", "trusted_why"])
        data = {"reason": why, "until": until.isoformat() if until else ""}
        record(row, "trusted", actor=actor, at=at, data=data)
    vetting.refresh_from_db()


def end_trust(vetting: EmployerReview, /, *, actor: Actor, at: datetime) -> None:
    """Its briefs come to a person again, as everyone's."""
    _require_officer(vetting, actor)
    with transaction.atomic():
        row = locked(vetting)
        if row.trusted_at is None:
            return
        was = is_trusted(row, on=day_at(row.campus, at))
        row.trusted_at = row.trusted_until = None
        row.trusted_by_id, row.trusted_why = None, ""
        row.save(update_fields=["trusted_at", "trusted_by", "trusted_until", "trusted_why"])
        record(row, "trust_ended", actor=actor, at=at, data={"held": was})
    vetting.refresh_from_db()


def _require_officer(vetting: EmployerReview, actor: Actor) -> None:
    if OFFICER not in roles_of(actor, vetting):
        raise NotAllowedError(_("Only an officer of this campus writes in its file."))
