"""Writing a brief: drafting, editing, repeating."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.access import MEMBER, roles_of
from fairbrief.briefs.models import Brief, Deliverable, Offering
from fairbrief.briefs.queries import is_editable
from fairbrief.briefs.states import BriefState, PayKind
from fairbrief.kernel.called import called
from fairbrief.kernel.clock import A_DOUBLE_PRESS
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.organizations.actions import name_person
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import MOST_SKILLS, Skill

MOST_DELIVERABLES = 8
#: Of the whole work; the fee in US dollars.
MOST_HOURS, MOST_FEE = 400, 100_000
MOST_CRITERIA = 8
#: The people a brief names, and the role someone added for it gets.
PEOPLE = {
    "supervisor": Member.Role.SUPERVISOR,
    "backup": Member.Role.SUPERVISOR,
    "leader": Member.Role.LEADER,
}
#: What whoever writes a brief may set. Its state, versions and seats taken are not among it.
COLUMNS = frozenset(
    {
        "title", "summary", "function", "learning", "hours", "routine_percent", "tools", "seats",
        "first_timer_seats",
        "apply_by", "starts_on", "due_on", "place", "time_zone", "overlap_hours",
        "supervisor", "backup", "checkins_a_week", "channel",
        "leader", "senior_sessions", "senior_minutes",
        "pay_kind", "fee_minor", "currency", "pay_days", "pay_method", "student_costs",
        "portfolio_allowed", "accommodation_contact", "follow_on", "credit_supported",
    }
)  # fmt: skip
#: Chosen anew when a brief is repeated.
DATES = ("apply_by", "starts_on", "due_on")

type Deliverables = Sequence[tuple[str, Sequence[str]]]


@dataclass(frozen=True, kw_only=True)
class NewPerson:
    """A supervisor or leader named while the brief is written; needs no account."""

    name: str
    title: str
    email: str


def draft_brief(
    employer: Employer,
    /,
    *,
    actor: Actor,
    at: datetime,
    by: Member | None = None,
    campuses: Sequence[Campus] = (),
    deliverables: Deliverables = (),
    skills: Iterable[Skill] = (),
    teaches: Iterable[Skill] = (),
    people: Mapping[str, NewPerson] | None = None,
    **columns: Any,
) -> Brief:
    """Begins a brief. Columns may be empty; the review says later what is missing.

    Deliverables are pairs of a title and its criteria. `by` is the member who writes, when the
    caller knows. The same brief begun twice (a double click) is the first one. Raises
    NotAllowedError when the actor does not act for the employer.
    """
    with transaction.atomic():
        brief = Brief(employer=employer, written_by_id=actor.user_id, made_at=at)
        brief.time_zone = employer.time_zone
        if MEMBER not in roles_of(actor, brief) or (by and by.employer_id != employer.pk):
            raise NotAllowedError(_("Only members of the organization write its briefs."))
        locked(employer)
        _set_columns(brief, columns)
        twin = _twin_of(brief, campuses, deliverables, people or {}, at=at)
        if twin is not None:
            return twin
        brief.save()
        _set_people(brief, people or {}, actor=actor, at=at)
        _set_parts(brief, campuses, deliverables)
        _set_skills(brief, skills, teaches)
        record(brief, "drafted", actor=actor, at=at)
    return brief


def _twin_of(
    brief: Brief,
    campuses: Sequence[Campus],
    deliverables: Deliverables,
    people: Mapping[str, NewPerson],
    *,
    at: datetime,
) -> Brief | None:
    """A draft the same person has begun just now, with the same in it."""
    wanted = {name: getattr(brief, name) for name in COLUMNS - people.keys()}
    named = (called(f"{role}__email", new.email) for role, new in people.items())
    drafts = Brief.objects.filter(
        *named,
        **{name: value for name, value in wanted.items() if value is not None},
        employer=brief.employer,
        written_by_id=brief.written_by_id,
        state=BriefState.DRAFT,
        made_at__gt=at - A_DOUBLE_PRESS,
    )
    parts = (
        {campus.pk for campus in campuses},
        [
            (title, [line.strip() for line in lines if line.strip()])
            for title, lines in deliverables
        ],
    )
    for draft in drafts.filter(**{name: None for name, value in wanted.items() if value is None}):
        offered = set(draft.offerings.values_list("campus_id", flat=True))
        if parts == (offered, [(each.title, each.criteria) for each in draft.deliverables.all()]):
            return draft
    return None


def edit_brief(
    brief: Brief,
    /,
    *,
    actor: Actor,
    at: datetime,
    campuses: Sequence[Campus] | None = None,
    deliverables: Deliverables | None = None,
    skills: Iterable[Skill] | None = None,
    teaches: Iterable[Skill] | None = None,
    people: Mapping[str, NewPerson] | None = None,
    **columns: Any,
) -> Brief:
    """Writes columns and parts of a draft; parts left None stay as they are.

    Raises NotAllowedError, or IllegalMoveError when the brief is no longer a draft.
    """
    parts = {
        "campuses": campuses,
        "deliverables": deliverables,
        "skills": skills,
        "teaches": teaches,
        "people": people,
    }
    with transaction.atomic():
        row = locked(brief)
        write_draft(row, columns, parts, actor=actor, at=at)
        record(row, "edited", actor=actor, at=at, data={"fields": sorted(columns)})
    brief.refresh_from_db()
    return brief


def require_writer(row: Brief, actor: Actor) -> None:
    """Raises NotAllowedError, or IllegalMoveError when the brief is no longer a draft."""
    if MEMBER not in roles_of(actor, row):
        raise NotAllowedError(_("Only members of the organization write its briefs."))
    if not is_editable(row):
        raise IllegalMoveError(
            _("A brief that was sent cannot be edited. Take it back first, or repeat it.")
        )


def write_draft(
    row: Brief,
    columns: Mapping[str, Any],
    parts: Mapping[str, Any],
    /,
    *,
    actor: Actor,
    at: datetime,
) -> None:
    """Writes columns and parts of a draft that the caller has locked, and records nothing."""
    require_writer(row, actor)
    _set_columns(row, columns)
    row.save()
    _set_people(row, parts.get("people") or {}, actor=actor, at=at)
    _set_parts(row, parts.get("campuses"), parts.get("deliverables"))
    _set_skills(row, parts.get("skills"), parts.get("teaches"))


def offer_to(brief: Brief, campuses: Sequence[Campus], /, *, actor: Actor, at: datetime) -> Brief:
    """Whose students it is offered to; each campus's office reviews it."""
    return edit_brief(brief, actor=actor, at=at, campuses=campuses)


def copy_brief(
    brief: Brief, /, *, actor: Actor, at: datetime, campuses: Sequence[Campus] | None = None
) -> Brief:
    """A new draft with the same words and people who are still there; dates are chosen anew.

    It is offered to the same campuses unless others are given.
    """
    columns = {name: getattr(brief, name) for name in sorted(COLUMNS) if name not in DATES}
    for role in PEOPLE:
        if columns[role] is not None and columns[role].left_at is not None:
            columns[role] = None
    return draft_brief(
        brief.employer,
        actor=actor,
        at=at,
        campuses=[offering.campus for offering in brief.offerings.select_related("campus")]
        if campuses is None
        else campuses,
        deliverables=[(each.title, each.criteria) for each in brief.deliverables.all()],
        skills=list(brief.skills.all()),
        teaches=list(brief.teaches.all()),
        **columns,
    )


def _set_columns(brief: Brief, columns: Mapping[str, Any]) -> None:
    unknown = columns.keys() - COLUMNS
    if unknown:
        raise TypeError(f"a brief's writer does not set {', '.join(sorted(unknown))}")
    for name, value in columns.items():
        if name in PEOPLE and value is not None:
            _require_colleague(brief, value, name)
        setattr(brief, name, value)
    if brief.pay_kind == PayKind.NONE:
        brief.fee_minor = None
    if brief.starts_on and brief.due_on and brief.due_on <= brief.starts_on:
        raise FairbriefError(_("That is not after the start. Choose a later day."), field="due_on")


def _require_colleague(brief: Brief, member: Member, role: str) -> None:
    if member.employer_id != brief.employer_id or member.left_at is not None:
        raise FairbriefError(_("Choose someone who acts for your organization now."), field=role)


def _set_people(
    brief: Brief, people: Mapping[str, NewPerson], *, actor: Actor, at: datetime
) -> None:
    if not people:
        return
    for role, new in people.items():
        member = name_person(
            brief.employer,
            name=new.name,
            title=new.title,
            email=new.email,
            role=PEOPLE[role],
            actor=actor,
            at=at,
        )
        setattr(brief, role, member)
    brief.save(update_fields=list(people))


def _set_parts(
    brief: Brief,
    campuses: Sequence[Campus] | None,
    deliverables: Deliverables | None,
) -> None:
    if campuses is not None:
        keep = [campus.pk for campus in campuses]
        brief.offerings.exclude(campus_id__in=keep).delete()
        for campus in campuses:
            Offering.objects.get_or_create(brief=brief, campus=campus)
    if deliverables is not None:
        _write_deliverables(brief, deliverables)


def _set_skills(
    brief: Brief, skills: Iterable[Skill] | None, teaches: Iterable[Skill] | None
) -> None:
    """What is needed and what is learned, a few of each."""
    for name, chosen in (("skills", skills), ("teaches", teaches)):
        if chosen is None:
            continue
        rows = list(chosen)
        if len(rows) > MOST_SKILLS:
            raise LimitReachedError(_("Choose the five skills that say most."), field=name)
        getattr(brief, name).set(rows)


def _write_deliverables(brief: Brief, deliverables: Deliverables) -> None:
    if len(deliverables) > MOST_DELIVERABLES:
        raise LimitReachedError(_("Eight deliverables are the most for one brief."))
    rows = []
    for position, (title, criteria) in enumerate(deliverables, start=1):
        kept = [line.strip() for line in criteria if line.strip()]
        if len(title) > 120 or len(kept) > MOST_CRITERIA or any(len(line) > 240 for line in kept):
            raise LimitReachedError(
                _("A deliverable has a title of 120 characters and eight criteria of 240 at most.")
            )
        rows.append(Deliverable(brief=brief, position=position, title=title, criteria=kept))
    brief.deliverables.all().delete()
    Deliverable.objects.bulk_create(rows)
