"""The payment itself, which happens elsewhere: asked for, said, and answered."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils.html import strip_tags

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.advancing import advance
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.record import in_words, record_of
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    NotAllowedError,
)
from fairbrief.notices.models import Notice
from fairbrief.payments.actions import report_late_pay, say_missing, say_received, say_sent
from fairbrief.payments.models import Payout
from fairbrief.strikes.models import Strike
from fairbrief.tracking.desk import turns_of_employer
from fairbrief.tracking.records import reply_record
from fairbrief.tracking.today import today_of
from tests.browsing import signed_in
from tests.builders import NOW, TODAY, a_member, acting, an_officer, days, in_days
from tests.engaged import an_engagement
from tests.payments.test_funds import a_funding, owner_of, secure
from tests.work_pages.people import student_client
from tests.working import the_student

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]
ASKED = "Send the pay, and say that it was sent"


def accepted(**terms: Any) -> Payout:
    """Pay of accepted work, to be sent within ten days unless the terms say otherwise."""
    work = an_engagement("submitted", terms={"pay_days": 10, **terms})
    secure(a_funding(work))
    advance(work, "approve", actor=acting(work.supervisor.user), at=NOW)
    return Payout.objects.select_related("engagement").get(engagement=work)


def sent(payout: Payout, **said: Any) -> None:
    say_sent(
        payout,
        **{
            "sent_on": TODAY,
            "sent_minor": payout.amount_minor,
            "how": "bank",
            "actor": acting(owner_of(payout.engagement).user),
            "at": NOW,
            **said,
        },
    )


def asked_of_employer(work: Engagement) -> bool:
    return ASKED in [each.what for each in turns_of_employer(owner_of(work))]


def told(kind: str) -> int:
    return Notice.objects.filter(kind=kind).count()


def test_acceptance_asks_the_employer_for_the_payment_by_the_signed_day() -> None:
    payout = accepted()
    work = payout.engagement
    assert (payout.amount_minor, payout.due_on) == (43200, in_days(10))
    turn = turn_of(payout)
    assert turn is not None
    assert (turn.kind, turn.owner) == ("payments.send_by", "employer")
    assert asked_of_employer(work)
    assert "Your pay, to be sent" in [
        str(each.what) for each in today_of(work.student, at=NOW).others
    ]
    page = signed_in(owner_of(work).user).get(f"/employer/work/{work.code}/funds/").text
    assert "Say that it was sent" in page
    # Asked again two days before, on the morning of the day, and after it.
    fire_due(at=NOW + days(9))
    before = told("payout.due")
    assert before > 0
    fire_due(at=NOW + days(10))
    assert told("payout.due") == 2 * before
    assert told("payout.late") == 0
    fire_due(at=NOW + days(11))
    assert told("payout.late") == 1


def test_one_says_sent_the_other_received_and_both_stand_in_the_record() -> None:
    payout = accepted()
    work = payout.engagement
    here, client = f"/employer/work/{work.code}/funds/", signed_in(owner_of(work).user)
    form = {"sent_on": TODAY.isoformat(), "amount": "432", "how": "bank"}
    refused = client.post(f"{here}sent/{payout.code}/", {**form, "amount": "400"})
    assert refused.status_code == 422
    assert "Send the rest" in refused.text
    # Pressed twice, it is said once; the page then says whose turn it is.
    for _press in range(2):
        assert client.post(f"{here}sent/{payout.code}/", form).status_code == 302
    shown = client.get(here)
    assert shown.status_code == 200
    assert f"{work.student.user.name}’s turn" in shown.text
    assert not asked_of_employer(work)
    assert told("payout.sent") == 1
    waiting = [str(each.what) for each in today_of(work.student, at=NOW).waiting]
    assert "Say whether your pay has arrived" in waiting
    student, mine = student_client(work), f"/student/work/{work.code}/pay/"
    assert "Has it arrived?" in student.get(mine).text
    assert student.post(f"{mine}{payout.code}/received/").status_code == 302
    payout.refresh_from_db()
    assert (payout.state, payout.received_by_clock, turn_of(payout)) == ("received", False, None)
    said = [str(in_words(each).title) for each in record_of(work)]
    assert said[:2] == ["Pay received, says the student", "Pay sent, says the employer"]
    assert "The pay is settled" in client.get(here).text
    record = reply_record(work.employer)
    assert (record.sent, record.sent_in_time_percent) == (1, 100)


@pytest.mark.parametrize("side", ["student", "employer"])
def test_the_receipt_says_when_it_was_sent_and_received(side: str) -> None:
    payout = accepted()
    work = payout.engagement
    reader = student_client(work) if side == "student" else signed_in(owner_of(work).user)
    at = {"student": "pay", "employer": "funds"}[side]
    page = f"/{side}/work/{work.code}/{at}/"

    def printed() -> str:
        words = strip_tags(reader.get(f"{page}receipt/").text)
        return " ".join(words.partition("The payment, as both say")[2].split())

    assert "$432 Sat 20 Feb 2027 not said not said" in printed()
    sent(payout)
    assert "Wed 10 Feb 2027 bank transfer (ACH or wire) not said" in printed()
    say_missing(payout, actor=the_student(work), at=NOW + days(2))
    assert "not arrived Fri 12 Feb 2027" in printed()
    words = {"student": "has not arrived, as you said", "employer": "Look where the money went"}
    assert words[side] in reader.get(page).text
    sent(payout, sent_on=TODAY + days(2), at=NOW + days(2))
    assert "has to send it" not in reader.get(page).text
    say_received(payout, actor=the_student(work), at=NOW + days(3))
    assert "Fri 12 Feb 2027 bank transfer (ACH or wire) Sat 13 Feb 2027" in printed()


def test_the_pages_of_the_pay_say_how_far_it_is() -> None:
    payout = accepted()
    work = payout.engagement
    student, boss = student_client(work), signed_in(owner_of(work).user)

    def at_work() -> tuple[bool, bool]:
        """Whether the pages of the work ask the student, and the employer, for their word."""
        mine = student.get(f"/student/work/{work.code}/").text
        theirs = boss.get(f"/employer/work/{work.code}/").text
        return "Has your pay arrived?" in mine, "To the payment" in theirs

    def said() -> tuple[str, str]:
        mine = student.get(f"/student/work/{work.code}/pay/").text
        return mine, boss.get(f"/employer/work/{work.code}/funds/").text

    mine, theirs = said()
    assert "has to send it" in mine
    assert "Send the pay" in theirs
    assert at_work() == (False, True)
    sent(payout)
    assert at_work() == (True, False)
    mine, theirs = said()
    assert "says that $432 was sent" in mine
    assert "The pay is sent" in theirs
    say_received(payout, actor=the_student(work), at=NOW)
    mine, theirs = said()
    assert "has been sent and received" in mine
    assert at_work() == (False, False)
    assert "The pay is settled" in theirs


def test_what_has_not_arrived_is_the_employers_turn_again() -> None:
    payout = accepted()
    work = payout.engagement
    sent(payout)
    student = student_client(work)
    student.post(f"/student/work/{work.code}/pay/{payout.code}/not-yet/")
    payout.refresh_from_db()
    assert payout.state == "missing"
    assert asked_of_employer(work)
    assert told("payout.missing") > 0
    page = signed_in(owner_of(work).user).get(f"/employer/work/{work.code}/funds/")
    assert "Not arrived, said the student" in page.text
    assert "Say that it was sent" in page.text
    sent(payout)
    assert payout.state == "sent"
    say_received(payout, actor=the_student(work), at=NOW)
    with pytest.raises(IllegalMoveError, match="too long ago"):
        say_missing(payout, actor=the_student(work), at=NOW + days(8))


def test_silence_of_the_student_lets_the_employers_word_stand() -> None:
    payout = accepted()
    sent(payout)
    fire_due(at=NOW + days(20))
    payout.refresh_from_db()
    assert (payout.state, payout.received_by_clock) == ("received", True)


def test_pay_nobody_sends_is_told_and_proposed_for_the_record_once() -> None:
    payout = accepted()
    work = payout.engagement
    officer = an_officer(work.campus)
    for day in (11, 15, 20, 25, 30):
        fire_due(at=NOW + days(day))
    assert Notice.objects.filter(kind="payout.late_office", user=officer.user).exists()
    assert told("payout.late") > 1
    strike = Strike.objects.get(kind="late_pay")
    assert "nobody says that it was sent" in strike.fact
    assert asked_of_employer(work)
    record = reply_record(work.employer)
    assert (record.sent, record.sent_in_time_percent) == (1, 0)
    page = Client().get(f"/employers/{work.employer.slug}/").text
    assert "Pay sent on time" in page


def test_days_of_lateness_are_the_employers_own() -> None:
    payout = accepted()
    employer = payout.engagement.employer
    employer.time_zone = "America/Los_Angeles"
    employer.save(update_fields=["time_zone"])
    evening = datetime(2026, 12, 9, 17, 30, tzinfo=ZoneInfo(employer.time_zone))
    for late, proposed in ((8, False), (9, True)):
        Payout.objects.filter(pk=payout.pk).update(due_on=evening.date() - days(late))
        row = Payout.objects.get(pk=payout.pk)
        report_late_pay(row, actor=INSTALLATION, at=evening)
        assert Strike.objects.filter(kind="late_pay").exists() is proposed


def test_the_student_may_be_the_first_to_say_it() -> None:
    payout = accepted()
    say_received(payout, actor=the_student(payout.engagement), at=NOW)
    assert (payout.state, payout.sent_on) == ("received", TODAY)
    assert told("payout.received") > 0
    assert not asked_of_employer(payout.engagement)


def test_only_who_handles_money_says_it_and_nothing_that_is_still_to_come() -> None:
    payout = accepted()
    work = payout.engagement
    leader = a_member(work.employer, "leader")
    for person in (leader.user, work.student.user):
        with pytest.raises(NotAllowedError):
            sent(payout, actor=acting(person))
    for wrong, field in (
        ({"sent_on": in_days(1)}, "sent_on"),
        ({"sent_on": in_days(-1)}, "sent_on"),
        ({"sent_minor": 43199}, "amount"),
        ({"how": "gift card"}, "how"),
    ):
        with pytest.raises(FairbriefError) as refusal:
            sent(payout, **wrong)
        assert refusal.value.field == field
    assert payout.state == "due"


def test_unpaid_work_sends_nothing() -> None:
    work = an_engagement("submitted", fee_minor=0)
    a_funding(work)
    advance(work, "approve", actor=acting(work.supervisor.user), at=NOW)
    assert not Payout.objects.exists()
