"""A policy changes while it lets a brief open: what opened did so by the policy then in force."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from threading import Event as Signal
from time import sleep

import pytest

from fairbrief.audit.locking import unlocked
from fairbrief.audit.models import Event
from fairbrief.briefs.actions import send_for_review
from fairbrief.vetting.actions import routing, save_policy
from fairbrief.vetting.models import BriefReview
from tests.builders import NOW, a_campus, a_draft, a_member, acting, an_employer, an_officer
from tests.concurrency.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("is_guarded", [True, False])
def test_nothing_opens_by_a_policy_that_is_gone(
    is_guarded: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the guard the brief opens by version 1 after version 2 forbade it."""
    campus = a_campus(policy={"route": "findings", "sample_percent": 0})
    director = an_officer(campus, role="director")
    employer = an_employer(campus)
    brief = a_draft(employer, campus)
    owner, head = acting(a_member(employer).user), acting(director.user)
    has_read = Signal()
    reads: Callable[..., object] = routing.findings_under

    def slowly(*args: object, **more: object) -> object:
        found = reads(*args, **more)
        has_read.set()
        sleep(1)
        return found

    monkeypatch.setattr(routing, "findings_under", slowly)

    def forbids() -> object:
        has_read.wait(timeout=10)
        return save_policy(director, actor=head, at=NOW, based_on=1, route="all")

    with nullcontext() if is_guarded else unlocked():
        sent, saved = at_once(lambda: send_for_review(brief, actor=owner, at=NOW), forbids)
    assert not isinstance(sent, Exception)
    assert saved.version == 2
    review = BriefReview.objects.get()
    assert (review.by_policy, review.policy_version) == (True, 1)
    order = list(
        Event.objects.filter(name__in=["approve_by_policy", "policy_saved"])
        .order_by("pk")
        .values_list("name", flat=True)
    )
    in_turn = ["approve_by_policy", "policy_saved"]
    assert order == (in_turn if is_guarded else in_turn[::-1])
