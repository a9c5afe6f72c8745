"""Saved searches: kept, told of once, read as a feed; never what their student may not see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.http import QueryDict
from django.test import Client

from fairbrief.briefs.models import Brief, Offering
from fairbrief.kernel.errors import FairbriefError, LimitReachedError, NotAllowedError
from fairbrief.notices.models import Notice
from fairbrief.notices.sending import send_some
from fairbrief.organizations.models import Campus, Employer
from fairbrief.searches import actions as acts
from fairbrief.searches.finding import newest_fitting, query_of, words_of
from fairbrief.searches.models import MOST_SEARCHES, SavedSearch, Told
from fairbrief.searches.queries import off_path, search_by_key
from fairbrief.students.models import Skill, Student
from tests.builders import NOW, a_campus, a_student, acting, an_employer, an_open_brief, days

pytestmark = pytest.mark.django_db
#: NOW is ten in the morning where the campus is.
TOMORROW = NOW + days(1)
QUERY = {"hours_max": ["20"]}


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def student(campus: Campus) -> Student:
    return a_student(campus)


@pytest.fixture
def house(campus: Campus) -> Employer:
    return an_employer(campus)


def kept(student: Student, query: dict[str, list[str]] | None = None, **told: Any) -> SavedSearch:
    options = {"name": "Short ones", "mails": True, "at": NOW, **told}
    return acts.save_search(student, query=query or QUERY, actor=acting(student.user), **options)


def listed_at(brief: Brief, at: datetime) -> Brief:
    Offering.objects.filter(brief=brief).update(listed_at=at)
    return brief


def opened(house: Employer, campus: Campus, title: str, *, at: datetime, **columns: Any) -> Brief:
    return listed_at(an_open_brief(house, campus, title=title, **columns), at)


def test_only_filters_that_are_known_and_valid_are_kept() -> None:
    sent = QueryDict("q= maps &hours_max=20&pay_min=abc&page=3&skill=sql&evil=1&place=")
    assert query_of(sent) == {"q": ["maps"], "hours_max": ["20"], "skill": ["sql"]}
    words = words_of({"q": ["maps"], "skill": ["sql"], "place": ["remote"], "unpaid": ["on"]})
    assert words == ["maps", "Skills: SQL", "Place: remote", "Show unpaid ones too"]


def test_a_search_is_kept_by_name_and_a_few_at_most(student: Student) -> None:
    first = kept(student)
    assert kept(student, {"q": ["maps"]}).pk == first.pk
    for number in range(MOST_SEARCHES - 1):
        kept(student, name=f"Search {number}")
    with pytest.raises(LimitReachedError):
        kept(student, name="One more")
    with pytest.raises(FairbriefError):
        acts.save_search(
            student, name="All", query={}, mails=True, actor=acting(student.user), at=NOW
        )
    stranger = acting(a_student(a_campus()).user)
    for act in (
        lambda: acts.set_mails(first, False, actor=stranger, at=NOW),
        lambda: acts.forget_search(first, actor=stranger),
        lambda: acts.open_feed(first, actor=stranger),
        lambda: acts.end_feed(first, actor=stranger),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_one_mail_in_the_morning_tells_what_is_new_and_never_again(
    student: Student, house: Employer, campus: Campus
) -> None:
    opened(house, campus, "Was there before", at=NOW - days(1))
    kept(student)
    kept(student, {"place": ["remote"], "hours_max": ["30"]}, name="Remote")
    new = opened(house, campus, "A new one", at=NOW + timedelta(hours=3))
    opened(house, campus, "A long one", at=NOW + timedelta(hours=3), hours=40, summary="Long.")
    before_seven = TOMORROW.replace(hour=11)
    assert acts.mail_some(at=before_seven) == 0
    assert acts.mail_some(at=TOMORROW) == 1
    notice = Notice.objects.get(kind="search.found")
    assert notice.body.count("A new one") == 1
    assert "Was there before" not in notice.body
    assert "A long one" not in notice.body
    assert f"/briefs/{new.code}/" in notice.body
    opened(house, campus, "Another", at=TOMORROW + timedelta(minutes=1))
    assert acts.mail_some(at=TOMORROW + timedelta(hours=5)) == 0
    assert acts.mail_some(at=TOMORROW + days(1)) == 1
    last = Notice.objects.filter(kind="search.found").latest("id")
    assert "Another" in last.body
    assert "A new one" not in last.body
    listed_at(
        new,
        TOMORROW
        + days(
            1,
        )
        + timedelta(hours=1),
    )
    assert acts.mail_some(at=TOMORROW + days(2)) == 0
    assert Told.objects.filter(brief=new).count() == 2


def test_a_student_whose_search_fails_keeps_no_other_waiting(
    student: Student, house: Employer, campus: Campus, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(student)
    kept(a_student(campus))
    opened(house, campus, "A new one", at=NOW + timedelta(hours=3))
    real = acts._news_of

    def breaks(one: Student, **more: Any) -> Any:
        if one == student:
            raise RuntimeError("a fault of ours")
        return real(one, **more)

    monkeypatch.setattr(acts, "_news_of", breaks)
    assert acts.mail_some(at=TOMORROW) == 1
    monkeypatch.setattr(acts, "_news_of", real)
    assert acts.mail_some(at=TOMORROW) == 1


def test_only_what_the_student_may_see_is_told(
    student: Student, house: Employer, campus: Campus
) -> None:
    kept(student)
    other = a_campus()
    later = NOW + timedelta(hours=1)
    opened(house, other, "At another campus", at=later)
    opened(an_employer(campus, held_at=NOW), campus, "Of an employer on hold", at=later)
    closed = opened(house, campus, "Closed again", at=later)
    Brief.objects.filter(pk=closed.pk).update(state="closed")
    taken_off = opened(house, campus, "Taken off", at=later)
    Offering.objects.filter(brief=taken_off).update(listed_at=None)
    assert acts.mail_some(at=TOMORROW) == 0
    assert newest_fitting(student, QUERY, at=NOW, most=50) == []


def test_no_news_no_mail_and_none_for_who_wants_none(
    student: Student, house: Employer, campus: Campus
) -> None:
    search = kept(student)
    acts.set_mails(search, False, actor=acting(student.user), at=NOW)
    opened(house, campus, "Missed", at=NOW + timedelta(hours=1))
    assert acts.mail_some(at=TOMORROW) == 0
    acts.set_mails(search, True, actor=acting(student.user), at=TOMORROW)
    assert acts.mail_some(at=TOMORROW + days(1)) == 0
    opened(house, campus, "Told", at=TOMORROW + days(1.1))
    assert acts.mail_some(at=TOMORROW + days(2)) == 1


def test_one_press_ends_the_mails(
    client: Client, student: Student, house: Employer, campus: Campus
) -> None:
    search = kept(student)
    opened(house, campus, "A new one", at=NOW + timedelta(hours=1))
    acts.mail_some(at=TOMORROW)
    send_some(at=TOMORROW)
    sent = mail.outbox[-1]
    where = off_path(student)
    assert where in sent.body
    assert where not in Notice.objects.get(kind="search.found").body
    assert sent.extra_headers["List-Unsubscribe"].endswith(f"{where}>")
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    strict = Client(enforce_csrf_checks=True)
    assert "Stop these mails" in strict.get(where).content.decode()
    search.refresh_from_db()
    assert search.mails
    answer = strict.post(where, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 204
    search.refresh_from_db()
    assert not search.mails
    assert "No more mails" in strict.get(where).content.decode()
    assert strict.post(f"{where[:-2]}x/").status_code == 404
    assert client.get("/alerts/nonsense/").status_code == 404


def test_a_feed_is_private_and_its_key_is_kept_nowhere(
    client: Client, student: Student, house: Employer, campus: Campus
) -> None:
    search = kept(student)
    opened(house, campus, "Fits well", at=NOW)
    opened(house, a_campus(), "Elsewhere", at=NOW)
    client.force_login(student.user)
    page = client.post(f"/student/searches/{search.code}/feed/").content.decode()
    address = page.partition('id="feed-address" class="break">')[2].partition("<")[0]
    key = address.split("/")[-2]
    search.refresh_from_db()
    assert key
    assert key not in str(vars(search))
    where = f"/feed/{key}/briefs.atom"
    reader = Client()
    feed = reader.get(where)
    words = feed.content.decode()
    assert "Fits well" in words
    assert "Elsewhere" not in words
    assert key not in words
    assert "private" in feed["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in feed
    again = reader.get(where, headers={"If-None-Match": feed["ETag"]})
    assert again.status_code == 304
    assert key not in client.get("/student/searches/").content.decode()
    client.post(f"/student/searches/{search.code}/feed/", {"end": "1"})
    assert reader.get(where).status_code == 404
    assert search_by_key("") is None


def test_saving_from_the_list_and_living_with_it(client: Client, student: Student) -> None:
    client.force_login(student.user)
    Skill.objects.get(slug="sql")
    listed = client.get("/briefs/?skill=sql").content.decode()
    assert "/student/searches/save/?skill=sql" in listed
    assert "/student/searches/save/" not in client.get("/briefs/").content.decode()
    assert client.get("/student/searches/save/?evil=1")["Location"] == "/briefs/"
    form = client.get("/student/searches/save/?skill=sql&page=2").content.decode()
    assert 'value="Skills: SQL"' in form
    assert client.post("/student/searches/save/?skill=sql", {"name": ""}).status_code == 422
    client.post("/student/searches/save/?skill=sql", {"name": "My  SQL", "mails": "on"})
    search = SavedSearch.objects.get()
    assert (search.name, search.query, search.mails) == ("My SQL", {"skill": ["sql"]}, True)
    page = client.get("/student/searches/").content.decode()
    assert "/briefs/?skill=sql" in page
    client.post(f"/student/searches/{search.code}/mails/", {"mails": "no"})
    search.refresh_from_db()
    assert not search.mails
    stranger = Client()
    stranger.force_login(a_student(student.campus).user)
    for act in ("mails", "forget", "feed"):
        assert stranger.post(f"/student/searches/{search.code}/{act}/").status_code == 404
    client.post(f"/student/searches/{search.code}/forget/")
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("rows", [0, 1, 15])
def test_the_list_takes_as_many_queries_however_long(
    rows: int, client: Client, student: Student, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        kept(student, name=f"Search {number}")
    client.force_login(student.user)
    with django_assert_max_num_queries(6):
        client.get("/student/searches/")


def test_a_link_that_is_not_whole_says_so_and_what_to_do() -> None:
    for address in ("/alerts/nonsense/", "/portfolio/by/nonsense/"):
        answer = Client().get(address)
        assert answer.status_code == 404
        assert "This link does not open anything" in answer.content.decode()
        assert "/account/login/?next=" in answer.content.decode()
