"""Reads of strikes: how many count, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, IntegerField, Subquery
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Employer
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import ON_RECORD, StrikeState
from fairbrief.students.models import Student

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: So many strikes on record bar from anything new.
BARRED_AT = 3

#: What strikes on record mean, by how many there are; the same for both sides.
EFFECTS: tuple[tuple[int, _StrOrPromise], ...] = (
    (
        1,
        _("It stands on record, where its owner and the office that decided see it. Nothing else."),
    ),
    (2, _("The same, and a warning: one more, and nothing new can be begun.")),
    (3, _("Nothing new: no application, no brief sent for review, until one of them is gone.")),
)


def on_record(*, student: Student | None = None, employer: Employer | None = None) -> int:
    """How many strikes count now. One query."""
    rows = Strike.objects.filter(state__in=ON_RECORD)
    rows = rows.filter(student=student) if student is not None else rows.filter(employer=employer)
    return rows.count()


def strikes_on_record(employer: Employer) -> Subquery:
    """How many strikes of an employer count now, as part of another query; NULL for none."""
    rows = Strike.objects.filter(employer=employer, state__in=ON_RECORD).order_by()
    counted = rows.values("employer").annotate(number=Count("pk"))
    return Subquery(counted.values("number"), output_field=IntegerField())


def is_barred(*, student: Student | None = None, employer: Employer | None = None) -> bool:
    return on_record(student=student, employer=employer) >= BARRED_AT


def can_be_appealed(strike: Strike) -> bool:
    """Once."""
    return strike.state == StrikeState.STANDING and strike.appealed_at is None


def waits_for_office(strike: Strike) -> bool:
    return strike.state == StrikeState.PROPOSED


def waits_for_operator(strike: Strike) -> bool:
    return strike.state == StrikeState.APPEALED


def counts(strike: Strike) -> bool:
    return strike.state in ON_RECORD
