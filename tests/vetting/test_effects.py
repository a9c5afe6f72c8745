"""What a change of policy would touch: shown before it is saved, and what then happens."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import product
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import whole
from fairbrief.kernel.errors import FairbriefError
from fairbrief.organizations.models import Campus, Officer
from fairbrief.vetting.actions import save_policy
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries import (
    briefs_touched,
    drafted_policy,
    effects_of,
    findings_under,
    policy_of,
    touched_by,
)
from fairbrief.vetting.queries.limits import LIMITS
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_draft,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    in_days,
)
from tests.engaged import an_engagement
from tests.vetting.world import World
from tests.working import an_agreement, an_offer, signed_by

pytestmark = pytest.mark.django_db

#: What the review finds where a limit is broken.
RULE_OF = {
    "pay_floor_minor": "PAY-02",
    "unpaid_nonprofit": "PAY-01F",
    "unpaid_government": "PAY-01F",
    "unpaid_education": "PAY-01F",
    "unpaid_remote": "PAY-01R",
    "hours_min": "SCOPE-02H",
    "hours_max": "SCOPE-02H",
    "checkin_hours": "SUP-04R",
    "senior_session_required": "ACC-01R",
    "senior_minutes": "ACC-01M",
}


def briefs_of_every_kind(campus: Campus) -> list[Brief]:
    kinds = {kind: an_employer(campus, kind=kind) for kind in ("for_profit", "nonprofit")}
    kinds["education"] = an_employer(campus, kind="education")
    rows = [
        an_open_brief(
            kinds["for_profit"], campus, hours=hours, fee_minor=hours * rate, due_on=in_days(due),
            checkins_a_week=often, senior_sessions=sessions, senior_minutes=minutes,
        )
        for (hours, rate), due, often, (sessions, minutes) in product(
            [(8, 2000), (18, 2400), (36, 3000)], [22, 42], [1, 3], [(0, 30), (1, 20)]
        )
    ]  # fmt: skip
    rows += [
        an_open_brief(kinds[kind], campus, pay_kind="none", fee_minor=None, place=place)
        for kind, place in product(["nonprofit", "education"], ["remote", "hybrid"])
    ]
    return rows


def a_policy(dice: random.Random) -> dict[str, Any]:
    return {
        "pay_floor_minor": dice.choice([2000, 2200, 2600, 3200]),
        "unpaid_nonprofit": dice.random() < 0.5,
        "unpaid_education": dice.random() < 0.5,
        "unpaid_remote": dice.random() < 0.5,
        "hours_min": dice.choice([5, 10]),
        "hours_max": dice.choice([20, 40]),
        "checkin_hours": dice.choice([0, 4, 6, 9, 12]),
        "senior_session_required": dice.random() < 0.5,
        "senior_minutes": dice.choice([15, 30]),
    }


def test_what_is_shown_is_what_the_review_then_finds() -> None:
    """Over many pairs of policies: the same briefs, by the same rules."""
    campus = a_campus()
    briefs_of_every_kind(campus)
    dice = random.Random(7)
    assert set(RULE_OF) == set(LIMITS)
    seen = set()
    for _round in range(12):
        before = Policy(campus=campus, version=1, **a_policy(dice))
        after = Policy(campus=campus, version=2, **a_policy(dice))
        before.rates_added = after.rates_added = []  # type: ignore[attr-defined]
        told = {
            row.brief.pk: {RULE_OF[name] for name in LIMITS if getattr(row.brief, f"over_{name}")}
            for row in touched_by(briefs_touched(after, before))
        }
        found = {}
        for brief in whole(Brief.objects.all()):
            was, now = (
                {
                    each.rule
                    for each in findings_under(brief, each_policy, today=TODAY).review.blocking
                }
                for each_policy in (before, after)
            )
            if new := (now - was) & set(RULE_OF.values()):
                found[brief.pk] = new
        assert told == found
        seen |= {rule for rules in told.values() for rule in rules}
    assert seen == set(RULE_OF.values()), "every limit was tried"


def test_after_saving_open_briefs_stay_and_waiting_ones_meet_the_new_rules() -> None:
    world = World(a_campus())
    campus, director = world.campuses[0], world.officers[0]
    live = an_open_brief(world.employer, campus)
    draft = drafted_policy(campus, {"pay_floor_minor": 3000})
    said = [each.said for each in effects_of(policy_of(campus), draft, at=NOW)]
    assert said[:2] == [
        "1 brief that waits for a decision would be outside the new limits.",
        "1 open brief would be outside the new limits.",
    ]
    saved(director, pay_floor_minor=3000)
    live.refresh_from_db()
    assert live.state == "open"
    assert live.offerings.get().listed_at
    with pytest.raises(FairbriefError, match="Your policy stands against it"):
        world.approve()


def saved(director: Officer, **rules: Any) -> Policy:
    based_on = policy_of(director.campus).version
    return save_policy(director, actor=acting(director.user), at=NOW, based_on=based_on, **rules)


def effect(campus: Campus, words: str, **rules: Any) -> Any:
    found = effects_of(policy_of(campus), drafted_policy(campus, rules), at=NOW)
    return next((each for each in found if words in each.said), None)


def test_open_elsewhere_it_waits_here_all_the_same() -> None:
    world = World()
    world.approve(0)
    for place, words in ((0, "1 open brief"), (1, "1 brief that waits")):
        before = policy_of(world.campuses[place])
        draft = drafted_policy(world.campuses[place], {"hours_max": 10})
        (found,) = effects_of(before, draft, at=NOW)
        assert words in found.said


def test_applications_and_students_are_counted() -> None:
    campus, student = a_campus(), None
    for _number in range(2):
        offer = an_offer(campus=campus, student=student)
        student = offer.student
    a_student(campus)
    touched = effect(campus, "open applications are to briefs", pay_floor_minor=3000)
    assert touched.count == 2
    assert all(each.detail == "1 application" for each in touched.named)
    assert effect(campus, "as many open applications", open_applications=2).count == 1
    assert effect(campus, "as many open applications", open_applications=3) is None


def test_agreements_with_a_refused_capacity_are_named_and_then_stopped() -> None:
    agreement = an_agreement()
    campus = agreement.application.student.campus
    stated = agreement.terms["engaged_as"]
    others = [each for each in ("contractor", "payroll", "credit") if each != stated]
    touched = effect(campus, "says a capacity you would not accept", statuses=others)
    assert touched.count == 1
    assert agreement.application.brief.title in touched.named[0].words
    saved(an_officer(campus, role="director"), statuses=others)
    agreement.refresh_from_db()
    with pytest.raises(FairbriefError):
        signed_by(agreement, "employer")


def test_work_that_runs_is_counted_and_stays() -> None:
    work = an_engagement("active", campus=a_campus())
    touched = effect(work.campus, "running engagement", hours_max=12)
    assert (touched.count, touched.named[0].path) == (1, f"/campus/work/{work.code}/")
    before = (work.state, work.hours, work.fee_minor, work.agreement.terms)
    saved(an_officer(work.campus, role="director"), hours_max=12, pay_floor_minor=9000)
    work.refresh_from_db()
    work.agreement.refresh_from_db()
    assert (work.state, work.hours, work.fee_minor, work.agreement.terms) == before


def test_a_route_is_tried_on_the_last_ninety_days() -> None:
    campus = a_campus()
    clear, unclear = (
        an_open_brief(an_employer(campus), campus),
        an_open_brief(an_employer(campus), campus),
    )
    unclear.versions.update(verdict="ask")
    old = an_open_brief(an_employer(campus), campus)
    old.reviews.update(asked_at=NOW - timedelta(days=100))
    assert clear.versions.get().verdict == "clear"
    touched = effect(campus, "would have opened by policy", route="findings")
    assert touched.said.startswith("Of the 2 briefs")
    assert touched.count == 1
    assert effect(campus, "would have opened by policy", route="untrusted") is None


def test_another_campus_is_not_counted() -> None:
    """Nothing of campus B shows in what campus A is told of its own policy."""
    mine, other = a_campus(), a_campus()
    employer = an_employer(mine, other)
    an_open_brief(employer, other)
    an_offer(campus=other, employer=employer)
    an_agreement(campus=other)
    an_engagement("active", campus=other)
    a_draft(employer, other)
    rules = {
        "pay_floor_minor": 9000,
        "hours_max": 12,
        "open_applications": 1,
        "statuses": ["credit"],
    }
    assert effects_of(policy_of(mine), drafted_policy(mine, rules), at=NOW) == []


def test_the_preview_takes_the_same_queries_however_much_there_is(client: Client) -> None:
    director = an_officer(a_campus(), role="director")
    employer = an_employer(director.campus)
    draft = {"pay_floor_minor": 3000, "hours_max": 12, "open_applications": 1}

    def queries() -> int:
        after = drafted_policy(director.campus, draft)
        with CaptureQueriesContext(connection) as asked:
            assert effects_of(policy_of(director.campus), after, at=NOW)
        return len(asked)

    for _number in range(2):
        an_offer(campus=director.campus, employer=employer)
        an_engagement("active", campus=director.campus, employer=employer)
    first = queries()
    for _number in range(3):
        an_offer(campus=director.campus, employer=employer)
        an_engagement("active", campus=director.campus, employer=employer)
    assert queries() == first
    client.force_login(director.user)
    page = client.get(reverse("campus:policy")).content.decode()
    assert "Who decides on briefs" in page
    assert BriefReview.objects.exists()
