"""After the work: a reference its student controls, and a next brief that is reviewed like any."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from fairbrief.accounts.links import open_link
from fairbrief.briefs.states import BriefState
from fairbrief.contacts.actions import (
    ask_reference,
    make_next_brief,
    show_reference,
    take_reference_back,
    tell_of_repeat,
    write_reference,
)
from fairbrief.contacts.actions.repeating import next_days
from fairbrief.contacts.models import Reference, Repeat
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.relationships.actions import answer_next, open_closing
from fairbrief.relationships.forms import WishForm
from fairbrief.relationships.sentences import READY, sentence_for
from tests.builders import NOW, TODAY, a_campus, a_student, acting
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

WORDS = "Ann built the research file alone, found two errors of ours, and told us at once. Again."


@pytest.fixture
def work() -> Engagement:
    found = an_engagement("paid")
    open_closing(found, at=NOW)
    return found


def test_a_reference_is_asked_for_once_written_and_shown_as_the_student_says(
    work: Engagement,
) -> None:
    student, supervisor = acting(work.student.user), acting(work.supervisor.user)
    reference = ask_reference(work, actor=student, at=NOW)
    assert ask_reference(work, actor=student, at=NOW) == reference
    assert Notice.objects.filter(kind="reference.asked").count() == 1
    with pytest.raises(IllegalMoveError):
        show_reference(reference, shown=True, actor=student, at=NOW)
    with pytest.raises(NotAllowedError):
        write_reference(reference, text=WORDS, actor=student, at=NOW)
    with pytest.raises(MissingFactError):
        write_reference(reference, text="Great.", actor=supervisor, at=NOW)
    assert write_reference(reference, text=WORDS, actor=supervisor, at=NOW)
    assert not write_reference(reference, text=WORDS, actor=supervisor, at=NOW)
    address = f"/references/{reference.code}/"
    assert Client().get(address).status_code == 404
    with pytest.raises(NotAllowedError):
        show_reference(reference, shown=True, actor=supervisor, at=NOW)
    show_reference(reference, shown=True, actor=student, at=NOW)
    assert WORDS in Client().get(address).content.decode()
    show_reference(reference, shown=False, actor=student, at=NOW)
    assert Client().get(address).status_code == 404
    show_reference(reference, shown=True, actor=student, at=NOW)
    take_reference_back(reference, actor=supervisor, at=NOW)
    assert Client().get(address).status_code == 404
    reference.refresh_from_db()
    assert (reference.text, reference.shown_at) == ("", None)


def test_it_is_written_behind_the_link_and_read_on_the_students_page(work: Engagement) -> None:
    client = Client()
    client.force_login(work.student.user)
    page = f"/student/work/{work.code}/reference/"
    assert client.get(page).status_code == 200
    client.post(f"{page}ask/")
    path = Notice.objects.get(kind="reference.asked").link
    assert open_link(path.split("/")[2], at=NOW)[0].capacity == "referee"
    someone = Client()
    assert someone.get(path).status_code == 200
    assert someone.post(path, {"text": "Short."}).status_code == 422
    assert someone.post(path, {"text": WORDS, "title": "Producer"}).status_code == 302
    assert WORDS in client.get(page).content.decode()
    client.post(f"{page}shown/", {"shown": "yes"})
    assert Reference.objects.get().is_shown
    someone.post(path, {"back": "1"})
    assert WORDS not in client.get(page).content.decode()


def test_nobody_asks_before_the_work_is_accepted_or_for_somebody_else() -> None:
    running = an_engagement("active")
    with pytest.raises(IllegalMoveError):
        ask_reference(running, actor=acting(running.student.user), at=NOW)
    with pytest.raises(NotAllowedError):
        ask_reference(running, actor=acting(a_student(a_campus()).user), at=NOW)


def test_the_next_brief_has_the_same_words_and_new_days_and_is_a_draft(work: Engagement) -> None:
    owner = acting(work.supervisor.user)
    brief = make_next_brief(work, actor=owner, at=NOW)
    assert make_next_brief(work, actor=owner, at=NOW) == brief
    old = work.brief
    assert brief.state == BriefState.DRAFT
    same = ("title", "summary", "hours", "fee_minor", "learning", "senior_sessions", "supervisor")
    for name in same:
        assert getattr(brief, name) == getattr(old, name)
    assert brief.starts_on is not None
    assert brief.apply_by is not None
    assert TODAY < brief.apply_by < brief.starts_on
    assert brief.starts_on.weekday() == 0
    assert brief.due_on == brief.starts_on + (work.due_on - work.starts_on)
    with pytest.raises(NotAllowedError):
        make_next_brief(work, actor=acting(work.student.user), at=NOW)


def test_its_days_keep_to_the_length_that_a_brief_may_have(work: Engagement) -> None:
    work.due_on = work.starts_on.replace(year=work.starts_on.year + 1)
    days = next_days(work, today=TODAY)
    assert (days["due_on"] - days["starts_on"]).days == 56


def test_two_clicks_from_the_closing_page_to_the_review(work: Engagement) -> None:
    supervisor: Any = work.supervisor.user
    answer_next(work, kind="again", note="In spring.", actor=acting(supervisor), at=NOW)
    client = Client()
    client.force_login(supervisor)
    address = f"/employer/work/{work.code}/next-brief/"
    assert address in client.get(f"/employer/work/{work.code}/closing/").content.decode()
    answer = client.post(address)
    brief = Repeat.objects.get().brief
    assert answer["Location"] == f"/employer/briefs/{brief.code}/edit/review/"
    assert client.get(answer["Location"]).status_code == 200


def test_the_student_hears_of_it_once_when_their_own_campus_has_approved_it(
    work: Engagement,
) -> None:
    brief = make_next_brief(work, actor=acting(work.supervisor.user), at=NOW)
    assert not tell_of_repeat(brief, campus_id=a_campus().pk, at=NOW)
    assert tell_of_repeat(brief, campus_id=work.campus_id, at=NOW)
    assert not tell_of_repeat(brief, campus_id=work.campus_id, at=NOW)
    assert Notice.objects.get(kind="repeat.open").user == work.student.user


@pytest.mark.parametrize("key", READY)
def test_a_ready_sentence_fits_where_it_is_written(key: str) -> None:
    form = WishForm({"wish": sentence_for(key)}, supervisor="Sam")
    assert form.is_valid(), form.errors


def test_a_sentence_is_begun_with_on_the_closing_page(work: Engagement) -> None:
    client = Client()
    client.force_login(work.student.user)
    page = client.get(f"/student/work/{work.code}/closing/?say=referral").content.decode()
    assert "could you introduce us?" in page
