"""A matching day from its plan to offers, with its clocks, its limits and its reasons."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.allocation import blocking_pairs, over_capacity
from fairbrief.applications.actions import accept_offer, offer
from fairbrief.applications.models import Application
from fairbrief.applications.states import ApplicationState as A
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
from fairbrief.matchdays.actions import (
    Wish,
    add_brief,
    cancel_matchday,
    close_looking,
    close_ranking,
    confirm_places,
    open_matchday,
    plan_matchday,
    publish,
    rank_briefs,
    rank_students,
)
from fairbrief.matchdays.models import Choice, Matchday, Outcome, Seat
from fairbrief.matchdays.running import explained, instance_of, matched
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Member
from fairbrief.roster.models import Group
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
    entry_of,
    in_days,
)

pytestmark = pytest.mark.django_db
WHY = "I have catalogued two archives before."


class Day:
    """A campus with an employer of two briefs, three students, and a day that is planned."""

    def __init__(self, **columns: Any) -> None:
        self.campus: Campus = a_campus()
        self.officer = an_officer(self.campus)
        self.employer = an_employer(self.campus)
        self.owner: Member = a_member(self.employer)
        self.briefs: list[Brief] = [
            an_open_brief(self.employer, self.campus, title=title) for title in ("First", "Second")
        ]
        self.students: list[Student] = [a_student(self.campus) for _number in range(3)]
        told = {
            "name": "Spring matching",
            "intro": "",
            "audience": "campus",
            "group": None,
            "mode": "stable",
            "ranks_by": in_days(5),
            "looks_by": in_days(9),
        }
        self.row: Matchday = plan_matchday(
            self.campus, **(told | columns), actor=self.as_officer, at=NOW
        )
        self.seats: list[Seat] = []

    @property
    def as_officer(self) -> Any:
        return acting(self.officer.user)

    @property
    def as_owner(self) -> Any:
        return acting(self.owner.user)

    def opened(self) -> Day:
        for brief in self.briefs:
            self.seats.append(
                add_brief(self.row, brief=brief, places=1, actor=self.as_officer, at=NOW)
            )
        open_matchday(self.row, actor=self.as_officer, at=NOW)
        for seat in self.seats:
            confirm_places(seat, places=1, actor=self.as_owner, at=NOW)
        return self

    def rank(self, number: int, *ranks: tuple[int, int], why: str = WHY) -> None:
        """A student's list: number of the brief and rank."""
        student = self.students[number]
        rank_briefs(
            self.row,
            student=student,
            wishes=[Wish(seat=self.seats[seat], rank=rank, why=why) for seat, rank in ranks],
            hours_a_week=6,
            actor=acting(student.user),
            at=NOW,
        )

    def look(self, seat: int, *students: int, out: tuple[int, ...] = ()) -> None:
        supervisor = self.briefs[seat].supervisor
        assert supervisor is not None
        ranks: dict[int, int | None] = {
            self.students[who].pk: rank for rank, who in enumerate(students, start=1)
        }
        ranks |= {self.students[who].pk: None for who in out}
        rank_students(
            self.row, supervisor=supervisor, ranks=ranks, most=None, actor=self.as_owner, at=NOW
        )

    def got(self) -> list[str | None]:
        """The title each student got."""
        rows = {
            row.student_id: row.seat.brief.title if row.seat else None
            for row in Outcome.objects.select_related("seat__brief")
        }
        return [rows.get(each.pk) for each in self.students]


def ranked() -> Day:
    """All three want the first most; its supervisor likes the third best, and rules one out."""
    day = Day().opened()
    day.rank(0, (0, 1), (1, 2))
    day.rank(1, (0, 1), (1, 2))
    day.rank(2, (0, 1))
    close_ranking(day.row, actor=day.as_officer, at=NOW)
    day.look(0, 2, 0, out=(1,))
    day.look(1, 1, 0)
    close_looking(day.row, actor=day.as_officer, at=NOW)
    return day


def test_a_day_ends_in_offers_and_each_reads_why() -> None:
    day = ranked()
    publish(day.row, actor=day.as_officer, at=NOW)
    assert day.got() == [None, "Second", "First"]
    states = {row.student_id: row.state for row in Application.objects.filter(state=A.OFFERED)}
    assert set(states) == {day.students[1].pk, day.students[2].pk}
    first = explained(Outcome.objects.get(student=day.students[0]))
    assert first == [
        "Choice 1, “First”: it had 1 place. 1 who got one was ranked above you.",
        "Choice 2, “Second”: it had 1 place. 1 who got one was ranked above you.",
    ]
    second = explained(Outcome.objects.get(student=day.students[1]))
    assert second == ["Choice 1, “First”: the supervisor chose not to rank you."]
    assert explained(Outcome.objects.get(student=day.students[2])) == []
    row = Application.objects.get(student=day.students[2], state=A.OFFERED)
    turn = turn_of(row)
    assert turn is not None
    assert turn.owner == "student"
    accept_offer(row, actor=acting(day.students[2].user), at=NOW)
    assert row.agreement.state
    told = Notice.objects.filter(kind="matchday.published").values_list("user", flat=True)
    assert set(told) == {each.user_id for each in day.students}


def test_the_same_lists_and_code_give_the_same_again() -> None:
    day = ranked()
    assert day.row.inputs["seed"] == day.row.code
    before = matched(day.row.inputs, "stable")
    assert matched(Matchday.objects.get(pk=day.row.pk).inputs, "stable") == before
    instance = instance_of(day.row.inputs)
    assert not list(blocking_pairs(instance, before))
    assert over_capacity(instance, before) == 0
    text = str(day.row.inputs)
    assert not any(each.user.name in text or each.user.email in text for each in day.students)
    # What changes afterwards changes nothing.
    Choice.objects.all().delete()
    publish(day.row, actor=day.as_officer, at=NOW)
    assert matched(day.row.inputs, "stable") == before


def test_both_ways_are_compared_before_one_is_published() -> None:
    day = ranked()
    assert set(day.row.figures) == {"stable", "ranks"}
    assert day.row.figures["stable"]["blocking_pairs"] == 0
    assert day.row.figures["stable"]["matched"] == day.row.figures["ranks"]["matched"] == 2
    publish(day.row, mode="ranks", actor=day.as_officer, at=NOW)
    assert day.row.mode == "ranks"
    assert {event.name for event in history_of(day.row)} >= {"planned", "open", "publish"}


def test_clocks_carry_the_day_to_its_end() -> None:
    day = Day().opened()
    day.rank(0, (0, 1))
    fire_due(at=NOW + days(6))
    day.row.refresh_from_db()
    assert day.row.state == "looking"
    fire_due(at=NOW + days(10))
    day.row.refresh_from_db()
    assert day.row.state == "ready"
    fire_due(at=NOW + days(20))
    day.row.refresh_from_db()
    assert day.row.state == "published"
    assert day.got()[0] == "First"


def test_whoever_was_silent_is_reminded_once() -> None:
    day = Day()
    group = Group.objects.create(campus=day.campus, name="Honours", made_at=NOW)
    group.entries.set([entry_of(each) for each in day.students[:2]])
    Matchday.objects.filter(pk=day.row.pk).update(audience="group", group=group)
    day.row.refresh_from_db()
    day.opened()
    day.rank(0, (0, 1))
    with pytest.raises(IllegalMoveError):
        day.rank(2, (0, 1))
    for _twice in range(2):
        fire_due(at=NOW + days(4.8))
    reminded = Notice.objects.filter(kind="matchday.rank_reminder").values_list("user", flat=True)
    assert list(reminded) == [day.students[1].user_id]
    assert Notice.objects.filter(kind="matchday.opened").count() == 2


def test_only_confirmed_places_count() -> None:
    day = Day()
    day.seats = [
        add_brief(day.row, brief=brief, places=1, actor=day.as_officer, at=NOW)
        for brief in day.briefs
    ]
    open_matchday(day.row, actor=day.as_officer, at=NOW)
    confirm_places(day.seats[1], places=1, actor=day.as_owner, at=NOW)
    day.rank(0, (0, 1), (1, 2))
    close_ranking(day.row, actor=day.as_officer, at=NOW)
    close_looking(day.row, actor=day.as_officer, at=NOW)
    publish(day.row, actor=day.as_officer, at=NOW)
    assert day.got()[0] == "Second"


def test_a_place_that_has_gone_meanwhile_is_said_and_not_given_twice() -> None:
    day = ranked()
    other = a_student(day.campus)
    row = Application.objects.create(
        brief=day.briefs[0], student=other, state=A.SUBMITTED, made_at=NOW, submitted_at=NOW
    )
    offer(row, actor=day.as_owner, at=NOW)
    publish(day.row, actor=day.as_officer, at=NOW)
    found = Outcome.objects.get(student=day.students[2])
    assert "taken or offered" in found.hindrance
    assert not Application.objects.filter(student=day.students[2], state=A.OFFERED).exists()


def test_ranks_are_the_students_own_and_need_a_sentence() -> None:
    day = Day().opened()
    with pytest.raises(MissingFactError, match="sentence"):
        day.rank(0, (0, 1), why="Please.")
    with pytest.raises(NotAllowedError):
        rank_briefs(
            day.row,
            student=day.students[0],
            wishes=[],
            hours_a_week=5,
            actor=acting(day.students[1].user),
            at=NOW,
        )
    day.rank(0, (0, 1), (1, 1))
    day.rank(0, (1, 1))
    assert [each.seat_id for each in Choice.objects.all()] == [day.seats[1].pk]
    draft = Application.objects.get(brief=day.briefs[1])
    assert (draft.state, draft.interest, draft.hours_a_week) == (A.DRAFT, WHY, 6)
    close_ranking(day.row, actor=day.as_officer, at=NOW)
    with pytest.raises(IllegalMoveError):
        day.rank(0, (0, 1))


def test_strangers_neither_give_places_nor_rank_nor_publish() -> None:
    day = Day().opened()
    other = a_member(an_employer(day.campus))
    with pytest.raises(NotAllowedError):
        confirm_places(day.seats[0], places=1, actor=acting(other.user), at=NOW)
    day.rank(0, (0, 1))
    close_ranking(day.row, actor=day.as_officer, at=NOW)
    supervisor = day.briefs[0].supervisor
    assert supervisor is not None
    with pytest.raises(NotAllowedError):
        rank_students(
            day.row, supervisor=supervisor, ranks={}, most=None, actor=acting(other.user), at=NOW
        )
    close_looking(day.row, actor=day.as_officer, at=NOW)
    with pytest.raises(NotAllowedError):
        publish(day.row, actor=acting(an_officer(a_campus()).user), at=NOW)
    with pytest.raises(LimitReachedError):
        confirm_places(
            Seat.objects.create(matchday=Day().row, brief=an_open_brief(day.employer, day.campus)),
            places=9,
            actor=day.as_owner,
            at=NOW,
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"ranks_by": in_days(-1)},
        {"looks_by": in_days(5)},
        {"audience": "group"},
    ],
)
def test_a_day_that_cannot_be_is_not_planned(wrong: dict[str, Any]) -> None:
    with pytest.raises(FairbriefError):
        Day(**wrong)


def test_no_day_opens_without_a_brief_and_none_joins_late() -> None:
    day = Day()
    with pytest.raises(MissingFactError):
        open_matchday(day.row, actor=day.as_officer, at=NOW)
    elsewhere = an_open_brief(day.employer, a_campus())
    with pytest.raises(NotAllowedError):
        add_brief(day.row, brief=elsewhere, places=1, actor=day.as_officer, at=NOW)
    day.opened()
    assert (
        add_brief(day.row, brief=day.briefs[0], places=1, actor=day.as_officer, at=NOW).pk
        == day.seats[0].pk
    )
    close_ranking(day.row, actor=day.as_officer, at=NOW)
    late = an_open_brief(day.employer, day.campus)
    with pytest.raises(IllegalMoveError):
        add_brief(day.row, brief=late, places=1, actor=day.as_officer, at=NOW)


def test_only_the_office_of_the_campus_plans_a_day_and_adds_briefs() -> None:
    day = Day()
    for stranger in (day.owner.user, day.students[0].user, an_officer(a_campus()).user):
        with pytest.raises(NotAllowedError):
            plan_matchday(
                day.campus,
                name="Mine",
                intro="",
                audience="campus",
                group=None,
                mode="stable",
                ranks_by=in_days(5),
                looks_by=in_days(9),
                actor=acting(stranger),
                at=NOW,
            )
        with pytest.raises(NotAllowedError):
            add_brief(day.row, brief=day.briefs[0], places=1, actor=acting(stranger), at=NOW)
    assert Matchday.objects.count() == 1
    assert not Seat.objects.exists()


def test_a_day_called_off_shares_out_nothing() -> None:
    day = ranked()
    cancel_matchday(day.row, actor=day.as_officer, at=NOW)
    assert turn_of(day.row) is None
    with pytest.raises(IllegalMoveError):
        publish(day.row, actor=day.as_officer, at=NOW)
    assert not Outcome.objects.exists()
    told = set(Notice.objects.filter(kind="matchday.cancelled").values_list("user", flat=True))
    assert {each.user_id for each in day.students} <= told
