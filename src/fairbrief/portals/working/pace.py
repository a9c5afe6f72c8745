"""The acts of keeping time: the timer, entries and their corrections, the plan of a week."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.forms import HoursForm, WeekForm
from fairbrief.engagements.sheets import TimerForm
from fairbrief.portals.working import parts
from fairbrief.portals.working.shapes import Act, Sent


def _hours(sent: Sent) -> dict[str, Any]:
    data = sent.data
    return {"day": data["day"], "minutes": data["total"], "note": data["note"], **sent.by}


def _review_week(sent: Sent) -> None:
    acts.plan_week(
        sent.work,
        number=sent.part.number,
        minutes=sent.form.minutes,
        goal=sent.data["goal"],
        **sent.by,
    )
    if sent.data["review"] != sent.part.review:
        acts.review_week(sent.work, number=sent.part.number, review=sent.data["review"], **sent.by)


def keeping_time() -> dict[str, Act]:
    """What the student does with hours, and plans of a week."""
    return {
        "log": Act(
            page="hours",
            form=lambda post, files, work, part: HoursForm(post, today=localdate()),
            do=lambda sent: acts.log_hours(sent.work, **_hours(sent)),
            said=_("Logged."),
        ),
        "correct": Act(
            page="hours",
            part=parts.entry,
            form=lambda post, files, work, part: HoursForm(
                post, today=localdate(), auto_id=f"id_{part.code}_%s"
            ),
            do=lambda sent: acts.correct_entry(sent.part, **_hours(sent)),
            said=_("Corrected. What it said before stays beside it."),
        ),
        "unlog": Act(
            page="hours",
            part=parts.entry,
            do=lambda sent: acts.remove_entry(sent.part, **sent.by),
            said=_("Taken out. The record keeps that it was there."),
        ),
        "timer": Act(
            page="overview",
            do=lambda sent: acts.start_timer(sent.work, **sent.by),
            said=_("It runs. You can close this page; stop it here when you are done."),
        ),
        "stop-timer": Act(
            page="overview",
            part=parts.timer,
            form=lambda post, files, work, part: TimerForm(
                post, timer=part, auto_id=f"id_{part.code}_%s"
            ),
            do=lambda sent: acts.stop_timer(
                sent.part, note=sent.data["note"], minutes=sent.data["total"], **sent.by
            ),
            said=_("Stopped and logged."),
        ),
        "drop-timer": Act(
            page="overview",
            part=parts.timer,
            do=lambda sent: acts.drop_timer(sent.part, **sent.by),
            said=_("Thrown away. Nothing is logged of it."),
        ),
        "week": Act(
            page="hours",
            part=parts.week,
            form=lambda post, files, work, part: WeekForm(post, auto_id=f"id_week{part.number}_%s"),
            do=_review_week,
            said=_("Your plan is kept."),
        ),
    }
