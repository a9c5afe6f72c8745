"""A campus's year: terms, breaks and exams, which say how much students may work when."""

from __future__ import annotations

from datetime import date, datetime

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.organizations.models import Campus, Officer, Term

LONGEST_DAYS = 250


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
) -> Term:
    """Adds a stretch to the year, or changes one. Exams may lie in a term; two of a kind, or a term
    and a break, never overlap. Raises FairbriefError with the field that is wrong."""
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
        if term is not None:
            others = others.exclude(pk=term.pk)
        same = others.filter(kind=kind, name=name, starts_on=starts_on, ends_on=ends_on).first()
        if same:
            return same
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
        row = term or Term(campus=campus)
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
