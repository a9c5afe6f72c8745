"""Whether an award is what its pool is for: what can be read from the record, and what cannot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from fairbrief.funds.models import Award
from fairbrief.organizations.models import Employer
from fairbrief.roster.models import Enrolment

if TYPE_CHECKING:
    from fairbrief.roster.models import RosterEntry

_UNPAID_MAY = (Employer.Kind.NONPROFIT, Employer.Kind.GOVERNMENT)


@dataclass(frozen=True)
class Check:
    """One condition of the pool. `holds` is None when the record does not say."""

    words: str
    holds: bool | None


def checks_of(award: Award) -> list[Check]:
    """For the office alone: a condition may say more of a student than an employer should know."""
    pool, found = award.pool, []
    if pool.unpaid_nonprofit_only:
        found.append(Check(_("unpaid work at a nonprofit or public agency"), _is_unpaid(award)))
    if pool.hours_min is not None:
        hours = _hours(award)
        words = _("at least %(hours)d hours") % {"hours": pool.hours_min}
        found.append(Check(words, None if hours is None else hours >= pool.hours_min))
    if pool.first_generation_only:
        found.append(Check(_("first-generation student"), _is_first_generation(award)))
    return found


def _is_unpaid(award: Award) -> bool | None:
    work = award.engagement
    if work is not None:
        return work.fee_minor == 0 and work.employer.kind in _UNPAID_MAY
    entry = award.experience
    if entry is None:
        return None
    if entry.paid_minor:
        return False
    return entry.employer.kind in _UNPAID_MAY if entry.employer else None


def _hours(award: Award) -> float | None:
    if award.engagement is not None:
        return award.engagement.hours
    return None if award.experience is None else award.experience.minutes / 60


def _is_first_generation(award: Award) -> bool | None:
    entry: RosterEntry | None = award.entry
    if entry is None and award.student is not None:
        entry = getattr(award.student, "roster_entry", None)
    if entry is not None:
        said = (
            Enrolment.objects.filter(entry=entry, first_generation__isnull=False)
            .order_by("-term__starts_on")
            .values_list("first_generation", flat=True)
            .first()
        )
        if said is not None:
            return said
    return award.student.first_generation if award.student else None
