"""Finding a person of a campus by what an officer has at hand: a number, an address, a name."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from fairbrief.kernel.called import called
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import RosterEntry
from fairbrief.students.models import Student

#: Shown where several fit.
FEW = 5


@dataclass(frozen=True)
class Person:
    """Somebody with an account, on the roster, or both."""

    student: Student | None
    entry: RosterEntry | None

    def __str__(self) -> str:
        return str(self.entry or self.student)

    @property
    def addresses(self) -> list[str]:
        """Every mail address known of them."""
        known = [
            self.student.user.email if self.student else "",
            self.entry.email if self.entry else "",
        ]
        return [each for each in known if each]

    @property
    def in_full(self) -> str:
        """The name with what tells them apart."""
        number = self.entry.student_number if self.entry else ""
        more = number or next(iter(self.addresses), "")
        return f"{self} ({more})" if more else str(self)

    @property
    def whose(self) -> Q:
        """Their experiences."""
        mine = Q(pk__in=[])
        if self.student is not None:
            mine |= Q(student=self.student)
        if self.entry is not None:
            mine |= Q(roster_entry=self.entry)
        return mine


def people_called(campus: Campus, who: str) -> list[Person]:
    """Who of the campus has this number or address; else whose name has these words in it.

    At most a few, for the asker to choose from.
    """
    who = " ".join(who.split())
    if not who:
        return []
    exactly = _people(
        campus, Q(student_number=who) | called("email", who), called("user__email", who)
    )
    if exactly or "@" in who:
        return exactly
    return _people(campus, Q(name__icontains=who), Q(user__name__icontains=who))


def _people(campus: Campus, on_the_roster: Q, with_account: Q) -> list[Person]:
    entries = (
        RosterEntry.objects.filter(on_the_roster, campus=campus)
        .select_related("student__user")
        .order_by("name", "pk")[:FEW]
    )
    found = [Person(each.student, each) for each in entries]
    students = (
        Student.objects.filter(with_account, campus=campus)
        .exclude(pk__in=[each.student.pk for each in found if each.student])
        .select_related("user", "roster_entry")
        .order_by("user__name", "pk")[:FEW]
    )
    for each in students:
        entry = getattr(each, "roster_entry", None)
        if entry is None or entry not in [person.entry for person in found]:
            found.append(Person(each, entry))
    return found[:FEW]
