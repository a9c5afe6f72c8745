"""A rehearsal says what would happen, and leaves everything as it was."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from fairbrief.audit.models import Event
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.engagements.actions import propose_change
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.notices.models import Notice
from fairbrief.notices.rehearsal import rehearse
from tests.builders import NOW, a_user, days, in_days
from tests.working import the_student, work

pytestmark = pytest.mark.django_db


def _everything() -> tuple[object, ...]:
    clocks = Clock.objects.order_by("pk").values_list()
    states = Engagement.objects.order_by("pk").values_list("state", "approved_at")
    return list(clocks), list(states), Event.objects.count(), Notice.objects.count()


def test_nothing_is_written_and_what_follows_is_followed() -> None:
    found = work("submitted")
    before = _everything()
    played = rehearse(at=NOW, days=9)
    assert _everything() == before
    review = [step for step in played.steps if step.kind == "engagement.review"]
    assert [step.is_reminder for step in review] == [True, True, True, False]
    accepted = review[-1]
    assert ("engagement", "approve", "submitted", "approved") in [
        (each.thing, each.name, each.source, each.target) for each in accepted.changes
    ]
    assert accepted.people >= 2
    # What it said is what happens.
    for step in played.steps:
        fire_due(at=step.at)
    found.refresh_from_db()
    assert found.approved_by_clock


def test_a_clock_that_another_starts_is_seen_too() -> None:
    found = work("active", due_on=in_days(2))
    kinds = [step.kind for step in rehearse(at=NOW, days=14).steps]
    assert kinds.index("engagement.hand_in") < kinds.index("engagement.late")
    assert found.state == "active"


def test_it_is_bounded_and_says_so() -> None:
    for _number in range(3):
        work("submitted")
    played = rehearse(at=NOW, days=9, most=2)
    assert (len(played.steps), played.is_cut) == (2, True)


def test_a_consequence_that_would_fail_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    found = work("active")
    order = propose_change(
        found,
        what="Six interview briefs instead of five",
        why="One more voice",
        hours=22,
        fee_minor=52800,
        due_on=in_days(36),
        actor=the_student(found),
        at=NOW,
    )
    clock = Clock.objects.get(subject_label="engagements.changeorder", subject_id=order.pk)
    Clock.objects.filter(pk=clock.pk).update(kind="change.student_answers")

    def broken(subject: object, **by: object) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("fairbrief.engagements.actions.let_change_lapse", broken)
    failed = [step for step in rehearse(at=NOW, days=7).steps if step.failure]
    assert [step.failure for step in failed] == ["RuntimeError: a fault of ours"]
    clock.refresh_from_db()
    assert (clock.failure, clock.is_live) == ("", True)


def test_the_operator_sees_the_next_days_and_nobody_else() -> None:
    found = work("submitted", at=now())
    client = Client()
    operator = a_user("Operator", is_operator=True)
    client.force_login(operator)
    page = client.get("/operator/clocks/coming/?days=7")
    assert page.status_code == 200
    assert found.title in page.content.decode()
    assert client.get("/operator/clocks/coming/?days=x").status_code == 200
    client.force_login(found.student.user)
    assert client.get("/operator/clocks/coming/").status_code == 403


def test_steps_can_be_said_to_machines() -> None:
    from dataclasses import asdict

    work("submitted")
    for step in rehearse(at=NOW + days(1), days=3).steps:
        assert json.loads(json.dumps(asdict(step), default=str))["kind"]
