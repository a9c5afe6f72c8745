"""Before and after, weekly answers summed up, the senior person's words, advice, and hiding."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.concerns.actions import find_no_harm, hide, remove, report_words
from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern
from fairbrief.engagements.models import Engagement, Meeting, Pulse
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.relationships.actions import open_closing
from fairbrief.relationships.asking import answer_advice, ask_advice
from fairbrief.relationships.giving import give_feedback, rate_before
from fairbrief.relationships.looking_back import looking_back
from fairbrief.relationships.models import Advice, Feedback, SelfRating
from fairbrief.relationships.queries import BEFORE_DAYS, can_rate_before
from fairbrief.tracking.issues import counts_of_issues, issues_at
from tests.browsing import signed_in
from tests.builders import a_campus, a_member, acting, an_officer, days, in_days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def work() -> Engagement:
    engagement = an_engagement("paid", at=now())
    open_closing(engagement, at=now())
    return engagement


def speak(work: Engagement, side: str, **more: Any) -> Feedback:
    user = work.student.user if side == "student" else work.supervisor.user
    return give_feedback(
        work,
        side=side,
        ratings=more.pop("ratings", {}),
        went_well=more.pop("went_well", f"Said by the {side}."),
        next_time="",
        actor=acting(user),
        at=more.pop("at", now()),
        **more,
    )


def page(work: Engagement, side: str) -> str:
    user = work.student.user if side == "student" else work.supervisor.user
    return signed_in(user).get(f"/{side}/work/{work.code}/closing/").text


# Before and after


def test_the_first_week_ends_with_its_day_where_the_student_is() -> None:
    work = an_engagement("active", starts_on=in_days(0))
    evening = datetime.combine(in_days(BEFORE_DAYS), time(20, 30), tzinfo=UTC)
    for zone, hours, is_open in (
        # Half past eight in Los Angeles, and half past one the next morning in Auckland.
        ("America/Los_Angeles", 8, True),
        ("America/Los_Angeles", 12, False),
        ("Pacific/Auckland", -10, True),
        ("Pacific/Auckland", -8, False),
    ):
        work.student.user.time_zone = zone
        assert can_rate_before(work, at=evening + timedelta(hours=hours)) is is_open, (zone, hours)


def test_the_student_sees_what_has_changed_and_nobody_else_does() -> None:
    work = an_engagement("active", at=now(), starts_on=now().date())
    student = signed_in(work.student.user)
    home = f"/student/work/{work.code}/"
    assert "Where are you now?" in student.get(home).text
    sent = {"rating_teamwork": "2", "rating_technology": "3"}
    assert student.post(f"{home}before/", sent).status_code == 302
    assert "Where are you now?" not in student.get(home).text
    assert "Uses the tools" not in student.get(f"{home}before/").text
    assert "Takes part when invited" in student.get(f"{home}before/").text
    Engagement.objects.filter(pk=work.pk).update(state="paid", paid_at=now(), approved_at=now())
    work.refresh_from_db()
    open_closing(work, at=now())
    sent = {"own_teamwork": "4", "own_technology": "2", "went_well": "Much."}
    assert student.post(f"{home}closing/feedback/", sent).status_code == 302
    back = looking_back(work, "student", reader="")
    assert [(each.after.key, each.steps) for each in back.change] == [
        ("teamwork", 2),
        ("technology", -1),
    ]
    shown = page(work, "student")
    assert "How you saw yourself" in shown
    assert "seen more strictly" in shown
    speak(work, "employer")
    assert "How you saw yourself" not in page(work, "employer")
    assert looking_back(work, "employer", reader="").change == ()


def test_where_one_begins_is_said_once_in_the_first_week() -> None:
    work = an_engagement("active", at=now(), starts_on=now().date())
    actor = acting(work.student.user)
    first = rate_before(work, ratings={"teamwork": 2}, actor=actor, at=now())
    assert rate_before(work, ratings={"teamwork": 4}, actor=actor, at=now()) == first
    late = an_engagement("active", at=now(), starts_on=now().date())
    with pytest.raises(IllegalMoveError):
        rate_before(
            late, ratings={"teamwork": 2}, actor=acting(late.student.user), at=now() + days(9)
        )
    with pytest.raises(MissingFactError):
        rate_before(late, ratings={}, actor=acting(late.student.user), at=now())
    with pytest.raises(NotAllowedError):
        rate_before(late, ratings={"teamwork": 2}, actor=acting(late.supervisor.user), at=now())
    assert (
        signed_in(late.student.user)
        .post(f"/student/work/{late.code}/before/", {"rating_teamwork": "9"})
        .status_code
        == 422
    )
    assert SelfRating.objects.count() == 1


# During


def test_each_side_finds_its_own_weekly_answers_and_the_student_the_seniors_words(
    work: Engagement,
) -> None:
    for side, question, ratings in (
        ("student", "clear", (2, 4, 5)),
        ("employer", "pace", (3, 1)),
    ):
        for rating in ratings:
            Pulse.objects.create(
                engagement=work, asked_of=side, question=question, rating=rating, at=now()
            )
    Meeting.objects.create(
        engagement=work,
        kind="senior",
        at=now() - days(9),
        minutes=30,
        proposed_by="student",
        held_at=now() - days(9),
        went_well="You ask good questions.",
        do_next="Write the first page last.",
        talk_again=True,
        feedback_by="leader",
        feedback_at=now() - days(8),
    )
    student, employer = page(work, "student"), page(work, "employer")
    assert "2, 4, 5" in student
    assert "3, 1" in employer
    assert "3, 1" not in student
    assert "2, 4, 5" not in employer
    assert "Write the first page last." in student


# Advice


def test_advice_reaches_the_office_alone_and_its_answer_who_asked(work: Engagement) -> None:
    officer = an_officer(work.campus)
    an_officer(a_campus())
    before, history = page(work, "employer"), history_of(work).count()
    student = signed_in(work.student.user)
    address = f"/student/work/{work.code}/closing/advice/"
    assert student.post(address, {"question": ""}).status_code == 422
    assert student.post(address, {"question": "Should I say that calls came at night?"})
    advice = Advice.objects.get()
    assert _plain(page(work, "employer")) == _plain(before)
    assert history_of(work).count() == history
    assert [each.user for each in Notice.objects.filter(kind="advice.asked")] == [officer.user]
    assert counts_of_issues(work.campus)["advice"] == 1
    assert [row["key_of"] for row in issues_at(work.campus, kind="advice")] == [advice.code]
    office = signed_in(officer.user)
    assert "calls came at night" in office.get(f"/campus/advice/{advice.code}/").text
    sent = {"answer": "Say it plainly; we stand behind you."}
    assert office.post(f"/campus/advice/{advice.code}/", sent).status_code == 302
    assert turn_of(Advice.objects.get()) is None
    told = Notice.objects.filter(kind="advice.answered")
    assert [each.user for each in told] == [work.student.user]
    assert "we stand behind you" in page(work, "student")
    assert _plain(page(work, "employer")) == _plain(before)
    assert (
        signed_in(an_officer(a_campus()).user).get(f"/campus/advice/{advice.code}/").status_code
        == 404
    )


def _plain(text: str) -> list[str]:
    return [line for line in text.splitlines() if "csrf" not in line]


def test_please_advise_is_an_end_of_its_own_with_feedback(work: Engagement) -> None:
    an_officer(work.campus)
    with pytest.raises(MissingFactError):
        speak(work, "employer", wants_advice=True)
    speak(work, "employer", wants_advice=True, to_the_office="How do I say it kindly?")
    assert Advice.objects.get().question == "How do I say it kindly?"
    assert Feedback.objects.get().to_the_office == ""
    assert not Notice.objects.filter(kind="feedback.to_the_office").exists()
    # A colleague of the one who asked finds nothing of it.
    owner = a_member(work.employer, "owner", name="Somebody else")
    shown = signed_in(owner.user).get(f"/employer/work/{work.code}/closing/").text
    assert "say it kindly" not in shown


def test_asking_again_adds_to_the_question_until_it_is_answered(work: Engagement) -> None:
    actor = acting(work.student.user)
    for question in ("First.", "First.", "Second."):
        ask_advice(work, side="student", question=question, actor=actor, at=now())
    advice = Advice.objects.get()
    assert advice.question == "First.\n\nSecond."
    with pytest.raises(NotAllowedError):
        ask_advice(
            work,
            side="employer",
            question="Not mine to ask.",
            actor=actor,
            at=now(),
        )
    officer = acting(an_officer(work.campus).user)
    answer_advice(advice, answer="It is all right to say so.", actor=officer, at=now())
    ask_advice(work, side="student", question="Third.", actor=actor, at=now())
    assert Advice.objects.count() == 2


def test_an_office_that_does_not_answer_is_reminded(work: Engagement) -> None:
    director = an_officer(work.campus, role="director")
    ask_advice(work, side="student", question="Anyone?", actor=acting(work.student.user), at=now())
    fire_due(at=now() + days(8))
    assert Notice.objects.filter(kind="advice.late", user=director.user).exists()
    assert turn_of(Advice.objects.get()) is not None


# Hidden and removed


def reported(work: Engagement, kind: str = "employer_feedback") -> tuple[Feedback, Concern]:
    speak(work, "student")
    given = speak(work, "employer", went_well="Words nobody should have to read.")
    report_words(KINDS[kind], given, actor=acting(work.student.user), at=now())
    return given, Concern.objects.get()


def test_reported_feedback_is_hidden_and_shown_again_when_there_is_no_harm(
    work: Engagement,
) -> None:
    officer = acting(an_officer(work.campus).user)
    given, concern = reported(work)
    assert "nobody should have to read" in page(work, "student")
    told = Notice.objects.filter(user=work.supervisor.user).count()
    hide(concern, actor=officer, at=now())
    assert "nobody should have to read" not in page(work, "student")
    assert "looking into" in page(work, "student")
    assert "nobody should have to read" in page(work, "employer")
    assert Notice.objects.filter(user=work.supervisor.user).count() == told
    address = f"/report/employer_feedback/{work.code}/"
    assert signed_in(work.student.user).get(address).status_code == 404
    concern.refresh_from_db()
    find_no_harm(concern, actor=officer, at=now())
    assert "nobody should have to read" in page(work, "student")
    given.refresh_from_db()
    assert given.hidden_at is None


def test_removed_feedback_is_never_shown_again_and_stays_on_record(work: Engagement) -> None:
    officer = an_officer(work.campus)
    given, concern = reported(work)
    client = signed_in(officer.user)
    desk = f"/campus/concerns/{concern.code}/"
    assert "Hide it while you look into it" in client.get(desk).text
    assert client.post(f"{desk}hide/").status_code == 302
    sent = {"outcome": "remove", "said": "This is about the person, not about the work."}
    assert client.post(f"{desk}decide/", sent).status_code == 302
    given.refresh_from_db()
    assert given.removed_at is not None
    assert given.removed_by_name == officer.user.name
    assert "removed what was said" in page(work, "student")
    assert "has removed this" in page(work, "employer")
    assert [event.name for event in history_of(given)] == ["given", "hidden", "removed"]
    concern.refresh_from_db()
    assert concern.words.startswith("Words nobody")
    owners = work.employer.members.filter(role="owner").values("user")
    assert Notice.objects.filter(kind="concern.removed", user__in=owners).exists()
    # It cannot be reported once more, and the decision stands.
    with pytest.raises(NotAllowedError):
        report_words(KINDS["employer_feedback"], given, actor=acting(work.student.user), at=now())


def test_other_words_cannot_be_removed(work: Engagement) -> None:
    officer = acting(an_officer(work.campus).user)
    concern = Concern.objects.create(
        campus=work.campus,
        employer=work.employer,
        student=work.student,
        kind="next_answer",
        row_id=1,
        digest="x",
        side="employer",
        by_name="x",
        about="x",
        rules_version="1",
        made_at=now(),
    )
    for act in (
        lambda: hide(concern, actor=officer, at=now()),
        lambda: remove(concern, said="Because I say so now.", actor=officer, at=now()),
    ):
        with pytest.raises(MissingFactError):
            act()


# In few queries


@pytest.mark.parametrize("side", ["student", "employer"])
def test_the_closing_page_opens_in_few_queries(
    work: Engagement, side: str, django_assert_max_num_queries: Any
) -> None:
    an_officer(work.campus)
    ask_advice(work, side="student", question="Anyone?", actor=acting(work.student.user), at=now())
    for one in ("student", "employer"):
        speak(work, one)
        Pulse.objects.create(engagement=work, asked_of=one, question="x", rating=2, at=now())
    user = work.student.user if side == "student" else work.supervisor.user
    client = signed_in(user)
    with django_assert_max_num_queries(12):
        assert client.get(f"/{side}/work/{work.code}/closing/").status_code == 200
