"""The student decides: about the page, about each piece, about the link."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.portfolio.models import Piece, Portfolio
from fairbrief.portfolio.queries import is_taken
from fairbrief.portfolio.showing import finished, piece_of
from fairbrief.portfolio.states import Visibility
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience


def open_portfolio(student: Student, /, *, actor: Actor, at: datetime) -> Portfolio:
    """The student's page, made with the first act upon it; nobody sees it yet."""
    _require_self(student, actor)
    with transaction.atomic():
        locked(student)
        found = Portfolio.objects.filter(student=student).first()
        if found is None:
            found = Portfolio(student=student, made_at=at)
            found.slug = found.code.lower()
            found.save()
        return found


def set_page(
    student: Student,
    /,
    *,
    slug: str,
    intro: str,
    contact: str,
    shows_studies: bool,
    actor: Actor,
    at: datetime,
) -> Portfolio:
    """What stands above the pieces, and where everyone finds them.

    Raises FairbriefError, field "slug", for an address somebody else has.
    """
    with transaction.atomic():
        portfolio = open_portfolio(student, actor=actor, at=at)
        taken = FairbriefError(_("Somebody has this address. Choose another."), field="slug")
        if is_taken(slug, by_another_than=student):
            raise taken
        was = portfolio.slug
        portfolio.slug, portfolio.intro, portfolio.contact = slug, intro, contact
        portfolio.shows_studies = shows_studies
        try:
            with transaction.atomic():
                portfolio.save()
        except IntegrityError:
            raise taken from None
        if was != slug:
            record(portfolio, "moved", actor=actor, at=at, data={"from": was, "to": slug})
        read_words(portfolio, at=at)
    return portfolio


def placed(experience: Experience, /, *, actor: Actor, at: datetime) -> Piece:
    """The row of a finished work, made if nothing was decided about it yet.

    Raises IllegalMoveError for work that nobody else has confirmed.
    """
    student = experience.student
    if student is None:
        raise NotAllowedError(_("Only you decide about your portfolio."))
    portfolio = open_portfolio(student, actor=actor, at=at)
    found = finished(student).filter(pk=experience.pk).first()
    if found is None:
        raise IllegalMoveError(_("It can be shown once somebody else has confirmed it."))
    piece = piece_of(found)
    piece.portfolio, piece.experience = portfolio, found
    if piece.pk is None:
        piece.position = portfolio.pieces.count() + 1
        piece.save()
    return piece


def set_piece(experience: Experience, /, *, actor: Actor, at: datetime, **decided: Any) -> Piece:
    """What the student decides about one work: the columns of a piece.

    Raises MissingFactError, field "is_cleared", when work found elsewhere is switched on and the
    student has not said that it may be shown; NotAllowedError for somebody else's work.
    """
    with transaction.atomic():
        piece = placed(experience, actor=actor, at=at)
        was = piece.visibility
        for column, value in decided.items():
            setattr(piece, column, value)
        is_on = piece.visibility != Visibility.OFF
        if is_on and experience.engagement_id is None and not piece.is_cleared:
            raise MissingFactError(
                _("Say that nothing you signed forbids it, or leave it to nobody."),
                field="is_cleared",
            )
        piece.save()
        if was != piece.visibility:
            data = {"experience": experience.code, "seen_by": piece.visibility}
            record(piece.portfolio, "piece_shown", actor=actor, at=at, data=data)
    return piece


def move_piece(experience: Experience, /, *, up: bool, actor: Actor, at: datetime) -> bool:
    """One place up or down among the student's works; False at the end of the list."""
    student = experience.student
    if student is None:
        raise NotAllowedError(_("Only you decide about your portfolio."))
    with transaction.atomic():
        portfolio = open_portfolio(student, actor=actor, at=at)
        rows = list(finished(student))
        place = next(place for place, each in enumerate(rows) if each.pk == experience.pk)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(rows):
            return False
        rows[place], rows[other] = rows[other], rows[place]
        for position, each in enumerate(rows, start=1):
            piece = piece_of(each)
            piece.portfolio, piece.position = portfolio, position
            piece.save()
    return True


def change_link(student: Student, /, *, actor: Actor, at: datetime) -> Portfolio:
    """A new link; those given away before lead nowhere."""
    with transaction.atomic():
        portfolio = locked(open_portfolio(student, actor=actor, at=at))
        portfolio.link_number += 1
        portfolio.save(update_fields=["link_number"])
        record(portfolio, "link_changed", actor=actor, at=at)
    return portfolio


def _require_self(student: Student, actor: Actor) -> None:
    if actor.user_id is None or student.user_id != actor.user_id:
        raise NotAllowedError(_("Only you decide about your portfolio."))
