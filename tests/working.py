"""Work at any point of its life, brought there by the rooms' own actions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fairbrief.accounts.links import mint
from fairbrief.agreements.actions import answer_status, sign
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.states import Party
from fairbrief.applications.actions import accept_offer
from fairbrief.applications.models import Application
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.briefs.models import Brief
from fairbrief.engagements.actions import hand_over_version, start_work, submit_work
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import View, newest_versions, print_of_handed_in
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Student
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
    in_days,
)
from tests.kept import kept


def an_offer(
    *,
    campus: Campus | None = None,
    employer: Employer | None = None,
    student: Student | None = None,
    at: datetime = NOW,
    **columns: Any,
) -> Application:
    """An offer that waits for the student's yes."""
    campus = campus or a_campus()
    if employer is None:
        employer = an_employer(campus, city="Columbus", state="OH")
        a_member(employer, "owner")
    brief: Brief = columns.pop("brief", None) or an_open_brief(employer, campus, **columns)
    return Application.objects.create(
        brief=brief,
        student=student or a_student(campus, name="Maya Okafor"),
        state="offered",
        interest="It fits what I study.",
        brief_version=1,
        made_at=at,
        submitted_at=at,
        offered_at=at,
    )


@kept
def an_agreement(*, at: datetime = NOW, is_stated: bool = True, **columns: Any) -> Agreement:
    """An agreement nobody has signed yet; both sides have answered the status check, so that it
    stands in its second version."""
    application = an_offer(at=at, **columns)
    accept_offer(application, actor=acting(application.student.user), at=at)
    agreement = Agreement.objects.get(application=application)
    if is_stated:
        for party in Party:
            answer_status(
                agreement,
                answers_of(agreement, party),
                side=party,
                actor=acts_for(agreement, party),
                at=at,
            )
    return agreement


def answers_of(agreement: Agreement, party: str) -> dict[str, str]:
    """The plainest true answers of a side."""
    if party == Party.STUDENT:
        needs = agreement.application.student.authorization
        authorization = {"student_visa": "cpt", "other": "other"}.get(needs, "none")
        return {"authorization": authorization, "age": "adult", "credit": "no"}
    is_paid = agreement.terms["pay_kind"] != "none"
    return {"engaged_as": "payroll" if is_paid else "credit", "control": "employer"}


def acts_for(agreement: Agreement, party: str) -> Actor:
    """Who acts for a side; for an employer whose supervisor has no account, an owner."""
    if party == Party.STUDENT:
        return the_student(agreement)
    brief = agreement.application.brief
    signer = brief.supervisor
    if signer is None or signer.user is None:
        signer = (
            Member.objects.filter(employer=brief.employer, role="owner").exclude(user=None).first()
        )
    assert signer is not None
    return acting(signer.user)


def the_student(of: Agreement | Engagement) -> Actor:
    student = of.application.student if isinstance(of, Agreement) else of.student
    return acting(student.user)


def the_supervisor(of: Agreement | Engagement) -> Actor:
    """The supervisor, who in tests has an account unless the brief says otherwise."""
    supervisor = of.application.brief.supervisor if isinstance(of, Agreement) else of.supervisor
    assert supervisor is not None
    return acting(supervisor.user)


def signed_by(agreement: Agreement, party: str, *, at: datetime = NOW) -> Agreement:
    actor = the_student(agreement) if party == Party.STUDENT else the_supervisor(agreement)
    sign(agreement, party=party, name=actor.name, consent=True, actor=actor, at=at)
    return agreement


@kept
def work(state: str = "authorized", *, at: datetime = NOW, **columns: Any) -> Engagement:
    """Work in one of the states of the straight way: agreed … submitted."""
    columns.setdefault("starts_on", in_days(1))
    columns.setdefault("due_on", in_days(29))
    agreement = an_agreement(at=at, **columns)
    signed_by(agreement, Party.STUDENT, at=at)
    signed_by(agreement, Party.EMPLOYER, at=at)
    found = Engagement.objects.get(agreement=agreement)
    if state in {"agreed", "authorized"}:
        return found
    # The money's own room is above this one; its record is not what is tried here.
    advance(found, "fund", actor=INSTALLATION, at=at)
    if state == "funded":
        return found
    start_work(found, actor=the_student(found), at=at)
    if state == "active":
        return found
    hand_in(found, at=at)
    return found


def hand_in(found: Engagement, *, at: datetime = NOW) -> None:
    """A link for each deliverable, then the hand-in."""
    for piece in found.pieces.filter(dropped_at=None):
        hand_over_version(
            piece,
            file=None,
            link="https://drive.example/result",
            note="",
            self_check=[True] * len(piece.criteria),
            actor=the_student(found),
            at=at,
        )
    submit_work(found, actor=the_student(found), at=at)


def all_met(found: Engagement) -> dict[str, list[View]]:
    """A supervisor's views on what was handed in: every criterion is met."""
    return {
        version.code: [View(met=True)] * len(version.piece.criteria)
        for version in newest_versions(found)
    }


def a_review(found: Engagement, **change: str) -> dict[str, str]:
    """The review's form as a browser sends it: every criterion met, and the fee as it was read.

    `change` names a field by its place: `met_1="no"` is the second criterion of the first piece.
    """
    newest = newest_versions(found)
    sent = {
        "seen": print_of_handed_in(newest),
        "fee": str(found.fee_minor),
        "reason": change.pop("reason", ""),
    }
    for number, version in enumerate(newest):
        for place in range(len(version.piece.criteria)):
            for kind, value in (("met", "yes"), ("note", "")):
                given = change.get(f"{kind}_{place}", value) if number == 0 else value
                sent[f"{kind}_{version.code}_{place}"] = given
    return sent


def a_link(of: Agreement | Engagement, capacity: str, member: Member, *, at: datetime = NOW) -> str:
    """The token of a mailed link."""
    return mint(of, capacity=capacity, email=member.email, name=member.name, at=at, holder=member)
