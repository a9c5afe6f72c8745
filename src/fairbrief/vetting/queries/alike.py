"""Briefs that read nearly alike, and organizations that send many at once: reasons to look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, Value

from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.queries import has_students
from fairbrief.briefs.reading import posting_of
from fairbrief.kernel.written import Numbers, written_once
from fairbrief.organizations.models import Campus, Employer
from fairbrief.vetting.models import Print
from fairbrief.vetting.wording import bands_of, marks_of, share_of

#: The share of wording from which two briefs are shown as alike.
ALIKE = 0.5
#: Candidates whose bands are looked at, and those of them that are compared word by word.
MOST_CANDIDATES, MOST_COMPARED = 300, 12
#: An organization this new that sends so many briefs in so many days.
NEW, LATELY, MANY = timedelta(days=30), timedelta(days=7), 5
BANDS = ArrayField(IntegerField())


class _Shared(Func):
    """How many of the given bands a row has."""

    template = "(SELECT count(*) FROM unnest(%(expressions)s))"
    arg_joiner = ") AS band WHERE band = ANY("
    output_field = IntegerField()


@dataclass(frozen=True)
class Alike:
    """Another employer's brief in which `percent` of this one's wording stands too."""

    brief: Brief
    percent: int
    is_here: bool


@dataclass(frozen=True)
class Lookalikes:
    """Those this campus may see, the most alike first, and how many others there are."""

    seen: tuple[Alike, ...] = ()
    elsewhere: int = 0


def lookalikes_of(brief: Brief, *, campus: Campus) -> Lookalikes:
    """Other employers' briefs, sent to any campus, with nearly the text of this one.

    One that is not public and not offered to this campus is counted, not shown. One query, bounded
    however many briefs there are. Takes a whole brief.
    """
    marks = marks_of(posting_of(brief).whole)
    bands = set(bands_of(marks))
    if not bands:
        return Lookalikes()
    rows: list[Any] = _nearest(brief.employer_id, campus.pk, list(bands), most=MOST_COMPARED)
    found = sorted(((share_of(marks, row.marks), row) for row in rows), key=lambda pair: -pair[0])
    alike = [(round(100 * share), row) for share, row in found if share >= ALIKE]
    return Lookalikes(
        tuple(Alike(row.brief, percent, row.is_here) for percent, row in alike if _is_seen(row)),
        sum(not _is_seen(row) for _percent, row in alike),
    )


@written_once
def _nearest(employer: int, campus: int, bands: Numbers, *, most: int) -> QuerySet[Print]:
    given = Value(bands, output_field=BANDS)
    others = Print.objects.exclude(employer_id=employer)
    near = others.filter(bands__overlap=given).order_by()[:MOST_CANDIDATES]
    here = Offering.objects.filter(brief=OuterRef("brief"), campus=campus)
    return (
        Print.objects.filter(pk__in=near.values("pk"))
        .select_related("brief__employer")
        .annotate(shared=_Shared(F("bands"), given), is_here=Exists(here))
        .order_by("-shared", "-pk")[:most]
    )


def _is_seen(row: Any) -> bool:
    return row.is_here or has_students(row.brief)


def is_rush(employer: Employer, sent_lately: int, *, at: datetime) -> bool:
    """Whether an organization that is new here has sent many briefs in a week."""
    return sent_lately >= MANY and at - employer.made_at <= NEW
