"""The ledger as the office reads it: filters, search, and rows for a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Officer, Term
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.access import experiences_of_campus
from fairbrief.tracking.models import WAITS_FOR_OFFICE, Experience
from fairbrief.tracking.states import ExperienceState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WHERE = (("here", _("found here")), ("elsewhere", _("found elsewhere")))
PAY = (("paid", _("paid")), ("unpaid", _("unpaid")))
WAITING = "waiting"
STATE_CHOICES = (
    (WAITING, _("waiting for the office")),
    *(
        # By the office, or by what is on record here.
        (value, _("verified") if value == ExperienceState.VERIFIED else label)
        for value, label in ExperienceState.choices
    ),
)


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the office asks of the ledger; empty values ask nothing."""

    q: str = ""
    state: str = ""
    where: str = ""
    pay: str = ""
    term: Term | None = None
    #: The code of a file of past records.
    brought: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.state or self.where or self.pay or self.term or self.brought)

    @property
    def is_any(self) -> bool:
        return bool(self.q) or self.is_narrowed


def is_waiting_for_office() -> Q:
    """The rows `Experience.is_waiting_for_office` is true of."""
    return WAITS_FOR_OFFICE


def _found(campus_id: int, words: str) -> QuerySet[Any, Any]:
    """Ids by each of what is searched in, each upon its own index."""
    mine = Experience.objects.filter(campus_id=campus_id).order_by()
    students = Student.objects.filter(
        Q(user__name__icontains=words) | Q(major__icontains=words), campus_id=campus_id
    )
    entries = RosterEntry.objects.filter(
        Q(name__icontains=words) | Q(student_number=words), campus_id=campus_id
    )
    return (
        mine.filter(title__icontains=words)
        .values("pk")
        .union(
            mine.filter(employer_name__icontains=words).values("pk"),
            mine.filter(code=words.upper()).values("pk"),
            mine.filter(student__in=students.values("pk")).values("pk"),
            mine.filter(roster_entry__in=entries.values("pk")).values("pk"),
        )
    )


def ledger_of(officer: Officer, filters: Filters) -> QuerySet[Experience]:
    """The campus's experiences, latest end first."""
    rows = experiences_of_campus(officer)
    if filters.q:
        rows = rows.filter(pk__in=_found(officer.campus_id, filters.q))
    if filters.state == WAITING:
        rows = rows.filter(is_waiting_for_office())
    elif filters.state:
        rows = rows.filter(state=filters.state)
    if filters.where:
        rows = rows.filter(engagement__isnull=filters.where == "elsewhere")
    if filters.pay:
        rows = rows.filter(paid_minor=0) if filters.pay == "unpaid" else rows.exclude(paid_minor=0)
    if filters.brought:
        rows = rows.filter(past_import__code=filters.brought)
    if filters.term:
        rows = rows.filter(ends_on__range=(filters.term.starts_on, filters.term.ends_on))
    return rows


def terms_of(campus_id: int) -> QuerySet[Term]:
    """The campus's terms and breaks, latest first; exams are part of a term."""
    return (
        Term.objects.filter(campus_id=campus_id)
        .exclude(kind=Term.Kind.EXAMS)
        .order_by("-starts_on")
    )


HEADINGS: tuple[_StrOrPromise, ...] = (
    _("experience"),
    _("student"),
    _("major"),
    _("graduation year"),
    _("employer"),
    _("title"),
    _("found"),
    _("from"),
    _("to"),
    _("hours"),
    _("paid"),
    _("currency"),
    _("pay an hour"),
    _("place"),
    _("met senior people"),
    _("state"),
    _("confirmed on"),
    _("confirmed by"),
    _("verified on"),
    _("verified by"),
    _("credential"),
    _("student number"),
    _("learning objectives"),
    _("for credit"),
    _("course"),
    _("supervisor"),
    _("would take the student again"),
    _("student would recommend it"),
    _("brought in with"),
)


def cells_of(experience: Experience) -> list[object]:
    """One row of the file, in the order of HEADINGS."""
    engagement = experience.engagement
    credential = getattr(engagement, "credential", None) if engagement else None
    rate = experience.rate
    return [
        experience.code,
        str(experience.person),
        experience.major,
        experience.student.graduates_in if experience.student else "",
        experience.employer_name,
        experience.title,
        WHERE[0][1] if experience.is_from_here else WHERE[1][1],
        experience.starts_on,
        experience.ends_on,
        experience.hours,
        experience.paid.decimal,
        experience.currency,
        rate.decimal if rate else "",
        experience.place,
        _("yes") if experience.senior_contact else _("no"),
        experience.standing,
        _day(experience.confirmed_at),
        experience.confirmed_by_name,
        _day(experience.verified_at),
        experience.verified_by,
        credential.code if credential else "",
        experience.roster_entry.student_number if experience.roster_entry else "",
        experience.objectives,
        _("yes") if experience.seeks_credit else _("no"),
        experience.course,
        experience.supervisor_name,
        _yes(experience.would_take_again),
        _yes(experience.would_recommend),
        experience.past_import.name if experience.past_import else "",
    ]


def _yes(said: bool | None) -> object:
    return "" if said is None else _("yes") if said else _("no")


def _day(moment: object) -> date | str:
    return moment.date() if hasattr(moment, "date") else ""


def rows_for_file(experiences: QuerySet[Experience]) -> Iterator[list[object]]:
    """Headings, then every experience, read in pieces so that a large ledger needs no memory."""
    yield list(HEADINGS)
    for experience in experiences.iterator(chunk_size=500):
        yield cells_of(experience)
