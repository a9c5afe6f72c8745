"""Two people, two connections: one signature, one engagement, one acceptance."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest
from django.db import IntegrityError

from fairbrief.agreements.actions import sign
from fairbrief.agreements.models import Agreement
from fairbrief.audit.actors import CLOCK
from fairbrief.audit.locking import unlocked
from fairbrief.audit.models import Event
from fairbrief.engagements.actions import approve_by_clock, approve_work, review_work
from fairbrief.engagements.models import Engagement
from tests.builders import NOW
from tests.concurrency.together import at_once, slow
from tests.working import all_met, an_agreement, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db(transaction=True)


def signing(agreement: Agreement, party: str) -> Callable[[], object]:
    """Signs with what was read before anyone else moved."""
    mine = Agreement.objects.select_related(
        "application__student__user", "application__brief__supervisor__user"
    ).get(pk=agreement.pk)
    actor = the_student(mine) if party == "student" else the_supervisor(mine)
    return lambda: sign(mine, party=party, name=actor.name, consent=True, actor=actor, at=NOW)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_signing_twice_at_once_signs_once(guard_is_on: bool) -> None:
    agreement = an_agreement()
    with slow("agreements_signature"), nullcontext() if guard_is_on else unlocked():
        got = at_once(signing(agreement, "student"), signing(agreement, "student"))
    if guard_is_on:
        assert sorted(map(str, got)) == ["False", "True"]
    else:
        assert any(isinstance(each, IntegrityError) for each in got)
    agreement.refresh_from_db()
    assert agreement.signatures.count() == 1
    assert agreement.state == "half_signed"


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_both_signing_at_once_begin_the_work_once(guard_is_on: bool) -> None:
    agreement = an_agreement()
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(signing(agreement, "student"), signing(agreement, "employer"))
    agreement.refresh_from_db()
    if guard_is_on:
        assert got == [True, True]
        assert agreement.state == "signed"
        assert Engagement.objects.filter(agreement=agreement).count() == 1
    else:
        # Each took its own for the first signature; the constraints let only one stand.
        assert any(isinstance(each, IntegrityError) for each in got)
        assert agreement.state == "half_signed"
        assert not Engagement.objects.exists()


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_approving_races_the_clock_and_the_work_is_accepted_once(guard_is_on: bool) -> None:
    found = work("submitted")
    person, clock = Engagement.objects.get(pk=found.pk), Engagement.objects.get(pk=found.pk)
    supervisor = the_supervisor(found)
    review_work(found, views=all_met(found), actor=supervisor, at=NOW)
    with nullcontext() if guard_is_on else unlocked():
        got = at_once(
            lambda: approve_work(person, actor=supervisor, at=NOW),
            lambda: approve_by_clock(clock, actor=CLOCK, at=NOW),
        )
    accepted = Event.objects.filter(
        subject_label="engagements.engagement", subject_id=found.pk, name="approve"
    )
    assert got == [None, None]
    if guard_is_on:
        assert accepted.count() == 1
        found.refresh_from_db()
        by_clock = accepted.get().actor_kind == "clock"
        assert found.approved_by_clock == by_clock
    else:
        assert accepted.count() == 2
