"""Open briefs that a campus has approved, held against the rules that are in force now.

Only the rules have changed, not the brief: it is read as on the day it was decided on, so that one
which has begun meanwhile, or takes no more applications, does not seem to break a rule of dates.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from django.db.models import Exists, OuterRef, Q, QuerySet

from fairbrief.briefs.houses import House
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import day_there
from fairbrief.briefs.reading import posting_of
from fairbrief.fairness import Review
from fairbrief.fairness import review as read
from fairbrief.fairness.rules import RULES_VERSION
from fairbrief.fairness.wages import WageTable
from fairbrief.organizations.models import Campus
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries.reviews import (
    Findings,
    findings_under,
    on_the_list,
    stopped_by,
)
from fairbrief.vetting.queries.wages import wages_with
from fairbrief.vetting.states import BriefReviewState


def rules_in_force(policy: Policy) -> str:
    """Names all that a brief is read under at a campus: the rules that ship, the minimum wages and
    the version of the campus's policy. 24 signs."""
    wages = _digest_of(wages_with(policy))
    return blake2b(f"{RULES_VERSION} {wages} {policy.version}".encode(), digest_size=12).hexdigest()


def _digest_of(wages: WageTable) -> str:
    rates = tuple(
        (place, rate.effective_from, rate.hourly_minor, rate.checked)
        for place, rates in sorted(wages.rates.items())
        for rate in rates
    )
    return _digest(rates)


@lru_cache(maxsize=4)
def _digest(rates: tuple[tuple[str, date, int, date], ...]) -> str:
    return blake2b(repr(rates).encode(), digest_size=12).hexdigest()


def to_read_again(campus: Campus, rules: str) -> QuerySet[BriefReview]:
    """Those at a campus that were last read under other rules than these."""
    # Two ranges of an index: what differs from one value is found in none.
    others = Q(read_under__lt=rules) | Q(read_under__gt=rules)
    return on_the_list().filter(others, campus=campus).order_by("pk")


def campuses_with_open_briefs() -> QuerySet[Campus]:
    """Campuses that have approved a brief; most of them have live ones."""
    approved = BriefReview.objects.filter(campus=OuterRef("pk"), state=BriefReviewState.APPROVED)
    return Campus.objects.filter(Exists(approved)).order_by("pk")


def is_listed(review: BriefReview) -> bool:
    """Whether the campus has approved the brief, and its students may still find it. One query, or
    none where the review says no by itself."""
    return review.state == BriefReviewState.APPROVED and on_the_list().filter(pk=review.pk).exists()


def _day_of(review: BriefReview, brief: Brief) -> date:
    """The day an approved brief was decided on."""
    return day_there(brief, review.decided_at or review.asked_at)


def read_as_decided(review: BriefReview, brief: Brief, house: House) -> Review:
    """What the review says of an approved brief under a house's rules, as on the day it was decided
    on. `brief` is one of `briefs.queries.whole`."""
    posting = posting_of(brief, policy=house, today=_day_of(review, brief))
    return read(posting, house.rulebook)


def findings_as_decided(review: BriefReview, brief: Brief, policy: Policy) -> Findings:
    """The same under a policy, in full, with which of its rules the campus may set aside."""
    return findings_under(brief, policy, today=_day_of(review, brief))


def breaks(found: Review, set_aside: Collection[str]) -> list[str]:
    """The rules that now stand against an approved brief: those that stop it and were not set
    aside."""
    return [rule for rule in stopped_by(found) if rule not in set_aside]
