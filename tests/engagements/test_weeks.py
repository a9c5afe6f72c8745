"""The week in the student's words: asked for once, at a fitting hour, never on days away."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from fairbrief.engagements.actions import (
    ask_absence,
    pause_work,
    plan_the_week,
    prompt_weeks,
    review_the_week,
)
from fairbrief.engagements.models import Engagement, WeekSheet
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.notices.models import Notice
from tests.builders import NOW, days
from tests.working import a_link, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def found() -> Engagement:
    return work("active")


def local(day: int, hour: int) -> datetime:
    """An hour of a day after the start, where the student is."""
    return datetime.combine(NOW.date() + days(day), datetime.min.time(), NEW_YORK) + timedelta(
        hours=hour
    )


def told(kind: str) -> int:
    return Notice.objects.filter(kind=kind).count()


def test_the_week_is_asked_for_once_in_the_daytime(found: Engagement) -> None:
    assert prompt_weeks(at=local(0, 7)) == 0
    assert prompt_weeks(at=local(0, 21)) == 0
    assert prompt_weeks(at=local(0, 9)) == 1
    assert prompt_weeks(at=local(0, 10)) == 0
    assert (told("week.plan"), told("week.review")) == (1, 0)
    assert prompt_weeks(at=local(6, 9)) == 0
    assert prompt_weeks(at=local(6, 16)) == 1
    assert told("week.review") == 1
    # The next week begins.
    assert prompt_weeks(at=local(7, 9)) == 1


def test_what_is_written_already_is_not_asked_for(found: Engagement) -> None:
    student = the_student(found)
    sheet = plan_the_week(found, doing="Ten entries", minutes=300, actor=student, at=NOW)
    assert prompt_weeks(at=local(0, 12)) == 0
    first = found.weeks.first()
    assert first is not None
    assert (first.goal, first.minutes) == ("Ten entries", 300)
    review_the_week(found, done="Nine of ten", blocks="No access", actor=student, at=NOW)
    sheet.refresh_from_db()
    assert (sheet.done, sheet.blocks, sheet.doing) == ("Nine of ten", "No access", "Ten entries")
    assert prompt_weeks(at=local(6, 16)) == 0
    assert WeekSheet.objects.count() == 1


def test_nobody_is_asked_on_days_away_or_while_the_work_stands_still(found: Engagement) -> None:
    start = NOW.date()
    absence = ask_absence(
        found,
        kind="holiday",
        starts_on=start,
        ends_on=start + days(1),
        why="",
        actor=the_student(found),
        at=NOW,
    )
    from fairbrief.engagements.actions import agree_absence

    agree_absence(absence, actor=the_supervisor(found), at=NOW)
    assert prompt_weeks(at=local(0, 12)) == 0
    assert prompt_weeks(at=local(1, 12)) == 0
    assert found.weeks.count() > 0
    pause_work(found, reason="Exams this week.", actor=the_student(found), at=NOW)
    assert prompt_weeks(at=local(8, 12)) == 0


def test_only_the_student_writes_and_a_line_is_enough(found: Engagement) -> None:
    with pytest.raises(NotAllowedError):
        plan_the_week(found, doing="Ten entries", minutes=60, actor=the_supervisor(found), at=NOW)
    student = the_student(found)
    for doing, minutes, field in (("", 60, "doing"), ("Ten", 41 * 60, "hours")):
        with pytest.raises(FairbriefError) as refusal:
            plan_the_week(found, doing=doing, minutes=minutes, actor=student, at=NOW)
        assert refusal.value.field == field
    with pytest.raises(FairbriefError):
        review_the_week(found, done=" ", blocks="", actor=student, at=NOW)
    with pytest.raises(IllegalMoveError, match="no such week"):
        plan_the_week(found, doing="Later", minutes=60, actor=student, at=NOW + days(200))


def test_the_supervisor_reads_it_on_the_one_screen_and_beside_the_check_ins(
    client: Client, found: Engagement
) -> None:
    student = the_student(found)
    plan_the_week(found, doing="Ten entries by Friday", minutes=300, actor=student, at=NOW)
    review_the_week(found, done="Nine", blocks="No access yet", actor=student, at=NOW)
    token = a_link(found, "supervisor", found.supervisor)
    screen = client.get(f"/supervise/{token}/").content.decode()
    assert "Ten entries by Friday" in screen
    assert "No access yet" in screen
    client.force_login(found.student.user)
    base = f"/student/work/{found.code}"
    assert "Plan your week" in client.get(f"{base}/rhythm/").content.decode()
    assert found.supervisor.user is not None
    client.force_login(found.supervisor.user)
    page = client.get(f"/employer/work/{found.code}/rhythm/").content.decode()
    assert "Ten entries by Friday" in page
    assert "do/plan-week/" not in page
