"""What is released is sent a few days later, and the student says that it has arrived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal
from typing import cast as as_type

from fairbrief.accounts.models import User
from fairbrief.audit.actors import person
from fairbrief.demo.world.cast import Cast
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import day_in
from fairbrief.organizations.models import Member
from fairbrief.payments.actions import say_missing, say_received, say_sent
from fairbrief.payments.models import Payout

SENT_AFTER, ARRIVED_AFTER = timedelta(days=3), timedelta(days=2)


type Arrival = Literal["received", "missing", "nothing said"]


def pays(cast: Cast, work: Engagement, *, arrival: Arrival = "received") -> Iterator[datetime]:
    """Of what was released last; today's world has some that is on its way still."""
    payout = Payout.objects.filter(engagement=work).select_related("engagement__employer").last()
    if payout is None or not payout.is_to_send or cast.now + SENT_AFTER > cast.timeline.at:
        return
    yield cast.now + SENT_AFTER
    owner = Member.objects.filter(employer=work.employer, role="owner").exclude(user=None)[0]
    say_sent(
        payout,
        sent_on=day_in(work.employer.time_zone, cast.now),
        sent_minor=payout.amount_minor,
        how="bank",
        actor=person(as_type("User", owner.user)),
        at=cast.now,
    )
    if arrival == "nothing said" or cast.now + ARRIVED_AFTER > cast.timeline.at:
        return
    yield cast.now + ARRIVED_AFTER
    says = say_missing if arrival == "missing" else say_received
    says(payout, actor=cast.as_student(work), at=cast.now)
