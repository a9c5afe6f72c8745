"""Open briefs by the million, poured into the tables, and people who look for them.

Words follow Zipf's law as in any text; skills are named more or less often. Some employers have
never answered anybody. Everything follows from the seed.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, models

from fairbrief.accounts.models import User
from fairbrief.applications.models import Application
from fairbrief.bench.pouring import bare
from fairbrief.bench.wording import VOCABULARY, Wording, Zipf
from fairbrief.briefs.models import Brief, Offering
from fairbrief.discovery.engine.asking import Scope
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.students.models import Skill, Student

#: Briefs one employer offers, and of how many employers one is new.
AN_EMPLOYER, ONE_NEW_IN = 50, 10
#: Skills in all.
SKILLS = 240
_BATCH = 5_000
_POURED: tuple[type[models.Model], ...] = (
    Brief,
    Offering,
    Brief.skills.through._base_manager.model,
    Brief.teaches.through._base_manager.model,
)

type Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Poured:
    """What ranking is judged by: of each brief, in the order of ids, what was planted."""

    pk: int
    needs: frozenset[int]
    teaches: frozenset[int]
    hours: int
    days: int
    zone: str
    opened: date
    is_new: bool


@dataclass(frozen=True)
class Question:
    """Words and the skills of who asks; filters are the same for all."""

    words: str
    scope: Scope


class World:
    """The tables as they fill; one campus lists everything."""

    zones = ("America/New_York", "America/Chicago", "America/Los_Angeles", "Europe/Madrid")

    def __init__(self, *, at: datetime, seed: int = 1) -> None:
        self.at = at
        self._dice = random.Random(seed)  # noqa: S311
        self._wording = Wording(self._dice)
        self.words = self._wording.words
        self._skill = Zipf(SKILLS, self._dice, flat=8)
        self.poured: list[Poured] = []
        self.campus = Campus.objects.create(
            slug="bench", name="Bench", office_name="Office", office_email="o@bench.example"
        )
        missing = SKILLS - Skill.objects.count()
        Skill.objects.bulk_create(
            Skill(slug=f"s-{n}", name=f"Craft {self.words[-n]}", field="x")
            for n in range(1, missing + 1)
        )
        self.skills = list(Skill.objects.order_by("pk").values_list("pk", flat=True)[:SKILLS])
        self._employers: list[tuple[int, int, bool]] = []

    def fill_up(self, number: int, tell: Tell) -> None:
        """Pours briefs until there are so many."""
        with bare(*_POURED):
            while len(self.poured) < number:
                tell("Pouring in briefs", len(self.poured), number)
                self._pour(min(_BATCH, number - len(self.poured)))
            tell("Indexing them", number, number)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('briefs_brief', 'id'), %s)", [number]
            )
            cursor.execute("VACUUM ANALYZE")

    def _pour(self, number: int) -> None:
        self._hire(len(self.poured) + number)
        rows = [self._brief(len(self.poured) + n + 1) for n in range(number)]
        _copy(Brief, (values for values, _planted in rows))
        planted = [each for _values, each in rows]
        listed = {"campus_id": self.campus.pk, "listed_at": self.at}
        _copy(Offering, ({"brief_id": each.pk, **listed} for each in planted))
        for through, name in ((Brief.skills.through, "needs"), (Brief.teaches.through, "teaches")):
            pairs = ((each.pk, skill) for each in planted for skill in sorted(getattr(each, name)))
            made = through._base_manager.model
            _copy(made, ({"brief_id": pk, "skill_id": skill} for pk, skill in pairs))
        self.poured += planted

    def _hire(self, briefs: int) -> None:
        """Employers for so many briefs; all but the new ones have answered three people."""
        while len(self._employers) * AN_EMPLOYER < briefs:
            number = len(self._employers)
            employer = Employer.objects.create(
                slug=f"e-{number}",
                name=f"House {self.words[number % VOCABULARY]}",
                kind=Employer.Kind.NONPROFIT,
                made_at=self.at,
            )
            member = Member.objects.create(
                employer=employer, role="owner", name="Ada", email=f"e{number}@bench.example"
            )
            self._employers.append((employer.pk, member.pk, number % ONE_NEW_IN == 0))

    def _brief(self, pk: int) -> tuple[dict[str, Any], Poured]:
        dice = self._dice
        employer, member, is_new = self._employers[(pk - 1) // AN_EMPLOYER]
        hours, days = dice.randint(4, 40), dice.randint(7, 60)
        named = list(dict.fromkeys(self.skills[each] for each in self._skill.draw(6)))
        start = self.at.date() + timedelta(days=dice.randint(10, 60))
        opened = self.at - timedelta(minutes=dice.randint(1, 60 * 24 * 60))
        zone = dice.choices(self.zones, (6, 3, 3, 1))[0]
        values = {
            "id": pk,
            "code": f"{pk:010d}",
            "employer_id": employer,
            "supervisor_id": member,
            "state": "open",
            "version": 1,
            "title": self._wording.text(6),
            "summary": self._wording.text(dice.randint(40, 90)),
            "hours": hours,
            "fee_minor": hours * dice.randint(1500, 3500),
            "place": "remote" if dice.random() < 0.8 else "hybrid",
            "time_zone": zone,
            "starts_on": start,
            "due_on": start + timedelta(days=days),
            "apply_by": start - timedelta(days=3),
            "seats": 2,
            "made_at": opened,
            "sent_at": opened,
            "opened_at": opened,
            "updated_at": self.at,
        }
        planted = Poured(
            pk=pk,
            needs=frozenset(named[:4]),
            teaches=frozenset(named[4:]),
            hours=hours,
            days=days,
            zone=zone,
            opened=opened.date(),
            is_new=is_new,
        )
        return values, planted

    def answer(self) -> None:
        """Every employer but the new ones has answered as many as make a record."""
        student = Student.objects.first()
        if student is None:
            user = User.objects.create_user("student@bench.example", None, name="S")
            student = Student.objects.create(user=user, campus=self.campus, made_at=self.at)
        first = {each[0]: n * AN_EMPLOYER + 1 for n, each in enumerate(self._employers)}
        with bare(Application):
            Application.objects.all().delete()
            Application.objects.bulk_create(
                [
                    Application(
                        # By number: of so many drawn by chance two are sometimes the same.
                        code=f"{first[employer] + n:010d}",
                        brief_id=first[employer] + n,
                        student=student,
                        state="declined",
                        reason="Full.",
                        made_at=self.at,
                        submitted_at=self.at,
                    )
                    for employer, _member, is_new in self._employers
                    if not is_new
                    for n in range(3)
                ],
                batch_size=_BATCH,
            )

    def read_words(self) -> None:
        """Stores the words by which PostgreSQL finds; only its contestant needs them."""
        with bare(Brief), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE briefs_brief SET search = setweight(to_tsvector('english', title), 'A')"
                " || setweight(to_tsvector('english', summary), 'D')"
            )
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE briefs_brief")

    def people(self, number: int, seed: int = 7) -> list[Scope]:
        """Students with five skills, three wishes, and some free hours."""
        dice = random.Random(seed)  # noqa: S311
        draw = Zipf(SKILLS, dice, flat=8)
        found = []
        for _number in range(number):
            named = list(dict.fromkeys(self.skills[each] for each in draw.draw(20)))
            found.append(
                Scope(
                    campus=self.campus.pk,
                    zone=dice.choice(self.zones),
                    has=frozenset(named[:5]),
                    wants=frozenset(named[5:8]),
                    hours_left=dice.choice((4, 6, 8, 10)),
                )
            )
        return found

    def questions(self, number: int, seed: int = 9) -> list[Question]:
        """What people look for, each with who does."""
        dice = random.Random(seed)  # noqa: S311
        people = self.people(number, seed)
        return [Question(self._wording.asked(n, dice), who) for n, who in enumerate(people)]


def _copy(model: type[models.Model], rows: Iterator[dict[str, Any]]) -> None:
    """Writes rows past Django's checks: what is given, and what the model gives a new one."""
    fields = [each for each in model._meta.concrete_fields if each.column != "search"]
    if model is not Brief:
        fields = [each for each in fields if not each.primary_key]
    columns = ", ".join(f'"{each.column}"' for each in fields)
    new = model()
    usual = {each.attname: getattr(new, each.attname) for each in fields}
    with connection.cursor() as cursor:
        session: Any = cursor
        with session.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as stream:
            for row in rows:
                stream.write_row(tuple((usual | row).values()))
