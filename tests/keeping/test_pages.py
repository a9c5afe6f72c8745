"""Whatever changes, a kept page is not shown again; and it is kept for visitors alone."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief
from fairbrief.discovery import finding
from fairbrief.discovery.engine.reading import INLINE
from fairbrief.discovery.models import Source
from fairbrief.keeping import changes, pages
from fairbrief.keeping.changes import CHANGES
from fairbrief.keeping.models import Stir
from fairbrief.keeping.pages import PAGES
from fairbrief.keeping.tasks import clear_away
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Employer, Member
from fairbrief.students.models import Student
from tests.builders import NOW, a_campus, a_student, an_employer, an_open_brief, days

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    Source.objects.get_or_create(pk=1)
    _forget()
    yield
    _forget()


def _forget() -> None:
    PAGES.forget()
    CHANGES.forget()
    INLINE.forget()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made anew: the questions, as they came."""
    told: list[str] = []
    find = finding._find

    def telling(*given: Any) -> Any:
        told.append(str(given[2].filters))
        return find(*given)

    monkeypatch.setattr(finding, "_find", telling)
    return told


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


@pytest.fixture
def brief(student: Student) -> Brief:
    return opened(student, title="Lantern maps")


def opened(student: Student, **columns: Any) -> Brief:
    today = now().date()
    dates = {"starts_on": today + days(20), "due_on": today + days(34)}
    return an_open_brief(an_employer(student.campus), student.campus, **dates, **columns)


def visitor(**more: Any) -> Client:
    return Client(headers={"accept-encoding": "gzip", "host": "testserver", **more})


def read(client: Client, query: str = "") -> str:
    """The page as it is read, unpacked."""
    answer: Any = client.get(f"/briefs/{query}")
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.content) if packed else answer.content).decode()


def elsewhere(act: Callable[[], object]) -> None:
    """Somebody else does it, on a connection of their own."""

    def whole() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=whole)
    thread.start()
    thread.join()


def close(brief: Brief) -> None:
    Brief.objects.filter(pk=brief.pk).update(state="closed")


def test_what_has_not_changed_is_made_once(
    brief: Brief, made: list[str], django_assert_num_queries: Any
) -> None:
    first = read(visitor())
    with django_assert_num_queries(1):
        again = read(visitor())
    assert first == again
    assert "Lantern maps" in again
    assert len(made) == 1
    read(visitor(), "?place=remote")
    read(visitor(), "?place=remote")
    assert len(made) == 2


def test_what_nobody_asked_for_of_late_is_made_without_asking_what_changed(
    brief: Brief, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    read(visitor())
    looked: list[int] = []
    look = CHANGES.look
    monkeypatch.setattr(CHANGES, "look", lambda: looked.append(1) or look())
    elsewhere(lambda: applies(brief))
    # The look of before stands for it, so it is made once more, and kept from then on.
    pages_read = [read(visitor(), "?place=remote") for _time in range(4)]
    assert len(set(pages_read)) == 1
    assert "1 applied for" in pages_read[0]
    assert len(looked) == 3
    assert len(made) == 3


def applies(brief: Brief) -> None:
    Application.objects.create(
        brief=brief,
        student=a_student(brief.offerings.get().campus),
        state="submitted",
        made_at=NOW,
        submitted_at=NOW,
    )


CHANGED: dict[str, Callable[[Brief], object]] = {
    "closed": close,
    "held": lambda brief: Employer.objects.filter(pk=brief.employer_id).update(
        held_at=NOW, held_reason="x"
    ),
    "unlisted": lambda brief: brief.offerings.update(listed_at=None),
    "title": lambda brief: Brief.objects.filter(pk=brief.pk).update(title="Other maps"),
    "employer": lambda brief: Employer.objects.filter(pk=brief.employer_id).update(name="Other"),
    "address": lambda brief: Employer.objects.filter(pk=brief.employer_id).update(slug="other"),
    "supervisor": lambda brief: Member.objects.filter(pk=brief.supervisor_id).update(title="Other"),
    "applied": applies,
}


@pytest.mark.parametrize("name", CHANGED)
def test_what_somebody_changes_is_shown_at_once(brief: Brief, name: str) -> None:
    before = read(visitor())
    assert read(visitor()) == before
    elsewhere(lambda: CHANGED[name](brief))
    after = read(visitor())
    assert after != before
    PAGES.forget()
    assert after == read(visitor())


@pytest.mark.parametrize("looks", [True, False])
def test_a_withdrawn_brief_is_gone(
    brief: Brief, looks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control does not look at what changed, nor at the index, and shows it still."""
    assert "Lantern maps" in read(visitor())
    if not looks:
        searcher, number = INLINE.searcher(), CHANGES.look()
        monkeypatch.setattr(CHANGES, "look", lambda: number)
        monkeypatch.setattr(INLINE, "searcher", lambda: searcher)
    elsewhere(lambda: close(brief))
    assert ("Lantern maps" in read(visitor())) is not looks


def test_it_is_gone_though_the_index_does_not_know(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Lantern maps" in read(visitor())
    searcher = INLINE.searcher()
    monkeypatch.setattr(INLINE, "searcher", lambda: searcher)
    elsewhere(lambda: close(brief))
    assert "Lantern maps" not in read(visitor())


def test_a_slow_change_is_not_missed(brief: Brief, student: Student) -> None:
    """It begins before the page is made and ends after later ones."""
    has_written, may_end = threading.Event(), threading.Event()

    def slowly() -> None:
        with transaction.atomic():
            close(brief)
            has_written.set()
            may_end.wait(20)
        connection.close()

    thread = threading.Thread(target=slowly)
    thread.start()
    has_written.wait(20)
    assert "Lantern maps" in read(visitor())
    other = opened(student, title="Other maps")
    assert "Other maps" in read(visitor())
    elsewhere(lambda: close(other))
    shown = read(visitor())
    assert "Lantern maps" in shown
    assert "Other maps" not in shown
    may_end.set()
    thread.join()
    assert "Lantern maps" not in read(visitor())


def test_a_change_while_the_page_is_made_is_not_missed(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = finding._find

    def closing_after(*given: Any) -> Any:
        found = find(*given)
        elsewhere(lambda: close(brief))
        return found

    with monkeypatch.context() as patched:
        patched.setattr(finding, "_find", closing_after)
        assert "Lantern maps" in read(visitor())
    assert "Lantern maps" not in read(visitor())


def test_a_new_brief_is_shown(brief: Brief, student: Student) -> None:
    assert "New maps" not in read(visitor())
    elsewhere(lambda: opened(student, title="New maps"))
    assert "New maps" in read(visitor())


def test_nobody_who_is_signed_in_gets_or_leaves_a_page(
    brief: Brief, student: Student, made: list[str]
) -> None:
    own = visitor()
    own.force_login(student.user)
    assert student.user.name in read(own)
    assert student.user.name not in read(visitor())
    assert student.user.name in read(own)
    assert len(made) == 3


def test_who_is_to_be_told_something_gets_a_page_of_their_own(
    brief: Brief, made: list[str], settings: Any
) -> None:
    read(visitor())
    told = visitor()
    told.cookies[settings.MESSAGES_COOKIE_NAME] = "anything"
    read(told)
    read(told)
    read(Client(headers={"host": "testserver"}))
    assert len(made) == 4


def test_languages_and_names_of_the_site_are_kept_apart(
    brief: Brief, settings: Any, made: list[str]
) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for _round in range(2):
        for language in ("en", "de"):
            for host in settings.ALLOWED_HOSTS:
                client = visitor(host=host, **{"accept-language": language})
                assert f'<html lang="{language}"' in read(client)
    assert len(made) == 4
    assert visitor(host="three.example").get("/briefs/").status_code == 400


def test_a_reader_whose_copy_is_still_so_is_sent_nothing(brief: Brief) -> None:
    first: Any = visitor().get("/briefs/")
    assert first["Cache-Control"] == "private, no-cache"
    assert {"Cookie", "Accept-Language"} <= {each.strip() for each in first["Vary"].split(",")}
    mine = visitor(**{"if-none-match": first["ETag"]})
    assert mine.get("/briefs/").status_code == 304
    elsewhere(lambda: close(brief))
    assert mine.get("/briefs/").status_code == 200


def test_it_is_made_anew_on_another_day_and_after_a_while(
    brief: Brief, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read(visitor())
    with monkeypatch.context() as patched:
        patched.setattr(pages, "now", lambda: now() + timedelta(days=1))
        read(visitor())
        assert len(made) == 2
    read(visitor())
    monkeypatch.setattr(pages, "LIFE", 0.0)
    read(visitor())
    assert len(made) == 3


def test_no_more_is_kept_than_may_be(
    brief: Brief, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "MOST_PAGES", 2)
    for word in ("one", "two", "three", "three", "two", "one"):
        read(visitor(), f"?q={word}")
    assert len(made) == 4
    read(visitor(), f"?q={'long' * 200}")
    assert len(PAGES._kept) == 2


def test_with_too_much_changed_everything_counts_as_changed(
    brief: Brief, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST", 1)
    read(visitor())
    elsewhere(
        lambda: Stir.objects.bulk_create(Stir(brief_id=pk, xid=2**40, at=NOW) for pk in (1, 2))
    )
    read(visitor())
    assert len(made) == 2


def test_old_notes_are_cleared_away(brief: Brief) -> None:
    applies(brief)
    assert clear_away(0) == 0
    Stir.objects.update(at=now() - timedelta(days=3))
    assert clear_away(0) == 1
