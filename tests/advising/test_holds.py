"""Holds: what they stop, what the student is told, and their end by a person or the clock."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.advising.actions import lift_hold, place_hold
from fairbrief.advising.models import Hold
from fairbrief.advising.queries import hold_on
from fairbrief.advising.states import Stops
from fairbrief.agreements.actions import sign
from fairbrief.agreements.states import Party
from fairbrief.applications.actions import begin, save_draft, submit_application
from fairbrief.applications.models import Application
from fairbrief.clocks.firing import fire_due
from fairbrief.kernel.errors import (
    FairbriefError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
    entry_of,
    in_days,
)
from tests.working import an_agreement, signed_by, the_student

pytestmark = pytest.mark.django_db

REASON = "Please see us first: two agreements ended badly."


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def student(campus: Campus) -> Student:
    return a_student(campus, name="Maya Okafor")


@pytest.fixture
def entry(student: Student) -> RosterEntry:
    return entry_of(student)


def placed(entry: RosterEntry, **columns: Any) -> Hold:
    officer = columns.pop("officer", None) or an_officer(entry.campus)
    facts = {
        "reason": REASON,
        "ask_name": "Ruth Bell",
        "ask_email": "ruth@campus.example",
        "starts_on": in_days(0),
        "until": in_days(10),
        "stops_applying": True,
        "stops_signing": False,
    }
    return place_hold(entry, **(facts | columns), actor=acting(officer.user), at=NOW)


def apply(student: Student, brief: Any, at: Any = NOW) -> Application:
    actor = acting(student.user)
    draft = begin(student, brief=brief, actor=actor, at=at)
    save_draft(draft, actor=actor, at=at, interest="I study exactly this and have the time.")
    submit_application(draft, actor=actor, at=at)
    return draft


def test_a_hold_stops_applying_and_says_why(
    student: Student, campus: Campus, entry: RosterEntry
) -> None:
    brief = an_open_brief(an_employer(campus), campus, apply_by=in_days(30))
    hold = placed(entry)
    with pytest.raises(LimitReachedError) as refused:
        apply(student, brief)
    for words in (REASON, "Ruth Bell", "ruth@campus.example", "20 February 2027"):
        assert words in str(refused.value)
    assert Application.objects.get().submitted_at is None
    notice = Notice.objects.get(kind="hold.placed", user=student.user)
    assert REASON in notice.body
    assert "Ruth Bell" in notice.body
    lift_hold(hold, actor=acting(an_officer(campus).user), at=NOW)
    apply(student, brief)
    assert Application.objects.get().submitted_at is not None
    assert Notice.objects.filter(kind="hold.over", user=student.user).count() == 1


def test_a_hold_stops_signing_for_the_student_alone(
    campus: Campus, student: Student, entry: RosterEntry
) -> None:
    agreement = an_agreement(campus=campus, student=student)
    placed(entry, stops_applying=False, stops_signing=True)
    signed_by(agreement, Party.EMPLOYER)
    actor = the_student(agreement)
    with pytest.raises(LimitReachedError, match="asks you not to sign"):
        sign(agreement, party=Party.STUDENT, name=actor.name, consent=True, actor=actor, at=NOW)
    sign(
        agreement,
        party=Party.STUDENT,
        name=actor.name,
        consent=True,
        actor=actor,
        at=NOW + days(11),
    )


def test_a_hold_on_one_thing_leaves_the_other(
    campus: Campus, student: Student, entry: RosterEntry
) -> None:
    placed(entry, stops_applying=False, stops_signing=True)
    assert hold_on(student, Stops.APPLYING, at=NOW) is None
    apply(student, an_open_brief(an_employer(campus), campus))


def test_a_hold_begins_and_ends_by_the_day_of_the_campus(
    student: Student, entry: RosterEntry
) -> None:
    placed(entry, starts_on=in_days(2), until=in_days(4))
    held = {
        day: hold_on(student, Stops.APPLYING, at=NOW + days(day)) is not None for day in range(6)
    }
    assert held == {0: False, 1: False, 2: True, 3: True, 4: True, 5: False}


def test_the_clock_ends_a_hold_and_tells_the_student(student: Student, entry: RosterEntry) -> None:
    officer = an_officer(entry.campus)
    hold = placed(entry, officer=officer)
    fire_due(at=NOW + days(8))
    assert Notice.objects.filter(kind="hold.ends_soon", user=officer.user).count() == 1
    hold.refresh_from_db()
    assert hold.ended_at is None
    fire_due(at=NOW + days(11))
    fire_due(at=NOW + days(12))
    hold.refresh_from_db()
    assert hold.get_state_display() == "over"
    assert Notice.objects.filter(kind="hold.over", user=student.user).count() == 1


def test_a_hold_without_an_end_stands_until_it_is_lifted(
    student: Student, entry: RosterEntry
) -> None:
    hold = placed(entry, until=None)
    fire_due(at=NOW + days(400))
    assert hold_on(student, Stops.APPLYING, at=NOW + days(400)) == hold
    officer = acting(an_officer(entry.campus).user)
    lift_hold(hold, actor=officer, at=NOW + days(401))
    lift_hold(hold, actor=officer, at=NOW + days(401))
    assert hold_on(student, Stops.APPLYING, at=NOW + days(401)) is None


def test_a_hold_says_what_it_lacks(entry: RosterEntry) -> None:
    for field, columns in {
        "reason": {"reason": "no"},
        "stops": {"stops_applying": False},
        "until": {"until": in_days(-1)},
    }.items():
        with pytest.raises(FairbriefError) as refused:
            placed(entry, **columns)
        assert refused.value.field == field
    assert placed(entry) == placed(entry)
    nobody = RosterEntry.objects.create(
        campus=entry.campus, name="No account", email="n@x.example", made_at=NOW
    )
    with pytest.raises(MissingFactError):
        placed(nobody)


def test_another_office_neither_places_nor_lifts(entry: RosterEntry) -> None:
    stranger = an_officer(a_campus())
    with pytest.raises(NotAllowedError):
        placed(entry, officer=stranger)
    hold = placed(entry)
    with pytest.raises(NotAllowedError):
        lift_hold(hold, actor=acting(stranger.user), at=NOW)


def test_who_has_no_hold_is_never_stopped(campus: Campus, student: Student) -> None:
    assert hold_on(student, Stops.APPLYING, at=NOW) is None
    apply(student, an_open_brief(an_employer(campus), campus))
