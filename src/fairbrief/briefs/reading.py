"""A brief as the fairness review reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairbrief.briefs.models import Brief
from fairbrief.fairness import ClearTerm, Deliverable, Fields, Posting, clear_terms


@dataclass(frozen=True, kw_only=True)
class House:
    """The part of a campus's policy the review needs. The defaults are the platform's.

    `pay_floor_minor` is an hour's pay in minor units.
    """

    pay_floor_minor: int = 2000
    unpaid_nonprofit: bool = False
    unpaid_government: bool = False
    hours_min: int = 5
    hours_max: int = 40
    senior_required: bool = False

    def allows_unpaid(self, kind: str) -> bool:
        return (kind == "nonprofit" and self.unpaid_nonprofit) or (
            kind == "government" and self.unpaid_government
        )


def fields_of(brief: Brief, *, house: House | None = None, today: date | None = None) -> Fields:
    """The brief's fields. Reads supervisor, backup, leader, employer, deliverables, skills."""
    house = house or House()
    supervisor, backup, leader = brief.supervisor, brief.backup, brief.leader
    employer = brief.employer
    return Fields(
        employer_kind=employer.kind,
        unpaid_allowed=house.allows_unpaid(employer.kind),
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
        today=today,
        apply_by=brief.apply_by,
        starts_on=brief.starts_on,
        due_on=brief.due_on,
        deliverables=tuple(
            Deliverable(title=each.title, criteria=tuple(each.criteria))
            for each in brief.deliverables.all()
        ),
        learning=brief.learning,
        skills=tuple(each.name for each in brief.skills.all()),
        routine_percent=brief.routine_percent,
        tools=brief.tools,
        student_costs=brief.student_costs,
        supervisor_name=supervisor.name if supervisor else "",
        supervisor_title=supervisor.title if supervisor else "",
        supervisor_email=supervisor.email if supervisor else "",
        employer_domain=employer.domain,
        backup_name=backup.name if backup else "",
        checkins_a_week=brief.checkins_a_week,
        channel=brief.channel,
        leader_name=leader.name if leader else "",
        leader_title=leader.title if leader else "",
        senior_sessions=brief.senior_sessions,
        senior_minutes=brief.senior_minutes,
        senior_required=house.senior_required,
        place=brief.place,
        overlap_hours=brief.overlap_hours,
        accommodation_contact=brief.accommodation_contact,
        portfolio_allowed=brief.portfolio_allowed,
        follow_on=brief.follow_on,
    )


def posting_of(brief: Brief, *, house: House | None = None, today: date | None = None) -> Posting:
    """Text and fields of a brief, for `fairness.review`."""
    parts = [brief.summary, brief.learning, brief.tools, brief.channel, brief.follow_on]
    return Posting(
        title=brief.title,
        text="\n".join(part for part in parts if part),
        fields=fields_of(brief, house=house, today=today),
    )


def strictest(houses: list[House]) -> House:
    """The rules a brief must meet to please every one of several campuses."""
    if not houses:
        return House()
    return House(
        pay_floor_minor=max(each.pay_floor_minor for each in houses),
        unpaid_nonprofit=all(each.unpaid_nonprofit for each in houses),
        unpaid_government=all(each.unpaid_government for each in houses),
        hours_min=max(each.hours_min for each in houses),
        hours_max=min(each.hours_max for each in houses),
        senior_required=any(each.senior_required for each in houses),
    )


def clear_terms_of(brief: Brief) -> tuple[ClearTerm, ...]:
    """The brief's five clear terms. For lists, prefetch deliverables and the three members."""
    supervisor, leader = brief.supervisor, brief.leader
    return clear_terms(
        Fields(
            pay_kind=brief.pay_kind,
            fee_minor=brief.fee_minor,
            currency=brief.currency,
            hours=brief.hours,
            pay_days=brief.pay_days,
            starts_on=brief.starts_on,
            due_on=brief.due_on,
            deliverables=tuple(Deliverable(title=each.title) for each in brief.deliverables.all()),
            routine_percent=brief.routine_percent,
            supervisor_name=supervisor.name if supervisor else "",
            supervisor_title=supervisor.title if supervisor else "",
            backup_name="named" if brief.backup_id else "",
            checkins_a_week=brief.checkins_a_week,
            leader_name=leader.name if leader else "",
            leader_title=leader.title if leader else "",
            senior_sessions=brief.senior_sessions,
            senior_minutes=brief.senior_minutes,
        )
    )
