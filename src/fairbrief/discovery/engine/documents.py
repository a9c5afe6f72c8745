"""What the index keeps of a brief, read from PostgreSQL in batches.

Plain statements: a million briefs pass here when an index is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from psycopg import Cursor
from tantivy import Document

from fairbrief.briefs.kinds import BY_KEY
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState, PayKind, Place
from fairbrief.discovery import weights
from fairbrief.discovery.engine.facts import (
    A_WEEK,
    ANYWHERE,
    HOURS,
    PAY,
    SLICES,
    WEEKS,
    Family,
    at_least,
    at_most,
    fact,
    name_number,
    pairs_of,
    seen,
)
from fairbrief.discovery.engine.packing import (
    ANSWERS,
    CREDIT,
    ENDORSED,
    FIRST_TIME,
    NEW_EMPLOYER,
    STANDING,
    TRAITS,
    codes_of,
    is_near,
    packed,
    packed_crafts,
)
from fairbrief.discovery.engine.schema import MARK, schema
from fairbrief.kernel.clock import zone_named
from fairbrief.organizations.models import Employer

#: Briefs read at once.
BATCH = 2_000
#: Where a brief asks for no hours in common, so many are counted as enough.
ENOUGH_SHARED = 4
#: Days and moments that are not given count as the last.
NEVER = 2**31 - 1
#: Employers whose unpaid work a campus's fund may pay for.
FOR_GOOD = (Employer.Kind.NONPROFIT.value, Employer.Kind.GOVERNMENT.value)
PLACES = {place.value: number for number, place in enumerate(Place)}

_OPEN = """
FROM briefs_brief b JOIN organizations_employer e ON e.id = b.employer_id
WHERE %(open)s = b.state AND e.held_at IS NULL
  AND EXISTS (SELECT 1 FROM briefs_offering o WHERE o.brief_id = b.id AND o.listed_at IS NOT NULL)
"""

_READ = (
    """
SELECT b.id, b.employer_id, b.title, b.summary, b.learning, b.function, b.hours, b.fee_minor,
    b.pay_kind, b.starts_on, b.due_on, b.apply_by, b.place, b.time_zone, b.overlap_hours,
    b.opened_at, b.seats, e.name, e.kind, b.credit_supported, b.first_timer_seats,
    ARRAY(SELECT o.campus_id FROM briefs_offering o
          WHERE o.brief_id = b.id AND o.listed_at IS NOT NULL),
    ARRAY(SELECT r.campus_id FROM vetting_briefreview r
          WHERE r.brief_id = b.id AND 'approved' = r.state AND NOT r.by_policy),
    ARRAY(SELECT d.title FROM briefs_deliverable d WHERE d.brief_id = b.id),
    ARRAY(SELECT k.skill_id FROM briefs_brief_skills k WHERE k.brief_id = b.id),
    ARRAY(SELECT k.skill_id FROM briefs_brief_teaches k WHERE k.brief_id = b.id),
    (SELECT count(*) FROM {applications} a WHERE a.brief_id = b.id AND a.state <> 'draft')
"""
    + _OPEN
)

_RECORDS = """
SELECT b.employer_id,
    count(*) FILTER (WHERE a.state IN (SELECT unnest(%(answered)s::text[]))
        OR a.offered_at IS NOT NULL),
    count(*) FILTER (WHERE %(lapsed)s = a.state AND a.offered_at IS NULL)
FROM {applications} a JOIN briefs_brief b ON b.id = a.brief_id
WHERE b.employer_id = ANY(%(employers)s) GROUP BY b.employer_id
"""


@dataclass(frozen=True)
class Record:
    """How an employer has dealt with those who applied: answered by itself, or let the time run
    out. The employer's page shows the same counts (`tracking.records`)."""

    answered: int = 0
    returned: int = 0

    @property
    def is_new(self) -> bool:
        return self.answered + self.returned < weights.NEW_UNDER

    @property
    def answers(self) -> bool:
        whole = self.answered + self.returned
        return not self.is_new and self.answered * 100 >= whole * weights.ANSWERS_PERCENT


@lru_cache(maxsize=1)
def applications_table() -> str:
    """Applications are a room above: they are found through the relation they have to briefs."""
    model: Any = Brief._meta.get_field("applications").related_model
    return str(model._meta.db_table)


def count_open(cursor: Cursor[Any]) -> int:
    """How many briefs belong in an index."""
    cursor.execute(f"SELECT count(*) {_OPEN}", {"open": BriefState.OPEN.value})
    row = cursor.fetchone()
    return int(row[0]) if row else 0


@dataclass
class Reading:
    """Reads briefs as documents; what is known of employers and skills is kept as long as it."""

    cursor: Cursor[Any]
    at: datetime
    _records: dict[int, Record] = field(default_factory=dict)
    _skills: dict[int, str] = field(default_factory=dict)

    def of(self, ids: list[int]) -> Iterator[tuple[int, Document]]:
        """Those of the briefs that are open, listed somewhere, and whose employer is not held."""
        yield from self._read(" AND b.id = ANY(%(ids)s)", {"ids": ids})

    def all(self) -> Iterator[tuple[int, Document]]:
        """Every brief that belongs in an index."""
        after = 0
        while True:
            rows = list(
                self._read(
                    " AND b.id > %(after)s ORDER BY b.id LIMIT %(batch)s",
                    {"after": after, "batch": BATCH},
                )
            )
            yield from rows
            if len(rows) < BATCH:
                return
            after = rows[-1][0]

    def _read(self, narrowed: str, values: dict[str, Any]) -> Iterator[tuple[int, Document]]:
        statement = _READ.format(applications=applications_table()) + narrowed
        self.cursor.execute(statement.encode(), {"open": BriefState.OPEN.value, **values})
        rows = self.cursor.fetchall()
        self._know_employers({row[1] for row in rows})
        self._know_skills({skill for row in rows for skill in (*row[-3], *row[-2])})
        for row in rows:
            yield row[0], self._document(row)

    def _know_employers(self, employers: set[int]) -> None:
        unknown = list(employers - self._records.keys())
        if not unknown:
            return
        self._records.update(dict.fromkeys(unknown, Record()))
        self.cursor.execute(
            _RECORDS.format(applications=applications_table()).encode(),
            {
                "employers": unknown,
                "answered": list(weights.ANSWERED),
                "lapsed": weights.LAPSED,
            },
        )
        for employer, answered, returned in self.cursor.fetchall():
            self._records[employer] = Record(answered, returned)

    def _know_skills(self, skills: set[int]) -> None:
        unknown = list(skills - self._skills.keys())
        if unknown:
            self.cursor.execute("SELECT id, name FROM students_skill WHERE id = ANY(%s)", [unknown])
            self._skills.update(self.cursor.fetchall())

    def _document(self, row: tuple[Any, ...]) -> Document:
        (pk, employer_id, title, summary, learning, function, hours, fee, pay_kind) = row[:9]
        (starts, due, apply_by, place, zone, overlap, opened, seats, employer) = row[9:18]
        (employer_kind, supports_credit, first_times) = row[18:21]
        (campuses, read_at, pieces, needs, teaches, applied) = row[21:]
        endorsers = set(read_at).intersection(campuses)
        record = self._records[employer_id]
        is_paid = pay_kind != PayKind.NONE
        rate = fee // hours if fee and hours else 0
        days = (due - starts).days if starts and due else 0
        crafts = codes_of({*needs}, {*teaches})
        facts = [
            fact(Family.DOCUMENT),
            *_where(campuses, is_paid=is_paid, is_new=record.is_new),
            *(_paid(campuses, PLACES.get(place, 0), rate) if is_paid else ()),
            *(fact(Family.NEEDS, skill) for skill in needs),
            *(fact(Family.TEACHES, skill) for skill in teaches),
            *(fact(Family.SKILL, skill) for skill in {*needs, *teaches}),
            *(fact(Family.PAIR, pair) for pair in pairs_of(crafts)),
            fact(Family.PLACE, PLACES.get(place, 0)),
            fact(Family.WORK, name_number(function)),
            fact(Family.SLICE, pk % SLICES),
            *_amounts(hours, rate, days),
            *(fact(Family.NEAR, slot) for slot in _near(zone, max(overlap, ENOUGH_SHARED))),
            *_endorsed(endorsers),
            *_if(supports_credit, Family.CREDIT),
            *_if(first_times, Family.FIRST_TIME),
            *_if(not is_paid and employer_kind in FOR_GOOD, Family.FOR_GOOD),
            *_dealt_with(record, applied=applied, seats=seats),
        ]
        if opened:
            facts.append(fact(Family.FRESH, week_of(opened.date())))
        names = [self._skills[skill] for skill in (*needs, *teaches) if skill in self._skills]
        kind = str(BY_KEY[function].name) if function in BY_KEY else function
        text = "\n".join([title, *names, employer, kind, learning, *pieces, summary])
        minutes = int(opened.timestamp()) if opened else 0
        low = pk & 0xFFFFFFFF
        return Document.from_dict(
            {
                "id": pk,
                # Said more often, it weighs more: the title three times, skills twice.
                "text": "\n".join([title, title, *names, text]),
                "headline": "\n".join([title, *names]),
                "plain": text,
                "fact": facts,
                "zone": name_number(zone),
                "skill": [*{*needs, *teaches}],
                "place": PLACES.get(place, 0),
                "work": name_number(function),
                "hours": hours or 0,
                "rate": rate,
                "weeks": -(-days // 7),
                "starts": day_number(starts),
                "due": day_number(due),
                "apply_by": day_number(apply_by),
                "newest": minutes << 32 | low,
                "soonest": (NEVER - day_number(apply_by)) << 32 | low,
                "richest": min(rate, NEVER) << 32 | low,
                STANDING: packed(
                    week=week_of(opened.date()) if opened else 0,
                    hours=a_week(hours, days) if hours else 0,
                    slot=slot_of(zone),
                    apart=_apart(max(overlap, ENOUGH_SHARED)),
                    level=_level(record, applied=applied, seats=seats),
                ),
                TRAITS: (
                    ANSWERS * record.answers
                    | NEW_EMPLOYER * record.is_new
                    | CREDIT * bool(supports_credit)
                    | FIRST_TIME * bool(first_times)
                    | ENDORSED * bool(endorsers)
                ),
                **packed_crafts(crafts),
            },
            schema(),
        )


def mark(text: str) -> Document:
    """The document that says up to where the index was fed; written with what it speaks of."""
    values: dict[str, Any] = {
        "id": MARK,
        "mark": text,
        "fact": [fact(Family.DOCUMENT), fact(Family.MARK)],
    }
    numbers = ("hours", "rate", "weeks", "starts", "due", "apply_by")
    orders = ("newest", "soonest", "richest")
    return Document.from_dict(values | dict.fromkeys((*numbers, *orders), 0), schema())


def day_number(day: date | None) -> int:
    return day.toordinal() if day else NEVER


def week_of(day: date) -> int:
    """Weeks since the beginning of our calendar."""
    return day.toordinal() // 7


def _where(campuses: list[int], *, is_paid: bool, is_new: bool) -> Iterator[int]:
    for campus in (ANYWHERE, *campuses):
        yield fact(Family.LISTED, campus)
        if is_paid and is_new:
            yield fact(Family.LISTED_NEW, campus)
    if is_new:
        yield fact(Family.NEW)


def _endorsed(campuses: set[int]) -> Iterator[int]:
    if campuses:
        yield from (fact(Family.ENDORSED, campus) for campus in (ANYWHERE, *sorted(campuses)))


def _if(holds: object, family: Family) -> Iterator[int]:
    if holds:
        yield fact(family)


def _paid(campuses: list[int], place: int, rate: int) -> Iterator[int]:
    for campus in (ANYWHERE, *campuses):
        for where in (None, place):
            for dollars in (0, *at_least(PAY, rate / 100)):
                yield fact(Family.LISTED_PAID, seen(campus, where, dollars))


def _amounts(hours: int | None, rate: int, days: int) -> Iterator[int]:
    if hours:
        yield from (fact(Family.HOURS, band) for band in at_most(HOURS, hours))
        yield from (fact(Family.A_WEEK, band) for band in at_most(A_WEEK, a_week(hours, days)))
    if days:
        yield from (fact(Family.WEEKS, band) for band in at_most(WEEKS, -(-days // 7)))
    yield from (fact(Family.PAY, band) for band in at_least(PAY, rate / 100))


def a_week(hours: int, days: int) -> int:
    """Hours a week of work spread over so many days, as the reasons say it."""
    return -(-hours * 7 // max(days, 7))


def _dealt_with(record: Record, *, applied: int, seats: int) -> Iterator[int]:
    if record.answers:
        yield fact(Family.ANSWERS)
    if level := _level(record, applied=applied, seats=seats):
        yield fact(Family.LEVEL, level)


def _level(record: Record, *, applied: int, seats: int) -> int:
    has_room = applied < weights.FEW_A_PLACE * seats
    return weights.level_of(has_room=has_room, answers=record.answers)


@lru_cache(maxsize=1024)
def slot_of(zone: str) -> int:
    """Half hours of a zone from UTC in winter, counted from -16 hours: the same for both sides."""
    apart = datetime(2026, 1, 15, 12, tzinfo=UTC).astimezone(zone_named(zone)).utcoffset()
    return 32 + round(apart.total_seconds() / 1800) if apart is not None else 32


def _apart(hours: int) -> int:
    """Half hours between two who still share so many hours of the day, 8 to 20 where each is."""
    return 2 * (12 - min(hours, 12))


@lru_cache(maxsize=4096)
def _near(zone: str, hours: int) -> tuple[int, ...]:
    """Slots of readers who share at least so many hours, 8 to 20 where each is, with the zone."""
    here, apart = slot_of(zone), _apart(hours)
    return tuple(slot for slot in range(64) if is_near(slot, here, apart))
