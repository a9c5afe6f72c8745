"""An employer's public record: how it has dealt with students so far, in aggregates only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Avg,
    Count,
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from fairbrief.applications.models import Application
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.models import Event
from fairbrief.briefs.models import Question
from fairbrief.briefs.states import QuestionState
from fairbrief.engagements.models import ChangeOrder, Dispute, Ending, Engagement
from fairbrief.engagements.states import ChangeOrderState, DisputeState
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Employer
from fairbrief.payments.models import Funding, Payout
from fairbrief.payments.states import PayoutState
from fairbrief.relationships.models import NextStep

_FIGURES = (
    *("answered", "returned", "questions_dodged", "finished", "changes", "went_on", "paid"),
    *("paid_in_time", "accepted_by_clock", "ended_by_them", "not_kept", "offers_withdrawn"),
    *("sent", "sent_in_time"),
)
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
    #: Pay that was due, and how much of it came without the clock running out.
    paid: int = 0
    paid_in_time: int = 0
    accepted_by_clock: int = 0
    ended_by_them: int = 0
    not_kept: int = 0
    #: Offers taken back before the student had answered.
    offers_withdrawn: int = 0
    #: Pay that was to be sent, and how much of it was by the day both had signed.
    sent: int = 0
    sent_in_time: int = 0

    @property
    def is_empty(self) -> bool:
        worked = (self.finished, self.paid, self.ended_by_them, self.not_kept)
        few = self.answered + self.returned < ENOUGH
        return few and not any((*worked, self.offers_withdrawn))

    @property
    def answered_percent(self) -> int:
        """Share of applications that got an answer from people and not from the clock."""
        whole = self.answered + self.returned
        return self.answered * 100 // whole if whole else 0

    @property
    def paid_in_time_percent(self) -> int | None:
        """None where no pay was due yet."""
        return self.paid_in_time * 100 // self.paid if self.paid else None

    @property
    def sent_in_time_percent(self) -> int | None:
        """None where no pay was to be sent yet."""
        return self.sent_in_time * 100 // self.sent if self.sent else None


def _kept_late(of: type[Model] = Funding, name: str = "late") -> Exists:
    """The clock of securing the pay, or of sending it, ran out at least once."""
    return Exists(
        Event.objects.filter(
            subject_label=of._meta.label_lower, subject_id=OuterRef("pk"), name=name
        )
    )


def _decided_against() -> Q:
    """As it was decided for good: by the appeal where there was one."""
    blamed = ("employer", "both")
    first = Q(appeal=None) | Q(appeal__decided_at=None)
    return (first & Q(blame__in=blamed)) | Q(
        appeal__decided_at__isnull=False, appeal__blame__in=blamed
    )


def _count(rows: QuerySet[Any]) -> Coalesce:
    """How many rows, as part of another query."""
    number = (
        rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(number), 0)


def reply_record(employer: Employer) -> ReplyRecord:
    """The employer's record. One query."""
    row = _figures_of.the(employer.pk)
    mean = row["waited"]
    return ReplyRecord(
        mean_days=round(mean.total_seconds() / 86400, 1) if mean is not None else None,
        **{name: row[name] for name in _FIGURES},
    )


@written_once
def _figures_of(employer: int) -> QuerySet[Employer, dict[str, Any]]:
    applications = Application.objects.filter(brief__employer=OuterRef("pk"))
    answered = [
        ApplicationState.DECLINED,
        ApplicationState.ACCEPTED,
        ApplicationState.OFFERED,
        ApplicationState.SHORTLISTED,
    ]
    waited = ExpressionWrapper(F("seen_at") - F("submitted_at"), output_field=DurationField())
    finished = Engagement.objects.filter(employer=OuterRef("pk"), approved_at__isnull=False)
    # Pay that never came was due as well, once its clock ran out.
    secured = Q(secured_at__isnull=False, secured_minor__gt=0)
    paid = Funding.objects.filter(secured | Q(_kept_late()), engagement__employer=OuterRef("pk"))
    # Where the two said otherwise of a payment it counts for nobody: neither side makes the record
    # by its own word. What is not answered in time does count.
    agreed = Q(state__in=[PayoutState.SENT, PayoutState.RECEIVED], missing_at=None)
    unanswered = Q(_kept_late(Payout, "missing late"), state=PayoutState.MISSING)
    sent = Payout.objects.filter(
        agreed | unanswered | Q(_kept_late(Payout)), engagement__employer=OuterRef("pk")
    )
    # A day that is named only after the clock ran out does not undo that it ran out.
    in_time = sent.filter(agreed, sent_on__lte=F("due_on")).exclude(_kept_late(Payout))
    disputes = Dispute.objects.filter(
        engagement__employer=OuterRef("pk"), state=DisputeState.CLOSED
    )
    figures: QuerySet[Employer, dict[str, Any]] = (
        Employer.objects.filter(pk=employer)
        .annotate(
            # Whoever had an offer had an answer, whatever they made of it.
            answered=_count(
                applications.filter(Q(state__in=answered) | Q(offered_at__isnull=False))
            ),
            returned=_count(applications.filter(state=ApplicationState.RETURNED, offered_at=None)),
            offers_withdrawn=_count(applications.filter(offer_withdrawn_at__isnull=False)),
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
            paid=_count(paid),
            paid_in_time=_count(paid.exclude(_kept_late())),
            sent=_count(sent),
            sent_in_time=_count(in_time),
            accepted_by_clock=_count(finished.filter(approved_by_clock=True)),
            ended_by_them=_count(
                Ending.objects.filter(engagement__employer=OuterRef("pk"), by_side="employer")
            ),
            not_kept=_count(disputes.filter(_decided_against())),
            went_on=_count(
                finished.filter(next_step__answered_at__isnull=False).exclude(
                    next_step__kind=NextStep.Kind.NOT_NOW
                )
            ),
        )
        .values("waited", *_FIGURES)
    )
    return figures
