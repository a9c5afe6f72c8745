"""An employer's public record is counted from the same facts as clocks and decisions."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import end_early
from fairbrief.engagements.models import Dispute
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.tracking.records import reply_record
from tests.builders import NOW, days
from tests.payments.test_funds import owner_of
from tests.working import acting, the_supervisor, work

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
