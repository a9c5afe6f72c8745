"""Blind until both have spoken; silence has an owner; the work closes when all is said."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from fairbrief.accounts.links import open_link
from fairbrief.accounts.models import MailedLink
from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.relationships.actions import answer_next, ask_next, open_closing
from fairbrief.relationships.giving import give_feedback
from fairbrief.relationships.models import Feedback, NextStep
from fairbrief.relationships.queries import (
    lines_to_the_office,
    open_feedback,
    spoken_by,
)
from tests.builders import NOW, a_campus, a_member, acting, an_employer, an_officer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def engagement() -> Engagement:
    engagement = an_engagement("paid")
    open_closing(engagement, at=NOW)
    return engagement


RATINGS = {
    "student": {"agreed": 4, "answers": 2},
    "employer": {"communication": 3, "teamwork": 4},
}


def speak(engagement: Engagement, side: str, at: Any = NOW, **words: Any) -> Feedback:
    user = engagement.student.user if side == "student" else engagement.supervisor.user
    return give_feedback(
        engagement,
        side=side,
        ratings=words.pop("ratings", RATINGS[side]),
        went_well=words.pop("went_well", "The weekly talks."),
        next_time=words.pop("next_time", "Earlier access to the archive."),
        actor=acting(user),
        at=at,
        **words,
    )


def answer(engagement: Engagement, kind: str = "again", note: str = "In spring.") -> None:
    answer_next(engagement, kind=kind, note=note, actor=acting(engagement.supervisor.user), at=NOW)


@pytest.mark.parametrize("first", ["student", "employer"])
def test_one_side_alone_is_never_shown(engagement: Engagement, first: str) -> None:
    told_before = Notice.objects.count()
    events_before = history_of(engagement).count()
    speak(engagement, first)
    assert open_feedback(engagement, at=NOW) == {}
    assert Notice.objects.count() == told_before
    assert history_of(engagement).count() == events_before
    other = "employer" if first == "student" else "student"
    assert not spoken_by(other, [engagement])


def test_both_are_shown_at_once_when_both_have_spoken(engagement: Engagement) -> None:
    speak(engagement, "student")
    speak(engagement, "employer")
    assert set(open_feedback(engagement, at=NOW)) == {"student", "employer"}
    assert Notice.objects.filter(kind="feedback.open").count() == 2


def test_after_fourteen_days_what_was_said_is_shown_and_nothing_can_be_added(
    engagement: Engagement,
) -> None:
    speak(engagement, "employer")
    later = NOW + days(14)
    assert set(open_feedback(engagement, at=later)) == {"employer"}
    with pytest.raises(IllegalMoveError):
        speak(engagement, "student", at=later)


def test_feedback_is_given_once(engagement: Engagement) -> None:
    first = speak(engagement, "student")
    second = speak(engagement, "student", went_well="Something else.")
    assert first.pk == second.pk
    assert second.went_well == "The weekly talks."


def test_nobody_speaks_for_the_other_side(engagement: Engagement) -> None:
    stranger = a_member(an_employer(), "owner")
    leader = a_member(engagement.employer, "leader")
    for side, user in (
        ("student", engagement.supervisor.user),
        ("employer", engagement.student.user),
        ("employer", stranger.user),
        ("employer", leader.user),
    ):
        with pytest.raises(NotAllowedError):
            give_feedback(
                engagement,
                side=side,
                ratings={},
                went_well="x",
                next_time="",
                actor=acting(user),
                at=NOW,
            )


@pytest.mark.parametrize("ratings", [{"charm": 3}, {"agreed": 5}, {"agreed": 0}, {"teamwork": 3}])
def test_ratings_outside_the_list_are_refused(
    engagement: Engagement, ratings: dict[str, int]
) -> None:
    with pytest.raises(MissingFactError):
        speak(engagement, "student", ratings=ratings)


def test_feedback_before_the_pay_is_refused() -> None:
    with pytest.raises(IllegalMoveError):
        speak(an_engagement("submitted"), "student")


def test_the_line_to_the_office_reaches_only_the_office(engagement: Engagement) -> None:
    officer = an_officer(engagement.campus)
    an_officer(a_campus())
    speak(engagement, "student", to_the_office="Calls came after midnight.")
    assert [each.to_the_office for each in lines_to_the_office(engagement.campus_id)] == [
        "Calls came after midnight."
    ]
    told = Notice.objects.filter(kind="feedback.to_the_office")
    assert [notice.user_id for notice in told] == [officer.user_id]
    assert "midnight" not in "".join(Notice.objects.values_list("body", flat=True))


def test_not_now_needs_a_reason(engagement: Engagement) -> None:
    with pytest.raises(MissingFactError) as caught:
        answer(engagement, "not_now", "  ")
    assert caught.value.field == "note"
    answer(engagement, "not_now", "Our budget ends in June.")
    assert Notice.objects.get(kind="next.answered").user_id == engagement.student.user_id


def test_an_unknown_kind_is_refused(engagement: Engagement) -> None:
    with pytest.raises(MissingFactError):
        answer(engagement, "fame")


def test_the_student_asks_first_and_may_mend_the_wish(engagement: Engagement) -> None:
    actor = acting(engagement.student.user)
    for wish in ("More archive work.", "More archive work.", "A summer internship."):
        step = ask_next(engagement, wish=wish, actor=actor, at=NOW)
    assert step.wish == "A summer internship."
    assert Notice.objects.filter(kind="next.asked").count() == 2
    answer(engagement)
    with pytest.raises(IllegalMoveError):
        ask_next(engagement, wish="And more.", actor=actor, at=NOW)


def test_silence_about_the_next_step_is_told_to_the_office(engagement: Engagement) -> None:
    officer = an_officer(engagement.campus)
    fire_due(at=NOW + days(9))
    fire_due(at=NOW + days(9))
    assert Notice.objects.filter(kind="next.silence", user=officer.user).count() == 1
    assert NextStep.objects.get(engagement=engagement).late_at == NOW + days(9)


def test_an_answer_in_time_stops_the_clock(engagement: Engagement) -> None:
    answer(engagement)
    step = engagement.next_step
    assert turn_of(step) is None
    fire_due(at=NOW + days(9))
    assert not Notice.objects.filter(kind="next.silence").exists()


def test_the_work_closes_when_all_is_said(engagement: Engagement) -> None:
    speak(engagement, "student")
    speak(engagement, "employer")
    engagement.refresh_from_db()
    assert engagement.state == "paid"
    answer(engagement)
    engagement.refresh_from_db()
    assert engagement.state == "closed"
    assert turn_of(engagement) is None


def test_the_work_closes_after_fourteen_days_whatever_was_said(engagement: Engagement) -> None:
    for day in range(1, 16):
        fire_due(at=NOW + days(day))
    engagement.refresh_from_db()
    assert engagement.state == "closed"
    answer(engagement, note="Late, but yes.")


def test_a_supervisor_without_an_account_closes_by_link() -> None:
    employer = an_employer()
    supervisor = a_member(employer, "supervisor", user=None, name="Ana Ortiz")
    a_member(employer, "owner")
    engagement = an_engagement("paid", employer=employer, supervisor=supervisor)
    open_closing(engagement, at=NOW)
    notice = Notice.objects.get(kind="closing.employer")
    assert notice.email == supervisor.email
    link, actor = open_link(notice.link.split("/")[2], at=NOW)
    assert link.capacity == "closing"
    give_feedback(
        engagement,
        side="employer",
        ratings={"technology": 4},
        went_well="Fast and careful.",
        next_time="",
        actor=actor,
        at=NOW,
    )
    other = an_engagement("paid")
    with pytest.raises(NotAllowedError):
        answer_next(other, kind="again", note="", actor=actor, at=NOW)
    assert MailedLink.objects.count() == 1


def test_ratings_are_kept_as_given(engagement: Engagement) -> None:
    speak(engagement, "employer", ratings={"leadership": 1})
    assert Feedback.objects.get(side="employer").ratings == {"leadership": 1}
    with pytest.raises(ValidationError):
        Feedback(engagement=engagement, side="somebody").full_clean()
