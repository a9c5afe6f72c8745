"""Which briefs open by a campus's policy alone, and which come to a person, with the reason."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import send_for_review
from fairbrief.briefs.models import Brief
from fairbrief.clocks.models import Clock
from fairbrief.notices.models import Notice
from fairbrief.organizations.models import Officer
from fairbrief.vetting.actions import (
    answer_questions,
    approve_brief,
    ask_for_changes,
    decline_brief,
    end_trust,
    take_off_list,
)
from fairbrief.vetting.actions.routing import is_drawn
from fairbrief.vetting.models import BriefReview, EmployerReview, Policy
from fairbrief.vetting.queries import drafted_policy, effects_of, policy_of
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)

pytestmark = pytest.mark.django_db

TRUSTED = {"trusted_at": NOW, "trusted_why": "Eleven good projects."}


def sent(
    policy: dict[str, Any],
    vetting: dict[str, Any] | None = None,
    *,
    at: datetime = NOW,
    **columns: Any,
) -> BriefReview:
    """A brief sent to one campus with this policy, of an employer it has vetted so."""
    campus = a_campus(policy={"sample_percent": 0, **policy})
    an_officer(campus)
    employer = an_employer(campus, **columns.pop("employer", {}))
    EmployerReview.objects.filter(employer=employer).update(**(vetting or {}))
    brief = a_draft(employer, campus, **columns)
    send_for_review(brief, actor=acting(a_member(employer).user), at=at)
    return BriefReview.objects.select_related("brief").get(brief=brief)


@pytest.mark.parametrize(
    ("route", "vetting", "columns", "why"),
    [
        ("all", TRUSTED, {}, None),
        ("findings", {}, {}, ""),
        ("findings", {}, {"senior_minutes": 15}, ""),
        ("findings", {}, {"fee_minor": 400000}, "findings"),
        ("findings", {"state": "waiting", "decided_at": None}, {}, "not_approved"),
        ("untrusted", {}, {}, "untrusted"),
        ("untrusted", TRUSTED, {}, ""),
        ("untrusted", TRUSTED, {"fee_minor": 400000}, "findings"),
        ("untrusted", TRUSTED | {"trusted_until": NOW.date() - days(1)}, {}, "untrusted"),
        ("untrusted", TRUSTED | {"trusted_until": NOW.date()}, {}, ""),
        ("untrusted", TRUSTED | {"recheck_at": NOW, "recheck_why": "domain"}, {}, "recheck"),
        ("untrusted", TRUSTED | {"expires_on": NOW.date() - days(1)}, {}, "recheck"),
        ("untrusted", TRUSTED | {"conditions": ["every_brief"]}, {}, "condition"),
        ("untrusted", TRUSTED | {"conditions": ["first_brief"]}, {}, "condition"),
        ("either", {}, {}, "untrusted"),
        ("either", TRUSTED, {}, ""),
    ],
)
def test_who_decides(
    route: str, vetting: dict[str, Any], columns: dict[str, Any], why: str | None
) -> None:
    review = sent({"route": route}, vetting, **columns)
    routed = [event.data for event in history_of(review) if event.name == "routed"]
    if why == "":
        assert (review.state, review.by_policy, review.policy_version) == ("approved", True, 1)
        assert review.brief.state == "open"
        assert review.brief.offerings.get().listed_at
        assert not routed
        return
    assert (review.state, review.by_policy, review.brief.state) == ("waiting", False, "in_review")
    assert [each["why"] for each in routed] == ([] if why is None else [why])


def test_the_last_evening_of_an_approval_is_that_of_the_campus() -> None:
    """Nine in the evening there, when it is the next day in UTC: for the policy and a preview."""
    evening, last = NOW + timedelta(hours=11), NOW.date()
    for ends in ({"expires_on": last}, {"trusted_until": last}):
        review = sent({"route": "untrusted"}, TRUSTED | ends, at=evening)
        assert review.by_policy
        before = policy_of(review.campus)
        after = drafted_policy(review.campus, {"route": "either"})
        said = [each.said for each in effects_of(before, after, at=evening)]
        assert any("1 would have opened" in each for each in said), said
    vetting = EmployerReview.objects.get(employer=review.brief.employer)
    end_trust(vetting, actor=acting(review.campus.officers.get().user), at=evening)
    assert history_of(vetting).get(name="trust_ended").data == {"held": True}


def test_an_approval_by_policy_is_recorded_as_such_and_told(client: Client) -> None:
    review = sent({"route": "findings"})
    event = history_of(review).filter(name="approve_by_policy").get()
    assert event.data == {"policy": 1, "route": "findings"}
    assert event.actor_kind == "installation"
    kinds = set(Notice.objects.values_list("kind", flat=True))
    assert "review.approved" in kinds
    assert "review.waiting" not in kinds
    assert not Clock.objects.filter(subject_label="vetting.briefreview", stopped_at=None).exists()
    client.force_login(review.campus.officers.get().user)
    page = client.get(reverse("campus:brief", args=[review.brief.code])).content.decode()
    assert "Approved by version 1 of your policy" in page
    queue = client.get(reverse("campus:briefs"), {"show": "decided"}).content.decode()
    assert "by policy" in queue


def test_a_person_reads_why_it_came_to_them(client: Client) -> None:
    review = sent({"route": "untrusted"})
    client.force_login(review.campus.officers.get().user)
    page = client.get(reverse("campus:brief", args=[review.brief.code])).content.decode()
    assert "you have not marked this employer trusted" in page


def test_a_sample_goes_to_a_person_all_the_same() -> None:
    review = sent({"route": "findings", "sample_percent": 100})
    assert (review.state, review.is_sample) == ("waiting", True)
    assert Notice.objects.filter(kind="review.waiting").exists()


def test_the_lot_is_even_and_the_same_each_time() -> None:
    reviews = [BriefReview(pk=number, version=1) for number in range(1, 2001)]
    drawn = [each for each in reviews if is_drawn(each, 10)]
    assert 140 < len(drawn) < 260
    assert drawn == [each for each in reviews if is_drawn(each, 10)]
    assert not any(is_drawn(each, 0) for each in reviews)
    assert all(is_drawn(each, 100) for each in reviews)


def test_answers_that_read_like_a_scam_come_to_a_person() -> None:
    asked = "How do you pay?"
    campus = a_campus(policy={"route": "findings", "sample_percent": 0, "brief_questions": [asked]})
    employer = an_employer(campus)
    owner = acting(a_member(employer).user)
    said = {
        "By bank transfer within ten days.": "approved",
        "We send you a check first; deposit it and forward the rest by gift card.": "waiting",
    }
    for answer, state in said.items():
        brief = a_draft(employer, campus)
        answer_questions(brief, {(campus.pk, asked): answer}, actor=owner, at=NOW)
        send_for_review(brief, actor=owner, at=NOW)
        assert brief.reviews.get().state == state


def test_a_brief_sent_again_is_routed_again() -> None:
    review = sent({"route": "untrusted"})
    officer = review.campus.officers.get()
    ask_for_changes(
        review, actor=acting(officer.user), at=NOW, reason="Say who reads the first version."
    )
    EmployerReview.objects.update(**TRUSTED)
    brief = Brief.objects.get()
    send_for_review(brief, actor=acting(a_member(brief.employer).user), at=NOW)
    review.refresh_from_db()
    assert (review.state, review.by_policy, review.version) == ("approved", True, 2)
    assert brief.state == "open"


def test_the_first_brief_was_read_by_a_person_when_one_was() -> None:
    campus = a_campus(policy={"route": "findings", "sample_percent": 0})
    employer = an_employer(campus)
    EmployerReview.objects.update(conditions=["first_brief"])
    an_open_brief(employer, campus)
    brief = a_draft(employer, campus)
    send_for_review(brief, actor=acting(a_member(employer).user), at=NOW)
    assert brief.state == "open"


def test_one_campus_lets_it_open_and_the_other_still_decides() -> None:
    quick = a_campus(policy={"route": "findings", "sample_percent": 0})
    slow = a_campus()
    employer = an_employer(quick, slow)
    brief = a_draft(employer, quick, slow)
    send_for_review(brief, actor=acting(a_member(employer).user), at=NOW)
    states = dict(brief.reviews.values_list("campus__slug", "state"))
    assert states == {quick.slug: "approved", slow.slug: "waiting"}
    listed = dict(brief.offerings.values_list("campus__slug", "listed_at"))
    assert listed == {quick.slug: NOW, slow.slug: None}


@pytest.mark.parametrize("refuse", [take_off_list, decline_brief])
def test_what_an_office_refused_does_not_open_by_policy_when_it_is_repeated(refuse: Any) -> None:
    """Until a person has approved another brief of the employer."""
    first = sent({"route": "findings"})
    if refuse is decline_brief:
        first = sent({"route": "all"})
        Policy.objects.filter(campus=first.campus).update(route="findings")
    officer = acting(Officer.objects.get(campus=first.campus).user)
    refuse(first, actor=officer, at=NOW, reason="The students tell us of other work than this.")

    def repeated(number: int) -> BriefReview:
        brief = a_draft(first.brief.employer, first.campus, title=f"Once more {number}")
        send_for_review(brief, actor=acting(a_member(brief.employer).user), at=NOW + days(number))
        return BriefReview.objects.get(brief=brief)

    again = repeated(1)
    assert again.state == "waiting"
    assert history_of(again).get(name="routed").data["why"] == "refused"
    approve_brief(again, actor=officer, at=NOW + days(1))
    assert repeated(2).by_policy
