"""A student plans a week on a phone without a script, and moves it by keys and by hand at a desk;
the supervisor picks a time to talk behind a mailed link."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from fairbrief.planning.actions import make_plan
from fairbrief.planning.models import PlanBlock
from tests.builders import a_campus, a_student, acting
from tests.engaged import an_engagement
from tests.journeys.walking import DESK, PHONE, Walker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

type Walk = Callable[..., Walker]


@pytest.fixture
def running() -> Engagement:
    student = a_student(a_campus(), name="Maya Okafor", hours_a_week=10)
    today = now().date()
    return an_engagement(
        "active",
        student=student,
        campus=student.campus,
        starts_on=today - timedelta(days=2),
        due_on=today + timedelta(days=30),
    )


def next_week(work: Engagement) -> tuple[PlanBlock, str]:
    """A block in the week after this one, and the address of that week."""
    day = now() + timedelta(days=7)
    monday = (day - timedelta(days=day.weekday())).date()
    block = PlanBlock.objects.filter(
        student=work.student, removed_at=None, starts_at__date__gt=monday
    ).order_by("starts_at")[0]
    return block, f"/student/week/?week={monday}"


def test_a_week_on_a_phone_without_a_script(walk: Walk, running: Engagement) -> None:
    maya = walk(running.student.user, width=PHONE, java_script_enabled=False)
    maya.open("/student/week/busy/")
    maya.unfold("Add a class or other work")
    form = maya.page.get_by_role("form", name="Add a class or other work")
    form.get_by_label("Name").fill("HIST 310")
    form.get_by_label("From").fill("10:00")
    form.get_by_label("To").fill("11:30")
    form.get_by_role("button", name="Add").click()
    maya.sees("HIST 310", "Monday 10:00–11:30")
    maya.open("/student/week/")
    maya.press("Propose a plan")
    block, path = next_week(running)
    maya.open(path)
    maya.page.locator("details.disclosure", has=maya.page.locator(f"#move-{block.code}")).locator(
        "summary"
    ).click()
    form = maya.page.locator(f"#move-{block.code}")
    later = (block.starts_at + timedelta(days=1)).astimezone()
    form.get_by_label("Begins").fill(f"{later:%Y-%m-%d}T20:00")
    form.get_by_role("button", name="Move it").click()
    maya.sees("Moved", "put there by you")


def test_a_week_at_a_desk_by_keys_and_by_hand(walk: Walk, running: Engagement) -> None:
    student = running.student
    make_plan(student, actor=acting(student.user), at=now())
    block, path = next_week(running)
    maya = walk(student.user, width=DESK)
    maya.open(path)
    group = maya.page.locator(f"[data-block='{block.code}']")
    group.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowUp"):
        maya.page.keyboard.press(key)
    with maya.page.expect_navigation():
        maya.page.keyboard.press("Enter")
    maya.look()
    maya.sees("Moved. It stays there")
    first: datetime = block.starts_at
    length = block.minutes
    block.refresh_from_db()
    assert block.starts_at == first + timedelta(hours=1)
    assert block.minutes == length - 15
    group.evaluate("each => each.scrollIntoView({block: 'center'})")
    box = group.locator("svg").bounding_box()
    assert box
    maya.page.mouse.move(box["x"] + 20, box["y"] + 6)
    maya.page.mouse.down()
    quarter = box["height"] / (block.minutes / 15)
    maya.page.mouse.move(box["x"] + 20, box["y"] + 6 + quarter * 8, steps=5)
    with maya.page.expect_navigation():
        maya.page.mouse.up()
    block.refresh_from_db()
    moved = (block.starts_at - first) // timedelta(minutes=15)
    assert 10 <= moved <= 14


def test_a_time_to_talk_is_picked_without_an_account(walk: Walk, running: Engagement) -> None:
    member = running.supervisor
    member.user = None
    member.save()
    maya = walk(running.student.user, width=PHONE)
    maya.open(f"/student/work/{running.code}/talk/")
    maya.unfold("Offer several times")
    form = maya.page.get_by_role("form", name="Offer several times")
    day = now().date() + timedelta(days=3)
    form.get_by_label("First time, in your time").fill(f"{day}T10:00")
    form.get_by_label("Second time").fill(f"{day}T15:00")
    form.get_by_label("What to talk about").fill("The gaps in the list")
    maya.press("Offer these times")
    maya.sees("You offered these times")
    path = Notice.objects.get(kind="offer.made").link
    boss = walk(width=PHONE)
    boss.open(path)
    boss.sees("Maya Okafor would like to talk", "The gaps in the list")
    boss.page.get_by_role("radio").first.check()
    boss.press("Pick this time")
    boss.sees("It stands")
    assert running.meetings.get().at.minute == 0
