"""The student's week: what is planned, moved by hand, and the private calendar address."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairbrief.agreements.access import agreements_of
from fairbrief.discovery.queries import briefs_readable_by
from fairbrief.kernel.clock import now, zone_named
from fairbrief.planning import actions as acts
from fairbrief.planning.access import blocks_in
from fairbrief.planning.forms import BlockForm, NewBlockForm, WeekDayForm
from fairbrief.planning.models import PlanBlock
from fairbrief.planning.queries import (
    GRACE,
    Day,
    Fit,
    Item,
    WeekPage,
    blocks_since,
    feed_of,
    fit_of_agreement,
    fit_of_brief,
    monday,
    moved_of,
    outlook_of,
    week_of,
)
from fairbrief.planning.spans import whole_days
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.student.drawing import drawn
from fairbrief.portals.ui.http import redirect_next, run_action, show


def _page(request: StudentRequest, forms: dict[str, Any], key: str = "") -> HttpResponse:
    student, at = request.student, now()
    today = localdate()
    day = WeekDayForm(request.GET if "week" in request.GET else request.POST).day or today
    is_now = monday(day) == monday(today)
    start = whole_days(monday(day), day, zone_named(request.user.time_zone))[0]
    blocks = blocks_since(student, min(start, at - GRACE))
    outlook = outlook_of(student, at=at, blocks=blocks)
    week = week_of(
        student,
        day=day,
        works=list(outlook.works),
        blocks=blocks,
        # On a Sunday, too, one sees seven days to come.
        until=today + timedelta(days=6) if is_now else None,
    )
    ahead, past = _to_come_first(_days(week, forms), at) if is_now else (_days(week, forms), [])
    here = f"{reverse('student:week')}?week={week.starts_on.isoformat()}"
    return show(
        request,
        "student/week.html",
        {
            "week": week,
            "outlook": outlook,
            # Of this week what is to come is read first; another week is read as it runs.
            "ahead": ahead,
            "past": past,
            "minutes_left": week.minutes_from(at),
            "drawn": drawn(_from_today(week, today) if is_now else week.days, at=at),
            "here": here,
            "before": week.starts_on - timedelta(days=7),
            "after": week.starts_on + timedelta(days=7),
            "is_now": is_now,
            "today": today,
            "moved": moved_of(student),
            "new_form": forms.get("new") or NewBlockForm(works=outlook.works),
            "feed": feed_of(request.user),
            "feed_address": f"{settings.BASE_URL}/feed/{key}/fairbrief.ics" if key else "",
        },
        *forms.values(),
    )


def _from_today(week: WeekPage, today: date) -> list[Day]:
    return [each for each in week.days + week.beyond if each[0] >= today]


type _Day = tuple[date, list[tuple[Item, BlockForm | None]]]


def _days(week: WeekPage, forms: dict[str, Any]) -> list[_Day]:
    """Each day's items; a block to come has its form."""
    return [
        (day, [(item, _form(item.block, forms) if item.block else None) for item in items])
        for day, items in week.days + week.beyond
    ]


def _to_come_first(days: list[_Day], at: datetime) -> tuple[list[_Day], list[_Day]]:
    """From today on, and what is over; of today what is to come stands first."""
    today = localdate(at)
    ahead = [
        (day, sorted(rows, key=lambda row: row[0].ends_at <= at))
        for day, rows in days
        if day >= today
    ]
    return ahead, [each for each in days if each[0] < today]


def _form(block: PlanBlock, forms: dict[str, Any]) -> BlockForm:
    initial = {"starts_at": block.starts_at, "minutes": block.minutes}
    return forms.get(block.code) or BlockForm(initial=initial, auto_id=f"id_{block.code}_%s")


@require_safe
@for_students
def week(request: StudentRequest) -> HttpResponse:
    """One week: classes, work, conversations, what is due; and what moved."""
    return _page(request, {})


@require_POST
@for_students
def propose(request: StudentRequest) -> HttpResponse:
    """A plan for all work, from scratch but for what the student put somewhere."""
    run_action(
        request,
        None,
        lambda: acts.make_plan(request.student, actor=request.actor, at=now()),
        said=_("Planned. Move what does not suit you; it stays where you put it."),
    )
    return redirect_next(request, "student:week")


@require_POST
@for_students
def seen(request: StudentRequest) -> HttpResponse:
    run_action(
        request, None, lambda: acts.mark_seen(request.student, actor=request.actor, at=now())
    )
    return redirect_next(request, "student:week")


@require_POST
@for_students
def new_block(request: StudentRequest) -> HttpResponse:
    """A stretch of one's own."""
    works = outlook_of(request.student, at=now()).works
    form = NewBlockForm(request.POST, works=works)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: acts.add_block(
            request.student,
            form.works[form.cleaned_data["work"]],
            starts_at=form.cleaned_data["starts_at"],
            minutes=form.cleaned_data["minutes"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Planned. The rest of your plan made room."),
    ):
        return redirect_next(request, "student:week")
    return _page(request, {"new": form})


@require_POST
@for_students
def move(request: StudentRequest, code: str) -> HttpResponse:
    """A block elsewhere, longer or shorter."""
    block = get_object_or_404(blocks_in(request.student), code=code)
    form = BlockForm(request.POST, auto_id=f"id_{code}_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: acts.move_block(block, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Moved. It stays there; the rest of your plan follows."),
    ):
        return redirect_next(request, "student:week")
    return _page(request, {code: form})


@require_POST
@for_students
def remove(request: StudentRequest, code: str) -> HttpResponse:
    block = get_object_or_404(blocks_in(request.student), code=code)
    run_action(
        request,
        None,
        lambda: acts.remove_block(block, actor=request.actor, at=now()),
        said=_("Taken out. The time is planned elsewhere where there is room."),
    )
    return redirect_next(request, "student:week")


@require_POST
@for_students
@never_cache
def feed(request: StudentRequest) -> HttpResponse:
    """A new private address, shown this once; an earlier one ends."""
    keys: list[str] = []
    run_action(
        request,
        None,
        lambda: keys.append(acts.open_feed(request.user, actor=request.actor, at=now())),
        said=_("Here is your address. It is shown this once; make a new one if you lose it."),
    )
    return _page(request, {}, key=keys[0] if keys else "")


@require_POST
@for_students
def end_feed(request: StudentRequest) -> HttpResponse:
    run_action(
        request,
        None,
        lambda: acts.end_feed(request.user, actor=request.actor, at=now()),
        said=_("Ended. Calendars that subscribed to it get nothing more."),
    )
    return redirect_next(request, "student:week")


@require_safe
@for_students
def fit(request: StudentRequest, code: str) -> HttpResponse:
    """Whether a brief would fit: a page of its own, or a part of the brief's page."""
    rows = briefs_readable_by(request.student).select_related("employer")
    brief = get_object_or_404(rows, code=code)
    found = fit_of_brief(request.student, brief, at=now())
    return _fit(request, found, reverse("public:brief", args=[code]), brief.title)


@require_safe
@for_students
def fit_agreed(request: StudentRequest, code: str) -> HttpResponse:
    """Whether what is to be signed would fit."""
    agreement = get_object_or_404(agreements_of(request.student), code=code)
    found = fit_of_agreement(request.student, agreement, at=now())
    up = reverse("student:agreement", args=[code])
    return _fit(request, found, up, agreement.application.brief.title)


def _fit(request: StudentRequest, found: Fit | None, up: str, title: str) -> HttpResponse:
    template = "planning/fit.html" if "part" in request.GET else "student/fit.html"
    return show(request, template, {"fit": found, "up": up, "about": title})


urlpatterns = [
    path("week/fit/<code:code>/", fit, name="fit"),
    path("week/fits/<code:code>/", fit_agreed, name="fit_agreed"),
    path("week/", week, name="week"),
    path("week/plan/", propose, name="plan_week"),
    path("week/seen/", seen, name="week_seen"),
    path("week/blocks/", new_block, name="new_block"),
    path("week/blocks/<code:code>/move/", move, name="move_block"),
    path("week/blocks/<code:code>/remove/", remove, name="remove_block"),
    path("week/feed/", feed, name="feed"),
    path("week/feed/end/", end_feed, name="end_feed"),
]
