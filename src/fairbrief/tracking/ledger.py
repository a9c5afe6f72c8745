"""The ledger as the office reads it: filters, search, and rows for a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.organizations.queries import day_at
from fairbrief.organizations.terms import within
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.access import experiences_of_campus
from fairbrief.tracking.models import WAITS_FOR_OFFICE, Experience
from fairbrief.tracking.states import ExperienceState

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WHERE = (("here", _("found here")), ("elsewhere", _("found elsewhere")))
PAY = (("paid", _("paid")), ("unpaid", _("unpaid")))
ENDED = (("whole", _("done to the end")), ("early", _("ended early")))
WAITING = "waiting"
STATE_CHOICES = (
    (WAITING, _("waiting for the office")),
    *(
        # By the office, or by what is on record here.
        (value, _("verified") if value == ExperienceState.VERIFIED else label)
        for value, label in ExperienceState.choices
    ),
)


#: A search on a page looks no further: it says that there are more, and to narrow it down.
MOST_FOUND = 10_001


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the office asks of the ledger; empty values ask nothing."""

    q: str = ""
    state: str = ""
    where: str = ""
    pay: str = ""
    ended: str = ""
    term: Term | None = None
    #: The code of a file of past records.
    brought: str = ""

    @property
    def is_narrowed(self) -> bool:
        asked = (self.state, self.where, self.pay, self.ended, self.term, self.brought)
        return any(asked)

    @property
    def is_any(self) -> bool:
        return bool(self.q) or self.is_narrowed


def is_waiting_for_office() -> Q:
    """The rows `Experience.is_waiting_for_office` is true of."""
    return WAITS_FOR_OFFICE


def ledger_of(
    officer: Officer, filters: Filters, *, most: int | None = MOST_FOUND
) -> QuerySet[Experience]:
    """The campus's experiences, latest end first.

    A search reads what it finds at once, and at most the latest `most`; None searches to the end.
    """
    rows = experiences_of_campus(officer)
    narrowed = _narrowed(rows, filters)
    if not filters.q:
        return narrowed
    mine = _narrowed(Experience.objects.filter(campus_id=officer.campus_id), filters)
    found = _found(mine, officer.campus_id, filters.q, most=most)
    return rows.filter(pk__in=found if most is None else list(found))


def _narrowed(rows: QuerySet[Experience], filters: Filters) -> QuerySet[Experience]:
    if filters.state == WAITING:
        rows = rows.filter(is_waiting_for_office())
    elif filters.state:
        rows = rows.filter(state=filters.state)
    if filters.where:
        rows = rows.filter(engagement__isnull=filters.where == "elsewhere")
    if filters.pay:
        rows = rows.filter(paid_minor=0) if filters.pay == "unpaid" else rows.exclude(paid_minor=0)
    if filters.ended:
        rows = rows.filter(ended_early=filters.ended == "early")
    if filters.brought:
        rows = rows.filter(past_import__code=filters.brought)
    if filters.term:
        rows = rows.filter(within("ends_on", filters.term))
    return rows


def _found(
    mine: QuerySet[Experience], campus_id: int, words: str, *, most: int | None
) -> QuerySet[Any, Any]:
    """Ids by each of what is searched in, each upon its own index, the latest end first.

    People are looked up first: few of them have a name with the words in it.
    """
    students = Student.objects.filter(
        Q(user__name__icontains=words) | Q(major__icontains=words), campus_id=campus_id
    ).values_list("pk", flat=True)
    entries = RosterEntry.objects.filter(
        Q(name__icontains=words) | Q(student_number=words), campus_id=campus_id
    ).values_list("pk", flat=True)
    order = ("-ends_on", "-pk") if most else ()
    first, *others = (
        mine.filter(each).order_by(*order)[:most].values_list("pk", flat=True)
        for each in (
            Q(title__icontains=words),
            Q(employer_name__icontains=words),
            Q(code=words.upper()),
            Q(student__in=list(students.order_by()[:most])),
            Q(roster_entry__in=list(entries.order_by()[:most])),
        )
    )
    return first.union(*others).order_by()


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
    _("ended early"),
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
        _day(experience.campus, experience.confirmed_at),
        experience.confirmed_by_name,
        _day(experience.campus, experience.verified_at),
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
        _("yes") if experience.ended_early else _("no"),
    ]


def _yes(said: bool | None) -> object:
    return "" if said is None else _("yes") if said else _("no")


def _day(campus: Campus, moment: datetime | None) -> date | str:
    """The day it was where the campus is, as its pages say, whoever takes the file."""
    return day_at(campus, moment) if moment else ""


def number_for_file(experiences: QuerySet[Experience]) -> int:
    """How many rows the file will have, its headings left out. One query."""
    return experiences.order_by().count()


def rows_for_file(experiences: QuerySet[Experience]) -> Iterator[list[object]]:
    """Headings, then every experience, read in pieces so that a large ledger needs no memory."""
    yield list(HEADINGS)
    for experience in experiences.iterator(chunk_size=500):
        yield cells_of(experience)
