"""Each setting of a policy bites where it should, on both sides, and says why and what to do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zlib import crc32

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.agreements.actions import Wish, answer_status, propose_changes
from fairbrief.agreements.floor import UnfairError
from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import send_for_review
from fairbrief.briefs.actions.sending import NotClearError
from fairbrief.briefs.models import Brief
from fairbrief.engagements.actions import propose_meeting
from fairbrief.kernel.errors import FairbriefError, MissingFactError, NotAllowedError
from fairbrief.organizations.models import Campus
from fairbrief.vetting.actions import answer_questions, restore_policy, save_policy
from fairbrief.vetting.models import BriefAnswer, BriefReview, EmployerReview
from fairbrief.vetting.queries import policy_of
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    in_days,
)
from tests.engaged import an_engagement
from tests.working import acts_for, an_agreement, signed_by

pytestmark = pytest.mark.django_db


def sends(brief: Brief) -> None:
    member = brief.employer.members.filter(user__isnull=False).first()
    assert member
    send_for_review(brief, actor=acting(member.user), at=NOW)


def a_brief_at(policy: dict[str, Any], *, kind: str = "for_profit", **columns: Any) -> Brief:
    campus = a_campus(policy=policy)
    return a_draft(an_employer(campus, kind=kind), campus, **columns)


UNPAID = {"pay_kind": "none", "fee_minor": None}


@pytest.mark.parametrize(
    ("policy", "brief", "rule"),
    [
        ({"checkin_hours": 4}, {"checkins_a_week": 1}, "SUP-04R"),
        ({"checkin_hours": 5}, {"checkins_a_week": 1}, ""),
        ({"senior_minutes": 45}, {"senior_minutes": 30}, ""),
        ({"senior_session_required": True, "senior_minutes": 45}, {}, "ACC-01M"),
        ({"senior_session_required": True, "senior_minutes": 30}, {}, ""),
        ({}, {"kind": "education", **UNPAID}, "PAY-01F"),
        ({"unpaid_education": True}, {"kind": "education", **UNPAID}, ""),
        ({"unpaid_nonprofit": True}, {"kind": "education", **UNPAID}, "PAY-01F"),
        (
            {"unpaid_nonprofit": True, "unpaid_remote": False},
            {"kind": "nonprofit", **UNPAID},
            "PAY-01R",
        ),
        (
            {"unpaid_nonprofit": True, "unpaid_remote": False},
            {"kind": "nonprofit", "place": "hybrid", **UNPAID},
            "",
        ),
        ({"unpaid_remote": False}, {}, ""),
    ],
)
def test_what_a_brief_is_stopped_by(
    policy: dict[str, Any], brief: dict[str, Any], rule: str
) -> None:
    row = a_brief_at(policy, **brief)
    if not rule:
        sends(row)
        return
    with pytest.raises(NotClearError) as refused:
        sends(row)
    assert [each.rule for each in refused.value.review.blocking] == [rule]
    assert refused.value.review.blocking[0].remedy


def test_the_strictest_of_two_campuses_holds() -> None:
    strict, easy = a_campus(policy={"checkin_hours": 4}), a_campus(policy={"checkin_hours": 10})
    brief = a_draft(an_employer(strict, easy), strict, easy, checkins_a_week=1, hours=18)
    with pytest.raises(NotClearError, match="check-ins"):
        sends(brief)


# In what capacity


def test_a_capacity_the_campus_does_not_accept_cannot_be_stated() -> None:
    agreement = an_agreement(
        is_stated=False, campus=a_campus(policy={"statuses": ["contractor", "credit"]})
    )
    actor = acts_for(agreement, "employer")
    with pytest.raises(FairbriefError, match="It accepts: independent contractor") as refused:
        answer_status(
            agreement,
            {"engaged_as": "payroll", "control": "student"},
            side="employer",
            actor=actor,
            at=NOW,
        )
    assert refused.value.field == "engaged_as"
    answer_status(
        agreement,
        {"engaged_as": "contractor", "control": "student"},
        side="employer",
        actor=actor,
        at=NOW,
    )


@pytest.mark.parametrize("side", ["student", "employer"])
def test_what_was_stated_before_the_rule_cannot_be_signed_until_it_is_stated_anew(
    side: str,
) -> None:
    agreement = an_agreement()
    campus = agreement.application.student.campus
    stated = agreement.terms["engaged_as"]
    other = next(each for each in ("contractor", "payroll") if each != stated)
    if side == "student":
        signed_by(agreement, "employer")
    changed(campus, statuses=[other])
    agreement.refresh_from_db()
    with pytest.raises(MissingFactError, match="does not let its students work"):
        signed_by(agreement, side)
    control = {"contractor": "student", "payroll": "employer"}[other]
    answer_status(
        agreement,
        {"engaged_as": other, "control": control},
        side="employer",
        actor=acts_for(agreement, "employer"),
        at=NOW,
    )
    agreement.refresh_from_db()
    signed_by(agreement, "employer")


def test_the_pages_of_both_sides_say_why_it_cannot_be_signed(client: Client) -> None:
    agreement = an_agreement()
    changed(agreement.application.student.campus, statuses=["credit"])
    client.force_login(agreement.application.student.user)
    page = client.get(reverse("student:agreement", args=[agreement.code])).content.decode()
    assert "does not let its students work in this capacity" in page
    owner = agreement.application.brief.employer.members.get(role="owner")
    assert owner.user
    client.force_login(owner.user)
    page = client.get(reverse("employer:agreement", args=[agreement.code])).content.decode()
    assert "does not let its students work in this capacity" in page
    assert "for academic credit" in page
    assert 'value="credit"' in page
    assert 'value="payroll"' not in page


def changed(campus: Campus, **rules: Any) -> None:
    """A director changes the policy."""
    director = an_officer(campus, role="director")
    based_on = policy_of(campus).version
    save_policy(director, actor=acting(director.user), at=NOW, based_on=based_on, **rules)


# What cannot be bargained down


@pytest.mark.parametrize(
    ("policy", "line", "value"),
    [
        ({"checkin_hours": 3}, "checkins_a_week", 1),
        ({"senior_session_required": True, "senior_minutes": 30}, "senior_minutes", 25),
    ],
)
def test_what_the_campus_asks_for_cannot_be_bargained_away(
    policy: dict[str, Any], line: str, value: int
) -> None:
    agreement = an_agreement(campus=a_campus(policy=policy))
    wish = Wish(line, value, "We have little time.")
    with pytest.raises(UnfairError) as refused:
        propose_changes(
            agreement, [wish], side="employer", actor=acts_for(agreement, "employer"), at=NOW
        )
    assert refused.value.field == line
    easy = an_agreement()
    propose_changes(easy, [wish], side="employer", actor=acts_for(easy, "employer"), at=NOW)


def test_the_first_senior_session_is_before_the_midpoint_where_the_campus_says_so() -> None:
    campus = a_campus(policy={"senior_before_midpoint": True})
    dates = {"starts_on": in_days(-2), "due_on": in_days(26)}
    work = an_engagement("active", campus=campus, **dates)
    employer = work.employer
    work.leader = a_member(employer, "leader")
    work.save()
    late = NOW + (work.due_on - NOW.date()) - timedelta(days=1)
    actor = acting(work.supervisor.user)

    def plans(when: Any, at: Any = NOW) -> None:
        propose_meeting(
            work,
            kind="senior",
            when=when,
            minutes=30,
            link="",
            agenda="How did you come to this work?",
            actor=actor,
            at=at,
        )

    with pytest.raises(FairbriefError, match="before the midpoint") as refused:
        plans(late)
    assert refused.value.field == "when"
    plans(late, at=late - timedelta(days=2))  # too late for the rule, better than never
    other = an_engagement("active", campus=a_campus(), **dates)
    other.leader = a_member(other.employer, "leader")
    other.save()
    work, actor = other, acting(other.supervisor.user)
    plans(late)


# The campus's own questions

ASKED = "Who on your team is an alum of ours?"


def test_a_campus_asks_before_a_brief_is_sent(client: Client) -> None:
    campus, silent = a_campus(policy={"brief_questions": [ASKED]}), a_campus()
    brief = a_draft(an_employer(campus, silent), campus, silent)
    owner = a_member(brief.employer)
    with pytest.raises(MissingFactError, match="asks 1 question about every brief"):
        sends(brief)
    assert owner.user
    client.force_login(owner.user)
    address = reverse("employer:edit_brief", args=[brief.code, "review"])
    page = client.get(address).content.decode()
    assert ASKED in page
    offered = [str(campus.pk), str(silent.pk)]
    name = f"asked_{campus.pk}_{crc32(ASKED.encode()):08x}"
    answer = client.post(address, {"campuses": offered, "send": "1", name: ""})
    assert answer.status_code == 422
    assert "Answer it below" in answer.content.decode()
    answer = client.post(address, {"campuses": offered, "send": "1", name: "Ana Reyes is."})
    assert answer.status_code == 302
    kept = BriefAnswer.objects.get()
    assert (kept.campus, kept.asked, kept.answer) == (campus, ASKED, "Ana Reyes is.")


def test_only_the_campus_that_asked_reads_the_answer(client: Client) -> None:
    campus, other = a_campus(policy={"brief_questions": [ASKED]}), a_campus()
    brief = a_draft(an_employer(campus, other), campus, other)
    owner = a_member(brief.employer)
    answers = {(campus.pk, ASKED): "Ana Reyes is.", (other.pk, ASKED): "Nobody asked this."}
    answer_questions(brief, answers, actor=acting(owner.user), at=NOW)
    assert BriefAnswer.objects.count() == 1
    sends(brief)
    for house, reads in ((campus, True), (other, False)):
        client.force_login(an_officer(house).user)
        page = client.get(reverse("campus:brief", args=[brief.code])).content.decode()
        assert ("Ana Reyes is." in page) == reads
        BriefReview.objects.filter(campus=house).update(state="approved", decided_at=NOW)
    brief.offerings.update(listed_at=NOW)
    Brief.objects.filter(pk=brief.pk).update(state="open", opened_at=NOW)
    for house, reads in ((campus, True), (other, False)):
        client.force_login(a_student(house).user)
        page = client.get(reverse("public:brief", args=[brief.code])).content.decode()
        assert ("Ana Reyes is." in page) == reads


def test_strangers_and_sent_briefs_take_no_answers() -> None:
    brief = a_brief_at({"brief_questions": [ASKED]})
    key = (brief.offerings.get().campus_id, ASKED)
    with pytest.raises(NotAllowedError):
        answer_questions(brief, {key: "Me."}, actor=acting(an_officer(a_campus()).user), at=NOW)


def test_an_employer_approved_for_paid_work_sends_nothing_unpaid() -> None:
    brief = a_brief_at({"unpaid_nonprofit": True}, kind="nonprofit", **UNPAID)
    EmployerReview.objects.update(conditions=["paid_only"])
    with pytest.raises(MissingFactError, match="for paid work only"):
        sends(brief)
    Brief.objects.update(pay_kind="fixed", fee_minor=43200)
    brief.refresh_from_db()
    sends(brief)


# Restoring


def test_an_old_version_is_restored_as_a_new_one(client: Client) -> None:
    director = an_officer(a_campus(policy={"checkin_hours": 8}), role="director")
    changed(director.campus, checkin_hours=0, statuses=["payroll"])
    client.force_login(director.user)
    address = reverse("campus:policy_version", args=[1])
    page = client.get(address).content.decode()
    assert "one for every 8 hours of work" in page
    assert "Restore it as version 3" in page
    assert client.post(address, {"based_on": "1"}).status_code == 409, "it was not in force"
    assert client.post(address, {"based_on": "2"}).status_code == 302
    newest = policy_of(director.campus)
    assert (newest.version, newest.checkin_hours, len(newest.statuses)) == (3, 8, 5)
    assert history_of(director.campus).last().data["restores"] == 1  # type: ignore[union-attr]
    assert client.get(reverse("campus:policy_version", args=[9])).status_code == 404


def test_only_a_director_restores_and_only_here(client: Client) -> None:
    director = an_officer(a_campus(), role="director")
    changed(director.campus, checkin_hours=8)
    stranger = an_officer(a_campus(), role="director")
    old = director.campus.policies.last()
    assert old
    with pytest.raises(NotAllowedError):
        restore_policy(stranger, old, actor=acting(stranger.user), at=NOW, based_on=1)
    client.force_login(an_officer(director.campus).user)
    address = reverse("campus:policy_version", args=[1])
    assert "Restore it" not in client.get(address).content.decode()
    assert client.post(address, {"based_on": "2"}).status_code == 403
