"""What needs attention: each kind, its order, its words, who takes it on, what is set aside."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fairbrief.advising.actions import give_back, set_aside, show_again, take_on
from fairbrief.audit.advancing import advance
from fairbrief.concerns.models import Concern
from fairbrief.engagements.models import CheckIn, Dispute, Engagement, StuckCall
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.organizations.models import Campus
from fairbrief.payments.models import Funding, Payout
from fairbrief.relationships.models import NextStep
from fairbrief.tracking.attention import (
    ALERTS,
    Found,
    Scope,
    attention,
    attention_by_kind,
    one_found,
    scope_of,
)
from fairbrief.tracking.attention.writing import asked_of, written
from tests.builders import (
    NOW,
    a_campus,
    a_student,
    acting,
    an_officer,
    days,
    entry_of,
    in_days,
)
from tests.engaged import an_engagement
from tests.payments.test_funds import a_funding, secure

pytestmark = pytest.mark.django_db


@pytest.fixture
def campus() -> Campus:
    return a_campus()


def listed(campus: Campus, *, at: Any = NOW, **how: Any) -> list[Found]:
    return attention(scope_of(campus, at=at), **how)[:50]


def names(campus: Campus, **how: Any) -> list[str]:
    return [each.alert.name for each in listed(campus, **how)]


def _update(work: Engagement, **columns: Any) -> Engagement:
    Engagement.objects.filter(pk=work.pk).update(**columns)
    work.refresh_from_db()
    return work


def owed(campus: Campus, late: int = 3, **terms: Any) -> Engagement:
    work = an_engagement("approved", campus=campus, terms=terms)
    Funding.objects.create(
        engagement=work,
        state="due",
        amount_minor=43200,
        secured_minor=0,
        currency="USD",
        due_at=NOW - days(30),
        # Ten days to pay are in the brief.
        payable_at=NOW - days(10 + late),
    )
    return work


def test_pay_is_owed_by_the_day_that_both_signed(campus: Campus) -> None:
    owed(campus, pay_days=30)
    assert names(campus) == []
    assert names(campus, at=NOW + days(18)) == ["unpaid"]


def unsent(campus: Campus) -> Engagement:
    work = an_engagement("submitted", campus=campus, terms={"pay_days": 10})
    secure(a_funding(work))
    advance(work, "approve", actor=acting(work.supervisor.user), at=NOW)
    Payout.objects.filter(engagement=work).update(due_on=in_days(-3))
    return work


def not_arrived(campus: Campus) -> Engagement:
    work = unsent(campus)
    Payout.objects.filter(engagement=work).update(
        state="missing", sent_on=in_days(-4), said_at=NOW, missing_at=NOW
    )
    return work


def disputed(campus: Campus) -> Engagement:
    work = an_engagement("active", campus=campus)
    Dispute.objects.create(
        engagement=work,
        opened_by="student",
        claim="It",
        wish="That",
        opened_at=NOW,
        decider=campus,
        state="answered",
        answered_at=NOW,
    )
    return work


def worried(campus: Campus) -> Engagement:
    work = an_engagement("active", campus=campus)
    Concern.objects.create(
        campus=campus,
        employer=work.employer,
        student=work.student,
        state="reported",
        kind="message",
        row_id=1,
        digest="d",
        side="employer",
        by_name="Owner",
        about=work.title,
        rules_version="1",
        made_at=NOW,
        reported_at=NOW,
    )
    return work


def ended(campus: Campus) -> Engagement:
    work = an_engagement("active", campus=campus)
    return _update(
        work,
        state="ended_early",
        ended_by="employer",
        ended_at=NOW - days(2),
        end_reason="We changed plans",
        part_pay_minor=0,
    )


def cheap(campus: Campus) -> Engagement:
    return an_engagement("active", campus=campus, minutes=30 * 60)


def long_hours(campus: Campus) -> Engagement:
    return _update(an_engagement("active", campus=campus, minutes=25 * 60), fee_minor=90000)


def stuck(campus: Campus) -> Engagement:
    work = an_engagement("active", campus=campus)
    StuckCall.objects.create(
        engagement=work, goal="g", tried="t", question="q", raised_at=NOW - days(2)
    )
    return work


def _check_ins(work: Engagement, **columns: Any) -> Engagement:
    for number in (1, 2):
        CheckIn.objects.create(
            engagement=work,
            number=number,
            opened_at=NOW - days(14),
            due_at=NOW - days(8 - number),
            **columns,
        )
    return work


def unanswered(campus: Campus) -> Engagement:
    work = an_engagement("active", campus=campus)
    return _check_ins(work, done="Read", written_at=NOW - days(6))


def unheard(campus: Campus) -> Engagement:
    return _check_ins(an_engagement("active", campus=campus), missed_at=NOW - days(5))


def late(campus: Campus) -> Engagement:
    return an_engagement("active", campus=campus, due_on=in_days(-3))


def unauthorized(campus: Campus) -> Engagement:
    work = an_engagement("agreed", campus=campus, starts_on=in_days(4), due_on=in_days(20))
    return _update(work, authorization_needed=True)


def unfunded(campus: Campus) -> Engagement:
    work = an_engagement("authorized", campus=campus, starts_on=in_days(2), due_on=in_days(20))
    Funding.objects.create(
        engagement=work, amount_minor=43200, currency="USD", due_at=NOW - days(6)
    )
    return work


def overloaded(campus: Campus) -> Engagement:
    student = a_student(campus)
    for _number in range(3):
        work = an_engagement("active", campus=campus, student=student)
    return work


def silent_at_the_end(campus: Campus) -> Engagement:
    work = an_engagement("paid", campus=campus)
    NextStep.objects.create(engagement=work, late_at=NOW - days(1))
    return work


TROUBLE: dict[str, Callable[[Campus], Engagement]] = {
    "unpaid": owed,
    "unsent": unsent,
    "missing": not_arrived,
    "dispute": disputed,
    "concern": worried,
    "ended": ended,
    "rate": cheap,
    "hours": long_hours,
    "stuck": stuck,
    "unanswered": unanswered,
    "no_check_in": unheard,
    "late": late,
    "unauthorized": unauthorized,
    "unfunded": unfunded,
    "overload": overloaded,
    "next_step": silent_at_the_end,
}


def test_every_kind_has_its_trouble_here() -> None:
    assert set(TROUBLE) == set(ALERTS)


@pytest.mark.parametrize("name", list(TROUBLE))
def test_a_kind_finds_its_trouble_and_says_it(name: str, campus: Campus) -> None:
    work = TROUBLE[name](campus)
    entry_of(work.student)
    TROUBLE[name](a_campus())
    found = listed(campus)
    assert [each.alert.name for each in found] == [name]
    (row,) = found
    assert row.student_name == work.student.user.name
    assert row.since <= in_days(0)
    assert row.level in {1, 2, 3}
    assert row.words.strip()
    assert "%" not in row.words.replace(" % of", "")
    assert row.acts
    assert all(each.url.startswith("/campus/") for each in row.acts)
    assert len(attention(scope_of(campus, at=NOW))) == 1
    assert attention_by_kind(scope_of(campus, at=NOW)) == {name: 1}
    assert names(campus, student=work.student) == [name]
    assert names(campus, student=a_student(campus)) == []
    known = one_found(scope_of(campus, at=NOW), name, row.key)
    assert known is not None
    assert known.words == row.words
    assert one_found(scope_of(a_campus(), at=NOW), name, row.key) is None


def test_work_in_order_is_not_on_the_list(campus: Campus) -> None:
    for state in ("agreed", "authorized", "funded", "active", "submitted", "approved", "paid"):
        an_engagement(state, campus=campus, starts_on=in_days(9), due_on=in_days(30), minutes=60)
    assert names(campus) == []


def test_pay_is_not_sent_until_it_is_said_and_again_where_it_has_not_arrived(
    campus: Campus,
) -> None:
    work = unsent(campus)
    payout = Payout.objects.get(engagement=work)
    Payout.objects.update(due_on=in_days(0))
    assert names(campus) == []
    Payout.objects.update(due_on=in_days(-1))
    assert [row.words for row in listed(campus)] == [
        f"{work.employer} has not said that {payout.amount} was sent by its day."
    ]
    Payout.objects.update(state="sent", due_on=in_days(-9), sent_on=in_days(-9), said_at=NOW)
    assert names(campus) == []
    Payout.objects.update(state="missing", missing_at=NOW)
    (row,) = listed(campus)
    assert (row.alert.name, row.since, row.level) == ("missing", in_days(0), 2)
    assert row.words == f"{work.employer} says that {payout.amount} was sent; it has not arrived."


def test_the_greatest_harm_stands_first(campus: Campus) -> None:
    for make in reversed(TROUBLE.values()):
        make(campus)
    found = names(campus)
    assert list(dict.fromkeys(found)) == list(TROUBLE)
    assert list(attention_by_kind(scope_of(campus, at=NOW))) == list(TROUBLE)
    assert names(campus, kinds=["late", "unpaid"]) == ["unpaid", "late"]


def test_the_worst_of_a_kind_stands_first(campus: Campus) -> None:
    little, much = owed(campus, 2), owed(campus, 25)
    assert [each.work_code for each in listed(campus)] == [much.code, little.code]
    assert [each.level for each in listed(campus)] == [3, 1]


def test_the_list_is_one_query_however_long(campus: Campus, django_assert_num_queries: Any) -> None:
    scope = scope_of(campus, at=NOW)
    for make in TROUBLE.values():
        make(campus)
    for _number in range(2):
        with django_assert_num_queries(1):
            rows = attention(scope)[:20]
            assert all(each.words for each in rows)
        late(campus)
    with django_assert_num_queries(1):
        attention_by_kind(scope)


def test_an_officer_takes_it_on_and_gives_it_back(campus: Campus) -> None:
    late(campus)
    (row,) = listed(campus)
    mine, colleague = an_officer(campus), an_officer(campus)
    take_on(campus, "late", row.key, actor=acting(mine.user), at=NOW)
    take_on(campus, "late", row.key, actor=acting(mine.user), at=NOW)
    (row,) = listed(campus)
    assert row.owner_name == mine.user.name
    assert names(campus, whose="mine", user_id=mine.user_id) == ["late"]
    assert names(campus, whose="mine", user_id=colleague.user_id) == []
    assert names(campus, whose="nobody") == []
    with pytest.raises(IllegalMoveError):
        take_on(campus, "late", row.key, actor=acting(colleague.user), at=NOW)
    give_back(campus, "late", row.key, actor=acting(colleague.user), at=NOW)
    assert names(campus, whose="nobody") == ["late"]
    with pytest.raises(NotAllowedError):
        take_on(campus, "late", row.key, actor=acting(an_officer(a_campus()).user), at=NOW)


def test_what_is_set_aside_comes_back_on_its_day(campus: Campus) -> None:
    late(campus)
    (row,) = listed(campus)
    officer = acting(an_officer(campus).user)
    with pytest.raises(FairbriefError):
        set_aside(
            campus,
            "late",
            row.key,
            until=in_days(0),
            reason="Exams",
            level=1,
            actor=officer,
            at=NOW,
        )
    set_aside(
        campus, "late", row.key, until=in_days(4), reason="Exams", level=1, actor=officer, at=NOW
    )
    assert names(campus) == []
    assert attention_by_kind(scope_of(campus, at=NOW)) == {}
    (aside,) = listed(campus, aside=True)
    assert (aside.aside_reason, aside.aside_until) == ("Exams", in_days(4))
    assert names(campus, at=NOW + days(3)) == []
    assert names(campus, at=NOW + days(4)) == ["late"]
    assert names(campus, at=NOW + days(4), aside=True) == []


def test_what_gets_worse_comes_back_sooner(campus: Campus) -> None:
    late(campus)
    (row,) = listed(campus)
    officer = acting(an_officer(campus).user)
    set_aside(
        campus,
        "late",
        row.key,
        until=in_days(30),
        reason="They agreed on it",
        level=row.level,
        actor=officer,
        at=NOW,
    )
    # Three days late then; more than a week late now.
    assert names(campus, at=NOW + days(4)) == []
    (back,) = listed(campus, at=NOW + days(6))
    assert back.level == 2
    show_again(campus, "late", row.key, actor=officer, at=NOW)
    assert names(campus) == ["late"]


def test_the_days_of_pay_count_from_acceptance(campus: Campus) -> None:
    owed(campus, late=-1)
    assert names(campus) == []
    assert names(campus, at=NOW + days(2)) == ["unpaid"]


@pytest.mark.parametrize("name", list(TROUBLE))
@pytest.mark.parametrize("only", [None, "work", "student", "code"])
def test_what_is_written_once_is_what_django_writes(name: str, only: str | None) -> None:
    """Whatever the campus, the moment and the zone: else a kind hangs on more than its scope."""
    alert, dice = ALERTS[name], random.Random(7)
    paths = {"work": alert.ways.work, "student": alert.ways.to_student, "code": "code"}
    path = paths[only] if only else ""
    for zone in ("America/New_York", "Asia/Kolkata", "Pacific/Kiritimati"):
        at = NOW + days(dice.randint(-900, 900)) + timedelta(seconds=dice.randint(0, 86_400))
        scope = Scope(
            campus=Campus(pk=dice.randint(1, 9_000)),
            at=at,
            today=at.astimezone(ZoneInfo(zone)).date(),
            zone=ZoneInfo(zone),
            cap_minutes=dice.choice([600, 1200]),
        )
        key = {path: "X7" if only == "code" else dice.randint(1, 9_000)} if path else {}
        for what in filter(None, (name, alert.common)):
            assert asked_of(scope, what, key) == written(scope, what, key)
