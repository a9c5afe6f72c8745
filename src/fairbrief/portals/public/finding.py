"""Finding a brief: words and filters in the address, twenty a page, with reasons for a student."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fairbrief.accounts.models import User
from fairbrief.applications.queries import number_applied
from fairbrief.briefs.kinds import kind_of
from fairbrief.briefs.listed import Listed, listed_as
from fairbrief.briefs.states import Place
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.filters import SearchForm, hours_words, weeks_words
from fairbrief.discovery.finding import Results, Shelf
from fairbrief.discovery.finding import find as find_briefs
from fairbrief.discovery.matching import FreeStretch, Seeker, odds, reasons
from fairbrief.discovery.queries import briefs_open_to, briefs_open_to_anyone
from fairbrief.discovery.scopes import scope_of, with_exams
from fairbrief.engagements.queries import weekly_load
from fairbrief.keeping.pages import StandsOn
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import student_reading
from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.keeping import may_be_kept
from fairbrief.portals.ui.shapes import Chip
from fairbrief.portals.ui.tags.writing import day_words
from fairbrief.students.models import Student
from fairbrief.students.queries import skills_of

#: Where a page begins; not a filter.
AFTER = "after"


@dataclass(frozen=True)
class Card:
    """A brief as the list shows it."""

    brief: Listed
    because: str
    note: str = ""


@dataclass(frozen=True)
class Way:
    """A way out of an empty list: what to take away, where that leads, how much is there."""

    label: str
    url: str
    number: int


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Open briefs, narrowed by words and filters, twenty a page, with reasons for a student."""
    user = request.user if request.user.is_authenticated else None
    student = student_reading(request)
    at = now()
    seeker = _seeker(student, user.time_zone, at) if user and student else None
    scope = _scope(user, student, seeker, at)
    form = SearchForm(request.GET, knows_exams=bool(scope.exams))
    form.is_valid()
    asked = form.asked
    found = find_briefs(
        Shelf(
            briefs_open_to(student) if student else briefs_open_to_anyone(),
            applied=number_applied(),
            name="open",
        ),
        asked,
        scope=scope,
        today=at.date(),
        after=request.GET.get(AFTER, ""),
    )
    if found.counts.by_filter:
        form.count(found.counts.by_filter)
    chips = _chips(request, asked)
    answer = show(
        request,
        "public/find.html",
        {
            "form": form,
            "found": found,
            "cards": _cards(found, seeker, at),
            "chips": chips,
            "student": student,
            "is_narrowed": bool(chips),
            "is_first": AFTER not in request.GET,
            "filters_set": len(asked.keys() - {"q"}),
            "is_untouched": form.is_untouched,
            "next_url": _address(request, {AFTER: found.after}) if found.after else "",
            "first_url": _address(request, {AFTER: ""}),
            "nearest_url": _address(request, {AFTER: "", "q": found.nearest}),
            # What a feed follows: the filters, not the page.
            "filters": _address(request, {AFTER: ""}),
            "ways": [
                Way(str(chip.label), chip.url, number)
                for name, number in found.ways
                for chip in chips
                if chip.name == name
            ],
        },
    )
    if user is None and found.index is not None:
        may_be_kept(answer, StandsOn(found.looked_at, found.index, at.toordinal()))
    return answer


def _seeker(student: Student, zone: str, at: datetime) -> Seeker:
    load = weekly_load(student, today=at.date()) // 60
    return Seeker(
        skills=skills_of(student),
        hours_left=max(student.hours_a_week - load, 0),
        zone=zone,
        free=[
            FreeStretch(*row) for row in student.free_times.values_list("weekday", "starts", "ends")
        ],
    )


def _scope(
    user: User | None, student: Student | None, seeker: Seeker | None, at: datetime
) -> Scope:
    if student and seeker:
        scope = scope_of(
            student, skills=seeker.skills, hours_left=seeker.hours_left, zone=seeker.zone
        )
        return with_exams(scope, student, today=at.date())
    return Scope(zone=user.time_zone) if user else Scope()


def _cards(found: Results, seeker: Seeker | None, at: datetime) -> list[Card]:
    rows = listed_as(found.ids, found.cards, skills=seeker is not None)
    cards = []
    for row in rows:
        seen = found.seen[row.pk]
        why = (
            reasons(row, seeker, zone=seen.time_zone, teaches=seen.teaches, at=at)
            if seeker
            else [odds(row.applied, row.seats)]
        )
        note = _("Stands here because its employer is new.") if row.pk in found.newcomers else ""
        cards.append(Card(row, " ".join(why), note))
    return cards


def _address(request: HttpRequest, changed: dict[str, str]) -> str:
    """The address of the list with other parameters; empty ones are left out."""
    rest = {key: value for key, value in request.GET.items() if key != "page"} | changed
    return f"?{urlencode({key: value for key, value in rest.items() if value})}"


@dataclass(frozen=True, kw_only=True)
class FilterChip(Chip):
    """What narrows the list, by the name of its filter."""

    name: str


def _chips(request: HttpRequest, asked: dict[str, Any]) -> list[FilterChip]:
    """What narrows the list, each with the address of the list without it."""
    words: dict[str, Callable[[Any], str]] = {
        "q": lambda value: f"“{value}”",
        "skill": str,
        "work": lambda value: str(kind_of(value).name),
        "hours_max": hours_words,
        "pay_min": lambda value: _("$%(dollars)d an hour or more") % {"dollars": value},
        "weeks_max": weeks_words,
        "starts_after": lambda value: _("starts from %(day)s") % {"day": day_words(value)},
        "due_before": lambda value: _("due by %(day)s") % {"day": day_words(value)},
        "place": lambda value: str(Place(value).label),
        "overlap": lambda value: (
            ngettext(
                "%(hours)d hour of the day in common", "%(hours)d hours of the day in common", value
            )
            % {"hours": value}
        ),
        "outside_exams": lambda value: _("not in my exam weeks"),
        "answers": lambda value: _("answers nearly everyone"),
        "new_employers": lambda value: _("new employers"),
        "unpaid": lambda value: _("unpaid ones too"),
    }
    return [
        FilterChip(name=name, label=said(asked[name]), url=_address(request, {name: "", AFTER: ""}))
        for name, said in words.items()
        if name in asked
    ]


urlpatterns = [path("briefs/", find, name="find")]
