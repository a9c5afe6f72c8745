"""The last day to apply ends where the brief is, in every list as on its own page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
import time_machine
from django.test import Client

from fairbrief.advising.queries import briefs_to_nominate_for
from fairbrief.boards.queries import counts_on
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import day_there, is_open, to_apply_for
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.finding import Shelf, best_ids, find
from fairbrief.discovery.outside import briefs_mapped, ranges_of_briefs
from fairbrief.discovery.queries import briefs_open_to, briefs_open_to_anyone, open_with, search
from fairbrief.kernel.days_there import days_at
from fairbrief.searches.finding import newest_fitting
from fairbrief.students.models import Student
from tests.builders import a_campus, a_student, an_employer, an_open_brief, entry_of

pytestmark = pytest.mark.django_db

DAY = date(2027, 2, 17)
#: Half past four in the afternoon of that day in Hawaii, when it is the next one in UTC.
IN_HAWAII = datetime(2027, 2, 18, 2, 30, tzinfo=UTC)
#: Half past three of the next day's morning in Tokyo, when it is still that day in UTC.
AFTER_TOKYO = datetime(2027, 2, 17, 18, 30, tzinfo=UTC)

ZONES = (
    *("America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Kiritimati"),
    *("Asia/Tokyo", "Asia/Kathmandu", "Etc/GMT+12", "UTC", "Europe/London", "Mars/Olympus"),
)


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


def the_brief(student: Student, zone: str) -> Brief:
    return an_open_brief(an_employer(), student.campus, time_zone=zone, apply_by=DAY)


def lists_of(student: Student, brief: Brief, at: datetime) -> dict[str, bool]:
    """Whether each list has it."""
    rows, campus = briefs_open_to(student), student.campus
    scope = Scope(campus=campus.pk)
    found = {
        "find": find(rows, {}, scope=scope, at=at).ids,
        "named shelf": find(Shelf(lambda: rows, name="open"), {}, scope=scope, at=at).ids,
        "best": best_ids(Shelf(lambda: rows), scope=scope, at=at, most=3),
        "search": list(search(rows, {}, at=at)),
        "feed": newest_fitting(student, {}, at=at, most=9),
        "employer": list(open_with(brief.employer, briefs_open_to_anyone(), at=at)),
    }
    others = {
        "board": counts_on(campus, at=at) == (1, 1),
        "map": any(briefs_mapped(each, at=at) for each in ranges_of_briefs(at=at)),
        "nominate": briefs_to_nominate_for(entry_of(student), at=at).exists(),
    }
    return {name: ids == [brief.pk] for name, ids in found.items()} | others


def test_lists_end_it_by_its_own_day(student: Student) -> None:
    brief = the_brief(student, "Pacific/Honolulu")
    assert is_open(brief, day_there(brief, IN_HAWAII))
    assert set(lists_of(student, brief, IN_HAWAII).values()) == {True}
    over = IN_HAWAII + timedelta(hours=8)
    assert not is_open(brief, day_there(brief, over))
    assert set(lists_of(student, brief, over).values()) == {False}


def test_a_day_that_is_over_in_asia_is_over_in_lists(student: Student) -> None:
    brief = the_brief(student, "Asia/Tokyo")
    assert not is_open(brief, day_there(brief, AFTER_TOKYO))
    assert set(lists_of(student, brief, AFTER_TOKYO).values()) == {False}
    before = AFTER_TOKYO - timedelta(hours=4)
    assert set(lists_of(student, brief, before).values()) == {True}


def test_a_query_knows_the_day_of_every_zone() -> None:
    """As its own page does, for any zone and hour; a name that is none counts as UTC."""
    campus, house = a_campus(), an_employer()
    for zone, off in product(ZONES, (-1, 0, 1)):
        an_open_brief(house, campus, time_zone=zone, apply_by=DAY + timedelta(days=off))
    an_open_brief(house, campus, apply_by=None)
    for hour in (0, 3, 5, 8, 10, 11, 12, 14, 15, 18, 23):
        at = datetime(2027, 2, 17, hour, 5, tzinfo=UTC)
        open_still = set(Brief.objects.filter(to_apply_for(at)))
        assert open_still == {
            each for each in Brief.objects.all() if is_open(each, day_there(each, at))
        }


def test_days_change_with_a_quarter_of_an_hour_and_are_kept_in_between() -> None:
    before, after = (datetime(2027, 2, 17, 18, minute, tzinfo=UTC) for minute in (14, 15))
    assert days_at(before) is days_at(before.replace(minute=0))
    assert days_at(before) != days_at(after)
    assert "Asia/Kathmandu" not in days_at(before).ahead
    assert "Asia/Kathmandu" in days_at(after).ahead
    assert days_at(before).mark != days_at(after).mark


def test_a_list_shows_it_to_the_end_of_its_day(client: Client, student: Student) -> None:
    brief = the_brief(student, "Pacific/Honolulu")
    for at, is_there in ((IN_HAWAII, True), (IN_HAWAII + timedelta(hours=8), False)):
        with time_machine.travel(at, tick=False):
            for where in ("/briefs/", "/briefs/feed.atom", "/briefs/embed/"):
                assert (brief.code in client.get(where).content.decode()) is is_there, (where, at)
