"""What is told is written with the change and mailed once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from fairbrief.accounts.models import User
from fairbrief.notices.models import Notice
from fairbrief.notices.sending import MAX_TRIES, send_some
from fairbrief.notices.telling import KINDS, NoticeKind, Recipient, tell
from tests.builders import NOW, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _kind() -> Iterator[None]:
    NoticeKind(
        name="test.kind",
        subject="Hello {name}: {what}",
        body="Dear {name}, {what}.",
        to=lambda subject: [subject, Recipient(email="ann@firm.example", name="Ann", link="/x/")],
        path=lambda subject: "/student/",
        facts=lambda subject: {"what": "a {curly} word"},
    )
    yield
    del KINDS["test.kind"]


@pytest.fixture
def user() -> User:
    return a_user("Maya Ortiz", email="maya@campus.example")


def test_each_recipient_gets_a_notice_and_a_mail(user: User) -> None:
    tell("test.kind", user, at=NOW)
    assert send_some(at=NOW) == 2
    assert [message.to for message in mail.outbox] == [
        ["maya@campus.example"],
        ["ann@firm.example"],
    ]
    assert mail.outbox[0].subject == "Hello Maya: a {curly} word"
    assert mail.outbox[0].body.endswith("/student/\n\n-- \nFairbrief")
    assert mail.outbox[1].body.endswith("/x/\n\n-- \nFairbrief")
    assert send_some(at=NOW) == 0


def test_a_heading_is_one_line_whatever_stands_in_it(user: User) -> None:
    named = Recipient(email="ann@firm.example", name="Ann\r\nBcc: eve@firm.example")
    tell("test.kind", user, at=NOW, to=[named])
    assert send_some(at=NOW) == 1
    assert mail.outbox[0].subject == "Hello Ann Bcc: eve@firm.example: a {curly} word"
    assert mail.outbox[0].recipients() == ["ann@firm.example"]


def test_a_key_stays_no_longer_than_its_mail_waits(user: User) -> None:
    own = Recipient(user=user, path="/student/today/", link="/x/")
    tell("test.kind", user, at=NOW, to=[own, Recipient(email="ann@firm.example", link="/y/")])
    assert Notice.objects.exclude(link="").count() == 2
    send_some(at=NOW)
    assert [message.body.count("/x/") for message in mail.outbox] == [1, 0]
    assert [message.body.count("/y/") for message in mail.outbox] == [0, 1]
    assert not Notice.objects.exclude(link="").exists()
    assert Notice.objects.get(user=user).path == "/student/today/"


def test_the_one_who_acted_is_not_told(user: User) -> None:
    told = tell("test.kind", user, at=NOW, but_not=user.pk)
    assert [notice.email for notice in told] == ["ann@firm.example"]


def test_once_means_once(user: User) -> None:
    assert len(tell("test.kind", user, at=NOW, once="clock 7")) == 2
    assert tell("test.kind", user, at=NOW, once="clock 7") == []


def test_each_reads_moments_in_their_own_zone_and_days_as_days() -> None:
    moment = datetime(2027, 2, 11, 15, 10, tzinfo=ZoneInfo("America/New_York"))
    NoticeKind(
        name="test.kind",
        subject="{when}",
        body="{day}, {next_year}",
        to=lambda subject: subject,
        path=lambda subject: "/",
        facts=lambda subject: {
            "when": moment,
            "day": date(2027, 2, 12),
            "next_year": date(2028, 1, 3),
        },
    )
    people = [
        a_user("Maya", time_zone="America/New_York"),
        a_user("Ravi", time_zone="Asia/Kolkata"),
        a_user("Ana", time_zone="No/Such_Zone"),
        Recipient(email="ann@firm.example", zone="Europe/Berlin"),
        Recipient(email="bob@firm.example"),
    ]
    told = tell("test.kind", people, at=NOW)
    assert [notice.subject for notice in told] == [
        "Thursday 11 February, 15:10 (New York time)",
        "Friday 12 February, 01:40 (Kolkata time)",
        "Thursday 11 February, 20:10 (UTC)",
        "Thursday 11 February, 21:10 (Berlin time)",
        "Thursday 11 February, 20:10 (UTC)",
    ]
    assert {notice.body for notice in told} == {"Friday 12 February, Monday 3 January 2028"}


def test_failing_post_keeps_the_reason_and_gives_up_in_the_end(
    user: User, settings: object
) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Broken"}}  # type: ignore[attr-defined]
    tell("test.kind", user, at=NOW)
    for minute in range(300):
        send_some(at=NOW + timedelta(minutes=minute))
        tries = set(Notice.objects.values_list("mail_tries", flat=True))
        assert tries == {min(MAX_TRIES, 1 + max(minute, 1).bit_length() - 1)}
    for notice in Notice.objects.all():
        assert notice.mail_tries == MAX_TRIES
        assert notice.mailed_at is None
        assert notice.mail_failure == "the post office is closed"


def test_a_round_opens_one_way_to_the_mail_server_and_a_new_one_after_a_failure(
    settings: object,
) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Falls"}}  # type: ignore[attr-defined]
    Falls.opened = Falls.closed = Falls.sent = 0
    for each in range(4):
        tell("test.kind", a_user(email=f"{each}@campus.example"), at=NOW)
    assert send_some(at=NOW) == 7
    assert Notice.objects.get(mailed_at=None).mail_failure == "gone away"
    assert (Falls.opened, Falls.closed) == (2, 2)
    assert send_some(at=NOW + timedelta(minutes=2)) == 1


def test_while_the_server_cannot_be_reached_all_wait_and_no_try_counts(
    user: User, settings: object
) -> None:
    settings.MAILERS = {"default": {"BACKEND": f"{__name__}.Away"}}  # type: ignore[attr-defined]
    tell("test.kind", user, at=NOW)
    for minute in range(30):
        assert send_some(at=NOW + timedelta(minutes=minute)) == 0
    assert set(Notice.objects.values_list("mail_tries", flat=True)) == {0}
    assert Notice.objects.filter(mail_failure="nobody is there").exists()


class Broken(BaseEmailBackend):
    """A mail backend that never delivers."""

    def send_messages(self, messages: object) -> int:
        raise OSError("the post office is closed")


class Falls(BaseEmailBackend):
    """A mail backend whose connection breaks once, at the third mail."""

    opened = closed = sent = 0

    def open(self) -> bool:
        Falls.opened += 1
        return True

    def close(self) -> None:
        Falls.closed += 1

    def send_messages(self, messages: object) -> int:
        Falls.sent += 1
        if Falls.sent == 3:
            raise OSError("gone away")
        return 1


class Away(BaseEmailBackend):
    """A mail backend whose server is not there."""

    def open(self) -> bool:
        raise ConnectionRefusedError("nobody is there")
