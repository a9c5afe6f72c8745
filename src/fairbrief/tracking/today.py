"""Everything that waits for one person, over all rooms: the student's today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.clocks.queries import Turn, turns_among
from fairbrief.engagements.models import ChangeOrder, Dispute, Engagement
from fairbrief.engagements.queries import promised_minutes
from fairbrief.engagements.states import (
    RUNNING_STATES,
    ChangeOrderState,
    DisputeState,
    EngagementState,
)
from fairbrief.relationships.models import Feedback
from fairbrief.students.models import Student

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for the student: what to do, about what, until when, where."""

    what: _StrOrPromise
    about: str
    path: str
    turn: Turn | None

    @property
    def due_at(self) -> datetime | None:
        return self.turn.due_at if self.turn else None


#: What to do at which clock of one's work.
AT_WORK: dict[str, _StrOrPromise] = {
    "engagement.start": _("Start the work"),
    "engagement.hand_in": _("Work, and hand in"),
    "engagement.mend": _("Mend what was asked for"),
}


@dataclass(frozen=True)
class Today:
    """What a student's first page says: turns, the most pressing first, and three counts."""

    waiting: list[Waiting]
    open_applications: int
    running: int
    finished: int
    promised_minutes: int


def today_of(student: Student, *, at: datetime) -> Today:
    """Reads everything that concerns the student once. Six queries."""
    applications = list(
        Application.objects.filter(student=student, state__in=OPEN_STATES).select_related("brief")
    )
    agreements = list(
        Agreement.objects.filter(
            application__student=student,
            state__in=["proposed", "half_signed"],
            student_signed_at=None,
        ).select_related("application__brief")
    )
    works = list(
        Engagement.objects.filter(student=student).annotate(
            spoke=Exists(Feedback.objects.filter(engagement=OuterRef("pk"), side="student"))
        )
    )
    changes = list(
        ChangeOrder.objects.filter(
            engagement__student=student, state=ChangeOrderState.PROPOSED, proposed_by="employer"
        ).select_related("engagement")
    )
    disputes = list(
        Dispute.objects.filter(
            engagement__student=student, state=DisputeState.OPENED, opened_by="employer"
        ).select_related("engagement")
    )
    turns = turns_among([*applications, *agreements, *works, *changes, *disputes])

    def turn(row: models.Model) -> Turn | None:
        return turns.get((row._meta.label_lower, row.pk))

    waiting = [
        *(
            Waiting(
                _("Answer the offer"),
                row.brief.title,
                f"/student/applications/{row.code}/",
                turn(row),
            )
            for row in applications
            if row.state == ApplicationState.OFFERED
        ),
        *(
            Waiting(
                _("Read and sign the agreement"),
                row.application.brief.title,
                f"/student/agreements/{row.code}/",
                turn(row),
            )
            for row in agreements
        ),
        *(
            Waiting(AT_WORK[now.kind], row.title, f"/student/work/{row.code}/", now)
            for row in works
            if (now := turn(row)) and now.kind in AT_WORK
        ),
        *(
            Waiting(
                _("Answer the proposed change"),
                row.engagement.title,
                f"/student/work/{row.engagement.code}/",
                turn(row),
            )
            for row in changes
        ),
        *(
            Waiting(
                _("Give your view"),
                row.engagement.title,
                f"/student/work/{row.engagement.code}/",
                turn(row),
            )
            for row in disputes
        ),
        *(
            Waiting(
                _("Say how it went"), row.title, f"/student/work/{row.code}/closing/", turn(row)
            )
            for row in works
            if row.state == EngagementState.PAID and not row.spoke
        ),
    ]
    return Today(
        waiting=sorted(waiting, key=lambda each: each.due_at or at),
        open_applications=len(applications),
        running=sum(row.state in RUNNING_STATES for row in works),
        finished=sum(row.approved_at is not None for row in works),
        promised_minutes=promised_minutes(works, today=at.date()),
    )
