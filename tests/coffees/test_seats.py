"""Seats: never more than chairs, the next in line is asked, and who may not come does not."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from fairbrief.advising.models import Hold
from fairbrief.clocks.models import Clock
from fairbrief.coffees.actions import (
    fill_all,
    give_back,
    let_pass,
    offer_as_alum,
    offer_coffee,
    seating,
    stop_coffee,
    take_seat,
    why_not,
)
from fairbrief.coffees.models import Coffee, Seat, Sitting
from fairbrief.coffees.queries import coffees_ahead, own_seats
from fairbrief.contacts.models import Alum
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Campus, Employer
from fairbrief.tracking.today import today_of
from fairbrief.vetting.models import EmployerReview
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    days,
    entry_of,
    in_days,
)
from tests.coffees.world import a_coffee, a_plan, one_who_worked, sits

pytestmark = pytest.mark.django_db


def states(coffee: Coffee) -> list[str]:
    return list(Seat.objects.filter(coffee=coffee).order_by("pk").values_list("state", flat=True))


def test_a_series_keeps_its_hour_when_clocks_change(employer: Employer) -> None:
    coffee = a_coffee(employer, rhythm="monthly", times=3)
    there = [f"{each.at.astimezone(a_plan().moments[0].tzinfo):%F %H}" for each in _all(coffee)]
    assert there == ["2027-02-12 10", "2027-03-12 10", "2027-04-09 10"]


def _all(coffee: Coffee) -> list[Sitting]:
    return list(coffee.sittings.order_by("at"))


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"minutes": 60}, "minutes"),
        ({"minutes": 10}, "minutes"),
        ({"seats": 9}, "seats"),
        ({"seats": 0}, "seats"),
        ({"link": "http://video.example/"}, "link"),
        ({"link": "https://me:pass@video.example/"}, "link"),
        ({"first": NOW + days(0.5)}, "first"),
        ({"first": NOW + days(200)}, "first"),
        ({"rhythm": "weekly", "times": 30}, "times"),
        ({"title": "  "}, "title"),
    ],
)
def test_what_cannot_be_held_is_refused_at_its_field(
    employer: Employer, said: dict[str, Any], field: str
) -> None:
    with pytest.raises(MissingFactError) as refusal:
        a_coffee(employer, **said)
    assert refusal.value.field == field
    assert not Coffee.objects.exists()


def test_only_the_approved_offer_and_the_same_offer_is_one(
    employer: Employer, campus: Campus
) -> None:
    assert a_coffee(employer) == a_coffee(employer), "a second press"
    stranger = a_member(an_employer(campus))
    finance = a_member(employer, "finance")
    host = employer.members.get(role="owner")
    for member in (stranger, finance):
        with pytest.raises(NotAllowedError):
            offer_coffee(employer, host=host, plan=a_plan(), actor=acting(member.user), at=NOW)
    with pytest.raises(IllegalMoveError):
        a_coffee(an_employer())
    for number in range(2):
        a_coffee(employer, title=f"Another one, {number}")
    with pytest.raises(LimitReachedError):
        a_coffee(employer, title="A fourth one")


def test_seats_go_first_come_and_the_rest_stand_in_line(employer: Employer, campus: Campus) -> None:
    coffee = a_coffee(employer, seats=2)
    first, second, third = (a_student(campus) for _ in range(3))
    assert sits(coffee, first, "What do you read?").is_seated
    assert sits(coffee, first, "What do you do?").question == "What do you do?"
    assert sits(coffee, second).is_seated
    waiting = sits(coffee, third)
    assert waiting.is_in_line
    assert states(coffee) == ["seated", "seated", "line"]
    with pytest.raises(NotAllowedError):
        take_seat(coffee, student=third, actor=acting(first.user), at=NOW)
    mine = Seat.objects.get(student=first)
    with pytest.raises(NotAllowedError):
        give_back(mine, actor=acting(second.user), at=NOW)
    assert give_back(mine, actor=acting(first.user), at=NOW)
    assert states(coffee) == ["back", "seated", "offered"]
    told = Notice.objects.get(kind="coffee.seat")
    assert (told.user, coffee.link in told.body) == (third.user, False)
    assert sits(coffee, first).is_in_line, "the chair is kept for the one who was asked"
    assert sits(coffee, third).is_seated
    assert not Clock.objects.filter(kind="coffee.seat", stopped_at=None).exists()


def test_silence_offers_the_seat_to_the_next(employer: Employer, campus: Campus) -> None:
    coffee = a_coffee(employer, seats=1)
    students = [a_student(campus) for _ in range(3)]
    seats = [sits(coffee, each) for each in students]
    give_back(seats[0], actor=acting(students[0].user), at=NOW)
    clock = Clock.objects.get(kind="coffee.seat")
    assert clock.due_at == NOW + days(1)
    from fairbrief.audit.actors import CLOCK

    seats[1].refresh_from_db()
    assert let_pass(seats[1], actor=CLOCK, at=clock.due_at)
    assert states(coffee) == ["back", "passed", "offered"]
    assert sits(coffee, students[1], at=NOW + days(1)).is_in_line, "at the end of the line"


def test_who_worked_there_chooses_first_and_stands_first(
    employer: Employer, campus: Campus
) -> None:
    known, other = one_who_worked(employer, campus), a_student(campus)
    coffee = a_coffee(employer, seats=1, first=NOW + days(7))
    assert [each.user for each in Notice.objects.filter(kind="coffee.offered")] == [known.user]
    assert sits(coffee, other).is_in_line
    assert fill_all(at=NOW + days(1)) == 0, "not before the head start is over"
    late = sits(coffee, known, at=NOW + days(1))
    assert late.is_seated
    give_back(late, actor=acting(known.user), at=NOW + days(1))
    assert fill_all(at=NOW + days(1)) == 0
    assert fill_all(at=NOW + days(2)) == 1
    assert fill_all(at=NOW + days(2)) == 0
    assert Seat.objects.get(student=other).is_offered
    soon = a_coffee(employer, title="Another, and soon", seats=1)
    assert sits(soon, other).is_seated, "what is soon is open to everyone at once"


def test_who_may_not_come_is_told_why_and_passed_over(employer: Employer, campus: Campus) -> None:
    coffee = a_coffee(employer, seats=1)
    young, held, gone = a_student(campus, is_adult=False), a_student(campus), a_student(a_campus())
    holder = a_student(campus)
    seat = sits(coffee, holder)
    waiting = sits(coffee, held)
    Hold.objects.create(
        entry=entry_of(held),
        reason="First your exams.",
        ask_name="x",
        ask_email="x@here.example",
        starts_on=in_days(0),
        stops_applying=True,
        placed_at=NOW,
        placed_by_name="x",
    )
    for student in (young, gone):
        with pytest.raises(IllegalMoveError):
            sits(coffee, student)
    with pytest.raises(IllegalMoveError, match="First your exams"):
        sits(coffee, held)
    next_one = sits(coffee, a_student(campus))
    give_back(seat, actor=acting(holder.user), at=NOW)
    for row, state in ((waiting, "line"), (next_one, "offered")):
        row.refresh_from_db()
        assert row.state == state
    only = a_coffee(employer, title="Among ourselves", worked_only=True)
    with pytest.raises(IllegalMoveError):
        sits(only, holder)
    assert only not in coffees_ahead(holder, at=NOW)
    assert sits(only, one_who_worked(employer, campus)).is_seated


def test_an_offered_seat_waits_on_the_first_page_while_the_coffee_may_be_known_of(
    employer: Employer, campus: Campus
) -> None:
    coffee = a_coffee(employer, seats=1)
    holder, student = a_student(campus), a_student(campus)
    seat = sits(coffee, holder)
    sits(coffee, student)
    give_back(seat, actor=acting(holder.user), at=NOW)
    (waiting,) = today_of(student, at=NOW).waiting
    assert (waiting.about, waiting.path) == (coffee.title, f"/student/coffees/{coffee.code}/")
    EmployerReview.objects.update(state="declined", reason="x")
    assert not today_of(student, at=NOW).waiting


@pytest.mark.parametrize("how", ["held", "declined"])
def test_a_blocked_employer_has_no_coffees(employer: Employer, campus: Campus, how: str) -> None:
    coffee, student = a_coffee(employer), a_student(campus)
    sits(coffee, student)
    assert own_seats(student, at=NOW)
    if how == "held":
        Employer.objects.filter(pk=employer.pk).update(held_at=NOW)
    else:
        EmployerReview.objects.update(state="declined", reason="x")
    assert not own_seats(student, at=NOW)
    assert not coffees_ahead(student, at=NOW)
    with pytest.raises(IllegalMoveError):
        sits(coffee, a_student(campus))


def test_with_an_employer_barred_by_strikes_nobody_new_is_seated(
    employer: Employer, campus: Campus, monkeypatch: pytest.MonkeyPatch
) -> None:
    coffee = a_coffee(employer, seats=1)
    first, waiting = sits(coffee, a_student(campus)), sits(coffee, a_student(campus))
    monkeypatch.setattr(seating, "is_barred", lambda **whose: whose == {"employer": employer})
    give_back(first, actor=acting(first.student.user), at=NOW)
    waiting.refresh_from_db()
    assert waiting.is_in_line, "a seat they could not take is not offered"
    other = a_student(campus)
    assert why_not(coffee, other, at=NOW) is not None
    with pytest.raises(IllegalMoveError):
        sits(coffee, other)
    monkeypatch.undo()
    assert fill_all(at=NOW) == 1


def test_an_office_takes_out_its_own_students_and_nobody_elses(campus: Campus) -> None:
    other = a_campus()
    employer = an_employer(campus, other)
    coffee = a_coffee(employer, seats=1)
    ours, theirs = a_student(campus), a_student(other)
    sits(coffee, ours)
    waiting = sits(coffee, theirs)
    officer = an_officer(campus)
    act = acting(officer.user)
    with pytest.raises(MissingFactError):
        stop_coffee(coffee, officer=officer, reason=" ", actor=act, at=NOW)
    with pytest.raises(NotAllowedError):
        stop_coffee(coffee, officer=officer, reason="x", actor=acting(ours.user), at=NOW)
    stop_coffee(coffee, officer=officer, reason="It was a sales call.", actor=act, at=NOW)
    stop_coffee(coffee, officer=officer, reason="It was a sales call.", actor=act, at=NOW)
    waiting.refresh_from_db()
    assert waiting.is_offered
    assert states(coffee) == ["back", "offered"]
    told = Notice.objects.filter(kind="coffee.stopped")
    assert [each.user for each in told] == [ours.user]
    assert Notice.objects.filter(kind="coffee.stopped_host").count() == 1
    with pytest.raises(IllegalMoveError):
        sits(coffee, ours)


def test_a_student_counts_on_three_at_once(employer: Employer, campus: Campus) -> None:
    student = a_student(campus)
    for number in range(3):
        sits(a_coffee(employer, title=f"Coffee {number}"), student)
    more = a_coffee(an_employer(campus))
    with pytest.raises(LimitReachedError):
        sits(more, student)
    give_back(Seat.objects.first(), actor=acting(student.user), at=NOW)  # type: ignore[arg-type]
    assert sits(more, student).is_seated


def test_a_past_student_who_agreed_hosts_for_the_own_campus(
    employer: Employer, campus: Campus
) -> None:
    alum = one_who_worked(employer, campus)
    offer = {"employer": employer, "title": "third year", "plan": a_plan()}
    act = acting(alum.user)
    with pytest.raises(IllegalMoveError):
        offer_as_alum(alum, actor=act, at=NOW, **offer)  # type: ignore[arg-type]
    Alum.objects.create(student=alum, employer=employer, agreed_at=NOW)
    coffee = offer_as_alum(alum, actor=act, at=NOW, **offer)  # type: ignore[arg-type]
    assert (coffee.campus, coffee.host_name) == (campus, alum.user.name)
    assert not Notice.objects.exists()
    with pytest.raises(IllegalMoveError):
        sits(coffee, alum)
    assert sits(coffee, a_student(campus)).is_seated


def test_the_database_knows_no_ninth_chair(employer: Employer) -> None:
    coffee = a_coffee(employer)
    coffee.seats = 9
    with pytest.raises(IntegrityError):
        coffee.save()
