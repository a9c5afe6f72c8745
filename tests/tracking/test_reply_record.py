"""An employer's public record is counted from the same facts as clocks and decisions."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.applications.models import Application
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import end_early
from fairbrief.engagements.models import Dispute
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.reports.sections.employers import employers
from fairbrief.tracking.records import reply_record
from tests.builders import NOW, a_campus, days
from tests.payments.test_funds import owner_of
from tests.working import acting, an_offer, the_supervisor, work

pytestmark = pytest.mark.django_db


def test_the_record_counts_late_pay_silence_early_ends_and_decisions() -> None:
    late = work("authorized")
    employer = late.employer
    in_time = work("authorized", employer=employer, campus=late.campus)
    for found, at in ((in_time, NOW), (late, NOW + days(9))):
        fire_due(at=at)
        secure_funds(
            Funding.objects.get(engagement=found),
            reference="ACH 1",
            actor=acting(owner_of(found).user),
            at=at,
        )
    record = reply_record(employer)
    assert (record.paid, record.paid_in_time, record.paid_in_time_percent) == (2, 1, 50)
    ended = work("active", employer=employer, campus=late.campus)
    end_early(ended, reason="We have no time for it.", actor=the_supervisor(ended), at=NOW)
    silent = work("submitted", employer=employer, campus=late.campus)
    Dispute.objects.create(
        engagement=ended,
        opened_by="student",
        claim="It",
        wish="That",
        opened_at=NOW,
        state="closed",
        decision="So it is.",
        award_minor=0,
        outcome="ended_early",
        blame="employer",
        decided_at=NOW,
        closed_at=NOW,
    )
    fire_due(at=NOW + days(9))
    silent.refresh_from_db()
    assert silent.approved_by_clock
    record = reply_record(employer)
    assert (record.ended_by_them, record.accepted_by_clock, record.not_kept) == (1, 1, 1)
    page = Client().get(f"/employers/{employer.slug}/").content.decode()
    for words in ("Pay secured in time", "decided against them", "Ended early by them"):
        assert words in page


def test_pay_that_never_came_is_not_left_out_of_what_came_in_time() -> None:
    never = work("authorized")
    in_time = work("authorized", employer=never.employer, campus=never.campus)
    secure_funds(
        Funding.objects.get(engagement=in_time),
        reference="ACH 1",
        actor=acting(owner_of(in_time).user),
        at=NOW,
    )
    assert reply_record(never.employer).paid_in_time_percent == 100
    fire_due(at=NOW + days(9))
    record = reply_record(never.employer)
    assert (record.paid, record.paid_in_time, record.paid_in_time_percent) == (2, 1, 50)
    row = employers(never.campus, limit=1).tables[0].rows[0]
    assert (row[0], row[2]) == (never.employer.name, "50 %")


def test_an_offer_is_an_answer_whatever_the_student_made_of_it() -> None:
    offer = an_offer()
    employer = offer.brief.employer
    for state in ("returned", "withdrawn"):
        an_offer(campus=a_campus(), employer=employer, brief=offer.brief)
        Application.objects.filter(state="offered").exclude(pk=offer.pk).update(
            state=state, reason="Not now.", ended_at=NOW
        )
    record = reply_record(employer)
    assert (record.answered, record.returned, record.answered_percent) == (3, 0, 100)


def test_bad_news_is_a_record_too() -> None:
    ended = work("active")
    end_early(ended, reason="We have no time for it.", actor=the_supervisor(ended), at=NOW)
    assert not reply_record(ended.employer).is_empty
    page = Client().get(f"/employers/{ended.employer.slug}/").content.decode()
    assert "nobody has worked with them" not in page
    assert "Ended early by them" in page
