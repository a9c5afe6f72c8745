"""The kinds of issues an office decides: each one declared object."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    F,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.models import Concern
from fairbrief.concerns.states import DECIDED_STATES, DUE_STATES, OPEN_STATES, ConcernState
from fairbrief.engagements.models import Appeal, Dispute
from fairbrief.engagements.states import DisputeOutcome, DisputeState
from fairbrief.organizations.models import Campus
from fairbrief.relationships.advice import Advice, AdviceState
from fairbrief.strikes.models import Strike
from fairbrief.strikes.states import StrikeState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One kind of issue.

    `decided_here` gives those the campus decides, `of_campus` those of its own students; `is_open`
    tells which are not decided, `is_due` for which of those the office owes the next step. The
    columns say where each is found. `clock` names the model its clock runs on, and the key of it.
    """

    name: str
    called: _StrOrPromise
    path: str
    decided_here: Callable[[Campus], QuerySet[Any]]
    of_campus: Callable[[Campus], QuerySet[Any]]
    is_open: Q
    is_due: Q
    clock: tuple[str, str]
    key: str
    about: str
    employer: str
    student: str
    since: Any
    decided_at: Any
    state: str
    #: What is shown of a state or an outcome, by its value.
    labels: dict[str, _StrOrPromise]
    #: Where the outcome stands, when that is not the state.
    outcome: str = ""


def _labels(*choices: Iterable[tuple[Any, Any]]) -> dict[str, _StrOrPromise]:
    return {str(value): label for rows in choices for value, label in rows}


ISSUES: dict[str, Issue] = {
    each.name: each
    for each in (
        Issue(
            name="concern",
            called=_("Words"),
            path="/campus/concerns/{key}/",
            decided_here=lambda campus: Concern.objects.filter(campus=campus),
            of_campus=lambda campus: Concern.objects.filter(campus=campus, side="employer").exclude(
                state=ConcernState.NOTICED
            ),
            is_open=Q(state__in=OPEN_STATES),
            is_due=Q(state__in=DUE_STATES),
            clock=("concerns.concern", "pk"),
            key="code",
            about="about",
            employer="employer",
            student="student__user__name",
            since=Coalesce("reported_at", "made_at"),
            decided_at=Case(When(state__in=DECIDED_STATES, then=F("decided_at"))),
            state="state",
            labels=_labels(ConcernState.choices),
        ),
        Issue(
            name="advice",
            called=_("Advice"),
            path="/campus/advice/{key}/",
            decided_here=lambda campus: Advice.objects.filter(campus=campus),
            # A question is no trouble with an employer: it makes no pattern.
            of_campus=lambda campus: Advice.objects.none(),
            is_open=Q(state=AdviceState.ASKED),
            is_due=Q(state=AdviceState.ASKED),
            clock=("relationships.advice", "pk"),
            key="code",
            about="engagement__title",
            employer="engagement__employer",
            student="engagement__student__user__name",
            since=F("asked_at"),
            decided_at=F("answered_at"),
            state="state",
            labels=_labels(AdviceState.choices),
        ),
        Issue(
            name="dispute",
            called=_("Dispute"),
            path="/campus/disputes/{key}/",
            decided_here=lambda campus: Dispute.objects.filter(decider=campus),
            of_campus=lambda campus: Dispute.objects.filter(engagement__campus=campus),
            is_open=Q(state__in=[DisputeState.OPENED, DisputeState.ANSWERED]),
            is_due=Q(state=DisputeState.ANSWERED),
            clock=("engagements.dispute", "pk"),
            key="code",
            about="engagement__title",
            employer="engagement__employer",
            student="engagement__student__user__name",
            since=F("opened_at"),
            decided_at=F("decided_at"),
            state="state",
            outcome="outcome",
            labels=_labels(DisputeState.choices, DisputeOutcome.choices),
        ),
        Issue(
            name="appeal",
            called=_("Appeal"),
            path="/campus/disputes/{key}/",
            decided_here=lambda campus: Appeal.objects.filter(decider=campus),
            of_campus=lambda campus: Appeal.objects.filter(dispute__engagement__campus=campus),
            is_open=Q(decided_at=None, dispute__state=DisputeState.APPEALED),
            is_due=Q(decided_at=None),
            clock=("engagements.dispute", "dispute_id"),
            key="dispute__code",
            about="dispute__engagement__title",
            employer="dispute__engagement__employer",
            student="dispute__engagement__student__user__name",
            since=F("at"),
            decided_at=F("decided_at"),
            state="dispute__state",
            outcome="outcome",
            labels=_labels(DisputeState.choices, DisputeOutcome.choices),
        ),
        Issue(
            name="strike",
            called=_("Strike"),
            path="/campus/strikes/",
            decided_here=lambda campus: Strike.objects.filter(campus=campus),
            of_campus=lambda campus: Strike.objects.filter(campus=campus, employer__isnull=False),
            is_open=Q(state=StrikeState.PROPOSED),
            is_due=Q(state=StrikeState.PROPOSED),
            clock=("strikes.strike", "pk"),
            key="code",
            about="title",
            employer="employer",
            student="student__user__name",
            since=F("noted_at"),
            decided_at=Case(
                When(~Q(state=StrikeState.PROPOSED), then=Coalesce("decided_at", "ended_at"))
            ),
            state="state",
            labels=_labels(StrikeState.choices),
        ),
    )
}
