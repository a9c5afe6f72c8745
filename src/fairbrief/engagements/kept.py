"""What of the pay is the student's for good, whatever becomes of the rest of the work."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from fairbrief.engagements.milestones import paid_by_milestone
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.money import Money


@dataclass(frozen=True, kw_only=True)
class Kept:
    """In minor units: an accepted first milestone's part, and what an earlier end has paid."""

    milestone_minor: int
    before_minor: int
    currency: str

    @property
    def pay(self) -> Money:
        """An earlier end has counted the milestone, too: the larger of the two."""
        return Money(max(self.milestone_minor, self.before_minor), self.currency)

    def in_words(self) -> str:
        """The least that can be awarded and why, for who decides; "" where nothing is kept."""
        if not self.pay.minor:
            return ""
        if self.before_minor > self.milestone_minor:
            said = _(
                "What the work had earned when it ended before stays the student’s: the award is "
                "at least %(had)s."
            )
        else:
            said = _("The accepted first milestone stays paid: the award is at least %(had)s.")
        return said % {"had": self.pay}


def kept_of(work: Engagement) -> Kept:
    """One query, and the milestone's."""
    return Kept(
        milestone_minor=paid_by_milestone(work),
        before_minor=paid_before(work),
        currency=work.currency,
    )


def paid_before(work: Engagement) -> int:
    """What ends were owed from which the work was taken up again, in minor units.

    It was released, or is as soon as it is secured, and counts towards the fee; hours put right,
    deliverables handed over anew and decisions that come later take nothing of it back.
    """
    ends = work.endings.all()
    if work.ended_at is not None:
        # The end that stands is none of before.
        ends = ends.filter(at__lt=work.ended_at)
    return ends.aggregate(most=Max("pay_minor"))["most"] or 0
