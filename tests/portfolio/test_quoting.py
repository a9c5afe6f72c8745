"""Somebody's words: shown only with their yes, as they were asked for, until they take it back."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.audit.actors import INSTALLATION
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.portfolio.models import Portfolio, Quote
from fairbrief.portfolio.quoting import answer_for_words, ask_for_words
from fairbrief.portfolio.showing import finished, kept
from fairbrief.relationships.giving import give_feedback
from fairbrief.relationships.hiding import hide_feedback, remove_feedback, show_feedback
from fairbrief.relationships.models import Feedback
from fairbrief.tracking.models import Experience
from tests.builders import NOW, a_campus, a_student, acting, days
from tests.portfolio.shelf import a_finished, found_elsewhere, switch

pytestmark = pytest.mark.django_db

WORDS = "Asked on the second day what nobody else had asked."
LATER = NOW + days(15)


@pytest.fixture
def entry() -> Experience:
    entry = a_finished({"portfolio_allowed": True})
    assert entry.engagement is not None
    give_feedback(
        entry.engagement,
        side="employer",
        ratings={},
        went_well=WORDS,
        next_time="",
        actor=acting(entry.engagement.supervisor.user),
        at=NOW,
    )
    return entry


def ask(entry: Experience, *, at: object = LATER) -> Quote:
    assert entry.student is not None
    return ask_for_words(entry, actor=acting(entry.student.user), at=at)  # type: ignore[arg-type]


def mailed_path() -> str:
    return Notice.objects.filter(kind="quote.asked").latest("pk").link


def shown_words(entry: Experience) -> str:
    assert entry.student is not None
    return kept(finished(entry.student))[0].words


def test_nothing_can_be_asked_while_it_is_blind(entry: Experience) -> None:
    with pytest.raises(FairbriefError, match="no words"):
        ask(entry, at=NOW + days(1))
    assert not Quote.objects.exists()
    assert not Notice.objects.filter(kind="quote.asked").exists()


def test_words_an_office_took_away_are_shown_nowhere(entry: Experience) -> None:
    switch(entry, "public")
    ask(entry)
    Quote.objects.update(granted=True, answered_at=LATER)
    assert shown_words(entry) == WORDS
    feedback, by = Feedback.objects.get(), {"actor": INSTALLATION, "at": LATER}
    hide_feedback(feedback, **by)
    assert shown_words(entry) == ""
    with pytest.raises(FairbriefError, match="no words"):
        ask(entry)
    show_feedback(feedback, **by)
    assert shown_words(entry) == WORDS
    remove_feedback(feedback, **by)
    assert shown_words(entry) == ""


def test_words_are_shown_after_a_yes_and_no_longer_after_a_no(entry: Experience) -> None:
    switch(entry, "public")
    ask(entry)
    page = f"/portfolios/{Portfolio.objects.get().slug}/"
    assert WORDS not in Client().get(page).text
    path = mailed_path()
    asked = Client().get(path)
    assert WORDS in asked.text
    assert shown_words(entry) == "", "opening the link says nothing"
    assert Client().post(path, {"may": "perhaps"}).status_code == 200
    assert Client().post(path, {"may": "yes"}).status_code == 302
    assert shown_words(entry) == WORDS
    assert WORDS in Client().get(page).text
    assert Notice.objects.filter(kind="quote.answered").count() == 1
    Client().post(path, {"may": "yes"})
    assert Notice.objects.filter(kind="quote.answered").count() == 1
    switch(entry, "public", shows_words=False)
    assert WORDS not in Client().get(page).text
    switch(entry, "public", shows_words=True)
    Client().post(path, {"may": "no"})
    assert WORDS not in Client().get(page).text
    assert shown_words(entry) == ""


def test_who_has_answered_is_not_asked_again(entry: Experience) -> None:
    ask(entry)
    Client().post(mailed_path(), {"may": "yes"})
    assert Quote.objects.get().words == shown_words(entry) == WORDS
    with pytest.raises(FairbriefError, match="answered already"):
        ask(entry, at=LATER + days(30))


def test_confidential_work_carries_no_words(entry: Experience) -> None:
    ask(entry)
    Client().post(mailed_path(), {"may": "yes"})
    switch(entry, "link", is_discreet=True)
    assert shown_words(entry) == ""


def test_nobody_is_asked_again_and_again(entry: Experience) -> None:
    ask(entry)
    first = mailed_path()
    with pytest.raises(LimitReachedError):
        ask(entry, at=LATER + days(6))
    ask(entry, at=LATER + days(8))
    assert mailed_path() != first
    assert Quote.objects.count() == 1


def test_only_the_student_asks_and_only_the_writer_answers(entry: Experience) -> None:
    stranger = a_student(a_campus())
    with pytest.raises(NotAllowedError):
        ask_for_words(entry, actor=acting(stranger.user), at=LATER)
    quote = ask(entry)
    assert entry.student is not None
    for actor in (acting(entry.student.user), acting(stranger.user)):
        with pytest.raises(NotAllowedError):
            answer_for_words(quote, granted=True, actor=actor, at=LATER)
    token = mailed_path().strip("/").rpartition("/")[2]
    assert Client().get(f"/words/{token[:-1]}/").status_code == 404
    assert Client().get(f"/confirm/{token}/").status_code == 404


def test_who_has_left_and_who_never_was_here_is_not_asked(entry: Experience) -> None:
    assert entry.engagement is not None
    elsewhere = found_elsewhere(a_student(a_campus()))
    with pytest.raises(FairbriefError, match="no words"):
        ask(elsewhere)
    supervisor = entry.engagement.supervisor
    type(supervisor).objects.filter(pk=supervisor.pk).update(left_at=NOW)
    with pytest.raises(FairbriefError, match="not there any more"):
        ask(entry)


def test_the_page_offers_to_ask_when_it_is_time(
    entry: Experience, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert entry.student is not None
    client = Client()
    client.force_login(entry.student.user)
    for moment, offered in ((NOW + timedelta(days=1), False), (LATER, True)):
        monkeypatch.setattr("fairbrief.portals.student.portfolio.now", lambda at=moment: at)
        page = client.get("/student/portfolio/").text
        assert ("Show what they wrote about you" in page) is offered
        assert WORDS not in page
    path = f"/student/portfolio/pieces/{entry.code}/words/"
    assert client.post(path).status_code == 302
    assert "was asked on" in client.get("/student/portfolio/").text
    assert re.search(r"/words/[\w-]+/", mailed_path())
