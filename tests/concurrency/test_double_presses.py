"""The same button pressed several times at once makes one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.audit.locking import unlocked
from fairbrief.briefs.actions import copy_brief, draft_brief
from fairbrief.briefs.models import Brief
from fairbrief.engagements.actions import hand_over_version, log_hours, propose_meeting
from fairbrief.engagements.models import Engagement, Meeting, PieceVersion
from fairbrief.organizations.actions import found_campus
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.vetting.actions import add_wage
from fairbrief.vetting.models import AddedWage
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_draft,
    a_member,
    a_user,
    acting,
    an_employer,
    days,
)
from tests.concurrency.together import at_once
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work() -> Engagement:
    return an_engagement("active")


@pytest.fixture
def owner() -> Member:
    return a_member(an_employer(a_campus()), "owner")


def meeting(found: Engagement) -> Callable[[], object]:
    def act() -> object:
        work = Engagement.objects.get(pk=found.pk)
        return propose_meeting(
            work,
            kind="checkin",
            when=NOW + days(2),
            minutes=30,
            link="",
            agenda="The list",
            actor=acting(work.student.user),
            at=NOW,
        ).pk

    return act


def version(found: Engagement, content: bytes = b"%PDF-1.7") -> Callable[[], object]:
    def act() -> object:
        piece = Engagement.objects.get(pk=found.pk).pieces.order_by("position")[0]
        return hand_over_version(
            piece,
            file=SimpleUploadedFile("list.pdf", content),
            link="",
            note="First",
            self_check=[True, False],
            actor=acting(found.student.user),
            at=NOW,
        ).pk

    return act


def draft(owner: Member, title: str = "A list of sources") -> Callable[[], object]:
    def act() -> object:
        employer = Employer.objects.get(pk=owner.employer_id)
        return draft_brief(
            employer,
            actor=acting(owner.user),
            at=NOW,
            title=title,
            deliverables=[("A list", ["forty entries", ""])],
        ).pk

    return act


def test_a_meeting_planned_four_times_at_once_is_one(work: Engagement) -> None:
    assert len(set(at_once(*[meeting(work)] * 4))) == 1
    assert Meeting.objects.count() == 1


def test_a_version_handed_over_four_times_at_once_is_one(work: Engagement) -> None:
    assert len(set(at_once(*[version(work)] * 4))) == 1
    assert PieceVersion.objects.count() == 1
    # Another file under the same name is another version.
    version(work, b"%PDF-1.8")()
    with PieceVersion.objects.get(number=2).file.open() as file:
        assert file.read() == b"%PDF-1.8"


def test_a_long_day_logged_twice_at_once_is_one(work: Engagement) -> None:
    def log() -> object:
        found = Engagement.objects.get(pk=work.pk)
        return log_hours(
            found, day=TODAY, minutes=540, note="Read", actor=acting(work.student.user), at=NOW
        ).pk

    assert len(set(at_once(log, log))) == 1


def test_a_brief_begun_four_times_at_once_is_one(owner: Member) -> None:
    assert len(set(at_once(*[draft(owner)] * 4))) == 1
    assert Brief.objects.count() == 1
    draft(owner, "Another list")()
    assert Brief.objects.count() == 2


def test_a_brief_repeated_twice_at_once_is_repeated_once(owner: Member) -> None:
    brief = a_draft(owner.employer)

    def repeat() -> object:
        return copy_brief(
            Brief.objects.get(pk=brief.pk), actor=acting(owner.user), at=NOW + days(1)
        ).pk

    assert len(set(at_once(repeat, repeat))) == 1
    assert Brief.objects.count() == 2


def test_without_the_lock_presses_make_several(work: Engagement, owner: Member) -> None:
    """The control: the same presses, the guard off."""
    with unlocked():
        got = [at_once(*[meeting(work)] * 4), at_once(*[draft(owner)] * 4)]
    assert any(len(set(each)) > 1 for each in got)


def test_a_campus_is_founded_once() -> None:
    operator = acting(a_user(is_operator=True))

    def act() -> object:
        return found_campus(
            name="Alder University",
            office_name="Careers",
            office_email="careers@alder.example",
            domains=["alder.example"],
            actor=operator,
            at=NOW,
        ).pk

    got = at_once(act, act, act)
    assert got == [Campus.objects.get().pk] * 3


def test_a_wage_is_added_once() -> None:
    operator = a_user(is_operator=True)

    def add() -> object:
        return add_wage(
            actor=acting(operator),
            at=NOW,
            jurisdiction="CA",
            hourly_minor=1800,
            effective_from=TODAY,
            source="The state's own page",
            checked_on=TODAY,
        ).pk

    assert len(set(at_once(add, add))) == 1
    assert AddedWage.objects.count() == 1
