"""Pausing, and ending before the end."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import hours_of
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.money import Money


def pause_work(work: Engagement, /, *, reason: str, actor: Actor, at: datetime) -> None:
    """Exams, illness, a delayed source: the clocks stand still."""
    advance(work, "pause", actor=actor, at=at, data={"reason": reason.strip()[:500]})


def resume_work(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    advance(work, "resume", actor=actor, at=at)


def part_pay_of(work: Engagement) -> Money:
    """Pay for hours worked, from the first hour, never more than the fee."""
    return hours_of(work).earned


def end_early(work: Engagement, /, *, reason: str, actor: Actor, at: datetime) -> Money:
    """Ends the work; hours worked are paid from the first hour. Returns the part pay."""
    return _end(work, "end_early", reason=reason, actor=actor, at=at)


def mark_not_completed(work: Engagement, /, *, reason: str, actor: Actor, at: datetime) -> Money:
    """The office says that it was not completed; hours worked are paid all the same."""
    return _end(work, "mark_not_completed", reason=reason, actor=actor, at=at)


def _end(work: Engagement, step: str, *, reason: str, actor: Actor, at: datetime) -> Money:
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give a reason in a sentence; the other side and the office read it."),
            field="reason",
        )
    with transaction.atomic():
        pay = part_pay_of(locked(work))
        advance(
            work,
            step,
            actor=actor,
            at=at,
            changes={"end_reason": reason[:1000], "part_pay_minor": pay.minor},
            data={"reason": reason, "part_pay_minor": pay.minor},
        )
    return pay
