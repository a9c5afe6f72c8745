"""Several reads put together for a page: the life in steps, what waits, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import BooleanField, Case, Min, Q, QuerySet, When
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.access import work_at, work_with
from fairbrief.engagements.models import (
    Absence,
    ChangeOrder,
    Dispute,
    Engagement,
    Meeting,
    Piece,
    Pulse,
    Reinstatement,
    Talk,
)
from fairbrief.engagements.pulses import PULSE_QUESTIONS, question_for
from fairbrief.engagements.queries import TO_AUTHORIZE, UNDER_WAY, for_lists
from fairbrief.engagements.states import (
    BEFORE_STATES,
    LIVE_DISPUTES,
    RUNNING_STATES,
    AskState,
    ChangeOrderState,
    DisputeState,
    EngagementState,
    MeetingKind,
    TalkState,
)
from fairbrief.organizations.models import Member, Officer

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise, _StrPromise

#: The straight way of the work, as its steps are shown: behind or ahead, and while it is there.
STEPS: tuple[tuple[tuple[EngagementState, ...], _StrPromise, _StrPromise], ...] = (
    ((EngagementState.AGREED,), _("Signed"), _("To be signed")),
    ((EngagementState.AUTHORIZED,), _("Pay secured"), _("Pay to be secured")),
    ((EngagementState.FUNDED,), _("Started"), _("Ready to start")),
    (
        (EngagementState.ACTIVE, EngagementState.PAUSED, EngagementState.CHANGES_ASKED),
        _("Handed in"),
        _("At work"),
    ),
    ((EngagementState.SUBMITTED,), _("Accepted"), _("Being looked at")),
    ((EngagementState.APPROVED,), _("Pay released"), _("Pay to be released")),
    ((EngagementState.PAID,), _("Closed"), _("Looking back")),
)
OVER = (EngagementState.CLOSED, EngagementState.ENDED_EARLY, EngagementState.NOT_COMPLETED)


@dataclass(frozen=True)
class LifeStep:
    """One step of the life; `state` is done, now, next or skipped."""

    label: _StrOrPromise
    state: str
    note: _StrOrPromise = ""
    url: str = ""


def steps_of(work: Engagement) -> list[LifeStep]:
    """What is done, what comes, what will not come any more."""
    if work.state in (EngagementState.ENDED_EARLY, EngagementState.NOT_COMPLETED):
        reached = 4 if work.submitted_at else 3 if work.started_at else 2 if work.funded_at else 1
        return [
            LifeStep(label, "done" if place < reached else "skipped")
            for place, (_states, label, _meanwhile) in enumerate(STEPS)
        ]
    # A dispute stands still where the work was when it was opened.
    state = work.state_before if is_disputed(work) else work.state
    found = [place for place, (states, *_labels) in enumerate(STEPS) if state in states]
    # Signing is always behind; a closed engagement has every step behind it.
    reached = max(1, found[0]) if found else len(STEPS)
    return [
        LifeStep(meanwhile, "now")
        if place == reached
        else LifeStep(label, "done" if place < reached else "next")
        for place, (_states, label, meanwhile) in enumerate(STEPS)
    ]


def is_over(work: Engagement) -> bool:
    """Closed, ended early or not completed."""
    return work.state in OVER


def has_ended_early(work: Engagement) -> bool:
    return work.state in (EngagementState.ENDED_EARLY, EngagementState.NOT_COMPLETED)


def is_disputed(work: Engagement) -> bool:
    return work.state == EngagementState.DISPUTED


def waits_for_funds(work: Engagement) -> bool:
    return work.state == EngagementState.AUTHORIZED


def can_pause(work: Engagement) -> bool:
    return work.state == EngagementState.ACTIVE


def can_end(work: Engagement) -> bool:
    """Whether either side may end it early now."""
    return work.state in (
        *BEFORE_STATES,
        EngagementState.ACTIVE,
        EngagementState.PAUSED,
        EngagementState.CHANGES_ASKED,
    )


def can_mark_not_completed(work: Engagement) -> bool:
    """Whether the office may say that it was not completed."""
    return work.state in (
        EngagementState.AUTHORIZED,
        EngagementState.FUNDED,
        EngagementState.ACTIVE,
        EngagementState.PAUSED,
        EngagementState.CHANGES_ASKED,
    )


def can_dispute(work: Engagement) -> bool:
    return work.state in RUNNING_STATES


def live_first(rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    """What runs first, by the day it is due; then what is over, the newest first."""
    past = Case(When(state__in=_PAST, then=True), default=False, output_field=BooleanField())
    return for_lists(rows).annotate(past=past).order_by("past", "due_on", "-pk")


def is_past(work: Engagement) -> bool:
    """Whether no more hours come to it."""
    return work.state in _PAST


_PAST = (*OVER, EngagementState.PAID)


@dataclass(frozen=True)
class PulseDue:
    """The question a side is asked this week, if it has not answered yet."""

    question: str
    words: _StrOrPromise


def pulse_due(pulses: Iterable[Pulse], side: str, *, at: datetime) -> PulseDue | None:
    """From all pulses of the work, newest first."""
    own = [pulse for pulse in pulses if pulse.asked_of == side]
    if own and own[0].at > at - timedelta(days=6):
        return None
    return PulseDue(*question_for(side, len(own)))


def pulse_due_at_work(work: Engagement, side: str, *, at: datetime) -> PulseDue | None:
    """The same for work read `with_figures` of the side, without a query."""
    last: datetime | None = getattr(work, "pulsed_at", None)
    if last and last > at - timedelta(days=6):
        return None
    return PulseDue(*question_for(side, int(getattr(work, "pulses_said", 0))))


def pulse_words(pulse: Pulse) -> _StrOrPromise:
    return PULSE_QUESTIONS.get(pulse.asked_of, {}).get(pulse.question, pulse.question)


@dataclass(frozen=True)
class PieceMark:
    """When a deliverable was due and when its first version came."""

    label: str
    planned_on: date
    actual_on: date | None
    notes: tuple[str, ...] = ()


def marks_of(work: Engagement) -> list[PieceMark]:
    """One query."""
    rows = work.pieces.filter(dropped_at=None).annotate(first_at=Min("versions__at"))
    return [
        PieceMark(piece.title, work.due_on, first.date() if first else None)
        for piece in rows
        for first in [getattr(piece, "first_at", None)]
    ]


def changes_of(work: Engagement) -> list[ChangeOrder]:
    """Every change order, the newest first, each with this very work."""
    rows = list(work.change_orders.select_related("drops"))
    for row in rows:
        row.engagement = work
    return rows


def disputes_of(work: Engagement, *, with_evidence: bool = True) -> list[Dispute]:
    """Every dispute, the newest first, with who decides it, its appeal and its evidence."""
    found = work.disputes.select_related("decider", "appeal__decider")
    rows = list(found.prefetch_related("evidence") if with_evidence else found)
    for row in rows:
        row.engagement = work
    return rows


def is_open_change(change: ChangeOrder) -> bool:
    return change.state == ChangeOrderState.PROPOSED


def is_open_dispute(dispute: Dispute) -> bool:
    return dispute.state in (DisputeState.OPENED, DisputeState.ANSWERED)


def is_live_dispute(dispute: Dispute) -> bool:
    """Nothing of it is carried out or settled yet."""
    return dispute.state in LIVE_DISPUTES


def talk_of(work: Engagement) -> Talk | None:
    """What the two are to talk about now."""
    talk = work.talks.filter(state__in=[TalkState.TALKING, TalkState.READY]).first()
    if talk is not None:
        talk.engagement = work
    return talk


def has_been_talked(talk: Talk) -> bool:
    """The 48 hours are over."""
    return talk.state == TalkState.READY


def absences_of(work: Engagement) -> list[Absence]:
    """Days away that are asked for, agreed or declined, the next first."""
    rows = list(work.absences.exclude(state=AskState.WITHDRAWN))
    for row in rows:
        row.engagement = work
    return rows


def is_asked(row: Absence | Reinstatement) -> bool:
    return row.state == AskState.ASKED


def is_agreed(row: Absence | Reinstatement) -> bool:
    return row.state == AskState.AGREED


def can_be_away(work: Engagement) -> bool:
    """Whether days away can be agreed now."""
    return work.state in (*RUNNING_STATES, EngagementState.FUNDED)


def reinstatement_of(work: Engagement) -> Reinstatement | None:
    """What is asked about taking ended work up again. No query while the work goes on."""
    if work.state != EngagementState.ENDED_EARLY:
        return None
    found = work.reinstatements.filter(state=AskState.ASKED).first()
    if found is not None:
        found.engagement = work
    return found


def waits_for_answer(dispute: Dispute) -> bool:
    return dispute.state == DisputeState.OPENED


# What an employer sees over all its work.


def meetings_this_week(member: Member, *, at: datetime) -> QuerySet[Meeting]:
    """Conversations of the coming seven days, and those of the last seven nobody has noted, in the
    works the member may see."""
    return (
        Meeting.objects.filter(
            Q(held_at=None) & Q(at__gt=at - timedelta(days=7)),
            engagement__in=work_with(member).select_related(None),
            cancelled_at=None,
            at__lt=at + timedelta(days=7),
        )
        .select_related("engagement__student__user")
        .order_by("at")
    )


# What a career office looks at.


def work_for_office(officer: Officer, *, which: str = "live") -> QuerySet[Engagement]:
    """The campus's work: what is not over by its due date, what is to be authorized by its start,
    or all of it. One query."""
    rows = work_at(officer)
    if which == "all":
        return live_first(rows)
    if which == "authorize":
        return for_lists(rows).filter(TO_AUTHORIZE).order_by("starts_on", "pk")
    return for_lists(rows).filter(UNDER_WAY).order_by("due_on", "pk")


def is_senior(meeting: Meeting) -> bool:
    return meeting.kind == MeetingKind.SENIOR


def pieces_to_show(work: Engagement) -> list[Piece]:
    """Every deliverable with its versions, newest first, each knowing this very work."""
    rows = list(work.pieces.select_related("acceptance").prefetch_related("versions"))
    for piece in rows:
        piece.engagement = work
        for version in piece.versions.all():
            version.piece = piece
    return rows
