"""Who saw what a student sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from fairbrief.applications.models import Application
from fairbrief.disclosures.models import Disclosure
from fairbrief.students.models import Student


@dataclass(frozen=True, kw_only=True)
class Reader:
    """One person of an employer who saw an application: in how many hours, when last, and when they
    first could read the name (None if never)."""

    name: str
    hours: int
    last: datetime
    named: datetime | None


def shown_applications(student: Student) -> QuerySet[Application]:
    """Applications of a student that somebody has seen, the one seen last first; `last_seen` says
    when. Of one that was seen before such lines were kept nothing says who it was."""
    rows = Application.objects.filter(student=student).filter(
        Q(disclosures__isnull=False) | Q(seen_at__isnull=False)
    )
    return (
        rows.annotate(last_seen=Coalesce(Max("disclosures__hour"), "seen_at"))
        .select_related("brief__employer")
        .order_by("-last_seen", "-pk")
    )


def readers_of(applications: list[Application]) -> dict[int, list[Reader]]:
    """Who saw each of these, by the application's key, the last first. One query."""
    rows = (
        Disclosure.objects.filter(application__in=applications)
        .order_by()
        .values("application_id", "user_id", "by_name")
        .annotate(
            hours=Count("hour", distinct=True),
            last=Max("hour"),
            named=Min("hour", filter=Q(with_name=True)),
        )
        .order_by("-last", "by_name")
    )
    found: dict[int, list[Reader]] = {}
    for row in rows:
        reader = Reader(
            name=row["by_name"], hours=row["hours"], last=row["last"], named=row["named"]
        )
        found.setdefault(row["application_id"], []).append(reader)
    return found
