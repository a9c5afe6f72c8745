"""What work that ends early has earned, and how that is worked out, in words both can check.

The rule is the agreement's: the share of the fee that the hours are of the agreed hours, or that
the accepted deliverables are of all that count, or the part of an accepted milestone, whichever is
more; never more than the fee. Work that was taken up again keeps what its earlier end has paid.
Agreements signed before deliverables counted have hours alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.engagements.kept import kept_of
from fairbrief.engagements.models import Engagement, Piece
from fairbrief.engagements.queries import logged_minutes, pieces_of
from fairbrief.kernel.clock import hours_words
from fairbrief.kernel.money import Money

if TYPE_CHECKING:
    from fairbrief.engagements.models import Ending

#: What a signed text says when accepted deliverables count beside the hours.
BOTH_COUNT = "whichever is more"


@dataclass(frozen=True, kw_only=True)
class Earned:
    """The figures of an early end. Times in minutes, money in minor units."""

    fee_minor: int
    currency: str
    agreed: int
    logged: int
    pieces: int
    accepted: int
    pieces_count: bool
    #: What an accepted first milestone is paid; figures of before milestones have none.
    milestone_minor: int = 0
    #: What it had earned when it ended before and was taken up again; older figures have none.
    before_minor: int = 0

    @property
    def fee(self) -> Money:
        return Money(self.fee_minor, self.currency)

    @property
    def by_hours(self) -> Money:
        """Rounded up in favour of the one who is paid."""
        if self.logged >= self.agreed:
            return self.fee
        return self.fee.share(self.logged, self.agreed)

    @property
    def by_pieces(self) -> Money:
        """Every deliverable is the same part of the fee; nothing where they do not count."""
        if not (self.pieces_count and self.pieces):
            return Money(0, self.currency)
        return self.fee.share(self.accepted, self.pieces)

    @property
    def by_milestone(self) -> Money:
        return Money(self.milestone_minor, self.currency)

    @property
    def by_rule(self) -> Money:
        """The largest of the ways that both signed."""
        ways = (self.by_hours, self.by_pieces, self.by_milestone)
        return max(ways, key=lambda money: money.minor)

    @property
    def pay(self) -> Money:
        return Money(max(self.by_rule.minor, self.before_minor), self.currency)

    @property
    def rest(self) -> Money:
        return self.fee - self.pay

    def as_figures(self) -> dict[str, Any]:
        return asdict(self)

    def in_words(self) -> list[str]:
        """The sum in sentences: each way, the rule, the result and what becomes of the rest."""
        if not self.fee_minor:
            return [_("This work is unpaid, as agreed. Nothing is owed; the hours stay on record.")]
        if not (self.logged or self.accepted or self.milestone_minor or self.before_minor):
            return [
                _(
                    "No hours are logged and nothing is accepted yet, so nothing is owed. What is "
                    "secured of %(fee)s goes back to the employer."
                )
                % {"fee": self.fee}
            ]
        said = [
            _("By hours: %(logged)s of %(agreed)s agreed, so %(pay)s of %(fee)s.")
            % {
                "logged": hours_words(self.logged),
                "agreed": hours_words(self.agreed),
                "pay": self.by_hours,
                "fee": self.fee,
            }
        ]
        if self.pieces_count:
            said.append(self._pieces_in_words())
            if self.milestone_minor:
                said.append(
                    _("By milestones: the first is accepted, so %(pay)s.")
                    % {"pay": self.by_milestone}
                )
        if self.before_minor > self.by_rule.minor:
            said.append(
                _(
                    "When it ended before it had earned %(pay)s. That stays the student’s, so "
                    "%(pay)s is paid."
                )
                % {"pay": self.pay}
            )
        elif self.pieces_count:
            said.append(self._rule_in_words())
        else:
            said.append(_("The signed agreement counts hours, from the first one; so %(pay)s.") % {
                "pay": self.pay
            })  # fmt: skip
        if self.rest.minor:
            said.append(_("The rest, %(rest)s, goes back to the employer.") % {"rest": self.rest})
        return said

    def _pieces_in_words(self) -> str:
        return ngettext(
            "By deliverables: %(accepted)d of %(number)d accepted, so %(pay)s.",
            "By deliverables: %(accepted)d of %(number)d accepted, each the same part of the "
            "fee, so %(pay)s.",
            self.pieces,
        ) % {"accepted": self.accepted, "number": self.pieces, "pay": self.by_pieces}

    def _rule_in_words(self) -> str:
        if self.milestone_minor:
            return _("The largest of the three is paid, as both signed: %(pay)s.") % {
                "pay": self.pay
            }
        if self.by_hours.minor == self.by_pieces.minor:
            return _("Both ways give the same: %(pay)s is paid.") % {"pay": self.pay}
        return _("The larger of the two is paid, as both signed: %(pay)s.") % {"pay": self.pay}


def earned_by(
    work: Engagement, *, pieces: Iterable[Piece] | None = None, logged: int | None = None
) -> Earned:
    """What the work has earned so far. Four queries, fewer for what is read already.

    `pieces` are given with their versions, the newest first.
    """
    kept = kept_of(work)
    pieces = [piece for piece in pieces or pieces_of(work) if piece.dropped_at is None]
    return Earned(
        fee_minor=work.fee_minor,
        currency=work.currency,
        agreed=max(work.hours * 60, 1),
        logged=logged_minutes(work) if logged is None else logged,
        pieces=len(pieces),
        accepted=sum(1 for piece in pieces if is_accepted(piece)),
        pieces_count=BOTH_COUNT in work.agreement.text,
        milestone_minor=kept.milestone_minor,
        before_minor=kept.before_minor,
    )


def is_accepted(piece: Piece) -> bool:
    """Accepted for good, or the supervisor found every criterion of its newest version met."""
    if piece.accepted is not None:
        return True
    newest = next(iter(piece.versions.all()), None)
    said = (newest.review or []) if newest else []
    return len(said) >= max(len(piece.criteria), 1) and all(each.get("met") for each in said)


def earned_at(ending: Ending) -> Earned:
    """The figures as they were when the work ended."""
    return Earned(**ending.figures)
