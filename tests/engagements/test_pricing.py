"""What a change costs, and what becomes of one that nobody signed before the hand-in."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.engagements.actions import (
    accept_change,
    hand_over_version,
    propose_change,
    submit_work,
)
from fairbrief.engagements.forms import ChangeForm
from fairbrief.engagements.models import ChangeOrder, Engagement
from fairbrief.engagements.pricing import suggested_fee
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError
from fairbrief.notices.models import Notice
from tests.builders import NOW
from tests.engaged import an_engagement
from tests.working import hand_in, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("hours", "fee"),
    # 18 hours for $432 are $24 an hour.
    [(18, 43200), (19, 45600), (22, 52800), (17, 40800), (9, 21600), (40, 96000)],
)
def test_the_sum_follows_the_agreed_rate(hours: int, fee: int) -> None:
    assert suggested_fee(an_engagement("active"), hours).minor == fee


def test_the_sum_is_one_that_can_be_signed() -> None:
    """At the floor, rounded up to whole money, and never under what is earned already."""
    cheap = an_engagement("active", fee_minor=18 * 1999)
    assert suggested_fee(cheap, 20).minor >= 20 * cheap.floor_minor
    odd = an_engagement("active", fee_minor=43333)
    assert suggested_fee(odd, 19).minor % 100 == 0
    worked = an_engagement("active", minutes=17 * 60)
    assert suggested_fee(worked, 5).minor == 40800
    assert suggested_fee(an_engagement("active", fee_minor=0), 30).minor == 0


def form(found: Engagement, **change: Any) -> ChangeForm:
    sent = {
        "what": "Two more sources for the list",
        "why": "The first were thin",
        "hours": "20",
        "fee": "",
        "due_on": found.due_on.isoformat(),
        **change,
    }
    return ChangeForm(sent, work=found)


def test_an_empty_fee_is_worked_out_and_seen_before_it_is_signed() -> None:
    found = an_engagement("active")
    first = form(found)
    assert not first.is_valid()
    assert "$480 in all, $48 more" in str(first.errors["fee"])
    assert first["fee"].value() == "480.00"
    second = form(found, fee="480.00")
    assert second.is_valid()
    assert second.cleaned_data["fee"] == 48000


def test_the_same_hours_need_no_second_look() -> None:
    same = form(
        an_engagement("active"), hours="18", new_piece="An index", new_criteria="- every name"
    )
    assert same.is_valid()
    assert same.cleaned_data["fee"] == 43200


def proposed(found: Engagement, new_piece: str = "") -> ChangeOrder:
    return propose_change(
        found,
        what="Two more sources for the list",
        why="The first were thin",
        hours=found.hours + 2,
        fee_minor=suggested_fee(found, found.hours + 2).minor,
        due_on=found.due_on,
        new_piece=new_piece,
        new_criteria=["every name once"],
        actor=the_supervisor(found),
        at=NOW,
    )


def test_an_order_says_the_difference() -> None:
    order = proposed(work("active"))
    assert order.fee_difference == order.fee_after - order.fee_before
    assert order.fee_difference.minor > 0
    assert order.rate_after == order.rate_before


def test_handing_in_takes_an_unsigned_change_off_the_table() -> None:
    found = work("active")
    order = proposed(found)
    hand_in(found)
    order.refresh_from_db()
    assert order.state == "withdrawn"
    assert "handed in" in order.reason
    told = set(Notice.objects.filter(kind="change.withdrawn").values_list("email", flat=True))
    assert {found.student.user.email, found.supervisor.email} <= told
    with pytest.raises(IllegalMoveError, match="handed in meanwhile"):
        accept_change(order, actor=the_student(found), at=NOW)


def test_a_signed_deliverable_is_handed_over_before_the_hand_in() -> None:
    found = work("active")
    student = the_student(found)
    for piece in found.pieces.all():
        hand_over_version(
            piece,
            file=None,
            link="https://a.example",
            note="",
            self_check=[],
            actor=student,
            at=NOW,
        )
    accept_change(proposed(found, new_piece="An index"), actor=student, at=NOW)
    with pytest.raises(MissingFactError):
        submit_work(found, actor=student, at=NOW)
