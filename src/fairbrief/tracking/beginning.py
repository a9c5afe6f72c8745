"""How far a new career office has come: what it has set, and whom it has brought."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.roster.models import RosterEntry
from fairbrief.tracking.models import Experience
from fairbrief.vetting.models import Policy


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What of the first steps is done."""

    policy: bool
    year: bool
    roster: bool
    colleagues: bool
    ledger: bool

    @property
    def is_over(self) -> bool:
        return all((self.policy, self.year, self.roster, self.colleagues, self.ledger))


def beginning_of(campus: Campus) -> Beginning:
    """One query."""
    here = {"campus": OuterRef("pk")}
    found = (
        Campus.objects.filter(pk=campus.pk)
        .annotate(
            has_policy=Exists(Policy.objects.filter(**here)),
            has_year=Exists(Term.objects.filter(**here)),
            has_roster=Exists(RosterEntry.objects.filter(**here)),
            has_colleagues=Exists(Officer.objects.filter(**here).order_by("pk")[1:2]),
            has_ledger=Exists(Experience.objects.filter(**here)),
        )
        .values_list("has_policy", "has_year", "has_roster", "has_colleagues", "has_ledger")
        .get()
    )
    policy, year, roster, colleagues, ledger = found
    return Beginning(policy=policy, year=year, roster=roster, colleagues=colleagues, ledger=ledger)
