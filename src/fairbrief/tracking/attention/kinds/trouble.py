"""Disputes, words that worry, work that ended badly."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    Case,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.models import Concern
from fairbrief.concerns.states import DUE_STATES, ConcernState
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.states import DisputeState, EngagementState, Side
from fairbrief.tracking.attention.declared import (
    Alert,
    Found,
    Scope,
    Ways,
    day_of,
    number,
    steps,
)

#: How long ended work stays on the list.
ENDED_LATELY = timedelta(days=21)

_WORK = (_("Open the work"), "/campus/work/{work}/")
_STUDENT = (_("The student’s page"), "/campus/students/{student}/")


def _disputes(scope: Scope) -> QuerySet[Any]:
    open_states = [DisputeState.OPENED, DisputeState.ANSWERED, DisputeState.APPEALED]
    return Dispute.objects.filter(engagement__campus=scope.campus, state__in=open_states).annotate(
        since=day_of("opened_at", scope),
        level=steps(
            (Q(state=DisputeState.APPEALED), 3),
            (Q(state=DisputeState.ANSWERED), 2),
        ),
        figure=number(Case(When(decider=scope.campus, then=1), default=0)),
    )


def _says_dispute(found: Found) -> str:
    if found.level == 1:
        return _t("In dispute with %(employer)s; the other side has to answer.") % {
            "employer": found.employer_name
        }
    if found.figure and found.level == 2:
        return _t("In dispute with %(employer)s; your office decides.") % {
            "employer": found.employer_name
        }
    return _t("In dispute with %(employer)s; another office decides.") % {
        "employer": found.employer_name
    }


Alert(
    name="dispute",
    harm=90,
    called=_("In dispute"),
    tone="stop",
    rows=_disputes,
    says=_says_dispute,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)


def _concerns(scope: Scope) -> QuerySet[Any]:
    return Concern.objects.filter(
        campus=scope.campus, state__in=[*DUE_STATES, ConcernState.NOTICED]
    ).annotate(
        since=TruncDate(Coalesce("reported_at", "made_at"), tzinfo=scope.zone),
        level=steps((Q(state__in=DUE_STATES), 2)),
        figure=number(Value(0)),
    )


def _says_concern(found: Found) -> str:
    if found.level == 1:
        return _t("The rules find words about “%(about)s” serious; nobody has reported them.") % {
            "about": found.regarding
        }
    return _t("Words about “%(about)s” were reported to your office.") % {"about": found.regarding}


Alert(
    name="concern",
    harm=85,
    called=_("Words that worry"),
    tone="stop",
    rows=_concerns,
    says=_says_concern,
    does=((_("Read and decide"), "/campus/concerns/{key}/"), _STUDENT),
    ways=Ways(student="student", employer="employer", title="about"),
)


def _ended(scope: Scope) -> QuerySet[Any]:
    badly = Q(state=EngagementState.NOT_COMPLETED) | Q(
        state=EngagementState.ENDED_EARLY, ended_by=Side.EMPLOYER
    )
    return (
        Engagement.objects.filter(badly, campus=scope.campus)
        .filter(ended_at__gt=scope.at - ENDED_LATELY)
        .annotate(
            since=day_of("ended_at", scope),
            level=steps((Q(state=EngagementState.NOT_COMPLETED), 2)),
            figure=number(Value(0)),
        )
    )


def _says_ended(found: Found) -> str:
    if found.level == 2:
        return _t("It ended without being completed. The student may need a word, and other work.")
    return _t("%(employer)s ended it early. The student may need a word, and other work.") % {
        "employer": found.employer_name
    }


Alert(
    name="ended",
    harm=80,
    called=_("Ended badly"),
    rows=_ended,
    says=_says_ended,
    does=(_STUDENT, _WORK),
    ways=Ways(work="pk"),
)
