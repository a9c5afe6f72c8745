"""Work that does not go as planned: hours, dates, permits, too much at once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    DateField,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast, ExtractDay, Greatest, Least
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement, HoursEntry
from fairbrief.engagements.queries import is_under_floor, minutes_logged
from fairbrief.engagements.states import RUNNING_STATES, EngagementState
from fairbrief.kernel.clock import hours_words
from fairbrief.students.models import Student
from fairbrief.tracking.attention.declared import (
    Alert,
    Common,
    Found,
    Scope,
    Ways,
    day,
    day_of,
    number,
    steps,
)

#: So much over the agreed hours is far over plan, in percent.
FAR_OVER = 120
#: A start is near.
SOON = timedelta(days=7)

_WORK = (_("Open the work"), "/campus/work/{work}/")
_STUDENT = (_("The student’s page"), "/campus/students/{student}/")


def _works(scope: Scope, *states: str) -> QuerySet[Engagement]:
    return Engagement.objects.filter(campus=scope.campus, state__in=states)


def _last_day() -> Subquery:
    """The last day with hours on it."""
    entries = HoursEntry.objects.filter(engagement=OuterRef("pk"), removed_at=None)
    return Subquery(entries.order_by("-day").values("day")[:1], output_field=DateField())


def _far_along(scope: Scope) -> QuerySet[Any]:
    """Keys of running work with so much logged that an hour may be under the floor, or far over
    plan; summed up at once: one by one, the hours of thousands would be added again and again."""
    worth = F("engagement__fee_minor") * 60 / Greatest(F("engagement__floor_minor"), 1)
    far = F("engagement__hours") * 60 * FAR_OVER / 100
    return (
        HoursEntry.objects.filter(
            engagement__campus=scope.campus,
            engagement__state__in=RUNNING_STATES,
            removed_at=None,
        )
        .order_by()
        .values("engagement")
        .annotate(sum=Sum("minutes"))
        .filter(sum__gte=Least(worth, far))
        .values("engagement")
    )


_FAR_ALONG = Common("far_along", _far_along, "engagement")
_IS_FAR_ALONG = Q(pk__in=RawSQL("SELECT engagement FROM far_along", []))


def _under_floor(scope: Scope) -> QuerySet[Any]:
    minutes = Greatest(F("logged"), F("hours") * 60)
    return (
        _works(scope, *RUNNING_STATES)
        .filter(Q(fee_minor__lt=F("floor_minor") * F("hours")) | _IS_FAR_ALONG)
        .annotate(logged=minutes_logged())
        .filter(is_under_floor())
        .annotate(figure=number(F("fee_minor") * 60 / minutes))
        .annotate(
            since=_last_day(),
            level=steps(
                (Q(floor_minor__gt=F("figure") * 2), 3),
                (Q(floor_minor__gt=F("figure") * 1.3), 2),
            ),
        )
    )


def _says_under_floor(found: Found) -> str:
    return _t("With the hours logged, an hour is worth %(rate)s by now: under the floor.") % {
        "rate": found.money
    }


Alert(
    name="rate",
    harm=70,
    called=_("An hour under the floor"),
    tone="stop",
    rows=_under_floor,
    says=_says_under_floor,
    does=(_WORK, _STUDENT),
    ways=Ways(work="pk"),
    common=_FAR_ALONG,
)


def _over_hours(scope: Scope) -> QuerySet[Any]:
    return (
        _works(scope, *RUNNING_STATES)
        .filter(_IS_FAR_ALONG)
        .annotate(logged=minutes_logged())
        .filter(~is_under_floor())
        .annotate(figure=number(F("logged") * 100 / (F("hours") * 60)))
        .filter(figure__gte=FAR_OVER)
        .annotate(since=_last_day(), level=steps((Q(figure__gte=200), 3), (Q(figure__gte=150), 2)))
    )


def _says_over_hours(found: Found) -> str:
    return _t("%(percent)d %% of the agreed hours are logged, and the work is not done.") % {
        "percent": found.figure
    }


Alert(
    name="hours",
    harm=65,
    called=_("Hours far over plan"),
    rows=_over_hours,
    says=_says_over_hours,
    does=(_WORK, _STUDENT),
    ways=Ways(work="pk"),
    common=_FAR_ALONG,
)


def _late(scope: Scope) -> QuerySet[Any]:
    states = (EngagementState.ACTIVE, EngagementState.PAUSED, EngagementState.CHANGES_ASKED)
    return (
        _works(scope, *states)
        .filter(due_on__lt=scope.today)
        .annotate(
            since=day("due_on"),
            level=steps(
                (Q(due_on__lt=scope.today - timedelta(days=21)), 3),
                (Q(due_on__lt=scope.today - timedelta(days=7)), 2),
            ),
            figure=number(Value(0)),
        )
    )


Alert(
    name="late",
    harm=40,
    called=_("Past its due date"),
    rows=_late,
    says=lambda found: _t("It was due, and is not handed in."),
    does=(_WORK, _STUDENT),
    ways=Ways(work="pk"),
)


def _unauthorized(scope: Scope) -> QuerySet[Any]:
    return (
        _works(scope, EngagementState.AGREED)
        .filter(starts_on__lte=scope.today + SOON)
        .annotate(
            since=day_of("made_at", scope),
            level=steps(
                (Q(starts_on__lte=scope.today), 3),
                (Q(starts_on__lte=scope.today + timedelta(days=2)), 2),
            ),
            figure=number(Value(0)),
        )
    )


def _says_unauthorized(found: Found) -> str:
    if found.level == 3:
        return _t("It was to start by now, and waits for your authorization.")
    return _t("It starts within a week, and waits for your authorization.")


Alert(
    name="unauthorized",
    harm=35,
    called=_("Not authorized, and the start is near"),
    rows=_unauthorized,
    says=_says_unauthorized,
    does=((_("See to it"), "/campus/work/{work}/"), _STUDENT),
    ways=Ways(work="pk"),
)


def _overloaded(scope: Scope) -> QuerySet[Any]:
    """Students whose live work, spread over its weeks, asks for more a week than the cap now."""
    days = ExpressionWrapper(F("due_on") - F("starts_on"), output_field=DurationField())
    weeks = Greatest(Cast(ExtractDay(days), FloatField()) / Value(7.0), Value(1.0))
    minutes = Sum(F("hours") * 60 / weeks, output_field=FloatField())
    live = (
        Engagement.objects.filter(
            campus=scope.campus,
            ended_at=None,
            approved_at=None,
            starts_on__lte=scope.today + SOON,
            due_on__gte=scope.today,
        )
        .exclude(state=EngagementState.DISPUTED)
        .order_by()
        .values("student")
        .annotate(load=minutes)
    )
    own = live.filter(student=OuterRef("pk"))
    return (
        Student.objects.filter(pk__in=live.filter(load__gt=scope.cap_minutes).values("student"))
        .annotate(figure=number(Subquery(own.values("load"))))
        .annotate(
            since=Subquery(
                Engagement.objects.filter(student=OuterRef("pk"), ended_at=None, approved_at=None)
                .order_by("-made_at")
                .annotate(day=day_of("made_at", scope))
                .values("day")[:1],
                output_field=DateField(),
            ),
            level=steps(
                (Q(figure__gt=scope.cap_minutes * 2), 3),
                (Q(figure__gt=scope.cap_minutes * 1.5), 2),
            ),
        )
    )


def _says_overloaded(found: Found) -> str:
    return _t("All work together asks for about %(hours)s a week: over your cap.") % {
        "hours": hours_words(found.figure // 30 * 30)
    }


Alert(
    name="overload",
    harm=20,
    called=_("Over the weekly cap"),
    rows=_overloaded,
    says=_says_overloaded,
    does=(_STUDENT,),
    ways=Ways(student="pk"),
)
