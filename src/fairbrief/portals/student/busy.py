"""The student's busy times: told by hand, brought as a calendar; seen before they count."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.planning import actions as acts
from fairbrief.planning.access import calendars_in, times_in
from fairbrief.planning.forms import AddressForm, FileForm, OnceForm, WeeklyForm
from fairbrief.planning.models import BusyCalendar
from fairbrief.planning.queries import (
    busy_by_hand,
    calendars_of,
    is_kept,
    removed_lately,
    times_of,
)
from fairbrief.portals.limits import CALENDAR_UNIT, CALENDARS, FETCHES, may_spend
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, run_action, show


def _page(request: StudentRequest, **forms: Any) -> HttpResponse:
    by_hand = list(busy_by_hand(request.student))
    gone_times, gone_calendars = removed_lately(request.student, at=now())
    calendars = [each for each in calendars_of(request.student) if is_kept(each)]
    return show(
        request,
        "student/busy.html",
        {
            "student": request.student,
            "weekly": [each for each in by_hand if each.weekday is not None],
            "once": [each for each in by_hand if each.weekday is None],
            "calendars": calendars,
            "gone_times": gone_times,
            "gone_calendars": gone_calendars,
            "weekly_form": forms.get("weekly") or WeeklyForm(auto_id="id_weekly_%s"),
            "once_form": forms.get("once") or OnceForm(auto_id="id_once_%s"),
            "file_form": forms.get("file") or FileForm(auto_id="id_file_%s"),
            "address_form": forms.get("address") or AddressForm(auto_id="id_address_%s"),
        },
        *forms.values(),
    )


@require_safe
@for_students
def busy(request: StudentRequest) -> HttpResponse:
    """Everything that is known of the student's time, and the ways to say more."""
    return _page(request)


@require_POST
@for_students
def tell(request: StudentRequest, how: str) -> HttpResponse:
    """A busy time by hand: each week, or once."""
    kinds: dict[str, Any] = {"weekly": WeeklyForm, "once": OnceForm}
    act = acts.add_weekly if how == "weekly" else acts.add_once
    form = kinds[how](request.POST, auto_id=f"id_{how}_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: act(request.student, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Kept. No work is planned there."),
    ):
        return redirect("student:busy")
    return _page(request, **{how: form})


@require_POST
@for_students
def bring(request: StudentRequest, how: str) -> HttpResponse:
    """A calendar, as a file or by its address: on to what was read of it."""
    kinds: dict[str, Any] = {"file": FileForm, "address": AddressForm}
    form = kinds[how](request.POST, request.FILES, auto_id=f"id_{how}_%s")
    found: list[BusyCalendar] = []

    def read() -> None:
        if how == "file":
            file = form.cleaned_data["file"]
            _may_hand_over(request, file.size)
            calendar = acts.bring_file(
                request.student, data=file.read(), name=file.name, actor=request.actor, at=now()
            )
        else:
            _may_fetch(request)
            calendar = acts.bring_address(
                request.student,
                address=form.cleaned_data["address"],
                actor=request.actor,
                at=now(),
            )
        found.append(calendar)

    if form.is_valid() and run_action(request, form, read):
        return redirect("student:calendar", found[0].code)
    return _page(request, **{how: form})


def _may_fetch(request: StudentRequest) -> None:
    """Raises LimitReachedError: the server is nobody's means of knocking at other doors."""
    if not may_spend(request, FETCHES):
        raise LimitReachedError(
            _("Many calendars were read from your network in the last hour. Try again in a while.")
        )


def _may_hand_over(request: StudentRequest, size: int) -> None:
    """Raises LimitReachedError. It is counted by student, for a campus may share one address."""
    units = 1 + size // CALENDAR_UNIT
    if not may_spend(request, CALENDARS, units, whose=request.user.code):
        raise LimitReachedError(
            _("You handed over many calendars in the last hour. Try again in a while.")
        )


@require_safe
@for_students
def calendar(request: StudentRequest, code: str) -> HttpResponse:
    """What was read of a calendar: before it counts, and afterwards."""
    found = get_object_or_404(calendars_in(request.student).filter(removed_at=None), code=code)
    return show(
        request,
        "student/calendar.html",
        {
            "calendar": found,
            "is_kept": is_kept(found),
            "said": acts.said_of(found),
            "page": paginate(request, times_of(found)),
        },
    )


@require_POST
@for_students
def calendar_act(request: StudentRequest, code: str, name: str) -> HttpResponse:
    """Keeping what was read, taking it away, putting it back, reading it again."""
    found = get_object_or_404(calendars_in(request.student), code=code)
    act, said = {
        "keep": (acts.keep_calendar, _("Kept. No work is planned at these times.")),
        "remove": (acts.remove_calendar, _("Taken away. For a week you can put it back.")),
        "discard": (acts.remove_calendar, _("Forgotten. Nothing of it was kept.")),
        "back": (acts.put_calendar_back, _("It counts again.")),
        "again": (acts.read_own_again, _("Read again.")),
    }[name]

    def run() -> None:
        if name == "again":
            _may_fetch(request)
        act(found, actor=request.actor, at=now())

    run_action(request, None, run, said=said)
    if name == "again":
        return redirect("student:calendar", code)
    return redirect("student:busy")


@require_POST
@for_students
def time_act(request: StudentRequest, code: str, name: str) -> HttpResponse:
    """Taking away what was told by hand, and putting it back."""
    found = get_object_or_404(times_in(request.student), code=code)
    act = acts.remove_busy if name == "remove" else acts.put_busy_back
    said = (
        _("Taken away. For a week you can put it back.")
        if name == "remove"
        else _("It counts again.")
    )
    run_action(request, None, lambda: act(found, actor=request.actor, at=now()), said=said)
    return redirect("student:busy")


urlpatterns = [
    path("week/busy/", busy, name="busy"),
    *(
        path(f"week/busy/{how}/", tell, {"how": how}, name=f"tell_{how}")
        for how in ("weekly", "once")
    ),
    *(
        path(f"week/busy/bring/{how}/", bring, {"how": how}, name=f"bring_{how}")
        for how in ("file", "address")
    ),
    *(
        path(f"week/busy/<code:code>/{name}/", time_act, {"name": name}, name=f"time_{name}")
        for name in ("remove", "back")
    ),
    path("week/calendars/<code:code>/", calendar, name="calendar"),
    *(
        path(
            f"week/calendars/<code:code>/{name}/",
            calendar_act,
            {"name": name},
            name=f"calendar_{name}",
        )
        for name in ("keep", "remove", "discard", "back", "again")
    ),
]
