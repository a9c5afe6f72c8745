"""The campus's students as the office reads them: who they are, what they do, how much it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import PROMISING, asked_a_week
from fairbrief.engagements.states import RUNNING_STATES
from fairbrief.organizations.actions import record_taking
from fairbrief.organizations.models import Campus, Officer, Term
from fairbrief.organizations.terms import stretch_on, within
from fairbrief.roster.models import RosterEntry
from fairbrief.roster.queries import Filters, enrolment_shown, entries_at, shown_with_enrolment
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import COUNTED_STATES
from fairbrief.vetting.queries import policy_of

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Number and minutes of micro-internships, by ("student" or "entry", its id).
type Done = dict[tuple[str, int | None], tuple[int, int]]

#: People read at once while a file is written.
AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a list is measured by: a stretch of the year, and the most hours a week in it."""

    term: Term | None
    until: date
    cap_minutes: int


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """One line of the list."""

    entry: RosterEntry
    college: str
    major: str
    class_level: str
    degree_level: str
    count: int
    minutes: int
    #: Minutes a week that live work asks for; None for somebody without an account.
    load: int | None
    cap: int

    @property
    def hours(self) -> str:
        return f"{self.minutes / 60:.1f}".removesuffix(".0")

    @property
    def load_hours(self) -> str:
        return f"{(self.load or 0) / 60:.1f}".removesuffix(".0")

    @property
    def cap_hours(self) -> int:
        return self.cap // 60

    @property
    def is_over(self) -> bool:
        return (self.load or 0) > self.cap


def term_on(terms: Iterable[Term], today: date) -> Term | None:
    """The stretch of the year a day belongs to, else the last that began before it."""
    past = [term for term in terms if term.starts_on <= today]
    return stretch_on(past, today) or max(past, key=lambda term: term.starts_on, default=None)


def measure_of(campus: Campus, terms: Iterable[Term], *, term: Term | None, today: date) -> Measure:
    """By the term asked for, else by the one of the campus's `terms` it is now."""
    now = term_on(terms, today)
    policy = policy_of(campus)
    is_break = bool(now and now.kind == Term.Kind.BREAK and now.ends_on >= today)
    chosen = term or now
    return Measure(
        term=chosen,
        until=chosen.ends_on if chosen else today,
        cap_minutes=60 * (policy.weekly_cap_break if is_break else policy.weekly_cap_term),
    )


def students_at(officer: Officer, filters: Filters) -> QuerySet[RosterEntry]:
    """The people of the officer's campus as filtered, by name."""
    rows = entries_at(officer, filters)
    if filters.part:
        experiences = Experience.objects.filter(
            campus_id=officer.campus_id, state__in=COUNTED_STATES
        )
        works = Engagement.objects.filter(campus_id=officer.campus_id, state__in=RUNNING_STATES)
        if filters.term:
            experiences = experiences.filter(within("ends_on", filters.term))
            works = works.filter(within("starts_on", filters.term, "due_on"))
        # Three sets that are read once each, whatever the size of the roster.
        takes_part = (
            Q(student__in=experiences.exclude(student=None).values("student"))
            | Q(pk__in=experiences.exclude(roster_entry=None).values("roster_entry"))
            | Q(student__in=works.values("student"))
        )
        rows = rows.filter(takes_part if filters.part == "yes" else ~takes_part)
    return rows


@dataclass(frozen=True)
class Slice:
    """A page of the list as `paginate` wants it: what stands on it is read when it is known."""

    rows: QuerySet[RosterEntry]
    measure: Measure
    today: date

    def count(self) -> int:
        return self.rows.order_by().count()

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[PersonRow]:
        return rows_of(self.rows[part], self.measure, today=self.today)


def rows_of(rows: QuerySet[RosterEntry], measure: Measure, *, today: date) -> list[PersonRow]:
    """The lines of a slice of people, in their order. Three queries."""
    entries = list(shown_with_enrolment(rows, until=measure.until))
    students = [each.student_id for each in entries if each.student_id]
    done = _done([each.pk for each in entries], students, measure.term)
    loads = _loads(students, today=today)
    return [_row(entry, measure, done, loads) for entry in entries]


def _row(entry: RosterEntry, measure: Measure, done: Done, loads: dict[int, int]) -> PersonRow:
    said = enrolment_shown(entry)
    count, minutes = done[("entry", entry.pk)]
    more, longer = done[("student", entry.student_id)]
    own = entry.student.major if entry.student else ""
    return PersonRow(
        entry=entry,
        college=said.get("college", ""),
        major=said.get("major", own),
        class_level=said.get("class_level", ""),
        degree_level=said.get("degree_level", ""),
        count=count + more,
        minutes=minutes + longer,
        load=loads.get(entry.student_id, 0) if entry.student_id else None,
        cap=measure.cap_minutes,
    )


def _done(ids: Sequence[int], students: Sequence[int], term: Term | None) -> Done:
    """How many micro-internships that count, and their minutes, by account and by entry."""
    rows = Experience.objects.filter(state__in=COUNTED_STATES).filter(
        Q(student_id__in=students) | Q(student=None, roster_entry_id__in=list(ids))
    )
    if term:
        rows = rows.filter(within("ends_on", term))
    found: Done = defaultdict(lambda: (0, 0))
    for student, entry, count, minutes in (
        rows.order_by()
        .values_list("student_id", "roster_entry_id")
        .annotate(Count("pk"), Sum("minutes"))
    ):
        key = ("student", student) if student else ("entry", entry)
        found[key] = (found[key][0] + count, found[key][1] + minutes)
    return found


def _loads(students: Sequence[int], *, today: date) -> dict[int, int]:
    """Minutes a week that each student's live work asks for, as on their page."""
    works: dict[int, list[Engagement]] = defaultdict(list)
    rows = Engagement.objects.filter(student_id__in=students).only("student_id", *PROMISING)
    for work in rows:
        works[work.student_id].append(work)
    return {student: asked_a_week(live, today=today) for student, live in works.items()}


HEADINGS: tuple[_StrOrPromise, ...] = (
    _("student number"),
    _("name"),
    _("mail address"),
    _("college"),
    _("major"),
    _("class"),
    _("degree level"),
    _("account here"),
    _("left or graduated on"),
    _("keeps directory information private"),
    _("micro-internships in the term"),
    _("hours in the term"),
    _("hours a week"),
)


def note_export(
    campus: Campus, filters: Filters, count: int, *, actor: Actor, at: datetime
) -> None:
    """Keeps who took rows of people with them, by what filter and how many."""
    record_taking(
        campus, what="students.csv", actor=actor, at=at, filters=filters.in_words, rows=count
    )


def students_for_file(
    rows: QuerySet[RosterEntry], measure: Measure, *, today: date
) -> Iterator[list[object]]:
    """Headings, then everyone, read in pieces so that a large roster needs no memory."""
    yield list(HEADINGS)
    yes, no = _t("yes"), _t("no")
    last: tuple[str, int] | None = None
    while True:
        after = rows
        if last is not None:
            name, pk = last
            after = rows.filter(Q(name__gt=name) | Q(name=name, pk__gt=pk))
        people = rows_of(after[:AT_ONCE], measure, today=today)
        for row in people:
            entry = row.entry
            yield [
                entry.student_number,
                entry.name,
                entry.email,
                row.college,
                row.major,
                row.class_level,
                row.degree_level,
                yes if entry.student_id else no,
                entry.left_on or "",
                yes if entry.is_private else "",
                row.count,
                row.hours,
                row.load_hours if entry.student_id else "",
            ]
        if not people:
            return
        last = (people[-1].entry.name, people[-1].entry.pk)
