"""Coffees as a student finds them, takes a seat and gives it back; and as a past student hosts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.coffees.access import coffees_of_student, has_link
from fairbrief.coffees.actions import give_back, offer_as_alum, take_seat, why_not
from fairbrief.coffees.forms import AlumOfferForm, SeatForm
from fairbrief.coffees.models import Coffee
from fairbrief.coffees.queries import (
    coffees_ahead,
    employers_spoken_for,
    has_worked,
    hosted_by,
    meetings_of,
    next_of,
    own_seats,
    seat_of,
    turn_on,
)
from fairbrief.concerns.kinds import EMPLOYER, STUDENT
from fairbrief.concerns.queries import hear
from fairbrief.kernel.clock import now
from fairbrief.portals.hosting import show_hosting
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, run_action, show


@require_safe
@for_students
def coffees(request: StudentRequest) -> HttpResponse:
    """The student's own first, then what else is ahead."""
    at = now()
    mine = own_seats(request.student, at=at)
    known = [each.coffee_id for each in mine]
    context = {
        "mine": mine,
        "page": paginate(request, coffees_ahead(request.student, at=at).exclude(pk__in=known)),
        "hosted": hosted_by(request.student, at=at),
        "past_employers": employers_spoken_for(request.student),
    }
    return show(request, "student/coffees/list.html", context)


def _row(request: StudentRequest, code: str) -> Coffee:
    found: Coffee = get_object_or_404(coffees_of_student(request.student, at=now()), code=code)
    return found


@for_students
def coffee(request: StudentRequest, code: str) -> HttpResponse:
    """One coffee; taking a seat at it, or keeping another question."""
    row = _row(request, code)
    if row.host_student_id == request.student.pk:
        return show_hosting(request, row, "student/coffees/hosted.html", actor=request.actor)
    at = now()
    form = SeatForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: take_seat(
            row,
            student=request.student,
            question=form.cleaned_data["question"],
            actor=request.actor,
            at=at,
        ),
        said=_kept(request, row, form),
    ):
        return redirect("student:coffee", code)
    return show(request, "student/coffees/coffee.html", _context(request, row, form), form)


def _kept(request: StudentRequest, row: Coffee, form: SeatForm) -> str:
    """What is said to who had a seat or stood in line before; a new seat shows by itself."""
    seat = seat_of(request.student, row)
    had = seat is not None and (seat.is_seated or seat.is_in_line)
    return _("Your question is kept.") if had and form.cleaned_data["question"] else ""


def _context(request: StudentRequest, row: Any, form: SeatForm) -> dict[str, Any]:
    at, student = now(), request.student
    seat = seat_of(student, row)
    sittings = meetings_of(row)
    permitted, following = row.permitted, next_of(sittings, at=at)
    is_live = any(each.ends_at > at and not each.cancelled_at for each in sittings)
    refusal = why_not(row, student, at=at) if permitted and following else None
    is_early = row.opens_at > at
    if seat is not None and not form.is_bound:
        form.initial = {"question": seat.question}
    # A past student's words stand where a student's would be read by the employer's side.
    hear(EMPLOYER if row.is_by_alum else STUDENT, [row])
    return {
        "coffee": row,
        "sittings": sittings,
        "seat": seat,
        "turn": turn_on(seat) if seat and seat.is_offered else None,
        "next": following,
        "refusal": refusal,
        "is_open": permitted and following is not None and refusal is None,
        "is_gone": not permitted and not row.is_off,
        "first_come_first": is_early,
        "comes_first": is_early and has_worked(student, row),
        "is_seated": seat is not None and seat.is_seated and permitted and is_live,
        "is_live": is_live,
        "link": row.link if has_link(row, seat, permitted=permitted) and is_live else "",
        "form": form,
        "now": at,
    }


@require_POST
@for_students
def back(request: StudentRequest, code: str) -> HttpResponse:
    """The seat, the offer or the place in line goes to the next."""
    seat = seat_of(request.student, _row(request, code))
    if seat is not None:
        run_action(
            request,
            None,
            lambda: give_back(seat, actor=request.actor, at=now()),
            said=_("You are out of the line.")
            if seat.is_in_line
            else _("Given back. The next in line is offered it."),
        )
    return redirect("student:coffee", code)


@for_students
def offer(request: StudentRequest, slug: str) -> HttpResponse:
    """A past student, who agreed to be asked, offers one to their campus."""
    employer = get_object_or_404(employers_spoken_for(request.student), slug=slug)
    form = AlumOfferForm(request.POST or None)
    made: list[Coffee] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: made.append(
            offer_as_alum(
                request.student,
                employer=employer,
                title=form.cleaned_data["host_title"],
                plan=form.plan(zone=request.user.time_zone),
                actor=request.actor,
                at=now(),
            )
        ),
        said=_("Offered. Students of your campus find it among their coffees."),
    ):
        return redirect("student:coffee", made[0].code)
    return show(request, "student/coffees/offer.html", {"form": form, "employer": employer}, form)


urlpatterns = [
    path("coffees/", coffees, name="coffees"),
    path("coffees/<code:code>/", coffee, name="coffee"),
    path("coffees/<code:code>/back/", back, name="give_seat_back"),
    path("coffees/offer/<slug:slug>/", offer, name="offer_coffee"),
]
