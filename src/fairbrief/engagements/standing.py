"""Facts of the work that are proposed for someone's record."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.strikes.actions import propose_strike
from fairbrief.strikes.states import StrikeKind


def _propose(work: Engagement, side: str, kind: str, *, key: str, fact: str, at: datetime) -> None:
    whose = {"student": work.student} if side == "student" else {"employer": work.employer}
    propose_strike(kind, key=key, campus=work.campus, title=work.title, fact=fact, at=at, **whose)


def silent_in_dispute(dispute: Dispute, *, at: datetime) -> None:
    fact = _("A claim had no answer in five business days.")
    key = f"silent:{dispute.code}"
    side = dispute.answerer
    _propose(dispute.engagement, side, StrikeKind.GHOSTING, key=key, fact=fact, at=at)


def silent_in_review(work: Engagement, *, at: datetime) -> None:
    fact = _("Work that was handed in had no word in five business days, and was accepted by that.")
    key = f"review:{work.code}:{work.rounds}"
    _propose(work, "employer", StrikeKind.GHOSTING, key=key, fact=fact, at=at)


def late_without_a_word(work: Engagement, *, at: datetime) -> None:
    fact = _("Work was five business days late, and nothing was logged, changed or handed in.")
    _propose(
        work,
        "student",
        StrikeKind.GHOSTING,
        key=f"late:{work.code}:{work.due_on}",
        fact=fact,
        at=at,
    )


def not_kept(dispute: Dispute, *, at: datetime) -> None:
    """Who did not keep the agreement, as it was decided for good."""
    blame = dispute.last_word.blame
    fact = _("Decided on a dispute: the agreement was not kept. Letter %s.") % dispute.code
    for side in ("student", "employer"):
        if blame in (side, "both"):
            key = f"broken:{dispute.code}:{side}"
            _propose(dispute.engagement, side, StrikeKind.BROKEN, key=key, fact=fact, at=at)
