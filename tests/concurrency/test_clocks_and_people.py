"""A clock runs out in the very moment somebody acts: the one who acts never reads of an error."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest

from fairbrief.clocks import firing
from fairbrief.clocks.models import Clock
from fairbrief.payments.actions import say_received
from fairbrief.payments.models import Payout
from tests.builders import NOW, days
from tests.concurrency.together import at_once
from tests.payments.test_sending import accepted, sent
from tests.working import the_student

pytestmark = pytest.mark.django_db(transaction=True)
WHEN = NOW + days(20)


def test_the_worker_gives_way_to_who_acts(monkeypatch: pytest.MonkeyPatch) -> None:
    payout = accepted()
    sent(payout)
    # What else is due by then is done, so that the worker has this one clock alone.
    Clock.objects.exclude(kind="payments.confirm_by").update(stopped_at=NOW)
    Clock.objects.update(next_at=NOW + days(14), due_at=NOW + days(14), reminders_sent=1)
    has_the_clock, goes_on = Event(), Event()
    subject_of = firing.subject_of

    def slowly(clock: Clock, /) -> Any:
        has_the_clock.set()
        goes_on.wait(timeout=0.15)
        return subject_of(clock)

    monkeypatch.setattr(firing, "subject_of", slowly)

    def act() -> bool:
        has_the_clock.wait(timeout=10)
        mine = Payout.objects.select_related("engagement").get(pk=payout.pk)
        return say_received(mine, actor=the_student(mine.engagement), at=WHEN)

    said, _served = at_once(act, lambda: firing.fire_due(at=WHEN))
    assert said is True
    payout.refresh_from_db()
    assert (payout.state, payout.received_by_clock) == ("received", False)
    assert not Clock.objects.exclude(failure="").exists()
