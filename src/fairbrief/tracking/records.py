"""An employer's public record: how it has dealt with students so far, in aggregates only."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Avg, Count, DurationField, ExpressionWrapper, F, Q

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


def reply_record(employer: Employer) -> ReplyRecord:
    """The employer's record. Four queries."""
    waited = ExpressionWrapper(F("seen_at") - F("submitted_at"), output_field=DurationField())
    replies = Application.objects.filter(brief__employer=employer).aggregate(
        answered=Count(
            "id",
            filter=Q(
                state__in=[
                    ApplicationState.DECLINED,
                    ApplicationState.ACCEPTED,
                    ApplicationState.OFFERED,
                    ApplicationState.SHORTLISTED,
                ]
            ),
        ),
        returned=Count("id", filter=Q(state=ApplicationState.RETURNED, offered_at=None)),
        waited=Avg(waited, filter=Q(seen_at__isnull=False)),
    )
    work = Engagement.objects.filter(employer=employer, approved_at__isnull=False).aggregate(
        finished=Count("id"),
        went_on=Count(
            "id",
            filter=Q(next_step__answered_at__isnull=False)
            & ~Q(next_step__kind=NextStep.Kind.NOT_NOW),
        ),
    )
    changes = ChangeOrder.objects.filter(
        engagement__employer=employer, state=ChangeOrderState.ACCEPTED, proposed_by="employer"
    ).count()
    dodged = Question.objects.filter(brief__employer=employer, state=QuestionState.DODGED).count()
    mean = replies["waited"]
    return ReplyRecord(
        answered=replies["answered"],
        returned=replies["returned"],
        mean_days=round(mean.total_seconds() / 86400, 1) if mean is not None else None,
        questions_dodged=dodged,
        finished=work["finished"],
        changes=changes,
        went_on=work["went_on"],
    )
