"""Finding people on a campus's roster: a filter, ids and their number first, then what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.cache import caches
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.roster.classes import order_of
from fairbrief.roster.models import SOUGHT, Enrolment, Group, RosterEntry

#: What an enrolment says in words, and a filter can ask for.
NAMED = ("college", "major", "class_level")
#: What a line of the list says of an enrolment.
SHOWN = (*NAMED, "degree_level")
#: Values of one kind that a filter offers.
MOST_CHOICES = 200
#: Seconds the values of a filter are kept: a hundred thousand rows are read for them.
KEPT = 300


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What the office asks of the list; empty values ask nothing."""

    q: str = ""
    term: Term | None = None
    college: str = ""
    major: str = ""
    class_level: str = ""
    group: Group | None = None
    #: "yes" with an account here, "no" without.
    account: str = ""
    #: "yes" takes part in micro-internships, "no" does not.
    part: str = ""

    @property
    def is_narrowed(self) -> bool:
        return bool(
            self.term or self.college or self.major or self.class_level or self.group
        ) or bool(self.account or self.part)

    @property
    def is_any(self) -> bool:
        return bool(self.q) or self.is_narrowed

    @property
    def in_words(self) -> dict[str, str]:
        """What is asked, for the record of who read what."""
        said = {
            "search": self.q,
            "term": self.term.name if self.term else "",
            "college": self.college,
            "major": self.major,
            "class": self.class_level,
            "group": str(self.group or ""),
            "account": self.account,
            "takes part": self.part,
        }
        return {name: value for name, value in said.items() if value}


def entries_at(officer: Officer, filters: Filters) -> QuerySet[RosterEntry]:
    """The campus's people as filtered, by name; whether they take part is asked further up."""
    rows = RosterEntry.objects.filter(campus_id=officer.campus_id).order_by("name", "pk")
    if filters.q:
        rows = rows.alias(sought=SOUGHT).filter(
            *(Q(sought__contains=word) for word in filters.q.lower().split())
        )
    said = {name: getattr(filters, name) for name in NAMED if getattr(filters, name)}
    if filters.term or said:
        enrolled = Enrolment.objects.filter(entry=OuterRef("pk"), **said)
        if filters.term:
            enrolled = enrolled.filter(term=filters.term)
        rows = rows.filter(Exists(enrolled))
    if filters.group:
        members = Group.entries.through.objects.filter(
            group_id=filters.group.pk, rosterentry_id=OuterRef("pk")
        )
        rows = rows.filter(Exists(members))
    if filters.account:
        rows = rows.filter(student__isnull=filters.account == "no")
    return rows


def shown_with_enrolment(rows: QuerySet[RosterEntry], *, until: date) -> QuerySet[RosterEntry]:
    """A slice of the list with what is shown of each: account, and the enrolment of the term that
    began last by `until` (read it with `enrolment_shown`). The ids are found first, so that those
    before the slice are passed over in the index alone."""
    said = (
        Enrolment.objects.filter(entry=OuterRef("pk"), term__starts_on__lte=until)
        .order_by("-term__starts_on")
        .values(said=JSONObject(**{name: name for name in SHOWN}))[:1]
    )
    return (
        RosterEntry.objects.filter(pk__in=rows.values("pk"))
        .select_related("student")
        .annotate(enrolment_said=Subquery(said))
        .order_by("name", "pk")
    )


def enrolment_shown(entry: RosterEntry) -> dict[str, str]:
    """What `shown_with_enrolment` found; empty for somebody who was not enrolled by then."""
    found: dict[str, str] | None = getattr(entry, "enrolment_said", None)
    return found or {}


def stretches_of(campus: Campus) -> QuerySet[Term]:
    """The campus's terms and breaks, latest first; exams are part of a term."""
    return Term.objects.filter(campus=campus).exclude(kind=Term.Kind.EXAMS).order_by("-starts_on")


def groups_at(officer: Officer) -> QuerySet[Group]:
    """The campus's groups, by kind and name."""
    return Group.objects.filter(campus_id=officer.campus_id).order_by("kind", "name")


def choices_of(campus: Campus) -> dict[str, Sequence[str]]:
    """The colleges, majors and classes named on the campus's roster, each in order."""
    key = f"roster-choices-{campus.pk}"
    known: dict[str, Sequence[str]] | None = caches["memory"].get(key)
    if known is None:
        rows = Enrolment.objects.filter(term__campus=campus)
        known = {
            name: list(
                rows.exclude(**{name: ""})
                .order_by(name)
                .values_list(name, flat=True)
                .distinct()[:MOST_CHOICES]
            )
            for name in NAMED
        }
        known["class_level"] = sorted(known["class_level"], key=order_of)
        caches["memory"].set(key, known, KEPT)
    return known


def groups_with_people(rows: QuerySet[Group]) -> QuerySet[Group]:
    """Adds `people`, how many are in each, by kind and name."""
    return rows.annotate(people=Count("entries")).order_by("kind", "name")


def members_of(group: Group) -> QuerySet[RosterEntry]:
    """Who is in a group, by name."""
    return group.entries.order_by("name", "pk")
