"""What somebody sent while signed out is kept for them, and sent by nobody but them."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from fairbrief.accounts.models import User
from fairbrief.briefs.models import Brief
from tests.builders import a_campus, a_draft, a_member, an_employer

pytestmark = pytest.mark.django_db

PASSWORD = "a pass phrase to keep"
LOGIN, UNSENT = "/account/login/", "/account/unsent/"
WORDS = 'We want <b>to know</b> whom night markets feed.\r\n\r\nAnd "why", in four cities.'


@pytest.fixture
def brief() -> Brief:
    campus = a_campus()
    employer = an_employer(campus)
    writer = a_member(employer, "owner")
    writer.user.set_password(PASSWORD)
    writer.user.save()
    return a_draft(employer, campus, supervisor=writer)


@pytest.fixture
def writer(brief: Brief) -> User:
    assert brief.supervisor.user is not None
    brief.supervisor.user.emailaddress_set.create(
        email=brief.supervisor.user.email, verified=True, primary=True
    )
    return brief.supervisor.user


@pytest.fixture
def browser(writer: User) -> Client:
    browser = Client()
    _sign_in(browser, writer)
    return browser


def _sign_in(browser: Client, user: User, onward: str = "/notices/") -> str:
    """Signs in by password; where it led."""
    answer = browser.post(
        f"{LOGIN}?next={onward}", {"login": user.email, "password": PASSWORD, "next": onward}
    )
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def _end_of_session() -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))


def _step(brief: Brief) -> str:
    return f"/employer/briefs/{brief.code}/edit/scope/"


def _kept_in(page: str) -> list[tuple[str, str]]:
    """What the page would send."""
    form = re.search(r'<form method="post" action="/employer/.*?</form>', page, re.DOTALL)
    assert form is not None, page
    fields = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form[0], re.DOTALL)
    return [(unescape(name), unescape(value)) for name, value in fields]


def test_what_was_written_is_read_again_after_signing_in_and_sent_by_a_press(
    browser: Client, writer: User, brief: Brief
) -> None:
    _end_of_session()
    rows = {f"piece-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    sent = {"title": "Whom night markets feed", "summary": WORDS, "same": ["a", "b"]}
    sent |= {"seats": "1", **rows}
    answer = browser.post(
        _step(brief), sent, headers={"Referer": f"http://testserver{_step(brief)}"}
    )
    assert answer["Location"] == f"{LOGIN}?next={UNSENT}"
    assert "is kept: sign in to send it" in browser.get(answer["Location"]).content.decode()
    brief.refresh_from_db()
    assert brief.title != sent["title"]

    assert _sign_in(browser, writer, UNSENT) == UNSENT
    page = browser.get(UNSENT).content.decode()
    assert "We want &lt;b&gt;to know&lt;/b&gt; whom night markets feed." in page
    assert f'href="{_step(brief)}"' in page
    kept = _kept_in(page)
    assert ("summary", WORDS) in kept
    assert [value for name, value in kept if name == "same"] == ["a", "b"]

    saved = browser.post(_step(brief), dict(kept))
    brief.refresh_from_db()
    assert brief.title == sent["title"], saved.content.decode()
    assert browser.get(UNSENT)["Location"] == "/home/"


def test_the_session_lasts_as_ever_once_somebody_signed_in(
    browser: Client, writer: User, brief: Brief
) -> None:
    _end_of_session()
    browser.post(_step(brief), {"title": "Whom night markets feed"})
    assert browser.session.get_expiry_age() <= 30 * 60
    _sign_in(browser, writer)
    assert browser.session.get_expiry_age() > 24 * 3600


def test_nobody_else_reads_it(browser: Client, brief: Brief) -> None:
    _end_of_session()
    browser.post(_step(brief), {"title": "Whom night markets feed"})
    other = a_member(brief.employer, "owner").user
    other.set_password(PASSWORD)
    other.save()
    other.emailaddress_set.create(email=other.email, verified=True, primary=True)
    _sign_in(browser, other)
    assert browser.get(UNSENT)["Location"] == "/home/"
    assert "unsent" not in browser.session


def test_it_is_kept_for_half_an_hour(browser: Client, writer: User, brief: Brief) -> None:
    _end_of_session()
    browser.post(_step(brief), {"title": "Whom night markets feed"})
    _sign_in(browser, writer)
    session = browser.session
    session["unsent"] = {**session["unsent"], "at": session["unsent"]["at"] - 1801}
    session.save()
    assert browser.get(UNSENT)["Location"] == "/home/"


def test_it_can_be_thrown_away(browser: Client, writer: User, brief: Brief) -> None:
    _end_of_session()
    browser.post(_step(brief), {"title": "Whom night markets feed"})
    _sign_in(browser, writer)
    assert browser.post(UNSENT)["Location"] == "/home/"
    assert "unsent" not in browser.session


def test_files_are_named_to_be_chosen_again(browser: Client, writer: User, brief: Brief) -> None:
    _end_of_session()
    browser.post(
        _step(brief), {"title": "x", "file": SimpleUploadedFile("Plan & map.pdf", b"%PDF")}
    )
    _sign_in(browser, writer)
    assert "Choose again on the page: Plan &amp; map.pdf." in browser.get(UNSENT).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({}, id="a button alone"),
        pytest.param({"password1": "not to lie about"}, id="a secret"),
        pytest.param({"title": "long " * 50_000}, id="too long"),
        pytest.param({f"field{number}": "x" for number in range(501)}, id="too many"),
    ],
)
def test_what_is_not_kept_leads_back_to_its_page(
    browser: Client, brief: Brief, sent: dict[str, str]
) -> None:
    _end_of_session()
    answer = browser.post(_step(brief), sent)
    assert answer["Location"] == f"{LOGIN}?next=/employer/briefs/{brief.code}/"
    assert "nothing was done" in browser.get(answer["Location"]).content.decode()
    assert "unsent" not in browser.session


@pytest.mark.parametrize(
    "path", ["/account/", "/student/agreements/{}/sign/", "/operator/accounts/{}/close/"]
)
def test_accounts_and_signatures_are_no_matter_of_one_press(
    browser: Client, writer: User, brief: Brief, path: str
) -> None:
    _end_of_session()
    path = path.format(brief.code)
    answer = browser.post(path, {"name": "Somebody Else Altogether", "consent": "on"})
    assert answer["Location"].startswith(f"{LOGIN}?next=/")
    assert "unsent" not in browser.session
    _sign_in(browser, writer)
    assert browser.get(UNSENT)["Location"] == "/home/"


def test_choices_and_names_are_shown_as_well(browser: Client, writer: User, brief: Brief) -> None:
    _end_of_session()
    browser.post(
        _step(brief), {"title": "Night markets", "hours": "18", "piece-INITIAL_FORMS": "77"}
    )
    _sign_in(browser, writer)
    page = browser.get(UNSENT).content.decode()
    assert "<bdi>Night markets</bdi>" in page
    assert "<bdi>18</bdi>" in page
    assert "<bdi>77</bdi>" not in page
    assert ("piece-INITIAL_FORMS", "77") in _kept_in(page)


def test_nothing_is_kept_of_a_browser_that_nobody_signed_in_with(brief: Brief) -> None:
    stranger = Client()
    stranger.cookies["sessionid-last"] = "made up"
    stranger.post(_step(brief), {"title": "Whom night markets feed"})
    assert not Session.objects.exists()


def test_while_somebody_types_their_page_stays(browser: Client, brief: Brief) -> None:
    _end_of_session()
    headers = {"HX-Request": "true"}
    answer = browser.post(f"{_step(brief)}check/", {"title": "Whom"}, headers=headers)
    assert answer.status_code == 200
    assert "You are signed out" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_the_page_it_is_from_is_none_of_another_site(browser: Client, brief: Brief) -> None:
    _end_of_session()
    odd = "http://testserver//evil.example/x"
    browser.post(_step(brief), {"title": "x"}, headers={"Referer": odd})
    assert browser.session["unsent"]["page"] == f"/employer/briefs/{brief.code}/"
