"""An employer's public record: how it has dealt with students so far, in aggregates only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Avg,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from fairbrief.applications.models import Application
from fairbrief.applications.states import ApplicationState
from fairbrief.briefs.models import Question
from fairbrief.briefs.states import QuestionState
from fairbrief.engagements.models import ChangeOrder, Engagement
from fairbrief.engagements.states import ChangeOrderState
from fairbrief.organizations.models import Employer
from fairbrief.relationships.models import NextStep

#: Fewer answers than this say nothing yet.
ENOUGH = 3


@dataclass(frozen=True)
class ReplyRecord:
    """Counts over the employer's whole time here. `mean_days` is to the first look."""

    answered: int
    returned: int
    mean_days: float | None
    questions_dodged: int
    finished: int
    changes: int
    went_on: int

    @property
    def is_empty(self) -> bool:
        return self.answered + self.returned < ENOUGH and self.finished == 0

    @property
    def answered_percent(self) -> int:
        """Share of applications that got an answer from people and not from the clock."""
        whole = self.answered + self.returned
        return self.answered * 100 // whole if whole else 0


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many rows, as part of another query."""
    number = (
        rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(number), 0)


def reply_record(employer: Employer) -> ReplyRecord:
    """The employer's record. One query."""
    applications = Application.objects.filter(brief__employer=OuterRef("pk"))
    answered = [
        ApplicationState.DECLINED,
        ApplicationState.ACCEPTED,
        ApplicationState.OFFERED,
        ApplicationState.SHORTLISTED,
    ]
    waited = ExpressionWrapper(F("seen_at") - F("submitted_at"), output_field=DurationField())
    finished = Engagement.objects.filter(employer=OuterRef("pk"), approved_at__isnull=False)
    row = (
        Employer.objects.filter(pk=employer.pk)
        .annotate(
            answered=_count(applications.filter(state__in=answered)),
            returned=_count(applications.filter(state=ApplicationState.RETURNED, offered_at=None)),
            waited=Subquery(
                applications.filter(seen_at__isnull=False)
                .order_by()
                .annotate(one=Value(1))
                .values("one")
                .annotate(mean=Avg(waited))
                .values("mean")
            ),
            questions_dodged=_count(
                Question.objects.filter(brief__employer=OuterRef("pk"), state=QuestionState.DODGED)
            ),
            finished=_count(finished),
            changes=_count(
                ChangeOrder.objects.filter(
                    engagement__employer=OuterRef("pk"),
                    state=ChangeOrderState.ACCEPTED,
                    proposed_by="employer",
                )
            ),
            went_on=_count(
                finished.filter(next_step__answered_at__isnull=False).exclude(
                    next_step__kind=NextStep.Kind.NOT_NOW
                )
            ),
        )
        .values(
            "answered", "returned", "waited", "questions_dodged", "finished", "changes", "went_on"
        )
        .get()
    )
    mean = row["waited"]
    return ReplyRecord(
        answered=row["answered"],
        returned=row["returned"],
        mean_days=round(mean.total_seconds() / 86400, 1) if mean is not None else None,
        questions_dodged=row["questions_dodged"],
        finished=row["finished"],
        changes=row["changes"],
        went_on=row["went_on"],
    )
