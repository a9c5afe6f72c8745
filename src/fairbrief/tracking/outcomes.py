"""What became of people after an experience: reads for pages and mails."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower

from fairbrief.kernel.called import called
from fairbrief.tracking.afterwards import STAGES
from fairbrief.tracking.models import Experience, Outcome, OutcomeOptOut
from fairbrief.tracking.states import COUNTED_STATES

#: It is asked in the days after its moment, and not any more when those are over: whoever starts
#: with this, or confirms late, sends no mails about what was long ago.
ASKED_WITHIN = timedelta(days=30)
#: One reminder, after this.
REMINDED_AFTER = timedelta(days=10)
#: How long a link to answer lives.
LINK_LIFE = timedelta(days=60)


def months_before(day: date, months: int) -> date:
    """The same day so many months ago, or the last of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def stage_reached(experience: Experience, *, today: date) -> int | None:
    """The latest stage whose moment has come; None before the first."""
    reached = [each for each in STAGES if experience.ends_on <= months_before(today, each)]
    return max(reached, default=None)


def mailbox_of(experience: Experience) -> str:
    """Where its person is written to; "" when no address is known."""
    if experience.student is not None:
        return experience.student.user.email
    return experience.roster_entry.email if experience.roster_entry else ""


def wants_no_mail(experience: Experience) -> bool:
    """Whether its person asked for no mail about what came next."""
    return OutcomeOptOut.objects.filter(
        called("email", mailbox_of(experience)), campus_id=experience.campus_id
    ).exists()


def without_mail(experiences: Iterable[Experience]) -> set[int]:
    """Those of the experiences, by key, whose person asked for no mail about it. One query."""
    rows = list(experiences)
    stopped = set(
        OutcomeOptOut.objects.filter(campus__in={row.campus_id for row in rows})
        .annotate(low=Lower("email"))
        .filter(low__in={mailbox_of(row).lower() for row in rows})
        .values_list("campus_id", "low")
    )
    return {row.pk for row in rows if (row.campus_id, mailbox_of(row).lower()) in stopped}


#: What a question to its person says and needs of an experience; the rest stays in the database.
_SAID = (
    "campus__name",
    "campus__office_name",
    "campus__time_zone",
    "student__user__email",
    "student__user__name",
    "student__user__time_zone",
    "roster_entry__email",
    "roster_entry__name",
    "code",
    "title",
    "employer_name",
    "ends_on",
)
#: Where a round goes on: the day on which the last experience that it looked at ended, and its key.
type Place = tuple[date, int]


def to_ask(months: int, *, at: datetime, after: Place | None = None) -> QuerySet[Experience]:
    """Counted experiences at whose stage nobody has asked, nor been told, what came next; those
    that come `after` a place only.

    Nobody is asked about records brought in from the past.
    """
    latest = months_before(at.date(), months)
    # Looked up row by row in its unique index, which a value is and Exists would not be: joined,
    # as soon as more is asked than the database's statistics know, each row is held against all.
    asked = Outcome.objects.filter(experience=OuterRef("pk"), months=months).values("months")
    rows = (
        Experience.objects.filter(
            state__in=COUNTED_STATES,
            past_import=None,
            ends_on__gt=months_before(at.date() - ASKED_WITHIN, months),
            ends_on__lte=latest,
        )
        .alias(asked=Subquery(asked[:1]))
        .filter(asked=None)
        .select_related("campus", "student__user", "roster_entry")
        .only(*_SAID)
        .order_by("ends_on", "pk")
    )
    if after is None:
        return rows
    day, key = after
    return rows.filter(Q(ends_on__gt=day) | Q(ends_on=day, pk__gt=key), ends_on__gte=day)


def to_remind(*, at: datetime) -> QuerySet[Outcome]:
    """Questions that were mailed once and have had no answer for a while, of those who did not
    ask for no such mails."""
    mailbox = Coalesce(
        OuterRef("experience__student__user__email"), OuterRef("experience__roster_entry__email")
    )
    stopped = OutcomeOptOut.objects.annotate(low=Lower("email")).filter(
        campus=OuterRef("experience__campus"), low=Lower(mailbox)
    )
    return (
        Outcome.objects.filter(
            said_at=None,
            reminded_at=None,
            asked_at__lte=at - REMINDED_AFTER,
            asked_at__gt=at - ASKED_WITHIN,
        )
        .exclude(Exists(stopped))
        .select_related(
            "experience__campus", "experience__student__user", "experience__roster_entry"
        )
        .only("months", "asked_at", *(f"experience__{each}" for each in _SAID))
        .order_by("asked_at", "pk")
    )


def outcome_by_link(subject_label: str, subject_id: int) -> Outcome | None:
    """The question a mailed link is for; None when the link is for something else."""
    if subject_label != Outcome._meta.label_lower:
        return None
    return (
        Outcome.objects.filter(pk=subject_id)
        .select_related(
            "experience__campus", "experience__student__user", "experience__roster_entry"
        )
        .first()
    )


def answers_of(experience: Experience) -> list[Outcome]:
    """What was said of it, and what was asked without an answer yet, the first stage first."""
    return list(experience.outcomes.order_by("months"))
