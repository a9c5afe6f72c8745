"""Deciding on several briefs at once, and sharing them out among the office.

Each is decided by itself, with its own checks, record and notices: one that cannot be is left as it
is, and says why. What would happen is tried and undone, so what is shown is what then happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.errors import ChangedSinceError, FairbriefError, NotAllowedError
from fairbrief.organizations.models import Officer
from fairbrief.vetting.access import OFFICER, roles_of
from fairbrief.vetting.actions.briefs import approve_brief, ask_for_changes, decline_brief
from fairbrief.vetting.actions.reasons import sentence
from fairbrief.vetting.actions.rereading import keep_listed, take_off_list
from fairbrief.vetting.models import BriefReview
from fairbrief.vetting.states import BriefReviewState

#: Briefs decided on by one press.
MOST = 25

APPROVE, ASK, DECLINE = "approve", "ask", "decline"
#: What a decision changes, to be read again where it was only tried.
_CHANGED = [
    *("state", "reason", "officer", "decided_at", "taken_off_at"),
    *("overrides", "read_under", "recheck_at", "recheck_rules"),
]
#: Of open briefs that are to be looked at again.
KEEP, TAKE_OFF = "keep", "take_off"
#: What is said of one that is not in the state which a decision needs.
_NOT = {
    BriefReviewState.WAITING: _("It is decided already."),
    BriefReviewState.APPROVED: _("It is not open at your campus."),
}


@dataclass(frozen=True)
class Outcome:
    """What became of one brief, or would: `why_not` is empty where it is decided."""

    review: BriefReview
    why_not: str

    @property
    def is_done(self) -> bool:
        return not self.why_not


class _UndoneError(Exception):
    """Takes back what was only tried."""


def decide_several(
    reviews: Iterable[BriefReview],
    decision: str,
    /,
    *,
    reason: str,
    actor: Actor,
    at: datetime,
    only_try: bool = False,
    seen: Mapping[str, str | None] = MappingProxyType({}),
) -> list[Outcome]:
    """Approves, sends back or declines each, in the order given; or, of open ones that break rules
    which have changed, keeps it on the list or takes it off. `only_try` changes nothing. `seen` are
    the versions that were shown, by the brief's code.

    Raises FairbriefError for none or too many, and (field "reason") for a refusal without a
    sentence; what stands in one's way is in its outcome.
    """
    rows = list(reviews)
    if not rows:
        raise FairbriefError(_("Choose one brief at least."))
    if len(rows) > MOST:
        raise FairbriefError(_("Choose {most} briefs at most.").format(most=MOST))
    of = BriefReviewState.APPROVED if decision in {KEEP, TAKE_OFF} else BriefReviewState.WAITING
    decide = _deciding(decision, reason, seen, actor=actor, at=at)
    return list(_outcomes(rows, decide, of=of, only_try=only_try))


def _deciding(
    decision: str, reason: str, seen: Mapping[str, str | None], **by: Any
) -> Callable[[BriefReview], None]:
    def shown(review: BriefReview) -> str | None:
        return seen.get(review.brief.code)

    if decision == APPROVE:
        return lambda review: approve_brief(review, reason=reason, seen=shown(review), **by)
    reason = sentence(reason)
    if decision == KEEP:
        return lambda review: keep_listed(
            review,
            overrides=dict.fromkeys(review.recheck_rules, reason),
            seen=shown(review),
            **by,
        )
    refuse = {ASK: ask_for_changes, DECLINE: decline_brief, TAKE_OFF: take_off_list}[decision]
    return lambda review: refuse(review, reason=reason, seen=shown(review), **by)


def _outcomes(
    rows: Iterable[BriefReview],
    decide: Callable[[BriefReview], None],
    *,
    of: BriefReviewState,
    only_try: bool,
) -> Iterator[Outcome]:
    for review in rows:
        why_not = ""
        try:
            with transaction.atomic():
                if review.state != of:
                    raise FairbriefError(_NOT[of])
                decide(review)
                if only_try:
                    raise _UndoneError
        except _UndoneError:
            review.refresh_from_db(fields=_CHANGED)
        except ChangedSinceError:
            why_not = str(_("It has changed since you opened the list. Open it to read it."))
        except FairbriefError as error:
            why_not = str(error)
        yield Outcome(review, why_not)


def assign_reviews(
    reviews: Iterable[BriefReview],
    to: Officer | None,
    /,
    *,
    actor: Actor,
    at: datetime,
) -> int:
    """Says who of the office looks at each; None gives them back to all. Returns how many changed.

    Raises NotAllowedError for who is not of the campus's office, on either end.
    """
    changed = 0
    with transaction.atomic():
        for each in reviews:
            row = locked(each)
            if OFFICER not in roles_of(actor, row) or (to and to.campus_id != row.campus_id):
                raise NotAllowedError(_("Only your own office shares out its briefs."))
            owner_id = to.user_id if to else None
            if row.owner_id == owner_id or row.state != BriefReviewState.WAITING:
                continue
            row.owner_id = owner_id
            row.save(update_fields=["owner"])
            name = to.user.name if to else ""
            record(row, "assigned", actor=actor, at=at, data={"to": name})
            changed += 1
    return changed
