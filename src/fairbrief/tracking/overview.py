"""What a career office sees first: what waits for it, and how the year goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, Q, QuerySet, Sum, Value
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.models import Concern
from fairbrief.concerns.states import DUE_STATES, ConcernState
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.states import RUNNING_STATES, DisputeState, EngagementState
from fairbrief.organizations.models import Campus
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import StrikeState
from fairbrief.tracking.ledger import is_waiting_for_office
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES
from fairbrief.vetting.models import BriefReview, EmployerReview
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
            Engagement.objects.filter(state=EngagementState.AGREED, authorization_needed=True),
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
    kinds = _kinds()
    counts = [
        rows.filter(**{to_campus: campus.pk})
        .order_by()
        .annotate(what=Value(key))
        .values("what")
        .annotate(number=Count("pk"), since=Min(since))
        .values_list("what", "number", "since")
        for key, _name, _path, rows, to_campus, since in kinds
    ]
    found = {
        key: (number, since)
        for key, number, since in counts[0].union(*counts[1:], all=True).order_by()
        # A count over nothing is a row, too.
        if number
    }
    return [
        Waiting(name=name, count=found[key][0], since=found[key][1], path=path)
        for key, name, path, _rows, _to_campus, _since in kinds
        if key in found
    ]


@dataclass(frozen=True, kw_only=True)
class Year:
    """The last twelve months in figures, for the office's own eyes: nothing is suppressed."""

    experiences: int
    students: int
    paid: int
    minutes: int
    running: int

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)

    @property
    def paid_percent(self) -> int | None:
        return round(100 * self.paid / self.experiences) if self.experiences else None


def year_of(campus: Campus, *, today: date) -> Year:
    """Counted experiences that ended in the last twelve months, and work that runs now."""
    counted = Experience.objects.filter(
        campus=campus, state__in=COUNTED_STATES, ends_on__gt=today - timedelta(days=365)
    ).aggregate(
        experiences=Count("pk"),
        students=Count("student", distinct=True),
        paid=Count("pk", filter=Q(paid_minor__gt=0)),
        minutes=Sum("minutes", default=0),
    )
    running = Engagement.objects.filter(campus=campus, state__in=RUNNING_STATES).count()
    return Year(**counted, running=running)


def months_of(campus: Campus, *, today: date) -> list[tuple[date, int]]:
    """How many counted experiences ended in each of the last twelve months, oldest first."""
    first = _month_before(today, 11)
    counts = dict(
        Experience.objects.filter(campus=campus, state__in=COUNTED_STATES, ends_on__gte=first)
        .annotate(month=TruncMonth("ends_on"))
        .order_by()
        .values_list("month")
        .annotate(n=Count("pk"))
    )
    months = [_month_before(today, back) for back in range(11, -1, -1)]
    return [(month, counts.get(month, 0)) for month in months]


def _month_before(today: date, back: int) -> date:
    months = today.year * 12 + today.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
