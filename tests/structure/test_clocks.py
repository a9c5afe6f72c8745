"""Silence has an owner: every rule says whose turn it is, reminds, and ends in an act."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils.module_loading import import_string

from fairbrief.clocks.firing import fire_due
from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import live_clocks
from fairbrief.clocks.rules import RULES
from fairbrief.engagements.actions import ask_changes, pause_work
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.overview import is_over
from fairbrief.engagements.queries import newest_versions
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.portals.ui.tags.trade import OWNERS
from tests.builders import NOW, acting, days, in_days
from tests.payments.test_funds import owner_of
from tests.working import the_student, the_supervisor, work

#: Rules that remind nobody before their moment, each with the reason.
NO_REMINDER = {
    "advice.answer": "three days; the queue counts them",
    "advice.late": "is itself the reminder",
    "agreement.employer_signs": "the agreement is the first thing on the desk",
    "agreement.student_signs": "the agreement is the first thing on the page of today",
    "application.answer_offer": "the offer is told at once and is the first thing of today",
    "agreement.employer_answers": "three days; the proposal is the first thing on the desk",
    "agreement.student_answers": "three days; the proposal is the first thing of today",
    "application.decide": "the first reply has reminded",
    "application.decide_again": "three days; the desk counts them",
    "application.first_reply": "three days; the desk counts them",
    "award.decide": "ten days; the page of funds has what waits at its side",
    "brief.apply_by": "a day on the calendar, nobody's turn",
    "brief_review.decide": "three days; the queue counts them",
    "brief_review.late": "is itself the reminder",
    "brief_review.recheck": "three days; the queue and the desk count them",
    "checkin.answer": "two days; what is checked in stands on the desk",
    "concern.answer": "three days; the operator's overview counts them",
    "concern.decide": "three days; the queue counts them",
    "concern.late": "is itself the reminder",
    "employer_review.decide": "three days; the queue counts them",
    "employer_review.late": "is itself the reminder",
    "employer_review.recheck": "ten days; the queue counts them",
    "guard.follow": "three days; the choice has just led both to it",
    "meeting.feedback": "it is itself the asking, at the end of the conversation",
    "meeting.leader_answers": "two days at most; the invitation has just left",
    "meeting.student_answers": "two days at most; the invitation has just left",
    "question.answer": "the desk counts the days",
    "strike.expire": "nobody has to act: it is forgotten",
    "stuck.answer": "one day; the question has just left",
}
OURS = sorted(kind for kind in RULES if not kind.startswith("test."))


@pytest.mark.parametrize("kind", OURS)
def test_every_clock_has_an_owner_a_consequence_and_a_reminder(kind: str) -> None:
    rule = RULES[kind]
    assert rule.owner == "both" or rule.owner in OWNERS, "nobody knows whose turn it is"
    assert rule.otherwise
    assert bool(rule.then) != bool(rule.then_all), "one thing happens otherwise"
    assert callable(import_string(rule.then or rule.then_all))
    assert bool(rule.reminder or rule.remind_all) != (kind in NO_REMINDER), "remind, or say why not"


def test_nobody_is_excused_who_is_not_there() -> None:
    assert set(NO_REMINDER) <= set(RULES)


def _in_every_state() -> Iterator[tuple[str, Engagement]]:
    yield "authorized", work("authorized")
    for state in ("funded", "active", "submitted"):
        found = work("authorized", starts_on=in_days(1), due_on=in_days(12))
        funding = Funding.objects.get(engagement=found)
        owner = acting(owner_of(found).user)
        secure_funds(funding, reference="ACH 1", actor=owner, at=NOW)
        found.refresh_from_db()
        if state != "funded":
            from fairbrief.engagements.actions import start_work
            from tests.working import hand_in

            start_work(found, actor=the_student(found), at=NOW)
            if state == "submitted":
                hand_in(found, at=NOW)
        yield state, found
        if state == "active":
            pause_work(found, reason="Exams this week", actor=the_student(found), at=NOW)
            yield "paused", found
        if state == "submitted":
            other = work("submitted")
            ask_changes(
                other,
                reason="The names are missing.",
                views={},
                actor=the_supervisor(other),
                at=NOW,
            )
            assert newest_versions(other)
            yield "changes_asked", other


@pytest.mark.django_db
def test_work_that_is_not_over_always_has_a_clock_with_an_owner() -> None:
    works = dict(_in_every_state())
    assert {"authorized", "funded", "submitted", "changes_asked", "paused"} <= set(works)
    for day in range(0, 75, 3):
        fire_due(at=NOW + days(day))
        for state, found in works.items():
            found.refresh_from_db()
            if is_over(found):
                continue
            owners = {clock.owner for clock in _clocks_of(found)}
            assert owners, f"{state} is {found.state} on day {day}, and it is nobody's turn"
            assert owners <= {*OWNERS, "both"}


def _clocks_of(found: Engagement) -> list[Clock]:
    funding = Funding.objects.get(engagement=found)
    keys = {("engagements.engagement", found.pk), ("payments.funding", funding.pk)}
    rows = list(live_clocks())
    return [row for row in rows if (row.subject_label, row.subject_id) in keys]
