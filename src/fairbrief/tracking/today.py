"""Everything that waits for one person, over all rooms: the student's today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import Agreement
from fairbrief.applications.models import Application
from fairbrief.applications.states import OPEN_STATES
from fairbrief.clocks.queries import Turn, turns_for
from fairbrief.engagements.models import ChangeOrder, Dispute, Engagement
from fairbrief.engagements.states import RUNNING_STATES, ChangeOrderState, EngagementState
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


def _rows[M: models.Model](
    rows: Iterable[M], what: dict[str, _StrOrPromise], about: Any, where: Any
) -> list[Waiting]:
    found = list(rows)
    turns = turns_for(found)
    waiting = []
    for row in found:
        turn = turns.get(row.pk)
        if turn and turn.kind in what:
            waiting.append(Waiting(what[turn.kind], about(row), where(row), turn))
    return waiting


def turns_of_student(student: Student, *, at: datetime) -> list[Waiting]:
    """What is the student's turn, the most pressing first. Eight queries at most."""
    applications = Application.objects.filter(student=student, state="offered").select_related(
        "brief"
    )
    agreements = Agreement.objects.filter(
        application__student=student, state__in=["proposed", "half_signed"], student_signed_at=None
    ).select_related("application__brief")
    works = Engagement.objects.filter(student=student).filter(
        state__in=[
            EngagementState.FUNDED,
            EngagementState.ACTIVE,
            EngagementState.CHANGES_ASKED,
            EngagementState.PAID,
        ]
    )
    changes = ChangeOrder.objects.filter(
        engagement__student=student, state=ChangeOrderState.PROPOSED, proposed_by="employer"
    ).select_related("engagement")
    disputes = Dispute.objects.filter(
        engagement__student=student, state="opened", opened_by="employer"
    ).select_related("engagement")
    waiting = [
        *_rows(
            applications,
            {"application.answer_offer": _("Answer the offer")},
            lambda row: row.brief.title,
            lambda row: f"/student/applications/{row.code}/",
        ),
        *(
            Waiting(
                _("Read and sign the agreement"),
                row.application.brief.title,
                f"/student/agreements/{row.code}/",
                turns.get(row.pk),
            )
            for agreements_ in [list(agreements)]
            for turns in [turns_for(agreements_)]
            for row in agreements_
        ),
        *_rows(
            works,
            {
                "engagement.start": _("Start the work"),
                "engagement.hand_in": _("Work, and hand in"),
                "engagement.mend": _("Mend what was asked for"),
            },
            lambda row: row.title,
            lambda row: f"/student/work/{row.code}/",
        ),
        *_rows(
            changes,
            {"change.answer": _("Answer the proposed change")},
            lambda row: row.engagement.title,
            lambda row: f"/student/work/{row.engagement.code}/",
        ),
        *_rows(
            disputes,
            {"dispute.answer": _("Give your view")},
            lambda row: row.engagement.title,
            lambda row: f"/student/work/{row.engagement.code}/",
        ),
        *_feedback(student),
    ]
    return sorted(waiting, key=lambda each: each.due_at or at)


def _feedback(student: Student) -> list[Waiting]:
    """Finished work about which the student has not spoken yet."""
    rows = Engagement.objects.filter(student=student, state=EngagementState.PAID).exclude(
        feedback__side="student"
    )
    return [
        Waiting(_("Say how it went"), row.title, f"/student/work/{row.code}/closing/", None)
        for row in rows[:5]
    ]


def counts_of(student: Student) -> dict[str, int]:
    """Open applications, running work, finished work."""
    applications = Application.objects.filter(student=student, state__in=OPEN_STATES).count()
    work = Engagement.objects.filter(student=student).aggregate(
        running=Count("id", filter=Q(state__in=RUNNING_STATES)),
        finished=Count("id", filter=Q(approved_at__isnull=False)),
    )
    return {"applications": applications, **{name: int(value) for name, value in work.items()}}
