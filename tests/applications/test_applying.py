"""Applying within the caps, and an answer for everyone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from fairbrief.applications.actions import (
    accept_offer,
    begin,
    decline,
    decline_offer,
    decline_others,
    keep_as_alternate,
    mark_seen,
    offer,
    save_draft,
    shortlist,
    submit_application,
    withdraw,
)
from fairbrief.applications.models import Application
from fairbrief.applications.queries import door_of
from fairbrief.applications.states import ApplicationState as A
from fairbrief.audit.actors import Actor
from fairbrief.audit.queries import history_of
from fairbrief.briefs.models import Brief
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
    days,
)

pytestmark = pytest.mark.django_db
REASON = "Another application fits the archive work better."


class World:
    """A campus, an employer with an open brief, and a student."""

    def __init__(self) -> None:
        self.campus: Campus = a_campus()
        self.employer: Employer = an_employer(self.campus)
        self.owner: Member = a_member(self.employer)
        self.brief: Brief = an_open_brief(self.employer, self.campus)
        self.student: Student = a_student(self.campus)

    @property
    def as_owner(self) -> Actor:
        return acting(self.owner.user)

    def apply(self, student: Student | None = None, brief: Brief | None = None) -> Application:
        student = student or self.student
        actor = acting(student.user)
        row = begin(student, brief=brief or self.brief, actor=actor, at=NOW)
        save_draft(
            row, actor=actor, at=NOW, interest="Markets at night are what I study.", hours_a_week=6
        )
        submit_application(row, actor=actor, at=NOW)
        return row


@pytest.fixture
def world() -> World:
    return World()


def test_applying_starts_the_employers_clocks(world: World) -> None:
    row = world.apply()
    turn = turn_of(row)
    assert row.state == A.SUBMITTED
    assert turn is not None
    assert (turn.owner, turn.kind) == ("employer", "application.first_reply")


@pytest.mark.parametrize(("role", "decides"), [("supervisor", True), ("finance", False)])
def test_who_wrote_the_brief_and_who_supervises_are_told_of_applicants(
    role: str, decides: bool, world: World
) -> None:
    """The author, too, if they may open what they are told of."""
    author = a_member(world.employer, role)
    supervisor = world.brief.supervisor
    assert supervisor is not None
    a_member(world.employer, "finance")
    world.brief.written_by = author.user
    world.brief.save()
    world.apply()
    told = Notice.objects.filter(kind="application.submitted").values_list("user", flat=True)
    others = {author.user_id} if decides else set()
    assert set(told) == {world.owner.user_id, supervisor.user_id} | others
    assert not Notice.objects.filter(kind="application.submitted_supervisor").exists()


def test_a_supervisor_without_an_account_is_told_by_mail(world: World) -> None:
    supervisor = world.brief.supervisor
    assert supervisor is not None
    supervisor.user = None
    supervisor.save()
    world.apply()
    notice = Notice.objects.get(kind="application.submitted_supervisor")
    assert (notice.email, notice.user) == (supervisor.email, None)
    assert notice.path == f"/briefs/{world.brief.code}/"


def test_beginning_twice_gives_the_same_draft(world: World) -> None:
    actor = acting(world.student.user)
    first = begin(world.student, brief=world.brief, actor=actor, at=NOW)
    assert begin(world.student, brief=world.brief, actor=actor, at=NOW) == first


def test_draft_without_a_reason_is_kept_but_not_sent(world: World) -> None:
    actor = acting(world.student.user)
    row = begin(world.student, brief=world.brief, actor=actor, at=NOW)
    save_draft(row, actor=actor, at=NOW, interest="Yes")
    with pytest.raises(MissingFactError):
        submit_application(row, actor=actor, at=NOW)
    row.refresh_from_db()
    assert (row.state, row.interest) == (A.DRAFT, "Yes")


def test_sixth_open_application_is_refused_until_one_is_withdrawn(world: World) -> None:
    rows = [world.apply(brief=an_open_brief(world.employer, world.campus)) for _number in range(5)]
    with pytest.raises(LimitReachedError, match="5 open applications"):
        world.apply()
    withdraw(rows[0], actor=acting(world.student.user), at=NOW)
    row = Application.objects.get(student=world.student, brief=world.brief)
    submit_application(row, actor=acting(world.student.user), at=NOW)


def test_minor_and_closed_day_and_foreign_campus_are_refused(world: World) -> None:
    with pytest.raises(LimitReachedError, match="18"):
        world.apply(young := a_student(world.campus, is_adult=False))
    door = door_of(young, world.brief, today=NOW.date())
    assert (door.is_open, door.asks_age) == (False, True)
    late = an_open_brief(world.employer, world.campus, apply_by=(NOW - days(1)).date())
    with pytest.raises(LimitReachedError, match="no longer"):
        world.apply(brief=late)
    with pytest.raises(NotAllowedError):
        world.apply(a_student(a_campus()))


def test_enough_applications_pause_the_brief(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fairbrief.applications.queue.ENOUGH_A_SEAT", 2)
    world.apply()
    world.brief.refresh_from_db()
    assert world.brief.state == "open"
    world.apply(a_student(world.campus))
    world.brief.refresh_from_db()
    assert world.brief.state == "full"


def test_offers_never_outnumber_places(world: World) -> None:
    one, two = world.apply(), world.apply(a_student(world.campus))
    offer(one, actor=world.as_owner, at=NOW)
    with pytest.raises(LimitReachedError):
        offer(two, actor=world.as_owner, at=NOW)
    decline_offer(one, actor=acting(world.student.user), at=NOW, reason="My classes changed.")
    offer(two, actor=world.as_owner, at=NOW)


def test_accepting_twice_takes_one_place_and_makes_one_agreement(world: World) -> None:
    row = world.apply()
    offer(row, actor=world.as_owner, at=NOW)
    for _press in range(2):
        accept_offer(row, actor=acting(world.student.user), at=NOW)
    world.brief.refresh_from_db()
    assert (world.brief.seats_taken, world.brief.state) == (1, "filled")
    assert row.agreement.state == "proposed"


def test_nobody_accepts_for_someone_else(world: World) -> None:
    row = world.apply()
    offer(row, actor=world.as_owner, at=NOW)
    with pytest.raises(NotAllowedError):
        accept_offer(row, actor=acting(a_student(world.campus).user), at=NOW)
    world.brief.refresh_from_db()
    assert world.brief.seats_taken == 0


def test_declining_needs_a_reason(world: World) -> None:
    row = world.apply()
    with pytest.raises(FairbriefError, match="reason"):
        decline(row, actor=world.as_owner, at=NOW, reason="no")
    decline(row, actor=world.as_owner, at=NOW, reason=REASON)
    assert (row.state, row.reason) == (A.DECLINED, REASON)


def test_everyone_is_answered_in_one_act_or_nobody(world: World) -> None:
    rows = [world.apply(a_student(world.campus)) for _number in range(3)]
    keep_as_alternate(rows[1], actor=world.as_owner, at=NOW)
    with pytest.raises(FairbriefError):
        decline_others(world.brief, reasons={rows[0].code: REASON}, actor=world.as_owner, at=NOW)
    assert not Application.objects.filter(state=A.DECLINED).exists()
    reasons = {row.code: REASON for row in rows}
    # Whom the employer keeps in mind is not among them while a place is free.
    assert decline_others(world.brief, reasons=reasons, actor=world.as_owner, at=NOW) == 2
    rows[1].refresh_from_db()
    assert rows[1].state == A.ALTERNATE
    world.brief.seats_taken = world.brief.seats
    world.brief.save()
    assert decline_others(world.brief, reasons=reasons, actor=world.as_owner, at=NOW) == 1
    assert Application.objects.filter(state=A.DECLINED).count() == 3


def test_silence_sends_the_application_back_with_a_reason(world: World) -> None:
    row = world.apply()
    fire_due(at=NOW + days(7))
    row.refresh_from_db()
    assert row.state == A.SUBMITTED
    assert "late reply" in [event.name for event in history_of(row)]
    fire_due(at=NOW + days(30))
    row.refresh_from_db()
    assert row.state == A.RETURNED
    assert row.reason


def test_looking_stops_the_first_clock_and_not_the_second(world: World) -> None:
    row = world.apply()
    mark_seen(row, actor=world.as_owner, at=NOW)
    mark_seen(row, actor=world.as_owner, at=NOW)
    turn = turn_of(row)
    assert turn is not None
    assert turn.kind == "application.decide"


def test_looking_at_what_was_just_taken_back_shows_what_became_of_it(world: World) -> None:
    row = world.apply()
    as_it_was = Application.objects.get(pk=row.pk)
    withdraw(row, actor=acting(world.student.user), at=NOW)
    mark_seen(as_it_was, actor=world.as_owner, at=NOW)
    assert as_it_was.state == A.WITHDRAWN
    assert "see" not in [event.name for event in history_of(row)]


def test_unanswered_offer_lapses(world: World) -> None:
    row = world.apply()
    shortlist(row, actor=world.as_owner, at=NOW)
    offer(row, actor=world.as_owner, at=NOW)
    fire_due(at=NOW + days(9))
    row.refresh_from_db()
    assert row.state == A.RETURNED
    with pytest.raises(IllegalMoveError):
        accept_offer(row, actor=acting(world.student.user), at=NOW + days(10))
    world.brief.refresh_from_db()
    assert world.brief.seats_taken == 0


def test_the_last_day_is_over_when_the_brief_closes_and_not_before() -> None:
    world = World()
    brief, actor = world.brief, acting(world.student.user)
    Brief.objects.filter(pk=brief.pk).update(
        apply_by=date(2027, 2, 19), time_zone="America/Los_Angeles"
    )
    brief.refresh_from_db()
    # Half past four in the afternoon there, half an hour before it closes.
    at = datetime(2027, 2, 20, 0, 30, tzinfo=UTC)
    row = begin(world.student, brief=brief, actor=actor, at=at)
    save_draft(row, actor=actor, at=at, interest="Markets at night are what I study.")
    submit_application(row, actor=actor, at=at)
    assert row.state == A.SUBMITTED
