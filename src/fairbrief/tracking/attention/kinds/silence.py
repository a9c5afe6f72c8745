"""Nobody says anything: the supervisor, the student, the employer at the end."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import CheckIn, Engagement, StuckCall
from fairbrief.engagements.states import RUNNING_STATES, EngagementState
from fairbrief.relationships.models import NextStep
from fairbrief.tracking.attention.declared import (
    Alert,
    Found,
    Scope,
    Ways,
    day_of,
    number,
    steps,
)

#: Nobody has answered a stuck student for so long.
A_DAY = timedelta(days=1)
#: A week has passed over a check-in that was written.
UNANSWERED = timedelta(days=3)

_WORK = (_("Open the work"), "/campus/work/{work}/")
_STUDENT = (_("The student’s page"), "/campus/students/{student}/")


def _works(scope: Scope, *states: str) -> QuerySet[Engagement]:
    return Engagement.objects.filter(campus=scope.campus, state__in=states)


def _stuck(scope: Scope) -> QuerySet[Any]:
    return StuckCall.objects.filter(
        engagement__campus=scope.campus,
        engagement__state__in=RUNNING_STATES,
        answered_at=None,
        raised_at__lt=scope.at - A_DAY,
    ).annotate(
        since=day_of("raised_at", scope),
        level=steps(
            (Q(raised_at__lt=scope.at - timedelta(days=5)), 3),
            (Q(reported_at__isnull=False), 2),
        ),
        figure=number(Value(0)),
    )


def _says_stuck(found: Found) -> str:
    return _t("Stuck, and %(name)s has not answered. A call often helps.") % {
        "name": found.supervisor_name
    }


Alert(
    name="stuck",
    harm=60,
    called=_("Supervisor silent"),
    tone="stop",
    rows=_stuck,
    says=_says_stuck,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)


def _several(scope: Scope, which: Q) -> QuerySet[Any]:
    """Keys of the campus's work with two such check-ins or more, counted at once."""
    return (
        CheckIn.objects.filter(which, engagement__campus=scope.campus)
        .order_by()
        .values("engagement")
        .annotate(n=Count("pk"))
        .filter(n__gte=2)
        .values("engagement")
    )


def _unanswered(scope: Scope) -> QuerySet[Any]:
    """Two check-ins in a row, written and left without a word."""
    written = (
        CheckIn.objects.filter(
            engagement=OuterRef("pk"),
            written_at__lt=scope.at - UNANSWERED,
            answered_at=None,
        )
        .order_by()
        .values("engagement")
    )
    return (
        _works(scope, *RUNNING_STATES)
        .filter(pk__in=_several(scope, Q(written_at__lt=scope.at - UNANSWERED, answered_at=None)))
        .annotate(
            figure=Coalesce(
                Subquery(written.annotate(n=Count("pk")).values("n"), output_field=IntegerField()),
                0,
            )
        )
        .filter(figure__gte=2)
        .annotate(
            since=Subquery(
                CheckIn.objects.filter(
                    engagement=OuterRef("pk"), written_at__isnull=False, answered_at=None
                )
                .order_by("number")
                .annotate(day=day_of("written_at", scope))
                .values("day")[:1],
                output_field=DateField(),
            ),
            level=steps((Q(figure__gte=4), 3), (Q(figure=3), 2)),
        )
    )


def _says_unanswered(found: Found) -> str:
    return _t("%(name)s has not answered %(count)d check-ins.") % {
        "name": found.supervisor_name,
        "count": found.figure,
    }


Alert(
    name="unanswered",
    harm=55,
    called=_("Check-ins without an answer"),
    rows=_unanswered,
    says=_says_unanswered,
    does=(_WORK, _STUDENT),
    ways=Ways(work="pk"),
)


def _no_check_in(scope: Scope) -> QuerySet[Any]:
    """Two of the agreed rhythm went by since the student was last heard."""
    heard = CheckIn.objects.filter(
        Q(written_at__isnull=False) | Q(spoken_at__isnull=False),
        engagement=OuterRef("engagement"),
        number__gt=OuterRef("number"),
    )
    missed = CheckIn.objects.filter(
        ~Exists(heard), engagement=OuterRef("pk"), missed_at__isnull=False
    )
    return (
        _works(scope, EngagementState.ACTIVE, EngagementState.CHANGES_ASKED)
        .filter(pk__in=_several(scope, Q(missed_at__isnull=False)))
        .annotate(
            figure=Coalesce(
                Subquery(
                    missed.order_by().values("engagement").annotate(n=Count("pk")).values("n"),
                    output_field=IntegerField(),
                ),
                0,
            )
        )
        .filter(figure__gte=2)
        .annotate(
            since=Subquery(
                missed.order_by("number").annotate(day=day_of("due_at", scope)).values("day")[:1],
                output_field=DateField(),
            ),
            level=steps((Q(figure__gte=4), 3), (Q(figure=3), 2)),
        )
    )


def _says_no_check_in(found: Found) -> str:
    return _t("%(count)d check-ins went by without a word of the student.") % {
        "count": found.figure
    }


Alert(
    name="no_check_in",
    harm=50,
    called=_("No check-in"),
    rows=_no_check_in,
    says=_says_no_check_in,
    does=(_STUDENT, _WORK),
    ways=Ways(work="pk"),
)


def _next_steps(scope: Scope) -> QuerySet[Any]:
    return NextStep.objects.filter(
        engagement__campus=scope.campus, late_at__isnull=False, answered_at=None
    ).annotate(
        since=day_of("late_at", scope),
        level=steps((Q(late_at__lt=scope.at - timedelta(days=14)), 2)),
        figure=number(Value(0)),
    )


def _says_next_step(found: Found) -> str:
    return _t("%(name)s has not said what comes next. A call often helps.") % {
        "name": found.supervisor_name
    }


Alert(
    name="next_step",
    harm=10,
    called=_("Silent about what comes next"),
    rows=_next_steps,
    says=_says_next_step,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)
