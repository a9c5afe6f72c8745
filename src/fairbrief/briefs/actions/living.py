"""The life of a brief once it was sent: open, paused, full, filled, ended."""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value
from django.db.models.expressions import Combinable
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import day_there, may_fill, may_reopen
from fairbrief.kernel.errors import LimitReachedError


def open_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Opens a brief that a campus has approved, and makes it findable."""
    with transaction.atomic():
        if advance(brief, "open", actor=actor, at=at):
            index_brief(brief)


def index_brief(brief: Brief, /) -> None:
    """Writes the words by which the brief is found, the weightiest first."""
    parts = (
        (brief.title, "A"),
        (" ".join(each.name for each in brief.skills.all()), "B"),
        (f"{brief.employer.name} {brief.function} {brief.learning}", "C"),
        (brief.summary, "D"),
    )
    vectors = [SearchVector(Value(text), weight=weight, config="english") for text, weight in parts]
    words: Combinable = vectors[0]
    for each in vectors[1:]:
        words = words + each
    Brief.objects.filter(pk=brief.pk).update(search=words)


def pause_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Takes no new applications for a while; those that came are still answered."""
    advance(brief, "pause", actor=actor, at=at)


def resume_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "resume", actor=actor, at=at)


def close_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "close", actor=actor, at=at)


def cancel_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "cancel", actor=actor, at=at)


def expire_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """The day to apply by has passed."""
    advance(brief, "expire", actor=actor, at=at)


def mark_full(brief: Brief, /, *, at: datetime) -> None:
    """Pauses new applications when there are enough."""
    advance(brief, "mark_full", actor=INSTALLATION, at=at)


def reopen_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Takes applications again after there were enough."""
    advance(brief, "reopen", actor=actor, at=at)


def take_seat(brief: Brief, /, *, at: datetime) -> None:
    """Takes one place under the brief's lock; fills the brief with the last one.

    Raises LimitReachedError when none is left.
    """
    with transaction.atomic():
        row = locked(brief)
        if row.seats_taken >= row.seats:
            raise LimitReachedError(_("The last place has just been taken."))
        row.seats_taken += 1
        row.save(update_fields=["seats_taken"])
        brief.seats_taken = row.seats_taken
        if row.seats_taken == row.seats and may_fill(row):
            advance(brief, "fill", actor=INSTALLATION, at=at)


def free_seat(brief: Brief, /, *, at: datetime) -> None:
    """Gives a place back when an agreement was not signed; the brief opens again if in time."""
    with transaction.atomic():
        row = locked(brief)
        if row.seats_taken > 0:
            row.seats_taken -= 1
            row.save(update_fields=["seats_taken"])
            brief.seats_taken = row.seats_taken
        if may_reopen(row, on=day_there(row, at)):
            advance(brief, "reopen", actor=INSTALLATION, at=at)
