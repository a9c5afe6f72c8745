"""Who approves, presses twice, or passes it on while another answers: on two connections."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fairbrief.audit.actors import link_holder
from fairbrief.audit.locking import unlocked
from fairbrief.audit.queries import history_of
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.models import Officer
from fairbrief.tracking.actions import ask_approval, decide_approval, pass_on
from fairbrief.tracking.models import Approval, Experience
from tests.builders import NOW, a_campus, a_student, acting, an_officer, in_days
from tests.concurrency.together import at_once, slow

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus())


def asking(officer: Officer, entry: Experience) -> Callable[[], object]:
    def act() -> object:
        return ask_approval(
            Experience.objects.get(pk=entry.pk),
            kind="credit",
            name="Ines Prado",
            email="prado@c.example",
            due_on=in_days(9),
            actor=acting(officer.user),
            at=NOW,
        ).pk

    return act


@pytest.fixture
def entry(officer: Officer) -> Experience:
    return Experience.objects.create(
        campus=officer.campus,
        student=a_student(officer.campus),
        employer_name="Harbor",
        title="Menu",
        starts_on=in_days(-9),
        ends_on=in_days(-5),
        minutes=600,
        logged_at=NOW,
    )


@pytest.fixture
def approval(officer: Officer, entry: Experience) -> Approval:
    return Approval.objects.get(pk=asking(officer, entry)())


def deciding(approval: Approval, *, approves: bool) -> Callable[[], object]:
    actor = link_holder(
        name="Ines Prado",
        email="prado@c.example",
        capacity="approving",
        subject=("tracking.approval", approval.pk),
    )

    def act() -> object:
        mine = Approval.objects.get(pk=approval.pk)
        return decide_approval(mine, approves=approves, reason="So.", actor=actor, at=NOW)

    return act


def passing(approval: Approval) -> Callable[[], object]:
    actor = link_holder(
        name="Ines Prado",
        email="prado@c.example",
        capacity="approving",
        subject=("tracking.approval", approval.pk),
    )

    def act() -> object:
        mine = Approval.objects.get(pk=approval.pk)
        return pass_on(mine, name="Dean Okoro", email="okoro@c.example", actor=actor, at=NOW)

    return act


def test_one_person_is_asked_once(officer: Officer, entry: Experience) -> None:
    assert len(set(at_once(*[asking(officer, entry)] * 4))) == 1
    assert Approval.objects.count() == 1


def test_the_same_answer_pressed_twice_counts_once(approval: Approval) -> None:
    assert sorted(at_once(*[deciding(approval, approves=True)] * 2), key=str) == [False, True]
    assert [event.name for event in history_of(approval)] == ["asked", "approve"]


def test_yes_and_no_at_once_leave_one_answer(approval: Approval) -> None:
    answers = at_once(deciding(approval, approves=True), deciding(approval, approves=False))
    assert answers.count(True) == 1
    assert sum(isinstance(each, FairbriefError) for each in answers) == 1


def test_passed_on_and_answered_at_once_only_one_holds(approval: Approval) -> None:
    answers = at_once(deciding(approval, approves=True), passing(approval))
    approval.refresh_from_db()
    assert answers.count(True) == 1
    assert (approval.passed_on == 1) != approval.is_approved


def test_without_the_lock_both_would_hold(approval: Approval) -> None:
    with slow("tracking_approval"), unlocked():
        answers = at_once(*[deciding(approval, approves=True)] * 2)
    assert answers == [True, True]
