"""Figures beside works in a list, and what waits for whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from fairbrief.applications.queries import new_messages
from fairbrief.engagements.models import (
    ChangeOrder,
    Dispute,
    Engagement,
    HoursGuard,
    Pulse,
    StuckCall,
)
from fairbrief.engagements.queries.hours import minutes_logged
from fairbrief.engagements.states import (
    RUNNING_STATES,
    UNDER_WAY_STATES,
    ChangeOrderState,
    EngagementState,
)
from fairbrief.kernel.written import Numbers, in_order, written_once
from fairbrief.organizations.models import Member

#: What of a mark is read with its work.
_OF_A_MARK = ("id", "percent", "student_choice", "employer_choice", "settled_at")


def for_lists(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """With the people a row names alone: planning a dozen joins takes longer than twenty rows."""
    return rows.select_related(None).select_related("student__user", "employer", "supervisor")


def with_figures(rows: QuerySet[Engagement], *, side: str, reader: str) -> QuerySet[Engagement]:
    """Adds to each what its pages count: `logged`, the minutes worked; `pulses_said` and
    `pulsed_at`, the weekly questions the side has answered; `marks`, the marks its hours have
    passed; `new`, the messages a reader of it has not seen. In the same query."""
    answered = Pulse.objects.filter(engagement=OuterRef("pk"), asked_of=side).order_by("-id")
    of_all = answered.order_by().values("asked_of")
    return rows.annotate(
        logged=minutes_logged(),
        pulses_said=Coalesce(Subquery(of_all.annotate(n=Count("pk")).values("n")), 0),
        pulsed_at=Subquery(answered.values("at")[:1]),
        marks=ArraySubquery(
            HoursGuard.objects.filter(engagement=OuterRef("pk")).values(
                row=JSONObject(**{name: name for name in _OF_A_MARK})
            )
        ),
        new=new_messages("agreement__application", side=side, reader=reader),
    )


def works_listed(keys: Sequence[int], *, side: str, reader: str) -> list[Engagement]:
    """The works of these keys in their order, for a list of one side: with figures and with the
    people a row names. One query."""
    return in_order(lambda keys: _works_listed(keys, reader, side=side), keys)


@written_once
def _works_listed(keys: Numbers, reader: str, *, side: str) -> QuerySet[Engagement]:
    rows = for_lists(Engagement.objects.filter(pk__any_of=keys)).order_by()
    return with_figures(rows, side=side, reader=reader)


def new_in(engagement: Engagement) -> int:
    """How many new messages a reader has, for work read `with_figures`."""
    return int(getattr(engagement, "new", 0))


#: What of an answer to a weekly question is read with its work.
_OF_A_PULSE = ("id", "asked_of", "question", "rating", "note", "at")


def with_evidence(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """Adds to each what its office reads beside it: `logged`, the minutes worked; `was_disputed`,
    whether there was ever a dispute; `pulses_kept`, see `pulses_of`. In the same query."""
    return rows.annotate(
        logged=minutes_logged(),
        was_disputed=Exists(Dispute.objects.filter(engagement=OuterRef("pk"))),
        pulses_kept=ArraySubquery(
            Pulse.objects.filter(engagement=OuterRef("pk"))
            .order_by("-id")
            .values(row=JSONObject(**{name: name for name in _OF_A_PULSE}))
        ),
    )


def was_disputed(engagement: Engagement) -> bool:
    """Whether there was ever a dispute, for work read `with_evidence`."""
    return bool(engagement.was_disputed)  # type: ignore[attr-defined]


def pulses_of(engagement: Engagement) -> list[Pulse]:
    """The weekly questions that were answered, the newest first, for work read `with_evidence`."""
    rows = engagement.pulses_kept  # type: ignore[attr-defined]
    return [Pulse(**each | {"at": datetime.fromisoformat(each["at"])}) for each in rows]


def to_review(member: Member) -> QuerySet[Engagement]:
    """Work handed in that waits for the employer."""
    return Engagement.objects.filter(
        employer_id=member.employer_id, state=EngagementState.SUBMITTED
    ).select_related("student__user")


def stuck_for(member: Member) -> QuerySet[StuckCall]:
    """Questions of stuck students at running work that wait for the employer."""
    return StuckCall.objects.filter(
        engagement__employer_id=member.employer_id,
        engagement__state__in=RUNNING_STATES,
        answered_at=None,
    ).select_related("engagement__student__user")


def changes_for_employer(member: Member) -> QuerySet[ChangeOrder]:
    """Change orders students proposed that wait for the employer."""
    return ChangeOrder.objects.filter(
        engagement__employer_id=member.employer_id,
        state=ChangeOrderState.PROPOSED,
        proposed_by="student",
    ).select_related("engagement")


#: What an office's list shows, and what its overview counts: one question for both.
TO_AUTHORIZE = Q(state=EngagementState.AGREED)
UNDER_WAY = Q(state__in=UNDER_WAY_STATES)
