"""What is met is accepted for good while the rest is sent back."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from fairbrief.engagements.actions import (
    approve_work,
    ask_changes,
    hand_over_version,
    propose_change,
    submit_work,
)
from fairbrief.engagements.models import Engagement, PieceAcceptance
from fairbrief.engagements.queries import View, newest_versions
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from tests.builders import NOW, days
from tests.working import all_met, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db

REASON = "The second date is missing"


def sent_back() -> Engagement:
    """Two deliverables: the first is met, the second is not."""
    found = work("submitted")
    views = all_met(found)
    last = newest_versions(found)[-1]
    views[last.code] = [View(met=False, note="A date is missing")] * len(last.piece.criteria)
    ask_changes(found, reason=REASON, views=views, actor=the_supervisor(found), at=NOW)
    return found


def test_what_is_met_is_accepted_and_the_rest_comes_back() -> None:
    found = sent_back()
    accepted = PieceAcceptance.objects.get()
    first, second = found.pieces.all()
    assert (accepted.piece, accepted.by_name) == (first, found.supervisor.name)
    said = {"file": None, "link": "https://a.example/2", "note": "", "self_check": [True, True]}
    student = the_student(found)
    with pytest.raises(IllegalMoveError, match="accepted already"):
        hand_over_version(first, actor=student, at=NOW + days(1), **said)  # type: ignore[arg-type]
    hand_over_version(second, actor=student, at=NOW + days(1), **said)  # type: ignore[arg-type]
    submit_work(found, actor=student, at=NOW + days(1))
    assert [each.piece for each in newest_versions(found)] == [second]
    approve_work(found, views=all_met(found), actor=the_supervisor(found), at=NOW + days(2))
    assert found.state == "approved"


def test_an_acceptance_is_not_taken_back() -> None:
    found = sent_back()
    for act in (
        lambda: PieceAcceptance.objects.update(by_name="x"),
        lambda: PieceAcceptance.objects.all().delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            act()
    with pytest.raises(FairbriefError, match="accepted already"):
        propose_change(
            found,
            what="Without the first deliverable",
            why="Not needed",
            hours=found.hours,
            fee_minor=found.fee_minor,
            due_on=found.due_on,
            drops=found.pieces.get(position=1),
            actor=the_supervisor(found),
            at=NOW,
        )


def test_nothing_is_sent_back_when_everything_is_met() -> None:
    found = work("submitted")
    with pytest.raises(IllegalMoveError, match="Accept the work"):
        ask_changes(found, reason=REASON, views=all_met(found), actor=the_supervisor(found), at=NOW)
    found.refresh_from_db()
    assert (found.state, found.rounds) == ("submitted", 0)
    assert not PieceAcceptance.objects.exists()


def test_only_the_employer_accepts_in_part() -> None:
    found = work("submitted")
    with pytest.raises(NotAllowedError):
        ask_changes(found, reason=REASON, actor=the_student(found), at=NOW)
    assert not PieceAcceptance.objects.exists()
