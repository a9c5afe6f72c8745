"""A brief as the fairness review reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fairbrief.briefs.houses import House, strictest
from fairbrief.briefs.kinds import kind_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.fairness import Deliverable, Fields, Posting

if TYPE_CHECKING:
    from fairbrief.organizations.models import Member

__all__ = ["House", "Person", "clear_terms_of", "fields_of", "posting_of", "strictest"]


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone named while a brief is written, not yet a member."""

    name: str = ""
    title: str = ""
    email: str = ""


@dataclass(frozen=True, kw_only=True)
class Typed:
    """What is typed but not kept yet, in the place of the brief's rows."""

    deliverables: Sequence[tuple[str, Sequence[str]]] | None = None
    #: Names of those it needs and of those it teaches.
    skills: Sequence[str] | None = None
    people: dict[str, Person] | None = None

    def person(self, role: str, member: Member | None) -> Person:
        named = (self.people or {}).get(role)
        if named:
            return named
        return (
            Person(name=member.name, title=member.title, email=member.email) if member else Person()
        )


def pieces_of(brief: Brief, typed: Typed) -> tuple[Deliverable, ...]:
    """What is handed in, as it is typed now or else as it is kept."""
    if typed.deliverables is not None:
        return tuple(
            Deliverable(title=title, criteria=tuple(criteria))
            for title, criteria in typed.deliverables
        )
    return tuple(
        Deliverable(title=each.title, criteria=tuple(each.criteria))
        for each in brief.deliverables.all()
    )


def _skills(brief: Brief) -> list[str]:
    """The names of those it needs; where it needs none, of those it teaches."""
    needed = [each.name for each in brief.skills.all()]
    taught: list[str] | None = getattr(brief, "taught", None)
    if needed or taught is not None:
        return needed or taught or []
    return [each.name for each in brief.teaches.all()]


def fields_of(
    brief: Brief,
    *,
    policy: House | None = None,
    today: date | None = None,
    typed: Typed | None = None,
) -> Fields:
    """The brief's fields. Reads supervisor, backup, leader, employer, deliverables, skills."""
    house, typed = policy or House(), typed or Typed()
    supervisor = typed.person("supervisor", brief.supervisor)
    backup = typed.person("backup", brief.backup)
    leader = typed.person("leader", brief.leader)
    skills = typed.skills if typed.skills is not None else _skills(brief)
    employer = brief.employer
    return Fields(
        employer_kind=employer.kind,
        unpaid_allowed=house.allows_unpaid(employer.kind),
        unpaid_remote=house.unpaid_remote,
        pay_kind=brief.pay_kind,
        fee_minor=brief.fee_minor,
        currency=brief.currency,
        hours=brief.hours,
        hours_min=house.hours_min,
        hours_max=house.hours_max,
        pay_days=brief.pay_days,
        pay_method=brief.pay_method,
        floor_minor=house.pay_floor_minor,
        work_state=employer.state,
        occupation=kind_of(brief.function).occupation,
        today=today,
        apply_by=brief.apply_by,
        starts_on=brief.starts_on,
        due_on=brief.due_on,
        deliverables=pieces_of(brief, typed),
        learning=brief.learning,
        skills=tuple(skills),
        routine_percent=brief.routine_percent,
        tools=brief.tools,
        student_costs=brief.student_costs,
        supervisor_name=supervisor.name,
        supervisor_title=supervisor.title,
        supervisor_email=supervisor.email,
        employer_domain=employer.domain,
        backup_name=backup.name,
        checkins_a_week=brief.checkins_a_week,
        checkin_hours=house.checkin_hours,
        channel=brief.channel,
        leader_name=leader.name,
        leader_title=leader.title,
        senior_sessions=brief.senior_sessions,
        senior_minutes=brief.senior_minutes,
        senior_required=house.senior_required,
        senior_minutes_min=house.senior_minutes,
        place=brief.place,
        overlap_hours=brief.overlap_hours,
        accommodation_contact=brief.accommodation_contact,
        portfolio_allowed=brief.portfolio_allowed,
        follow_on=brief.follow_on,
    )


def posting_of(
    brief: Brief,
    *,
    policy: House | None = None,
    today: date | None = None,
    typed: Typed | None = None,
) -> Posting:
    """Text and fields of a brief, for `fairness.review`.

    Every text a student will read is read: title, summary, deliverables with their criteria,
    learning, tools, channel, how it is paid, what may come next.
    """
    fields = fields_of(brief, policy=policy, today=today, typed=typed)
    lines = [brief.summary, brief.learning, brief.tools, brief.channel, brief.pay_method]
    for each in fields.deliverables:
        lines += [each.title, *each.criteria]
    lines += [brief.student_costs, brief.follow_on]
    return Posting(title=brief.title, text="\n".join(line for line in lines if line), fields=fields)
