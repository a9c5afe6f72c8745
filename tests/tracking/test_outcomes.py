"""What came next: asked three times at most, answered by one click, never nagged about."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from fairbrief.accounts.links import LinkError, open_link
from fairbrief.accounts.models import MailedLink
from fairbrief.audit.queries import history_of
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.actions import (
    answer_outcome,
    ask_outcomes,
    ask_outcomes_again,
    following,
    look_back,
    remind_of_outcomes,
    renew_outcome_link,
    stop_outcomes,
)
from fairbrief.tracking.models import Experience, Outcome
from fairbrief.tracking.outcomes import months_before, stage_reached
from fairbrief.tracking.tasks import ask_what_next
from tests.builders import NOW, TODAY, a_campus, a_student, acting, an_officer, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


def an_experience(student: Student | None, ends_on: date, **columns: Any) -> Experience:
    columns = {"state": "verified", "verified_at": NOW, **columns}
    return Experience.objects.create(
        campus=columns.pop("campus", None) or student.campus,  # type: ignore[union-attr]
        student=student,
        employer_name="Harbor Kitchen",
        title="Menu photographs",
        starts_on=ends_on - timedelta(days=10),
        ends_on=ends_on,
        minutes=600,
        logged_at=NOW,
        **columns,
    )


def ago(months: int, more: int = 0) -> date:
    return months_before(TODAY, months) - timedelta(days=more)


def link_to(email: str) -> str:
    notice = Notice.objects.filter(kind="outcome.asked", email=email).order_by("pk").last()
    assert notice is not None
    return notice.link


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2027, 1, 15), 3, date(2026, 10, 15)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2027, 12, 1), 12, date(2026, 12, 1)),
    ],
)
def test_months_before_a_day(day: date, months: int, before: date) -> None:
    assert months_before(day, months) == before


def test_a_stage_is_reached_on_its_day(student: Student) -> None:
    entry = an_experience(student, date(2026, 11, 10))
    assert stage_reached(entry, today=date(2027, 2, 9)) is None
    assert stage_reached(entry, today=date(2027, 2, 10)) == 3
    assert stage_reached(entry, today=date(2029, 2, 10)) == 12


def test_each_stage_is_asked_once(student: Student) -> None:
    for months in (3, 6, 12):
        an_experience(student, ago(months))
    assert ask_outcomes(at=NOW) == 3
    assert ask_outcomes(at=NOW) == 0
    assert ask_outcomes(at=NOW + days(1)) == 0
    assert Notice.objects.filter(kind="outcome.asked", user=student.user).count() == 3


@pytest.mark.parametrize(
    ("ends_on", "columns"),
    [
        (ago(3) + timedelta(days=1), {}),
        (ago(3, 31), {}),
        (ago(3), {"state": "logged", "verified_at": None}),
        (ago(3), {"state": "refused", "refused_reason": "No.", "verified_at": None}),
    ],
)
def test_nobody_is_asked_too_soon_too_late_or_about_what_does_not_count(
    student: Student, ends_on: date, columns: dict[str, Any]
) -> None:
    an_experience(student, ends_on, **columns)
    assert ask_outcomes(at=NOW) == 0


def test_one_reminder_and_no_more(student: Student) -> None:
    entry = an_experience(student, ago(3))
    ask_outcomes(at=NOW)
    assert remind_of_outcomes(at=NOW + days(9)) == 0
    assert remind_of_outcomes(at=NOW + days(11)) == 1
    for later in (12, 20, 25, 60):
        assert remind_of_outcomes(at=NOW + days(later)) == 0
    assert Outcome.objects.get(experience=entry).answer == ""


def test_who_has_answered_is_not_reminded(student: Student) -> None:
    entry = an_experience(student, ago(3))
    ask_outcomes(at=NOW)
    answer_outcome(entry, months=3, answer="job", actor=acting(student.user), at=NOW)
    assert remind_of_outcomes(at=NOW + days(11)) == 0


def test_who_wants_no_mail_gets_none(student: Student) -> None:
    entry = an_experience(student, ago(3))
    assert stop_outcomes(entry, actor=acting(student.user), at=NOW)
    assert not stop_outcomes(entry, actor=acting(student.user), at=NOW)
    assert ask_outcomes(at=NOW) == 0
    assert not Notice.objects.filter(kind="outcome.asked").exists()
    assert ask_outcomes_again(entry, actor=acting(student.user), at=NOW)
    later = an_experience(student, ago(6))
    ask_outcomes(at=NOW)
    assert Outcome.objects.get(experience=later).asked_at == NOW
    stop_outcomes(entry, actor=acting(student.user), at=NOW)
    assert remind_of_outcomes(at=NOW + days(11)) == 0


def test_people_without_an_account_are_asked_by_the_roster(student: Student) -> None:
    known = RosterEntry.objects.create(
        campus=student.campus, name="Ada L", email="ada@campus.example", made_at=NOW
    )
    unknown = RosterEntry.objects.create(
        campus=student.campus, name="Bo", student_number="7", made_at=NOW
    )
    for entry in (known, unknown):
        an_experience(None, ago(3), campus=student.campus, roster_entry=entry)
    assert ask_outcomes(at=NOW) == 1
    _link, actor = open_link(link_to("ada@campus.example").split("/")[2], at=NOW)
    entry = known.experiences.get()
    assert answer_outcome(entry, months=3, answer="study", actor=actor, at=NOW)


def test_an_answer_can_be_said_anew_and_the_record_has_both(student: Student) -> None:
    entry = an_experience(student, ago(6))
    me = acting(student.user)
    assert answer_outcome(entry, months=6, answer="looking", actor=me, at=NOW)
    assert not answer_outcome(entry, months=6, answer="looking", actor=me, at=NOW)
    assert answer_outcome(entry, months=6, answer="job", note="At a museum", actor=me, at=NOW)
    assert [event.data["answer"] for event in history_of(entry)] == ["looking", "job"]
    assert entry.outcomes.get().note == "At a museum"


def test_nobody_else_answers(student: Student) -> None:
    entry, other = an_experience(student, ago(3)), a_student(student.campus)
    theirs = an_experience(other, ago(3))
    ask_outcomes(at=NOW)
    _link, by_link = open_link(link_to(other.user.email).split("/")[2], at=NOW)
    officer = acting(an_officer(student.campus).user)
    for actor in (acting(other.user), by_link, officer):
        with pytest.raises(NotAllowedError):
            answer_outcome(entry, months=3, answer="job", actor=actor, at=NOW)
        with pytest.raises(NotAllowedError):
            stop_outcomes(entry, actor=actor, at=NOW)
    assert theirs.outcomes.get().answer == ""


@pytest.mark.parametrize(("months", "answer"), [(6, "job"), (4, "job"), (3, "king")])
def test_what_cannot_be_said_is_refused(student: Student, months: int, answer: str) -> None:
    entry = an_experience(student, ago(3))
    with pytest.raises(MissingFactError):
        answer_outcome(entry, months=months, answer=answer, actor=acting(student.user), at=NOW)


def test_the_link_shows_the_question_and_one_click_answers(student: Student) -> None:
    at = now()
    ended = months_before(at.date(), 3)
    entry = an_experience(student, ended)
    ask_outcomes(at=at)
    path, client = link_to(student.user.email), Client()
    assert "Where are you now?" in client.get(path).text
    # A mail program that opens links answers nothing.
    assert Outcome.objects.get().answer == ""
    assert client.post(path, {"answer": "king"}).status_code == 422
    assert client.post(path, {"answer": "job", "note": "A museum"}).status_code == 302
    assert "You said: a job" in client.get(path).text
    assert client.post(path, {"answer": "study"}).status_code == 302
    assert Outcome.objects.get().answer == "study"
    assert client.post(path, {"mails": "no"}).status_code == 302
    assert "You get no more" in client.get(path).text
    assert client.post(path, {"mails": "yes"}).status_code == 302
    officer = Client()
    officer.force_login(an_officer(student.campus).user)
    page = officer.get(f"/campus/ledger/{entry.code}/").text
    assert "What came next" in page
    assert "further study" in page


def test_a_link_that_ended_can_be_had_anew(student: Student) -> None:
    at = now() - days(70)
    an_experience(student, months_before(at.date(), 3))
    ask_outcomes(at=at)
    path, client = link_to(student.user.email), Client()
    assert client.get(path).status_code == 404
    assert "fresh" in client.get(path).text
    client.post(f"/links/{path.split('/')[2]}/fresh/")
    newer = link_to(student.user.email)
    assert newer != path
    assert client.get(newer).status_code == 200
    outcome = Outcome.objects.get()
    assert not renew_outcome_link(outcome, email="someone@else.example", at=at)
    with pytest.raises(LinkError):
        open_link(path.split("/")[2], at=now())


def test_a_link_for_something_else_opens_nothing_here(student: Student) -> None:
    at = now()
    an_experience(student, months_before(at.date(), 3))
    ask_outcomes(at=at)
    token = link_to(student.user.email).split("/")[2]
    assert Client().get(f"/confirm/{token}/").status_code == 404
    MailedLink.objects.update(capacity="confirming")
    assert Client().get(f"/outcome/{token}/").status_code == 404


def test_the_student_answers_on_the_page_and_looks_back(student: Student) -> None:
    entry = an_experience(student, months_before(now().date(), 6) - timedelta(days=2))
    client = Client()
    client.force_login(student.user)
    url = f"/student/experiences/{entry.code}/"
    assert "6 months later: where are you now?" in client.get(url).text
    assert client.post(f"{url}next/", {"answer": "internship"}).status_code == 302
    assert client.post(f"{url}next/", {"answer": ""}).status_code == 422
    assert "an internship" in client.get(url).text
    assert client.post(f"{url}next/", {"mails": "no"}).status_code == 302
    assert "Mail me this question again" in client.get(url).text
    client.post(f"{url}look-back/", {"learned": "To ask first.", "would_recommend": "yes"})
    entry.refresh_from_db()
    assert (entry.learned, entry.would_recommend) == ("To ask first.", True)
    stranger = Client()
    stranger.force_login(a_student(a_campus()).user)
    for path in ("next/", "look-back/"):
        assert stranger.post(f"{url}{path}", {"answer": "job"}).status_code == 404


def test_nobody_else_looks_back(student: Student) -> None:
    entry = an_experience(student, ago(3))
    with pytest.raises(FairbriefError):
        look_back(
            entry,
            learned="x",
            would_recommend=None,
            actor=acting(a_student(student.campus).user),
            at=NOW,
        )


def test_the_round_can_be_run_again(student: Student) -> None:
    an_experience(student, months_before(now().date(), 3))
    counts = [ask_what_next.func(0) for _time in range(3)]
    assert counts == [1, 0, 0]


def test_a_worker_that_is_killed_asks_nobody_twice(
    student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after the mails were written, before they are committed; then it begins again."""
    for month in (3, 6, 12):
        an_experience(student, ends_on=months_before(TODAY, month))
    monkeypatch.setattr(following, "A_BATCH", 1)
    for name, act in (("_ask", ask_outcomes), ("_remind_some", remind_of_outcomes)):
        real, dice = getattr(following, name), Random(1)

        def killed(*args: Any, real: Any = real, dice: Random = dice, **kwargs: Any) -> Any:
            with transaction.atomic():
                done = real(*args, **kwargs)
                if dice.random() < 0.5:
                    raise KeyboardInterrupt
            return done

        monkeypatch.setattr(following, name, killed)
        for _round in range(60):
            with suppress(KeyboardInterrupt):
                act(at=NOW if act is ask_outcomes else NOW + days(11))
    told = Notice.objects.filter(kind="outcome.asked")
    assert told.count() == 6, "each of three was asked once and reminded once"
    assert Outcome.objects.filter(asked_at=NOW, reminded_at=NOW + days(11)).count() == 3
    assert MailedLink.objects.filter(capacity="outcome").count() == 6
