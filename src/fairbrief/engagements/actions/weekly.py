"""The week in the student's words: planned on its first day, looked back on at its end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.engagements.actions.hours import require_student
from fairbrief.engagements.models import Engagement, WeekSheet
from fairbrief.engagements.queries import is_working
from fairbrief.engagements.states import WORKING_STATES, AskState, Side
from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.kernel.rounds import each_alone
from fairbrief.notices.telling import tell

#: Prompts leave between these hours of the student's day; the one to look back, in the afternoon.
FIRST_HOUR, AFTERNOON, LAST_HOUR = 8, 15, 20
#: A week that began while the student was away is still asked for until so many days later.
NOT_LATER = timedelta(days=3)
MOST_MINUTES = 40 * 60


def sheet_of_week(work: Engagement, /, *, day: date) -> WeekSheet | None:
    """The sheet of the planned week that holds the day, made where there is none yet; None outside
    the plan."""
    found = _week_on(work, day)
    if found is None:
        return None
    starts_on, ends_on = found
    sheet, _is_new = WeekSheet.objects.get_or_create(
        engagement=work, starts_on=starts_on, defaults={"ends_on": ends_on}
    )
    sheet.engagement = work
    return sheet


def _week_on(work: Engagement, day: date) -> tuple[date, date] | None:
    """First and last day of the planned week the day is in; the last one ends on the due date."""
    starts = [week.starts_on for week in work.weeks.all()]
    for place, start in enumerate(starts):
        is_last = place + 1 == len(starts)
        end = max(work.due_on, start) if is_last else starts[place + 1] - timedelta(days=1)
        if start <= day <= end:
            return start, end
    return None


def plan_the_week(
    work: Engagement, /, *, doing: str, minutes: int, actor: Actor, at: datetime
) -> WeekSheet:
    """What the student will do this week, and for how long; it goes into the plan, too.

    A second one takes the place of the first. Raises FairbriefError with the field.
    """
    doing = doing.strip()[:300]
    if len(doing) < 3:
        raise FairbriefError(_("A line is enough."), field="doing")
    if not 0 <= minutes <= MOST_MINUTES:
        raise FairbriefError(_("Between 0 and 40 hours."), field="hours")
    with transaction.atomic():
        sheet = _sheet_now(work, actor=actor, at=at)
        sheet.doing, sheet.minutes, sheet.planned_at = doing, minutes, at
        sheet.save(update_fields=["doing", "minutes", "planned_at"])
        read_words(sheet, at=at)
        work.weeks.filter(starts_on=sheet.starts_on).update(goal=doing[:240], minutes=minutes)
        record(work, "week planned", actor=actor, at=at, data={"note": doing, "week": 0})
    return sheet


def review_the_week(
    work: Engagement, /, *, done: str, blocks: str, actor: Actor, at: datetime
) -> WeekSheet:
    """What got done, and what blocks. Raises FairbriefError with the field."""
    done, blocks = done.strip()[:300], blocks.strip()[:300]
    if len(done) < 3:
        raise FairbriefError(_("A line is enough."), field="done")
    with transaction.atomic():
        sheet = _sheet_now(work, actor=actor, at=at)
        sheet.done, sheet.blocks, sheet.reviewed_at = done, blocks, at
        sheet.save(update_fields=["done", "blocks", "reviewed_at"])
        read_words(sheet, at=at)
        work.weeks.filter(starts_on=sheet.starts_on, review="").update(review=done)
        record(work, "week reviewed", actor=actor, at=at, data={"note": done})
    return sheet


def _sheet_now(work: Engagement, *, actor: Actor, at: datetime) -> WeekSheet:
    require_student(work, actor)
    row = locked(work)
    if not is_working(row):
        raise IllegalMoveError(_("Weeks are planned while the work runs."))
    sheet = sheet_of_week(row, day=_local(row, at).date())
    if sheet is None:
        raise IllegalMoveError(_("The plan has no such week. Hand in, or agree on another date."))
    return sheet


def _local(work: Engagement, at: datetime) -> datetime:
    return at.astimezone(zone_named(work.student.user.time_zone))


def prompt_weeks(*, at: datetime) -> int:
    """Asks students to plan the week that begins and to look back on the one that ends.

    Each once a week, in the daytime where the student is, and not on agreed days away. Returns how
    many prompts left. Safe to run any number of times.
    """
    works = (
        Engagement.objects.filter(state__in=WORKING_STATES)
        .select_related("student__user", "supervisor", "employer")
        .prefetch_related("weeks", "absences")
    )
    return each_alone(works.iterator(chunk_size=200), partial(_prompt, at=at))


def _prompt(work: Engagement, /, *, at: datetime) -> int:
    local = _local(work, at)
    if not FIRST_HOUR <= local.hour < LAST_HOUR or _is_away(work, local.date()):
        return 0
    return sum(
        _ask(work, column, notice, day=local.date(), at=at)
        for column, notice in _prompts(work, local)
    )


def _is_away(work: Engagement, day: date) -> bool:
    return any(
        each.side == Side.STUDENT
        and each.state == AskState.AGREED
        and each.starts_on <= day <= each.ends_on
        for each in work.absences.all()
    )


def _prompts(work: Engagement, local: datetime) -> Iterator[tuple[str, str]]:
    week = _week_on(work, local.date())
    if week is None:
        return
    starts_on, ends_on = week
    if local.date() <= starts_on + NOT_LATER and local.date() < ends_on:
        yield "plan_asked_at", "week.plan"
    if local.date() == ends_on and local.hour >= AFTERNOON:
        yield "review_asked_at", "week.review"


def _ask(work: Engagement, column: str, notice: str, *, day: date, at: datetime) -> bool:
    with transaction.atomic():
        sheet = sheet_of_week(work, day=day)
        row = locked(sheet) if sheet else None
        said = {"plan_asked_at": "planned_at", "review_asked_at": "reviewed_at"}[column]
        if row is None or getattr(row, column) or getattr(row, said):
            return False
        row.engagement = work
        setattr(row, column, at)
        row.save(update_fields=[column])
        tell(notice, row, at=at, once=f"{notice}:{row.pk}")
    return True
