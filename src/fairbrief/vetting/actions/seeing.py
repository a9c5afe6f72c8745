"""Whether an officer decides on the brief that waits, and on an employer's file as it is now."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.seen import require_seen
from fairbrief.vetting.models import BriefReview, EmployerReview


def require_version_seen(review: BriefReview, seen: str | None) -> None:
    """Raises ChangedSinceError where it is another one. Whoever calls holds the brief's lock."""
    if seen is None:
        return
    require_seen(
        seen,
        locked(review).shown,
        _(
            "The employer has changed this brief since you opened it. It is shown as it is now: "
            "read it, and decide again. What you typed is kept."
        ),
    )


def require_file_seen(row: EmployerReview, seen: str | None, *, actor: Actor, at: datetime) -> None:
    """Raises ChangedSinceError where a colleague has decided since, or the employer has answered or
    says something else of itself. `row` is locked. Who presses twice has decided it themselves."""
    if seen is None:
        return
    decided = row.decided_at if row.officer_id == actor.user_id else None
    if decided is None or decided <= at - A_DOUBLE_PRESS:
        require_seen(seen, row.shown)
