"""One student's page for the office: what goes on, notes, holds, nominations."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.access import (
    entries_at,
    holds_at,
    is_own_entry,
    nominations_at,
    notes_for,
    own_notes,
    requests_at,
)
from fairbrief.advising.actions import (
    change_note,
    drop_note,
    lift_hold,
    nominate,
    note_look,
    place_hold,
    show_record,
    withdraw_nomination,
    write_note,
)
from fairbrief.advising.forms import HoldForm, NominationForm, NoteForm
from fairbrief.advising.models import Note
from fairbrief.advising.queries import briefs_to_nominate_for
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.attention import scope_of
from fairbrief.tracking.person import person_of, with_person

#: Notes on a student's page.
NOTES = 50


def _entry(request: CampusRequest, code: str) -> RosterEntry:
    return get_object_or_404(entries_at(request.officer), code=code)


@require_safe
@for_officers
def student(request: CampusRequest, code: str) -> HttpResponse:
    """Who looks at it is kept, and the student can see it."""
    entry = get_object_or_404(with_person(entries_at(request.officer)), code=code)
    note_look(entry, actor=request.actor, at=now())
    return _show(request, entry, None)


def _show(request: CampusRequest, entry: RosterEntry, form: NoteForm | None) -> HttpResponse:
    at = now()
    scope = scope_of(request.officer.campus, at=at)
    return show(
        request,
        "campus/student/student.html",
        {
            "person": person_of(entry, scope),
            "entry": entry,
            "is_own": is_own_entry(request.officer, entry),
            "notes": notes_for(request.officer).filter(entry=entry)[:NOTES],
            "form": form or NoteForm(initial={"day": scope.today, "seen_by": "office"}),
        },
        *([form] if form else []),
    )


@require_POST
@for_officers
def write(request: CampusRequest, code: str) -> HttpResponse:
    entry = get_object_or_404(with_person(entries_at(request.officer)), code=code)
    form = NoteForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: write_note(entry, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Noted."),
    ):
        return redirect("campus:student", code)
    return _show(request, entry, form)


def _own_note(request: CampusRequest, code: str) -> Note:
    return get_object_or_404(own_notes(request.officer), code=code)


@for_officers
def note(request: CampusRequest, code: str) -> HttpResponse:
    """A note with what it said before; its author says it otherwise."""
    found = get_object_or_404(notes_for(request.officer), code=code)
    note_look(found.entry, actor=request.actor, at=now())
    is_own = found.author_id == request.user.pk
    form = NoteForm(request.POST) if request.method == "POST" else NoteForm.of(found)
    if (
        form.is_bound
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: change_note(found, **form.cleaned_data, actor=request.actor, at=now()),
            said=_("Changed. What it said before is kept beside it."),
        )
    ):
        return redirect("campus:student", found.entry.code)
    return show(
        request,
        "campus/student/note.html",
        {"note": found, "is_own": is_own, "versions": found.versions.all(), "form": form},
        form,
    )


@require_POST
@for_officers
def drop(request: CampusRequest, code: str) -> HttpResponse:
    found = _own_note(request, code)
    entry = found.entry.code
    run_action(
        request,
        None,
        lambda: drop_note(found, actor=request.actor, at=now()),
        said=_("Thrown away."),
    )
    return redirect("campus:student", entry)


@for_officers
def hold(request: CampusRequest, code: str) -> HttpResponse:
    """Stops the student from applying or signing for a time."""
    entry, at = _entry(request, code), now()
    campus = request.officer.campus
    first: dict[str, Any] = {
        "starts_on": day_at(campus, at),
        "until": day_at(campus, at) + timedelta(days=14),
        "ask_name": request.user.name,
        "ask_email": campus.office_email,
    }
    form = HoldForm(request.POST or None, initial=first)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: place_hold(entry, **form.columns, actor=request.actor, at=at),
        said=_("Placed. The student is told why, until when, and whom to ask."),
    ):
        return redirect("campus:student", code)
    context = {"entry": entry, "form": form, "is_own": is_own_entry(request.officer, entry)}
    return show(request, "campus/student/hold.html", context, form)


@require_POST
@for_officers
def lift(request: CampusRequest, code: str) -> HttpResponse:
    found = get_object_or_404(holds_at(request.officer), code=code)
    run_action(
        request,
        None,
        lambda: lift_hold(found, actor=request.actor, at=now()),
        said=_("Lifted. The student is told."),
    )
    return redirect("campus:student", found.entry.code)


@for_officers
def name(request: CampusRequest, code: str) -> HttpResponse:
    """Names the student for an open brief; nothing is applied for them."""
    entry, at = _entry(request, code), now()
    form = NominationForm(request.POST or None, briefs=briefs_to_nominate_for(entry, at=at))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: nominate(entry, **form.cleaned_data, actor=request.actor, at=at),
        said=_("Named. The student is told, and decides whether to apply."),
    ):
        return redirect("campus:student", code)
    context = {"entry": entry, "form": form, "is_own": is_own_entry(request.officer, entry)}
    return show(request, "campus/student/nominate.html", context, form)


@require_POST
@for_officers
def withdraw(request: CampusRequest, code: str) -> HttpResponse:
    found = get_object_or_404(nominations_at(request.officer), code=code)
    run_action(
        request,
        None,
        lambda: withdraw_nomination(found, actor=request.actor, at=now()),
        said=_("Taken back. No employer reads it any more."),
    )
    return redirect("campus:student", found.entry.code)


@require_POST
@for_officers
def show_notes(request: CampusRequest, code: str) -> HttpResponse:
    """The student asked to see the office's notes: they are shown."""
    found = get_object_or_404(requests_at(request.officer), code=code)
    run_action(
        request,
        None,
        lambda: show_record(found, actor=request.actor, at=now()),
        said=_("Shown. The student can read and download your office’s notes."),
    )
    return redirect("campus:student", found.entry.code)


urlpatterns = [
    path("students/<code:code>/", student, name="student"),
    path("students/<code:code>/notes/", write, name="write_note"),
    path("students/<code:code>/hold/", hold, name="hold_student"),
    path("students/<code:code>/nominate/", name, name="nominate_student"),
    path("notes/<code:code>/", note, name="note"),
    path("notes/<code:code>/drop/", drop, name="drop_note"),
    path("holds/<code:code>/lift/", lift, name="lift_hold"),
    path("nominations/<code:code>/withdraw/", withdraw, name="withdraw_nomination"),
    path("requests/<code:code>/show/", show_notes, name="show_notes"),
]
