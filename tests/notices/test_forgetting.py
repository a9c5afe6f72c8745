"""What notices said is forgotten; that they went to somebody stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError
from django.test import Client

from fairbrief.accounts.models import User
from fairbrief.notices.actions import forget_told
from fairbrief.notices.models import Notice
from fairbrief.notices.queries import KEEP_MAILS_DAYS, MAX_TRIES, outbox_health, unread_count
from tests.builders import NOW, a_user

pytestmark = pytest.mark.django_db

MAIL_OVER = timedelta(days=KEEP_MAILS_DAYS, minutes=1)
LIST_OVER = timedelta(days=settings.KEEP_NOTICES_DAYS, minutes=1)


def told(user: User | None = None, *, at: datetime = NOW, **columns: Any) -> Notice:
    return Notice.objects.create(
        **{
            "user": user,
            "email": user.email if user else "ann@firm.example",
            "kind": "brief.opened",
            "subject": "Maya Ortiz has applied",
            "body": "Dear Ann,\n\nMaya has applied.",
            "path": "/employer/",
            "calendar": "BEGIN:VCALENDAR",
            "made_at": at,
            "mailed_at": at,
            "mail_tries": 1,
            "once": f"clock {Notice.objects.count()}",
        }
        | columns
    )


def words_of(notice: Notice) -> str:
    notice.refresh_from_db()
    return notice.subject + notice.body + notice.path + notice.link + notice.calendar


def test_mail_of_people_without_an_account_goes_after_a_month() -> None:
    mail, own = told(), told(a_user())
    assert forget_told(at=NOW + timedelta(days=KEEP_MAILS_DAYS)) == 0
    at = NOW + MAIL_OVER
    assert forget_told(at=at) == 1
    assert words_of(mail) == ""
    assert (mail.email, mail.kind, mail.mailed_at) == ("ann@firm.example", "brief.opened", NOW)
    assert (mail.once, mail.forgotten_at) == ("clock 0", at)
    assert words_of(own)
    assert forget_told(at=at) == 0


def test_those_with_an_account_read_it_for_as_long_as_the_setting_says(client: Client) -> None:
    user = a_user()
    old, new = told(user), told(user, at=NOW + LIST_OVER, subject="Something new")
    assert unread_count(user) == 2
    assert forget_told(at=NOW + LIST_OVER) == 1
    assert words_of(old) == ""
    assert old.read_at is None
    assert unread_count(user) == 1
    client.force_login(user)
    page = client.get("/notices/").content.decode()
    assert new.subject in page
    assert page.count("data-read") == 1
    assert f"for {settings.KEEP_NOTICES_DAYS} days" in page
    assert client.get("/notices/").context["shell"].unread == 1


def test_what_waits_to_be_mailed_keeps_its_words_and_what_was_given_up_does_not() -> None:
    waiting = told(mailed_at=None, link="/sign/abc/")
    given_up = told(mailed_at=None, mail_tries=MAX_TRIES, mail_failure="no such person")
    at = NOW + LIST_OVER
    assert outbox_health(at=at).given_up == 1
    assert forget_told(at=at) == 1
    assert "/sign/abc/" in words_of(waiting)
    assert words_of(given_up) == ""
    assert given_up.mail_failure == "no such person"
    assert outbox_health(at=at).given_up == 0


def test_the_key_of_a_mail_that_was_given_up_goes_before_its_words() -> None:
    notice = told(a_user(), mailed_at=None, mail_tries=MAX_TRIES, link="/survey/abc/")
    forget_told(at=NOW + MAIL_OVER)
    assert "abc" not in words_of(notice)
    assert notice.body


def test_a_forgotten_notice_can_hold_no_words() -> None:
    notice = told()
    forget_told(at=NOW + MAIL_OVER)
    with pytest.raises(IntegrityError):
        Notice.objects.filter(pk=notice.pk).update(body="again")
