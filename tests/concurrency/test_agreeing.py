"""Changing and signing at once, on two connections and on two hundred presses: one outcome."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext

import pytest
from django.db import connection
from django.test import Client

from fairbrief.agreements.actions import (
    Answer,
    Wish,
    answer_changes,
    answer_status,
    propose_changes,
    withdraw_changes,
)
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.proof import proof_of
from fairbrief.agreements.queries import proposals_open
from fairbrief.audit.locking import unlocked
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, MissingFactError
from fairbrief.notices.models import Notice
from tests.builders import NOW
from tests.concurrency.test_signing import signing
from tests.concurrency.together import at_once, slow
from tests.working import a_link, acts_for, an_agreement, answers_of, signed_by

pytestmark = pytest.mark.django_db(transaction=True)

#: Presses at once of one mailed link, and the browsers they come from.
PRESSES, BROWSERS = 200, 8


def mine(agreement: Agreement) -> Agreement:
    """What one person's page had read before anyone else moved."""
    return Agreement.objects.select_related(
        "application__student__user",
        "application__student__campus",
        "application__brief__supervisor__user",
        "application__brief__employer",
    ).get(pk=agreement.pk)


def proposing(agreement: Agreement, side: str, days: int = 5) -> Callable[[], object]:
    row = mine(agreement)
    actor = acts_for(row, side)
    wish = Wish("pay_days", days, "Rent is due on the first.")
    return lambda: propose_changes(row, [wish], side=side, actor=actor, at=NOW)


def accepting(agreement: Agreement, side: str) -> Callable[[], object]:
    row = mine(agreement)
    actor = acts_for(row, side)
    answers = {each.code: Answer(True) for each in proposals_open(row).exclude(side=side)}
    return lambda: answer_changes(row, answers, side=side, actor=actor, at=NOW)


@pytest.mark.parametrize("guard_is_on", [True, False])
def test_the_last_signature_races_a_proposed_change(guard_is_on: bool) -> None:
    agreement = signed_by(an_agreement(), "employer")
    with slow("agreements_signature"), nullcontext() if guard_is_on else unlocked():
        got = at_once(signing(agreement, "student"), proposing(agreement, "employer"))
    agreement.refresh_from_db()
    waits = proposals_open(agreement).exists()
    if not guard_is_on:
        # Both went through: a text that is signed by both is still being changed.
        assert agreement.state == "signed"
        assert waits
        return
    if agreement.state == "signed":
        assert not waits
        assert isinstance(got[1], IllegalMoveError)
        assert "change order" in str(got[1])
        assert Engagement.objects.filter(agreement=agreement).count() == 1
    else:
        assert waits
        assert isinstance(got[0], MissingFactError)
        assert not Engagement.objects.exists()
    assert proof_of(agreement).holds


def test_accepting_twice_at_once_makes_one_version() -> None:
    agreement = an_agreement()
    proposing(agreement, "student")()
    before = agreement.version
    got = at_once(accepting(agreement, "employer"), accepting(agreement, "employer"))
    agreement.refresh_from_db()
    assert agreement.version == before + 1
    assert sum(each is True for each in got) == 1
    assert sum(isinstance(each, IllegalMoveError) for each in got) == 1
    assert proof_of(agreement).holds


def test_accepting_races_taking_back() -> None:
    agreement = an_agreement()
    proposing(agreement, "student")()
    row = mine(agreement)
    student = acts_for(row, "student")
    got = at_once(
        accepting(agreement, "employer"),
        lambda: withdraw_changes(row, side="student", actor=student, at=NOW),
    )
    agreement.refresh_from_db()
    (change,) = agreement.proposals.all()
    if change.state == "accepted":
        assert got == [True, 0]
        assert agreement.terms["pay_days"] == 5
    else:
        assert change.state == "withdrawn"
        assert isinstance(got[0], FairbriefError)
        assert agreement.terms["pay_days"] == 10


def test_two_who_propose_on_one_line_at_once_leave_one_to_answer() -> None:
    agreement = an_agreement()
    at_once(proposing(agreement, "student", 5), proposing(agreement, "employer", 7))
    assert agreement.proposals.count() == 2
    assert proposals_open(agreement).count() == 1


def test_answering_the_status_check_twice_at_once_is_answering_once() -> None:
    agreement = an_agreement(is_stated=False)

    def stating() -> Callable[[], object]:
        row = mine(agreement)
        actor, said = acts_for(row, "employer"), answers_of(row, "employer")
        return lambda: answer_status(row, said, side="employer", actor=actor, at=NOW)

    at_once(stating(), stating())
    agreement.refresh_from_db()
    assert (agreement.statuses.count(), agreement.version) == (1, 2)
    assert proof_of(agreement).holds


def test_a_mailed_link_pressed_two_hundred_times_signs_once() -> None:
    agreement = an_agreement(at=now())
    supervisor = agreement.application.brief.supervisor
    assert supervisor is not None
    path = f"/sign/{a_link(agreement, 'supervisor', supervisor, at=now())}/"
    sent = {"name": supervisor.name, "consent": "on", "read": agreement.sha256}

    def press(_number: int) -> int:
        try:
            return Client().post(path, sent).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(BROWSERS) as pool:
        codes = list(pool.map(press, range(PRESSES), timeout=300))
    # On to the proof for who was first and who came just behind; what became of it for the rest.
    assert set(codes) <= {200, 302, 404}
    assert 302 in codes
    agreement.refresh_from_db()
    assert agreement.signatures.count() == 1
    assert agreement.state == "half_signed"
    assert Notice.objects.filter(kind="agreement.half_signed").count() <= 3
    assert "You have signed" in Client().get(path).text
    assert proof_of(agreement).holds
