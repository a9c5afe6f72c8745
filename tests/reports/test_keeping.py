"""Kept figures equal a full recount, whatever is written, by whom, in whichever order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from fairbrief.briefs.actions import send_for_review
from fairbrief.organizations.models import Campus, Term
from fairbrief.relationships.giving import wording_now
from fairbrief.relationships.models import Feedback, NextStep, SelfRating
from fairbrief.reports.counting import count_enrolled, count_taken, has_roster
from fairbrief.reports.keeping import keep_up, kept_figures, recount, settle
from fairbrief.reports.models import Figures, Mark
from fairbrief.reports.periods import calendar_of, without
from fairbrief.roster.models import Enrolment, Group, RosterEntry
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience, Outcome
from tests.builders import NOW, a_campus, a_student, acting
from tests.relationships.speaking import rate
from tests.reports.builders import a_term, an_entry, an_experience, fill, the_report
from tests.vetting.world import World
from tests.working import work as an_engagement

pytestmark = pytest.mark.django_db


def as_sorted(value: Any) -> Any:
    """Lists of rows come in any order."""
    if isinstance(value, dict):
        return {key: as_sorted(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted((as_sorted(each) for each in value), key=repr)
    return value


def kept_of(campus: Campus) -> dict[str, Any]:
    return {
        row.period: as_sorted([row.taken, row.enrolled, row.total])
        for row in Figures.objects.filter(campus=campus)
    }


def check(campus: Campus) -> None:
    """Whatever is kept now is what counting everything from nothing gives."""
    keep_up()
    kept = kept_of(campus)
    assert not Mark.objects.filter(campus=campus).exists()
    recount(campus)
    anew = kept_of(campus)
    # A year outside the terms in which nothing is left may stay until then: no page names it.
    left = {key: kept.pop(key) for key in kept.keys() - anew.keys()}
    assert all(taken["lines"][0]["people"] == 0 for taken, _enrolled, _total in left.values())
    assert kept == anew


class Life:
    """A campus to which things happen, by dice."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.campus = a_campus()
        self.terms = [
            a_term(
                self.campus, "Fall 2026", starts_on=date(2026, 8, 24), ends_on=date(2026, 12, 18)
            ),
            a_term(self.campus),
        ]
        self.acts: list[Callable[[], object]] = [
            self.enrol, self.enrol, self.account, self.log, self.log, self.log, self.change,
            self.remove, self.link, self.unlink, self.regroup, self.profile, self.reenrol,
            self.unenrol, self.shift_term, self.new_term, self.forget_entry, self.rename_group,
            self.bulk, self.ask, self.answer, self.answer, self.forget_answer,
            self.see_oneself, self.see_oneself, self.open_feedback, self.forget_oneself,
        ]  # fmt: skip

    def step(self) -> None:
        self.dice.choice(self.acts)()

    def any_of(self, rows: Any) -> Any:
        found = list(rows.order_by("pk"))
        return self.dice.choice(found) if found else None

    def entries(self) -> Any:
        return RosterEntry.objects.filter(campus=self.campus)

    def experiences(self) -> Any:
        return Experience.objects.filter(campus=self.campus)

    def day(self) -> date:
        return date(2026, 7, 1) + timedelta(days=self.dice.randrange(400))

    def enrol(self) -> None:
        an_entry(
            self.campus,
            self.dice.choice(list(Term.objects.filter(campus=self.campus))),
            college=self.dice.choice(["Arts", "Law", ""]),
            major=self.dice.choice(["History", "Dance", "Law"]),
            first_generation=self.dice.choice([True, False, None]),
        )

    def account(self) -> None:
        student = a_student(self.campus, major=self.dice.choice(["History", "Physics"]))
        Student.objects.filter(pk=student.pk).update(
            made_at=NOW - timedelta(days=self.dice.randrange(300))
        )

    def log(self) -> None:
        entry = self.any_of(self.entries())
        student = self.any_of(Student.objects.filter(campus=self.campus))
        whose = self.dice.choice([{"roster_entry": entry}, {"student": student}])
        if any(whose.values()):
            day = self.day()
            an_experience(
                self.campus,
                ends_on=day,
                starts_on=day - timedelta(days=9),
                state=self.dice.choice(["logged", "confirmed", "verified", "refused"]),
                paid_minor=self.dice.choice([0, 20000, 31000]),
                place=self.dice.choice(["remote", "onsite"]),
                **whose,
            )

    def change(self) -> None:
        if found := self.any_of(self.experiences()):
            day = self.day()
            self.experiences().filter(pk=found.pk).update(
                state=self.dice.choice(["confirmed", "verified", "refused"]),
                minutes=self.dice.choice([60, 600]),
                starts_on=day,
                ends_on=day,
            )

    def remove(self) -> None:
        if found := self.any_of(self.experiences()):
            found.delete()

    def link(self) -> None:
        entry = self.any_of(self.entries().filter(student=None))
        student = self.any_of(Student.objects.filter(campus=self.campus, roster_entry=None))
        if entry and student:
            self.entries().filter(pk=entry.pk).update(student=student)

    def unlink(self) -> None:
        if entry := self.any_of(self.entries().exclude(student=None)):
            self.entries().filter(pk=entry.pk).update(student=None)

    def regroup(self) -> None:
        group, _made = Group.objects.get_or_create(
            campus=self.campus,
            kind="Athletics",
            name=self.dice.choice(["Rowing", "Chess"]),
            defaults={"made_at": NOW},
        )
        entries = list(self.entries())
        group.entries.set(self.dice.sample(entries, len(entries) // 2))

    def rename_group(self) -> None:
        if group := self.any_of(Group.objects.filter(campus=self.campus)):
            kind = self.dice.choice(["Athletics", "Club", ""])
            others = Group.objects.filter(campus=self.campus, name=group.name, kind=kind)
            if not others.exclude(pk=group.pk).exists():
                Group.objects.filter(pk=group.pk).update(kind=kind)

    def profile(self) -> None:
        if student := self.any_of(Student.objects.filter(campus=self.campus)):
            Student.objects.filter(pk=student.pk).update(
                major=self.dice.choice(["Music", "Dance"]), first_generation=True
            )

    def reenrol(self) -> None:
        if found := self.any_of(Enrolment.objects.filter(term__campus=self.campus)):
            Enrolment.objects.filter(pk=found.pk).update(class_level=self.dice.choice(["1", "2"]))

    def unenrol(self) -> None:
        if found := self.any_of(Enrolment.objects.filter(term__campus=self.campus)):
            found.delete()

    def shift_term(self) -> None:
        term = self.dice.choice(list(Term.objects.filter(campus=self.campus)))
        Term.objects.filter(pk=term.pk).update(
            ends_on=term.ends_on + timedelta(days=self.dice.randrange(9))
        )

    def new_term(self) -> None:
        if Term.objects.filter(campus=self.campus).count() < 4:
            day = self.day()
            a_term(
                self.campus,
                "Some break",
                kind="break",
                starts_on=day,
                ends_on=day + timedelta(days=20),
            )

    def forget_entry(self) -> None:
        free = self.entries().filter(experiences=None)
        if found := self.any_of(free):
            found.delete()

    def outcomes(self) -> Any:
        return Outcome.objects.filter(experience__campus=self.campus)

    def ask(self) -> None:
        Outcome.objects.bulk_create(
            [
                Outcome(
                    experience=experience,
                    months=self.dice.choice([3, 6, 12]),
                    asked_at=self.dice.choice([None, NOW]),
                )
                for experience in self.experiences().order_by("pk")[:5]
            ],
            ignore_conflicts=True,
        )

    def answer(self) -> None:
        if found := self.any_of(self.outcomes()):
            self.outcomes().filter(pk=found.pk).update(
                answer=self.dice.choice(["job", "study", "none"]),
                said_at=NOW - timedelta(days=self.dice.randrange(3)),
            )

    def forget_answer(self) -> None:
        if found := self.any_of(self.outcomes()):
            found.delete()

    def see_oneself(self) -> None:
        """Work here, with where the student was before and after."""
        student = self.any_of(Student.objects.filter(campus=self.campus))
        if student is None:
            return
        work = an_engagement("authorized", campus=self.campus, student=student)
        day = self.day()
        an_experience(self.campus, student=student, engagement=work, starts_on=day, ends_on=day)
        for moment in self.dice.sample(["before", "after"], self.dice.randint(1, 2)):
            SelfRating.objects.create(
                engagement=work,
                moment=moment,
                ratings={"teamwork": self.dice.randint(1, 4)},
                wording=wording_now(),
                at=NOW,
            )
        rate(work, {}, opened=self.dice.random() < 0.5)

    def open_feedback(self) -> None:
        rows = Feedback.objects.filter(engagement__campus=self.campus, opened_at=None)
        if found := self.any_of(rows):
            rows.filter(pk=found.pk).update(opened_at=NOW + timedelta(self.dice.randrange(9)))

    def forget_oneself(self) -> None:
        if found := self.any_of(SelfRating.objects.filter(engagement__campus=self.campus)):
            found.delete()

    def bulk(self) -> None:
        entries = list(self.entries())
        Experience.objects.bulk_create(
            Experience(
                campus=self.campus, roster_entry=entry, state="verified", employer_name="x",
                title="x", starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 1), minutes=300,
                logged_at=NOW, confirmed_at=NOW, verified_at=NOW, refused_reason="no",
            )
            for entry in entries[:3]
        )  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_kept_figures_equal_a_full_recount(seed: int) -> None:
    life = Life(seed)
    for number in range(60):
        life.step()
        if number % 4 == life.dice.randrange(4):
            # What is read in between is kept, and must be made stale again by what follows.
            keep_up()
    check(life.campus)


def test_each_change_is_seen_at_the_next_reading() -> None:
    campus = a_campus(policy={"small_cell": 5})
    fill(campus, "History", 12)
    assert the_report(campus).headlines[0].value == 12
    fill(campus, "History", 1)
    assert the_report(campus).headlines[0].value == 13
    Experience.objects.filter(campus=campus).first().delete()  # type: ignore[union-attr]
    assert the_report(campus).headlines[0].value == 12


def test_the_answer_to_what_next_is_counted() -> None:
    work = an_engagement()
    campus = work.campus
    an_experience(campus, student=work.student, engagement=work)
    keep_up()
    NextStep.objects.create(engagement=work, kind="offer", answered_at=NOW)
    check(campus)
    row = Figures.objects.get(campus=campus, period="year-2027")
    assert row.taken["lines"][0]["n_step"] == 1
    assert row.taken["step_n"] == {"offer": 1}


def test_what_came_of_it_is_counted_once_a_person_and_stage() -> None:
    campus = a_campus()
    entry = an_entry(campus)
    one, two = (an_experience(campus, roster_entry=entry) for _each in range(2))
    keep_up()
    asked = Outcome.objects.create(experience=one, months=3, asked_at=NOW)
    Outcome.objects.create(experience=two, months=3, answer="looking", said_at=NOW)
    keep_up()
    row = Figures.objects.get(campus=campus, period="year-2027")
    assert row.taken["outcomes"] == [{"months": 3, "answer": "looking", "due": 1, "asked": 1}]
    asked.answer, asked.said_at = "job", NOW + timedelta(days=1)
    asked.save()
    check(campus)
    row = Figures.objects.get(campus=campus, period="year-2027")
    assert row.taken["outcomes"] == [{"months": 3, "answer": "job", "due": 1, "asked": 1}]


def test_a_note_or_a_reminder_makes_nothing_stale() -> None:
    campus = a_campus()
    experience = an_experience(campus, roster_entry=an_entry(campus))
    Outcome.objects.create(experience=experience, months=3, asked_at=NOW)
    keep_up()
    Outcome.objects.update(reminded_at=NOW, asked_at=NOW + timedelta(days=1), note="x")
    assert not Mark.objects.exists()
    Outcome.objects.all().delete()
    assert {mark.kind for mark in Mark.objects.all()} == {"taken"}


def test_what_the_office_decides_is_counted() -> None:
    campus = a_campus()
    term = a_term(campus)
    fill(campus, "History", 2)
    keep_up()
    world = World(campus)
    keep_up()
    world.ask()
    keep_up()
    row = Figures.objects.get(campus=campus, period=f"term-{term.pk}")
    assert [each["n"] for each in row.taken["office"]["briefs"]] == [1]
    send_for_review(world.brief, actor=acting(world.member.user), at=NOW)
    world.approve()
    check(campus)
    row = Figures.objects.get(campus=campus, period=f"term-{term.pk}")
    assert [each["n"] for each in row.taken["office"]["briefs"]] == [2]


def test_what_nobody_touched_is_not_counted_again() -> None:
    campus = a_campus()
    earlier = a_term(campus, "Fall 2026", starts_on=date(2026, 8, 24), ends_on=date(2026, 12, 18))
    term = a_term(campus)
    entry = an_entry(campus, term)
    an_entry(campus, earlier)
    keep_up()
    an_experience(campus, roster_entry=entry)
    settle(campus, calendar_of(campus))
    stale = {row.period: row.is_taken_stale for row in Figures.objects.filter(campus=campus)}
    assert stale == {f"term-{earlier.pk}": False, f"term-{term.pk}": True}
    assert not Figures.objects.filter(is_enrolled_stale=True)
    # A text that no report counts leaves those enrolled alone.
    Student.objects.update(about="x")
    assert not Mark.objects.filter(kind="accounts")


def test_a_campus_alone_is_marked() -> None:
    campus, other = a_campus(), a_campus()
    keep_up()
    fill(campus, "History", 1)
    assert not Mark.objects.filter(campus=other).exists()
    assert kept_figures(other, calendar_of(other)) == []


def test_counting_needs_no_term() -> None:
    campus = a_campus()
    period = calendar_of(campus).year(2027)
    assert not has_roster(period)
    assert count_enrolled(campus, period, by_roster=False)["lines"][0]["enrolled"] == 0
    assert count_taken(campus, period, by_roster=False)["lines"][0]["people"] == 0


def test_days_of_a_year_outside_its_terms() -> None:
    year = (date(2027, 1, 1), date(2027, 12, 31))
    spring = (date(2027, 1, 11), date(2027, 5, 14))
    assert without(year, [spring, (date(2027, 12, 1), date(2028, 1, 5))]) == (
        (date(2027, 1, 1), date(2027, 1, 10)),
        (date(2027, 5, 15), date(2027, 11, 30)),
    )
