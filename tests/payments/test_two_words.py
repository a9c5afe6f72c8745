"""What the record makes of pay of which the two sides say different things."""

from __future__ import annotations

import re
from datetime import datetime, time

import pytest
import time_machine

from fairbrief.audit.queries import history_of
from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.queries import turn_of
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.notices.models import Notice
from fairbrief.payments.actions import say_missing, say_received
from fairbrief.payments.models import Payout
from fairbrief.strikes.models import Strike
from fairbrief.tracking.records import reply_record
from tests.browsing import signed_in
from tests.builders import NOW, TODAY, an_officer, days
from tests.payments.test_funds import owner_of
from tests.payments.test_sending import accepted, sent, told
from tests.work_pages.people import student_client
from tests.working import the_student

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


def missing(payout: Payout, *, after: float = 0) -> None:
    say_missing(payout, actor=the_student(payout.engagement), at=NOW + days(after))


def counted(payout: Payout) -> tuple[int, int]:
    """Payments on the employer's public record, and those of them that were sent in time."""
    record = reply_record(payout.engagement.employer)
    return record.sent, record.sent_in_time


def test_a_day_named_afterwards_does_not_undo_that_the_clock_ran_out() -> None:
    payout = accepted()
    fire_due(at=NOW + days(11))
    sent(payout, at=NOW + days(25), sent_on=TODAY)
    assert counted(payout) == (1, 0)


def test_silence_leaves_the_student_the_word_that_nothing_arrived() -> None:
    payout = accepted()
    sent(payout)
    fire_due(at=NOW + days(20))
    payout.refresh_from_db()
    assert payout.received_by_clock
    student, mine = (
        student_client(payout.engagement),
        f"/student/work/{payout.engagement.code}/pay/",
    )
    assert "It has not arrived" in student.get(mine).text
    with time_machine.travel(NOW + days(60), tick=False):
        later = student_client(payout.engagement)
        assert later.post(f"{mine}{payout.code}/not-yet/").status_code == 302
    payout.refresh_from_db()
    assert payout.state == "missing"
    assert turn_of(payout).owner == "employer"  # type: ignore[union-attr]
    assert "by the clock" not in student.get(mine).text
    sent(payout, at=NOW + days(61))
    say_received(payout, actor=the_student(payout.engagement), at=NOW + days(62))
    assert (payout.state, payout.received_by_clock) == ("received", False)
    with pytest.raises(IllegalMoveError):
        missing(payout, after=70)


def test_after_a_season_what_counts_as_received_stays() -> None:
    payout = accepted()
    sent(payout)
    fire_due(at=NOW + days(20))
    payout.refresh_from_db()
    with pytest.raises(IllegalMoveError, match="too long ago"):
        missing(payout, after=120)
    payout.refresh_from_db()
    assert payout.state == "received"


def test_a_word_said_by_a_slip_can_be_taken_back_for_a_week() -> None:
    """Of pay that the employer sent: it is theirs to look into, and the office knows of both."""
    payout = accepted()
    an_officer(payout.engagement.campus)
    sent(payout)
    say_received(payout, actor=the_student(payout.engagement), at=NOW)
    mine = f"/student/work/{payout.engagement.code}/pay/"
    student = student_client(payout.engagement)
    assert "you can take that back until" in student.get(mine).text
    for _press in range(2):
        answer = student.post(f"{mine}{payout.code}/not-yet/", follow=True)
    assert "Nobody has said" not in answer.text
    payout.refresh_from_db()
    assert payout.state == "missing"
    assert turn_of(payout).owner == "employer"  # type: ignore[union-attr]
    assert told("payout.missing") == 0
    assert told("payout.taken_back") > 0
    assert told("payout.taken_back_office") == 1
    assert counted(payout) == (0, 0)
    receipt = student.get(f"/student/work/{payout.engagement.code}/pay/receipt/").text
    assert "not arrived" in receipt
    # From then on it is said as ever, however long ago the slip was; a second slip is the office's.
    sent(payout, at=NOW + days(30))
    missing(payout, after=31)
    sent(payout, at=NOW + days(32))
    say_received(payout, actor=the_student(payout.engagement), at=NOW + days(33))
    with pytest.raises(IllegalMoveError):
        missing(payout, after=34)


def test_taken_back_of_pay_nobody_sent_leaves_time_to_send_it() -> None:
    payout = accepted()
    an_officer(payout.engagement.campus)
    # Just before the signed day is over, nobody is late by it.
    at_last = datetime.combine(payout.due_on, time(23, 0), NOW.tzinfo) - NOW
    say_received(payout, actor=the_student(payout.engagement), at=NOW + at_last - days(1))
    missing(payout, after=at_last / days(1))
    payout.refresh_from_db()
    assert payout.state == "missing"
    assert turn_of(payout).due_at > NOW + at_last + days(2)  # type: ignore[union-attr]
    fire_due(at=NOW + at_last + days(1))
    assert counted(payout) == (0, 0)
    assert not Strike.objects.exists()
    fire_due(at=NOW + days(25))
    assert counted(payout) == (1, 0)
    sent(payout, at=NOW + days(26))
    assert payout.state == "sent"


def test_of_pay_nobody_spoke_of_nothing_is_missing() -> None:
    payout = accepted()
    with pytest.raises(IllegalMoveError, match="Nobody has said"):
        missing(payout)


def test_after_a_week_the_page_offers_it_no_more() -> None:
    payout = accepted()
    sent(payout)
    say_received(payout, actor=the_student(payout.engagement), at=NOW)
    with time_machine.travel(NOW + days(8), tick=False):
        page = student_client(payout.engagement).get(f"/student/work/{payout.engagement.code}/pay/")
    assert "It has not arrived" not in page.text


def test_neither_side_makes_the_record_by_its_own_word() -> None:
    """A student who says no harms nobody by it; an employer who says yes again gains nothing."""
    payout = accepted()
    sent(payout)
    assert counted(payout) == (1, 1)
    missing(payout)
    assert counted(payout) == (0, 0)
    sent(payout)
    assert counted(payout) == (0, 0)
    missing(payout)
    # Who leaves it unanswered beyond the day is late, until they answer.
    fire_due(at=NOW + days(11))
    assert counted(payout) == (1, 0)
    assert [each.name for each in history_of(payout)].count("missing late") == 1
    sent(payout, at=NOW + days(12))
    assert counted(payout) == (0, 0)


def test_the_office_is_told_when_it_goes_on_between_the_two() -> None:
    payout = accepted()
    officer = an_officer(payout.engagement.campus)
    sent(payout)
    missing(payout)
    assert told("payout.missing_office") == 0
    sent(payout, at=NOW + days(1))
    missing(payout, after=2)
    notice = Notice.objects.get(kind="payout.missing_office")
    assert notice.user == officer.user
    assert "more than once" in notice.body


def test_a_window_that_was_open_before_says_nothing_over_the_students_word() -> None:
    payout = accepted()
    work = payout.engagement
    here, client = f"/employer/work/{work.code}/funds/", signed_in(owner_of(work).user)
    seen = re.search(r'name="seen" value="(\w+)"', client.get(here).text)
    assert seen is not None
    old = {"sent_on": TODAY.isoformat(), "amount": "432", "how": "bank", "seen": seen[1]}
    address = f"{here}sent/{payout.code}/"
    assert client.post(address, old).status_code == 302
    missing(payout)
    refused = client.post(address, old)
    assert refused.status_code == 422
    assert "said meanwhile that it has not arrived" in refused.text
    payout.refresh_from_db()
    assert payout.state == "missing"
    # The page that comes back has seen it.
    assert 'name="seen" value="missing"' in refused.text
    assert client.post(address, old | {"seen": "missing"}).status_code == 302
    payout.refresh_from_db()
    assert payout.state == "sent"


def test_the_student_reads_the_sum_that_the_employer_names() -> None:
    payout = accepted()
    work = payout.engagement
    sent(payout, sent_minor=50050)
    assert "$500.50" in student_client(work).get(f"/student/work/{work.code}/pay/").text
    told_so = Notice.objects.get(kind="payout.sent")
    assert "$500.50" in told_so.subject
    assert "$500.50" in told_so.body
