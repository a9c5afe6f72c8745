"""A campus's year: terms, breaks and exams, which say how much students may work when."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import (
    ChangedSinceError,
    FairbriefError,
    IllegalMoveError,
    NotAllowedError,
)
from fairbrief.kernel.seen import require_written_on
from fairbrief.organizations.models import Campus, Officer, Term

LONGEST_DAYS = 250
#: Of a stretch that is looked for by its first day.
GONE = _(
    "Somebody has moved this part of the year or taken it out since you opened the page. What you "
    "typed is kept: look at the year as it is now, then add it, or change the one that was moved."
)


def _require_office(campus: Campus, actor: Actor) -> None:
    if not Officer.objects.filter(campus=campus, user_id=actor.user_id or 0).exists():
        raise NotAllowedError(_("Only the career office says when its terms are."))


def save_term(
    campus: Campus,
    /,
    *,
    kind: str,
    name: str,
    starts_on: date,
    ends_on: date,
    actor: Actor,
    at: datetime,
    term: Term | None = None,
    seen: str | None = None,
) -> Term:
    """Adds a stretch to the year, or changes one. Exams may lie in a term; two of a kind, or a term
    and a break, never overlap. Raises FairbriefError with the field that is wrong, and
    ChangedSinceError where the page it was written on showed the stretch otherwise."""
    _require_office(campus, actor)
    name = name.strip()[:60]
    if kind not in Term.Kind.values:
        raise FairbriefError(_("Choose what it is."), field="kind")
    if not name:
        raise FairbriefError(_("Give it the name your students know."), field="name")
    if ends_on < starts_on:
        raise FairbriefError(_("The last day is before the first."), field="ends_on")
    if (ends_on - starts_on).days > LONGEST_DAYS:
        raise FairbriefError(_("That is longer than a term. Is the year right?"), field="ends_on")
    with transaction.atomic():
        locked(campus)
        others = Term.objects.filter(campus=campus, starts_on__lte=ends_on, ends_on__gte=starts_on)
        same = others.filter(kind=kind, name=name, starts_on=starts_on, ends_on=ends_on).first()
        if same:
            return same
        if term is not None:
            others = others.exclude(pk=term.pk)
        beside = (
            others.filter(kind=Term.Kind.EXAMS)
            if kind == Term.Kind.EXAMS
            else others.exclude(kind=Term.Kind.EXAMS)
        )
        if there := beside.first():
            raise FairbriefError(
                _("It overlaps with “%(name)s”. Change that one first.") % {"name": there.name},
                field="starts_on",
            )
        row = _as_it_stands(term, seen) if term else Term(campus=campus)
        row.kind, row.name, row.starts_on, row.ends_on = kind, name, starts_on, ends_on
        row.save()
        record(
            campus,
            "year changed",
            actor=actor,
            at=at,
            data={"kind": kind, "name": name, "starts_on": starts_on, "ends_on": ends_on},
        )
    return row


def _as_it_stands(term: Term, seen: str | None) -> Term:
    row = Term.objects.filter(pk=term.pk).first()
    if row is None:
        raise ChangedSinceError(GONE)
    require_written_on(seen, row.shown)
    return row


def remove_term(term: Term, /, *, actor: Actor, at: datetime) -> None:
    """Takes a stretch out of the year; a second press changes nothing.

    Raises IllegalMoveError where students are enrolled in it.
    """
    _require_office(term.campus, actor)
    with transaction.atomic():
        locked(term.campus)
        if _is_stood_on(term):
            raise IllegalMoveError(
                _("A roster stands on this term, so it stays. Change its name or its days instead.")
            )
        if Term.objects.filter(pk=term.pk).delete()[0]:
            record(term.campus, "year changed", actor=actor, at=at, data={"removed": term.name})


def _is_stood_on(term: Term) -> bool:
    """Whether a higher room holds the term fast; asked before, for there may be very many rows."""
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: term}).exists()
        for relation in Term._meta.related_objects
        if relation.on_delete is models.PROTECT
    )
