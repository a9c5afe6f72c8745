"""Finding with the index: words, filters, orders, pages, and what is checked before it is shown."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fairbrief.applications.models import Application
from fairbrief.briefs.models import Brief
from fairbrief.discovery import weights
from fairbrief.discovery.audience import FEWEST_TOLD, Audience, audience_of
from fairbrief.discovery.engine.asking import Scope
from fairbrief.discovery.engine.documents import a_week, week_of
from fairbrief.discovery.finding import Shelf, best_ids, find
from fairbrief.discovery.matching import overlap_hours
from fairbrief.discovery.queries import briefs_open_to, briefs_open_to_anyone
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Skill, Student
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_student,
    an_employer,
    an_open_brief,
    days,
)
from tests.discovery.world import found, ids, opened, page_by_page, titled, without_index

pytestmark = pytest.mark.django_db


FILTERS: list[tuple[str, Any, dict[str, Any], dict[str, Any]]] = [
    ("hours_max", 10, {"hours": 10}, {"hours": 11}),
    ("hours_max", 13, {"hours": 13}, {"hours": 14}),
    ("pay_min", 20, {"hours": 10, "fee_minor": 20_000}, {"hours": 10, "fee_minor": 19_900}),
    ("pay_min", 23, {"hours": 10, "fee_minor": 23_000}, {"hours": 10, "fee_minor": 22_900}),
    ("place", "hybrid", {"place": "hybrid"}, {"place": "remote"}),
    ("work", "film", {"function": "film"}, {"function": "data"}),
    ("overlap", 10, {"time_zone": "America/New_York"}, {"time_zone": "Asia/Tokyo"}),
    (
        "weeks_max",
        2,
        {"starts_on": TODAY + days(7), "due_on": TODAY + days(21)},
        {"starts_on": TODAY + days(7), "due_on": TODAY + days(22)},
    ),
    (
        "weeks_max",
        5,
        {"starts_on": TODAY + days(7), "due_on": TODAY + days(42)},
        {"starts_on": TODAY + days(7), "due_on": TODAY + days(43)},
    ),
    (
        "starts_after",
        TODAY + days(20),
        {"starts_on": TODAY + days(20), "due_on": TODAY + days(50)},
        {"starts_on": TODAY + days(19), "due_on": TODAY + days(50)},
    ),
    (
        "due_before",
        TODAY + days(40),
        {"starts_on": TODAY + days(19), "due_on": TODAY + days(40)},
        {"starts_on": TODAY + days(19), "due_on": TODAY + days(41)},
    ),
]


@pytest.mark.parametrize(("name", "value", "fits", "not_"), FILTERS)
def test_a_filter_finds_what_fits_in_the_index_and_without(
    employer: Employer,
    student: Student,
    name: str,
    value: Any,
    fits: dict[str, Any],
    not_: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fine = opened(employer, student, **fits)
    other = opened(employer, student, 1, **not_)
    assert ids(student) == [fine.pk, other.pk]
    assert ids(student, **{name: value}) == [fine.pk]
    counted = found(student).counts.by_filter
    assert not found(student).counts.is_about
    if name in counted:
        assert sum(counted[name].values())
    without_index(monkeypatch)
    plain = found(student, **{name: value})
    assert plain.is_plain
    assert plain.ids == [fine.pk]


def test_exam_weeks_are_kept_free(
    employer: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    exams = (TODAY + days(30), TODAY + days(36))
    scope = Scope(campus=student.campus_id, exams=(exams,))
    before = opened(employer, student, starts_on=TODAY + days(10), due_on=TODAY + days(29))
    after = opened(employer, student, 1, starts_on=TODAY + days(37), due_on=TODAY + days(60))
    for start, end in ((20, 30), (36, 50), (20, 50), (31, 33)):
        opened(employer, student, 2, starts_on=TODAY + days(start), due_on=TODAY + days(end))
    assert len(ids(student, scope=scope)) == 6
    assert ids(student, scope=scope, outside_exams=True) == [before.pk, after.pk]
    without_index(monkeypatch)
    assert found(student, scope=scope, outside_exams=True).ids == [before.pk, after.pk]


def test_a_skill_is_found_where_it_is_needed_and_where_it_is_learned(
    employer: Employer, student: Student
) -> None:
    skill = Skill.objects.order_by("pk")[0]
    needs, teaches, _other = (opened(employer, student, ago) for ago in (0, 1, 2))
    needs.skills.set([skill])
    teaches.teaches.set([skill])
    results = found(student, skill=[skill])
    assert results.ids == [needs.pk, teaches.pk]
    assert results.counts.by_filter["skill"] == {skill.pk: 2}
    teaches.teaches.clear()
    assert ids(student, skill=[skill]) == [needs.pk]


def answered(employer: Employer, student: Student, state: str, times: int, **columns: Any) -> None:
    brief = an_open_brief(employer, student.campus, pay_kind="none", fee_minor=None)
    for _number in range(times):
        Application.objects.create(
            brief=brief,
            student=a_student(student.campus),
            state=state,
            made_at=NOW,
            submitted_at=NOW,
            reason="Full.",
            **columns,
        )


def test_employers_are_found_by_how_they_answer(
    employer: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent, new = an_employer(student.campus), an_employer(student.campus)
    # Who had an offer had an answer, also where they let it go.
    answered(employer, student, "declined", 1)
    answered(employer, student, "returned", weights.NEW_UNDER - 1, offered_at=NOW)
    answered(silent, student, "returned", weights.NEW_UNDER)
    good, bad, fresh = (
        opened(each, student, ago) for ago, each in enumerate((employer, silent, new))
    )
    assert ids(student) == [good.pk, bad.pk, fresh.pk]
    assert ids(student, answers=True) == [good.pk]
    assert ids(student, new_employers=True) == [fresh.pk]
    counted = found(student).counts.by_filter
    assert (counted["answers"], counted["new_employers"]) == ({0: 1}, {0: 1})
    without_index(monkeypatch)
    assert found(student, answers=True).ids == [good.pk]
    assert found(student, new_employers=True).ids == [fresh.pk]


def test_only_what_may_be_seen_is_shown_whatever_the_index_says(
    employer: Employer, student: Student
) -> None:
    seen, unpaid = (
        opened(employer, student),
        opened(employer, student, 1, pay_kind="none", fee_minor=None),
    )
    elsewhere = a_campus()
    other = an_open_brief(an_employer(elsewhere), elsewhere)
    past = opened(employer, student, apply_by=TODAY - days(1))
    assert ids(student) == [seen.pk]
    assert ids(student, unpaid=True) == [seen.pk, unpaid.pk]
    anyone = find(briefs_open_to_anyone(), {}, scope=Scope(), at=NOW)
    assert set(anyone.ids) == {seen.pk, other.pk}
    assert past.pk not in anyone.ids
    # A scope that is wrong shows nothing that may not be seen.
    wrong = find(briefs_open_to(student), {}, scope=Scope(campus=elsewhere.pk), at=NOW)
    assert wrong.ids == []


@pytest.mark.parametrize("change", ["close", "hold", "unlist", "delete"])
def test_what_has_gone_since_the_index_was_fed_is_left_out_and_made_up_for(
    employer: Employer, student: Student, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairbrief.discovery.engine.feed import Feed

    gone = an_employer(student.campus)
    for number in range(30):
        opened(gone, student, number / 100)
    kept = [opened(employer, student, 10 + number).pk for number in range(5)]
    assert len(ids(student)) == 20
    monkeypatch.setattr(Feed, "catch_up", lambda _feed, *, at: 0)
    rows = Brief.objects.filter(employer=gone)
    if change == "close":
        rows.update(state="closed")
    elif change == "hold":
        Employer.objects.filter(pk=gone.pk).update(held_at=NOW, held_reason="x")
    elif change == "unlist":
        for row in rows:
            row.offerings.update(listed_at=None)
    else:
        rows.delete()
    assert ids(student) == kept


@pytest.mark.parametrize("sort", ["", "newest", "apply_by", "pay"])
@pytest.mark.parametrize("is_known", [False, True])
def test_pages_follow_each_other_without_gap_or_repetition(
    employer: Employer, student: Student, sort: str, is_known: bool
) -> None:
    dice = random.Random(5)
    rows = {
        opened(
            employer,
            student,
            dice.randint(0, 9),
            apply_by=TODAY + days(dice.randint(1, 4)),
            hours=10,
            fee_minor=1000 * dice.randint(20, 23),
        ).pk
        for _number in range(17)
    }
    skills = frozenset(Skill.objects.values_list("pk", flat=True)[:2]) if is_known else frozenset()
    scope = Scope(campus=student.campus_id, has=skills)
    pages = page_by_page(student, 5, scope=scope, sort=sort)
    assert len(pages) == 17
    assert set(pages) == rows
    order = {
        "newest": lambda row: (row.opened_at, row.pk),
        "apply_by": lambda row: (date.max - row.apply_by, row.pk),
        "pay": lambda row: (row.fee_minor, row.pk),
    }
    if sort:
        briefs = sorted(Brief.objects.filter(pk__in=rows), key=order[sort], reverse=True)
        assert pages == [brief.pk for brief in briefs]


@pytest.mark.parametrize("after", ["x", "n", "n-1", "f", "fx", "n99999999999999999999", "n5", "f5"])
def test_an_address_that_was_typed_by_hand_is_read(
    employer: Employer, student: Student, after: str
) -> None:
    opened(employer, student)
    assert len(found(student, after=after).ids) <= 1


def slow_score(brief: Brief, scope: Scope) -> float:
    """The documented weights, worked out one brief at a time."""
    needs = set(brief.skills.values_list("pk", flat=True))
    teaches = set(brief.teaches.values_list("pk", flat=True))
    wants = scope.wants - scope.has
    score = weights.USES * len(needs & scope.has)
    score += weights.TEACHES * len(teaches & wants)
    score += weights.TOUCHES * len((needs - teaches) & wants)
    assert brief.hours
    assert brief.due_on
    assert brief.starts_on
    assert brief.opened_at
    if scope.hours_left is not None and a_week(
        brief.hours, (brief.due_on - brief.starts_on).days
    ) <= max(band for band in (2, 3, 4, 5, 6, 8) if band <= scope.hours_left):
        score += weights.FITS_HOURS
    if overlap_hours(scope.zone, brief.time_zone, NOW) >= max(brief.overlap_hours, 4):
        score += weights.SHARES_HOURS
    ago = week_of(TODAY) - week_of(brief.opened_at.date())
    score += weights.FRESH[ago] if ago < len(weights.FRESH) else 0
    applied = brief.applications.exclude(state="draft").count()
    has_room = applied < weights.FEW_A_PLACE * brief.seats
    return score + weights.LEVELS[weights.level_of(has_room=has_room, answers=False)]


def test_the_best_are_exactly_those_of_the_documented_weights(
    employer: Employer, student: Student
) -> None:
    dice = random.Random(11)
    skills = list(Skill.objects.order_by("pk")[:8])
    rows = []
    for number in range(40):
        row = opened(
            employer,
            student,
            dice.randint(0, 30),
            hours=dice.choice([8, 10, 20, 30]),
            time_zone=dice.choice(["America/New_York", "Asia/Tokyo", "Europe/Madrid"]),
            overlap_hours=dice.choice([0, 6, 8]),
        )
        row.skills.set(dice.sample(skills, dice.randint(0, 4)))
        row.teaches.set(dice.sample(skills, dice.randint(0, 3)))
        if number % 5 == 0:
            for _each in range(weights.FEW_A_PLACE):
                Application.objects.create(
                    brief=row,
                    student=a_student(student.campus),
                    state="submitted",
                    made_at=NOW,
                    submitted_at=NOW,
                )
        rows.append(row)
    pks = [skill.pk for skill in skills]
    scope = Scope(
        campus=student.campus_id,
        has=frozenset(pks[:3]),
        wants=frozenset(pks[2:5]),
        hours_left=8,
    )
    scores = {row.pk: round(slow_score(row, scope), 4) for row in rows}
    best = best_ids(Shelf(lambda: briefs_open_to(student)), scope=scope, at=NOW, most=20)
    assert [scores[pk] for pk in best] == sorted(scores.values(), reverse=True)[:20]
    narrowed_ids = ids(student, scope=scope, hours_max=40)
    assert [scores[pk] for pk in narrowed_ids] == sorted(scores.values(), reverse=True)[:20]


def test_places_are_kept_for_employers_who_are_new_here(
    employer: Employer, student: Student
) -> None:
    new = an_employer(student.campus)
    # Who had an offer had an answer, also where they let it go.
    answered(employer, student, "declined", 1)
    answered(employer, student, "returned", weights.NEW_UNDER - 1, offered_at=NOW)
    skill = Skill.objects.order_by("pk")[0]
    old_ones = [opened(employer, student, number / 10) for number in range(30)]
    for row in old_ones:
        row.skills.set([skill])
    fresh = [opened(new, student, number).pk for number in range(4)]
    scope = Scope(campus=student.campus_id, has=frozenset({skill.pk}))
    page = found(student, scope=scope)
    assert [place for place, pk in enumerate(page.ids) if pk in fresh] == list(weights.NEW_PLACES)
    assert page.newcomers == set(fresh[:3])
    others = [pk for pk in page.ids if pk not in fresh]
    second = found(student, scope=scope, after=page.after)
    assert others + [pk for pk in second.ids if pk not in fresh] == [row.pk for row in old_ones]
    assert not found(student, scope=scope, sort="newest").newcomers


def test_an_empty_list_names_the_ways_out(employer: Employer, student: Student) -> None:
    titled(employer, student, "Museum of maps", "Museum of music")
    nothing = found(student, q="museum", place="onsite", hours_max=40)
    assert nothing.ids == []
    assert nothing.ways == [("place", 2)]
    assert found(student, q="musuem", place="onsite").ways == [("place", 2)]
    assert found(student, q="muusaeums").nearest == "museum"
    assert found(student, q="xqzw").nearest == ""


def test_a_sentence_leads_to_its_rarest_words(employer: Employer, student: Student) -> None:
    titled(employer, student, "Museum of maps", "Museum of music", "A film", "A song", "A plan")
    nothing = found(student, q="a musuem film about music, not in an opera")
    assert nothing.ids == []
    assert nothing.alone == [("film", 1), ("music", 1)]
    assert nothing.nearest == "", "museum, film and music together find nothing either"
    assert found(student, q="opera").alone == []


def test_a_search_reads_the_database_once(employer: Employer, student: Student) -> None:
    opened(employer, student)
    found(student)
    with CaptureQueriesContext(connection) as asked:
        found(student, q="anything", hours_max=40)
        assert found(student, hours_max=40).ids
    assert len(asked) == 1


def test_more_than_can_be_counted_quickly_is_estimated(
    employer: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fairbrief.discovery.engine import counting
    from fairbrief.discovery.engine.facts import SLICES

    for number in range(2 * SLICES):
        opened(employer, student, number, place="hybrid")
    monkeypatch.setattr(counting, "MOST_COUNTED", 5)
    monkeypatch.setattr(counting, "MOST_READ", 5)
    counts = found(student).counts
    assert counts.is_about
    assert sum(counts.by_filter["place"].values()) == 2 * SLICES
    assert found(student).total == 2 * SLICES


def test_an_employer_learns_how_many_see_its_brief_and_never_who(
    employer: Employer, student: Student
) -> None:
    brief = opened(employer, student)
    skill = Skill.objects.order_by("pk")[0]
    brief.skills.set([skill])
    assert audience_of(brief) == Audience(1, None)
    for number in range(FEWEST_TOLD):
        other = a_student(student.campus)
        (other.skills if number % 2 else other.wants_to_learn).set([skill])
    a_student(a_campus()).skills.set([skill])
    assert audience_of(brief) == Audience(1 + FEWEST_TOLD, FEWEST_TOLD)
    brief.offerings.update(listed_at=None)
    assert audience_of(brief) is None


def test_a_week_is_as_the_reasons_say_it() -> None:
    assert a_week(20, 14) == 10
    assert a_week(21, 14) == 11
    assert a_week(8, 3) == 8
    assert week_of(TODAY + timedelta(weeks=1)) == week_of(TODAY) + 1
