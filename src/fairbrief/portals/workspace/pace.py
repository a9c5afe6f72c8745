"""Hours on the pages of the work: the timer, marks and what follows, the plan, every entry."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.timezone import localdate

from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.engagements import overview as reads
from fairbrief.engagements import pace, queries
from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.forms import HoursForm, WeekForm
from fairbrief.engagements.models import ChangeOrder, Engagement, HoursEntry
from fairbrief.engagements.sheets import MarkForm, TimerForm
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import paginate

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]


def marks(work: Engagement, side: str, forms: Forms, orders: list[ChangeOrder]) -> Context:
    """Marks of the hours: those to choose at, and the one whose choice waits for its effect.

    `orders` are the work's change orders, read already.
    """
    if not queries.is_running(work):
        return {"guards": []}
    rows = queries.guards_of(work)
    # Who has signed a change that says how to go on, or is to sign it, is not asked how.
    answered = any(each.answers_the_hours for each in orders if reads.is_open_change(each))
    asking = None if answered else queries.guard_open(rows)
    return {
        "guards": [
            (
                guard,
                getattr(guard, f"{side}_choice"),
                forms.get(f"guard_{guard.percent}")
                or MarkForm(
                    percent=guard.percent,
                    initial={"choice": getattr(guard, f"{side}_choice")},
                    auto_id=f"id_guard{guard.percent}_%s",
                ),
            )
            for guard in filter(None, [asking])
        ],
        "follows": pace.follows_from(work, rows, orders),
    }


def timing(work: Engagement, forms: Forms) -> Context:
    """The student's timer on this work, with the form that stops or counts it."""
    timer = pace.timer_of(work)
    if timer is None:
        return {"may_time": True}
    form = forms.get(f"stop-timer_{timer.code}") or TimerForm(
        timer=timer, auto_id=f"id_{timer.code}_%s"
    )
    return {"timed": pace.timed(timer, at=now()), "timer_form": form}


def hours_page(
    work: Engagement,
    side: str,
    forms: Forms,
    request: HttpRequest,
    *,
    report_at: str = REPORT_AT,
) -> Context:
    """The plan against what happened, and every entry with its corrections, for both sides."""
    every = list(pace.entries_with_changes(work))
    weeks = queries.weeks_of(work, every)
    logged = sum(week.logged_minutes for week in weeks)
    cap = work.agreement.terms.get("weekly_cap")
    entries: Page[HoursEntry] = paginate(request, every)
    context: Context = {
        "hours": queries.hours_with(work, logged),
        "weeks": weeks,
        "weekly_cap": cap,
        "over_cap": [week for week in weeks if cap and week.logged_minutes > cap * 60],
        "marks": reads.marks_of(work),
        "today": localdate(),
        "entries": entries,
    }
    if side == STUDENT:
        return context | _own_hours(work, weeks, list(entries), forms)
    for entry in entries:
        entry.engagement = work
    hear(EMPLOYER, list(entries), at=report_at)
    return context


def _own_hours(
    work: Engagement, weeks: list[queries.Week], entries: list[HoursEntry], forms: Forms
) -> Context:
    """What the student can do with them."""
    may_log = queries.can_log_hours(work)
    context: Context = {
        "week_rows": [
            (week, forms.get(f"week_{week.number}") or _week_form(week)) for week in weeks
        ],
        "rows": [
            (entry, _correction(entry, forms) if may_log and not entry.removed_at else None)
            for entry in entries
        ],
        "may_log": may_log,
        "may_plan": not queries.is_finished(work) and not reads.is_over(work),
        "log_form": forms.get("log") or HoursForm(today=localdate()),
    }
    return context | timing(work, forms) if may_log else context


def _week_form(week: queries.Week) -> WeekForm:
    return WeekForm(
        initial={
            "hours": round(week.planned_minutes / 60, 2),
            "goal": week.goal,
            "review": week.review,
        },
        auto_id=f"id_week{week.number}_%s",
    )


def _correction(entry: HoursEntry, forms: Forms) -> BaseForm:
    hours, minutes = divmod(entry.minutes, 60)
    return forms.get(f"correct_{entry.code}") or HoursForm(
        today=localdate(),
        initial={"day": entry.day, "hours": hours, "minutes": minutes, "note": entry.note},
        auto_id=f"id_{entry.code}_%s",
    )
