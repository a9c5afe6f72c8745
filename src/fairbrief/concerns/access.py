"""Who may see a concern, and what they are to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from fairbrief.accounts.models import User
from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.models import Concern
from fairbrief.concerns.queries import row_of
from fairbrief.organizations.access import is_officer_at
from fairbrief.organizations.models import Officer

if TYPE_CHECKING:
    from fairbrief.audit.actors import Actor

READER, OFFICER, OPERATOR = "reader", "officer", "operator"
CLOCK, INSTALLATION = "clock", "installation"


def roles_of(actor: Actor, concern: Concern) -> frozenset[str]:
    """`reader` who received the words, `officer` of the concern's campus, `operator`, or a
    machine."""
    if actor.is_clock:
        return frozenset({CLOCK})
    if actor.is_installation:
        return frozenset({INSTALLATION})
    roles = set()
    row = row_of(concern)
    if row is not None and KINDS[concern.kind].receives(actor, row):
        roles.add(READER)
    if actor.user_id is None:
        return frozenset(roles)
    if is_officer_at(concern.campus_id, actor.user_id):
        roles.add(OFFICER)
    if User.objects.filter(pk=actor.user_id, is_operator=True, is_active=True).exists():
        roles.add(OPERATOR)
    return frozenset(roles)


def concerns_at(officer: Officer) -> QuerySet[Concern]:
    """Every concern of the officer's campus."""
    return Concern.objects.filter(campus_id=officer.campus_id).select_related(
        "campus", "employer", "student__user"
    )
