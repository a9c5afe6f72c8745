"""Seats: taken, given back, offered to the next in line. Everything under the coffee's lock."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.queries import hold_on, why_stopped
from fairbrief.advising.states import Stops
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.coffees.models import LONGEST_QUESTION, Coffee, Seat
from fairbrief.coffees.queries import (
    has_worked,
    in_line,
    is_permitted,
    live_seats,
    next_sitting,
    taken,
    to_fill,
)
from fairbrief.coffees.states import SeatState as S
from fairbrief.concerns.actions import read_words
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.kernel.names import readable
from fairbrief.kernel.rounds import each_alone
from fairbrief.notices.telling import tell
from fairbrief.strikes.queries import is_barred
from fairbrief.students.models import Student

#: Coffees ahead at which one student has a seat or waits for one.
MOST_AHEAD = 3


def take_seat(
    coffee: Coffee, /, *, student: Student, question: str = "", actor: Actor, at: datetime
) -> Seat:
    """The student takes a free seat, or stands in line where none is free or others come first.

    Again by who has one, it keeps what they would like to ask. Raises NotAllowedError,
    IllegalMoveError, LimitReachedError with what stands in the way.
    """
    if actor.user_id is None or student.user_id != actor.user_id:
        raise NotAllowedError(_("Only the student can take a seat."))
    with transaction.atomic():
        locked(student)
        row = locked(coffee)
        _require_open(row, student, at=at)
        seat = Seat.objects.filter(coffee=row, student=student).first()
        if seat is None or seat.state in (S.BACK, S.PASSED):
            _require_room(student, at=at)
            seat = _joined(row, student, seat, actor=actor, at=at)
        if seat.is_offered or (seat.is_in_line and _is_next(row, seat, at=at)):
            advance(seat, "take", actor=actor, at=at)
        _keep(seat, question, at=at)
    return seat


def _joined(
    coffee: Coffee, student: Student, seat: Seat | None, *, actor: Actor, at: datetime
) -> Seat:
    """At the end of the line."""
    if seat is not None:
        advance(seat, "queue", actor=actor, at=at)
        return seat
    seat = Seat.objects.create(
        coffee=coffee, student=student, has_worked=has_worked(student, coffee), joined_at=at
    )
    record(seat, "joined", actor=actor, at=at)
    return seat


def _is_next(coffee: Coffee, seat: Seat, *, at: datetime) -> bool:
    """A chair is free, and nobody who may have it stands before them."""
    return taken(coffee) < coffee.seats and in_line(coffee, at=at).first() == seat


def _keep(seat: Seat, question: str, *, at: datetime) -> None:
    question = readable(question)[:LONGEST_QUESTION]
    if seat.question != question:
        seat.question = question
        seat.save(update_fields=["question"])
        read_words(seat, at=at)


def why_not(coffee: Coffee, student: Student, *, at: datetime) -> FairbriefError | None:
    """What keeps a student from a coffee they may know of; None when nothing does."""
    if coffee.host_student_id == student.pk:
        return IllegalMoveError(_("You host it."))
    if not student.is_adult:
        return IllegalMoveError(
            _(
                "Coffees are for people of 18 or older. If you are, tick it at the end of your "
                "profile."
            )
        )
    hold = hold_on(student, Stops.APPLYING, at=at)
    if hold is not None:
        return IllegalMoveError(why_stopped(hold, Stops.APPLYING))
    if is_barred(student=student):
        return IllegalMoveError(_("Three strikes stand on your record, so this is closed for now."))
    if coffee.employer is not None and is_barred(employer=coffee.employer):
        return IllegalMoveError(_("It takes nobody new for now."))
    if coffee.worked_only and not has_worked(student, coffee):
        return IllegalMoveError(_("This one is for students who work or have worked there."))
    return None


def _require_open(coffee: Coffee, student: Student, *, at: datetime) -> None:
    if not is_permitted(coffee, student.campus_id):
        raise IllegalMoveError(_("It is not open to students of your campus any more."))
    if next_sitting(coffee, at=at) is None:
        raise IllegalMoveError(_("It is over, or begins in a moment."))
    refusal = why_not(coffee, student, at=at)
    if refusal is not None:
        raise refusal


def _require_room(student: Student, *, at: datetime) -> None:
    if live_seats(student, at=at) >= MOST_AHEAD:
        raise LimitReachedError(
            _(
                "You count on %(number)d coffees already. Give a seat back to take another: chairs "
                "are few, and others wait for them."
            )
            % {"number": MOST_AHEAD}
        )


def give_back(seat: Seat, /, *, actor: Actor, at: datetime) -> bool:
    """The seat, the offer or the place in line goes to the next; False when it had gone before."""
    with transaction.atomic():
        coffee = locked(seat.coffee)
        done = advance(seat, "give_back", actor=actor, at=at)
        fill(coffee, at=at)
    return done


def let_pass(seat: Seat, /, *, actor: Actor, at: datetime) -> bool:
    """Nobody answered in time: the next in line is offered it."""
    with transaction.atomic():
        coffee = locked(seat.coffee)
        done = advance(seat, "let_pass", actor=actor, at=at)
        fill(coffee, at=at)
    return done


def remind_of_offer(seat: Seat, /, *, at: datetime) -> None:
    tell("coffee.seat_reminder", seat, at=at)


def fill(coffee: Coffee, /, *, at: datetime) -> int:
    """Offers free seats to those next in line; returns how many. Whoever may not come just now is
    passed over and keeps the place. Call it with the coffee locked."""
    if coffee.is_off or next_sitting(coffee, at=at) is None:
        return 0
    free, offered = coffee.seats - taken(coffee), 0
    for seat in in_line(coffee, at=at):
        if offered >= free:
            break
        if _may_come(coffee, seat.student, at=at):
            offered += advance(seat, "offer", actor=INSTALLATION, at=at)
    return offered


def _may_come(coffee: Coffee, student: Student, *, at: datetime) -> bool:
    return is_permitted(coffee, student.campus_id) and why_not(coffee, student, at=at) is None


def fill_all(*, at: datetime) -> int:
    """The worker's round: seats that everybody may take by now go to those who wait."""
    return each_alone(to_fill(at=at), partial(_fill_one, at=at))


@transaction.atomic
def _fill_one(coffee: Coffee, /, *, at: datetime) -> int:
    return fill(locked(coffee), at=at)
