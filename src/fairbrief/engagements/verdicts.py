"""What a decision can be, and the one that stands when a side stays silent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.kept import kept_of
from fairbrief.engagements.models import Ask, Blame, Dispute
from fairbrief.engagements.states import DisputeOutcome, EngagementState
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.money import Money

#: Days a default decision gives for doing it again.
REDO_DAYS = 7


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What is decided. `award_minor` is what the student gets in all, none when it goes on."""

    decision: str
    outcome: str
    award_minor: int | None = None
    redo_until: date | None = None
    blame: str = Blame.NOBODY

    def columns(self) -> dict[str, Any]:
        """The columns of a dispute or an appeal that hold it."""
        return {
            "decision": self.decision.strip()[:3000],
            "outcome": self.outcome,
            "award_minor": None if self.outcome == DisputeOutcome.REDO else self.award_minor,
            "redo_until": self.redo_until if self.outcome == DisputeOutcome.REDO else None,
            "blame": self.blame,
        }


def check_verdict(dispute: Dispute, verdict: Verdict, *, at: datetime) -> None:
    """Raises FairbriefError with the field for a decision that cannot be carried out."""
    if len(verdict.decision.strip()) < 20:
        raise FairbriefError(
            _("Give the reasons for the decision; both read it."), field="decision"
        )
    if verdict.outcome not in DisputeOutcome.values:
        raise FairbriefError(_("Say what becomes of the work."), field="outcome")
    if verdict.blame not in Blame.values:
        raise FairbriefError(_("Say who did not keep the agreement."), field="blame")
    if verdict.outcome == DisputeOutcome.REDO:
        today = day_in(dispute.engagement.campus.time_zone, at)
        if verdict.redo_until is None or verdict.redo_until <= today:
            raise FairbriefError(_("Say until which day to come."), field="redo_until")
        if verdict.redo_until > today + timedelta(days=60):
            raise FairbriefError(_("At most two months from now."), field="redo_until")
        return
    if verdict.award_minor is None:
        raise FairbriefError(_("Say what is paid, even if it is nothing."), field="award")
    if not 0 <= verdict.award_minor <= dispute.engagement.fee_minor:
        raise FairbriefError(_("The award is between nothing and the agreed fee."), field="award")
    kept = kept_of(dispute.engagement)
    if verdict.award_minor < kept.pay.minor:
        raise FairbriefError(kept.in_words(), field="award")


def default_of(dispute: Dispute, *, at: datetime) -> Verdict:
    """What was asked, because nobody answered it: within the fee, and never less than what the
    work has earned by the agreement's rule."""
    work = dispute.engagement
    earned = earned_by(work).pay
    if dispute.ask == Ask.REDO:
        until = max(work.due_on, day_in(work.campus.time_zone, at) + timedelta(days=REDO_DAYS))
        return Verdict(
            decision=_said(dispute, _("It is done as the claim asks: %s") % dispute.wish),
            outcome=DisputeOutcome.REDO,
            redo_until=until,
            blame=dispute.answerer,
        )
    if dispute.ask == Ask.MONEY and dispute.asked_minor is not None:
        pay = Money(min(max(dispute.asked_minor, earned.minor), work.fee_minor), work.currency)
        handed_in = work.state_before == EngagementState.SUBMITTED
        return Verdict(
            decision=_said(dispute, _("%(pay)s is paid, as asked.") % {"pay": pay}),
            outcome=DisputeOutcome.ACCEPTED if handed_in else DisputeOutcome.ENDED,
            award_minor=pay.minor,
            blame=dispute.answerer,
        )
    return Verdict(
        decision=_said(
            dispute,
            _("The work ends here, and what it has earned is paid: %(pay)s.") % {"pay": earned},
        ),
        outcome=DisputeOutcome.ENDED,
        award_minor=earned.minor,
        blame=dispute.answerer,
    )


def _said(dispute: Dispute, what: str) -> str:
    side = dispute.work_side_name
    return _(
        "%(side)s had five business days to answer and said nothing. Both signed that who stays "
        "silent is decided upon without being heard. %(what)s It is never more than the fee, and "
        "never less than what the work has earned."
    ) % {"side": side, "what": what}
