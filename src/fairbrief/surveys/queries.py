"""Reads of surveys: what a campus asks, whom a round would ask, and what waits for a student."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet

from fairbrief.kernel.seen import print_of
from fairbrief.kernel.written import written_once
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import Group, RosterEntry
from fairbrief.students.models import Student
from fairbrief.surveys.models import Invitation, OptOut, Round, Survey, Version, Wording
from fairbrief.surveys.shipped import Asked
from fairbrief.surveys.states import Audience, RoundState
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES

#: Nobody is asked more than once in this time, whatever the survey.
REST = timedelta(days=14)


def surveys_at(campus: Campus) -> QuerySet[Survey]:
    """The campus's surveys, newest first, with their rounds."""
    return (
        Survey.objects.filter(campus=campus)
        .annotate(asked=Count("rounds"))
        .order_by("-made_at", "-pk")
        .prefetch_related(Prefetch("rounds", Round.objects.order_by("-number")))
    )


def newest_version(survey: Survey) -> Version:
    found: Version = survey.versions.order_by("-number")[:1].get()
    return found


def wordings_of(version: Version) -> list[Wording]:
    return list(version.wordings.select_related("question").order_by("position"))


def print_of_words(
    title: str, intro: str, is_anonymous: bool, asked: Iterable[Asked | Wording]
) -> str:
    """What the page that rewords a survey shows, for `kernel.seen`."""
    rows = [[each.kind, str(each.text), [str(one) for one in each.choices]] for each in asked]
    return print_of(title, intro, is_anonymous, rows)


def versions_of(survey: Survey) -> QuerySet[Version]:
    return survey.versions.annotate(asked=Count("rounds")).order_by("-number")


def rounds_of(survey: Survey) -> QuerySet[Round]:
    return survey.rounds.select_related("version", "survey__campus").order_by("-number")


def groups_of(campus: Campus) -> QuerySet[Group]:
    return Group.objects.filter(campus=campus)


def is_asked(version: Version) -> bool:
    """Whether a round has asked it, so that its words are fixed."""
    return version.rounds.exists()


@dataclass(frozen=True)
class Person:
    """Somebody a round would ask."""

    entry_id: int | None
    student_id: int | None


@dataclass(frozen=True)
class Asking:
    """Whom a round would ask, and how many it leaves out, by why."""

    people: list[Person]
    rested: int
    opted_out: int
    unreachable: int

    @property
    def left_out(self) -> int:
        return self.rested + self.opted_out + self.unreachable


def asking(campus: Campus, *, audience: str, group: Group | None, today: date) -> Asking:
    """Whom a round of today would ask. Four queries."""
    entries = RosterEntry.objects.filter(campus=campus, left_on=None)
    alone = Student.objects.filter(campus=campus, roster_entry=None)
    if audience == Audience.GROUP:
        entries = entries.filter(groups=group)
        alone = alone.none()
    elif audience == Audience.ACCOUNT:
        entries = entries.filter(student__isnull=False)
    elif audience == Audience.TOOK_PART:
        counted = Experience.objects.filter(campus=campus, state__in=COUNTED_STATES)
        entries = entries.filter(
            Exists(counted.filter(roster_entry=OuterRef("pk")))
            | Exists(counted.filter(student=OuterRef("student")))
        )
        alone = alone.filter(Exists(counted.filter(student=OuterRef("pk"))))
    found = [
        *entries.values_list("pk", "student_id", "email").order_by("pk"),
        *((None, pk, "known") for pk in alone.values_list("pk", flat=True).order_by("pk")),
    ]
    refused = _both(OptOut.objects.filter(_of(campus)))
    rested = _both(
        Invitation.objects.filter(round__survey__campus=campus, invited_on__gt=today - REST)
    )
    people, out = [], {"rested": 0, "opted_out": 0, "unreachable": 0}
    for entry, student, email in found:
        keys = {("entry", entry), ("student", student)}
        if student is None and not email:
            out["unreachable"] += 1
        elif keys & refused:
            out["opted_out"] += 1
        elif keys & rested:
            out["rested"] += 1
        else:
            people.append(Person(entry, student))
    return Asking(people, **out)


def _of(campus: Campus) -> Q:
    return Q(student__campus=campus) | Q(entry__campus=campus)


def _both(
    rows: QuerySet[OptOut] | QuerySet[Invitation],
) -> set[tuple[str, int | None]]:
    """Everyone the rows name, by entry and by student."""
    found: set[tuple[str, int | None]] = set()
    for entry, student in rows.values_list("entry_id", "student_id"):
        if entry:
            found.add(("entry", entry))
        if student:
            found.add(("student", student))
    return found


def _waiting() -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        round__state=RoundState.OPEN, has_answered=False
    ).select_related("round__version", "round__survey__campus")


def waiting_for(student: Student) -> QuerySet[Invitation]:
    """What the student is asked now and has not answered, newest first."""
    return _newest_first(_waiting().filter(student=student))


def _newest_first(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    return rows.order_by("-round__opened_at")


def line_for(student: Student) -> Invitation | None:
    """The one line on the student's first page; none once it was put aside."""
    return _line_for.first(student.pk)


@written_once
def _line_for(student: int) -> QuerySet[Invitation]:
    return _newest_first(_waiting().filter(student=student, is_aside=False))[:1]


def has_opted_out(invitation: Invitation) -> bool:
    return OptOut.objects.filter(_named(invitation.student_id, invitation.entry_id)).exists()


def student_opted_out(student: Student) -> bool:
    return OptOut.objects.filter(Q(student=student) | Q(entry__student=student)).exists()


def _named(student_id: int | None, entry_id: int | None) -> Q:
    named = Q(pk__in=())
    if student_id:
        named |= Q(student=student_id)
    if entry_id:
        named |= Q(entry=entry_id)
    return named


@dataclass(frozen=True)
class Standing:
    """How a campus's surveys stand: rounds that are open, the next to close, the last opened."""

    open: int
    closes_on: date | None
    rounds: int
    last: datetime | None


def standing_of(campus: Campus) -> Standing:
    """In one query."""
    is_open = Q(state=RoundState.OPEN)
    sums = Round.objects.filter(survey__campus=campus).aggregate(
        open=Count("pk", filter=is_open),
        closes_on=Min("closes_on", filter=is_open),
        rounds=Count("pk"),
        last=Max("opened_at"),
    )
    return Standing(**sums)
