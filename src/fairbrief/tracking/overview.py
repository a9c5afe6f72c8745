"""What a career office sees first: what waits for it, and how the year goes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count, Min, Q, QuerySet, Sum, Value
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.models import Concern
from fairbrief.concerns.states import DUE_STATES, ConcernState
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.queries import TO_AUTHORIZE, UNDER_WAY
from fairbrief.engagements.states import DisputeState
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Campus
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import StrikeState
from fairbrief.tracking.ledger import is_waiting_for_office
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES
from fairbrief.vetting.models import BriefReview, EmployerReview
from fairbrief.vetting.queries import to_look_at_again
from fairbrief.vetting.states import BriefReviewState, EmployerReviewState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One kind of thing that waits: how many, and since when the oldest."""

    name: _StrOrPromise
    count: int
    since: datetime | None
    path: str


def _kinds() -> list[tuple[str, _StrOrPromise, str, QuerySet[Any], str, str]]:
    """Key, name, page, rows, the path to the campus, the moment it waits since."""
    return [
        (
            "briefs",
            _("Briefs to review"),
            "/campus/briefs/",
            BriefReview.objects.filter(state=BriefReviewState.WAITING),
            "campus",
            "asked_at",
        ),
        (
            "again",
            _("Open briefs to look at again"),
            "/campus/briefs/?show=again",
            to_look_at_again(),
            "campus",
            "recheck_at",
        ),
        (
            "employers",
            _("Employers to vet"),
            "/campus/employers/",
            EmployerReview.objects.filter(state=EmployerReviewState.WAITING),
            "campus",
            "asked_at",
        ),
        (
            "authorizations",
            _("Work to authorize"),
            "/campus/work/?show=authorize",
            Engagement.objects.filter(TO_AUTHORIZE),
            "campus",
            "made_at",
        ),
        (
            "disputes",
            _("Disputes to decide"),
            "/campus/concerns/?kind=dispute",
            Dispute.objects.filter(state=DisputeState.ANSWERED),
            "decider",
            "answered_at",
        ),
        (
            "strikes",
            _("Strikes to decide"),
            "/campus/concerns/?kind=strike",
            Strike.objects.filter(state=StrikeState.PROPOSED),
            "campus",
            "noted_at",
        ),
        (
            "concerns",
            _("Reported words to decide on"),
            "/campus/concerns/?kind=concern",
            Concern.objects.filter(state__in=DUE_STATES),
            "campus",
            "reported_at",
        ),
        (
            "noticed",
            _("Words the rules find serious"),
            "/campus/concerns/?kind=concern",
            Concern.objects.filter(state=ConcernState.NOTICED),
            "campus",
            "made_at",
        ),
        (
            "experiences",
            _("Experiences to verify"),
            "/campus/ledger/?state=waiting",
            Experience.objects.filter(is_waiting_for_office()),
            "campus",
            "logged_at",
        ),
    ]


def waiting_for(campus: Campus) -> list[Waiting]:
    """Everything that waits for the office. One query."""
    found = {
        key: (number, since)
        for key, number, since in _counts(campus.pk)
        # A count over nothing is a row, too.
        if number
    }
    return [
        Waiting(name=name, count=found[key][0], since=found[key][1], path=path)
        for key, name, path, _rows, _to_campus, _since in _kinds()
        if key in found
    ]


@written_once
def _counts(campus: int) -> QuerySet[Any, tuple[str, int, datetime]]:
    """Key, number and oldest of each kind."""
    counts = [
        rows.filter(**{to_campus: campus})
        .order_by()
        .annotate(what=Value(key))
        .values("what")
        .annotate(number=Count("pk"), since=Min(since))
        .values_list("what", "number", "since")
        for key, _name, _path, rows, to_campus, since in _kinds()
    ]
    found: QuerySet[Any, tuple[str, int, datetime]] = counts[0].union(*counts[1:], all=True)
    return found.order_by()


#: Everyone whose experience counted on one of the days, once: the roster entry if there is one,
#: else the account (its id, negative). Equal pairs become one before any is looked up.
_PEOPLE = """
SELECT count(*) FROM (
    SELECT DISTINCT COALESCE(x.roster_entry_id, r.id, -x.student_id)
    FROM (
        SELECT DISTINCT roster_entry_id, student_id FROM tracking_experience
        WHERE campus_id = %(campus)s AND state IN ('confirmed', 'verified')
          AND ends_on BETWEEN %(first)s AND %(last)s
    ) x
    LEFT JOIN roster_rosterentry r
      ON r.student_id = x.student_id AND r.student_id IS NOT NULL AND r.campus_id = %(campus)s
      AND x.roster_entry_id IS NULL
) people
"""


@dataclass(frozen=True, kw_only=True)
class Year:
    """The last twelve months in figures, for the office's own eyes: nothing is suppressed."""

    experiences: int
    #: People, whether they have an account or stand on the roster alone.
    students: int
    paid: int
    minutes: int
    #: As many as the list of work under way has.
    running: int
    #: How many ended in each of the last twelve months, oldest first.
    months: list[tuple[date, int]]

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)

    @property
    def paid_percent(self) -> int | None:
        return round(100 * self.paid / self.experiences) if self.experiences else None


def year_of(campus: Campus, *, today: date) -> Year:
    """Counted experiences that ended in the last twelve months, and work that is under way.

    Three queries. A line a day comes out of the index in its order, whatever the size of a campus.
    """
    first = today - timedelta(days=364)
    months = [_month_before(today, back) for back in range(11, -1, -1)]
    days = list(
        Experience.objects.filter(
            campus=campus,
            state__in=COUNTED_STATES,
            ends_on__range=(min(first, months[0]), today),
        )
        .order_by()
        .values_list("ends_on")
        .annotate(
            number=Count("pk"),
            paid_ones=Count("pk", filter=Q(paid_minor__gt=0)),
            in_all=Sum("minutes"),
        )
    )
    by_month = Counter[date]()
    for day, number, _paid, _minutes in days:
        by_month[day.replace(day=1)] += number
    in_year = [sums for day, *sums in days if day >= first]
    return Year(
        experiences=sum(number for number, _paid, _minutes in in_year),
        students=_people_of(campus, first, today),
        paid=sum(paid for _number, paid, _minutes in in_year),
        minutes=sum(minutes for _number, _paid, minutes in in_year),
        running=Engagement.objects.filter(UNDER_WAY, campus=campus).count(),
        months=[(month, by_month[month]) for month in months],
    )


def _people_of(campus: Campus, first: date, last: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"campus": campus.pk, "first": first, "last": last})
        (number,) = cursor.fetchone()
    return int(number)


def _month_before(today: date, back: int) -> date:
    months = today.year * 12 + today.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
