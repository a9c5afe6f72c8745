"""The five clear terms of a brief: scope, deadline, reports to, senior access, pay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from fairbrief.briefs.models import Brief
from fairbrief.fairness import ClearTerm, Deliverable, Fields, clear_terms
from fairbrief.kernel.clock import now

#: Kept in the memory of a process, about a kilobyte each: the same briefs are read again and again.
KEPT = 4000


@lru_cache(maxsize=KEPT)
def terms_from(fields: Fields) -> tuple[ClearTerm, ...]:
    """The five clear terms such fields make."""
    return clear_terms(fields)


def clear_terms_of(brief: Brief, *, floor_minor: int = 2000) -> tuple[ClearTerm, ...]:
    """The brief's five clear terms. For lists take `queries.with_terms`: no further query then."""
    supervisor, leader = brief.supervisor, brief.leader
    terms = terms_from(
        Fields(
            pay_kind=brief.pay_kind,
            fee_minor=brief.fee_minor,
            currency=brief.currency,
            floor_minor=floor_minor,
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
    return with_year(terms, brief.due_on)


def with_year(terms: tuple[ClearTerm, ...], due_on: date | None) -> tuple[ClearTerm, ...]:
    """The terms with the deadline's year, when it is not this one."""
    if due_on is None or due_on.year == now().year:
        return terms
    return tuple(
        replace(term, said=f"{term.said} {due_on.year}")
        if term.kind == "deadline" and not term.is_open and str(due_on.year) not in term.said
        else term
        for term in terms
    )
