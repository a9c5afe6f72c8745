"""Facets that stand on more than the brief itself: skills by choice, credit, who pays, who read it,
places for a first time. In the index and without it the same briefs are found."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.core.cache import caches
from django.http import QueryDict
from django.test import Client

from fairbrief.briefs.models import Brief
from fairbrief.discovery.choosing import skills_known
from fairbrief.discovery.engine import counting, reckoning
from fairbrief.discovery.engine.asking import EMPLOYER, FUND, Fund, Scope
from fairbrief.discovery.engine.choices import FACETS, Counts
from fairbrief.discovery.engine.documents import PLACES
from fairbrief.discovery.engine.facts import HOURS, PAY, WEEKS, name_number
from fairbrief.discovery.engine.kept import Kept
from fairbrief.discovery.filters import SearchForm
from fairbrief.discovery.finding import Results, find
from fairbrief.discovery.queries import briefs_open_to_anyone
from fairbrief.discovery.scopes import with_funds
from fairbrief.funds.models import Pool
from fairbrief.organizations.models import Campus, Employer
from fairbrief.students.models import Skill, Student
from fairbrief.vetting.models import BriefReview
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    an_employer,
    an_open_brief,
    days,
)
from tests.discovery.world import found, ids, opened, without_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def nonprofit(student: Student) -> Employer:
    return an_employer(student.campus, kind=Employer.Kind.NONPROFIT)


def unpaid(employer: Employer, student: Student, ago: float = 0, **columns: Any) -> Brief:
    return opened(employer, student, ago, pay_kind="none", fee_minor=None, **columns)


def by_policy(brief: Brief) -> Brief:
    BriefReview.objects.filter(brief=brief).update(by_policy=True, policy_version=1, officer=None)
    return brief


def a_pool(campus: Campus, **columns: Any) -> Pool:
    values: dict[str, Any] = {
        "name": "Summer fund",
        "takes_requests": True,
        "opens_on": TODAY - days(9),
        "ends_on": TODAY + days(9),
        "made_at": NOW,
    }
    return Pool.objects.create(campus=campus, **(values | columns))


@pytest.mark.parametrize("is_plain", [False, True])
def test_any_of_the_chosen_skills_is_enough(
    employer: Employer, student: Student, is_plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = Skill.objects.order_by("pk")[:3]
    one, two, three = (opened(employer, student, ago) for ago in range(3))
    one.skills.set([first])
    two.teaches.set([second])
    three.skills.set([third])
    if not is_plain:
        counted = found(student, skill=[first]).counts.by_filter["skill"]
        assert counted == {first.pk: 1, second.pk: 1, third.pk: 1}
    else:
        without_index(monkeypatch)
    assert found(student, skill=[first]).ids == [one.pk]
    assert found(student, skill=[first, second]).ids == [one.pk, two.pk]


FLAGS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("credit", {"credit_supported": True}, {"credit_supported": False}),
    ("first_times", {"first_timer_seats": 1}, {"first_timer_seats": 0}),
]


@pytest.mark.parametrize(("name", "fits", "not_"), FLAGS)
def test_what_a_brief_promises_is_found_counted_and_followed(
    employer: Employer,
    student: Student,
    name: str,
    fits: dict[str, Any],
    not_: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fine, other = opened(employer, student, **fits), opened(employer, student, 1, **not_)
    assert ids(student, **{name: True}) == [fine.pk]
    assert found(student).counts.by_filter[name] == {0: 1}
    Brief.objects.filter(pk=other.pk).update(**fits)
    assert ids(student, **{name: True}) == [fine.pk, other.pk]
    without_index(monkeypatch)
    assert found(student, **{name: True}).ids == [fine.pk, other.pk]


def test_a_brief_a_person_of_the_office_read_is_told_from_one_the_rules_let_through(
    employer: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, passed = opened(employer, student), by_policy(opened(employer, student, 1))
    assert ids(student, endorsed=True) == [read.pk]
    assert found(student).counts.by_filter["endorsed"] == {0: 1}
    # What a person decides later is followed.
    BriefReview.objects.filter(brief=passed).update(by_policy=False)
    assert ids(student, endorsed=True) == [read.pk, passed.pk]
    by_policy(read)
    assert ids(student, endorsed=True) == [passed.pk]
    without_index(monkeypatch)
    assert found(student, endorsed=True).ids == [passed.pk]


@pytest.mark.parametrize("is_plain", [False, True])
def test_another_campus_has_its_own_readers(
    employer: Employer, student: Student, is_plain: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = a_campus()
    brief = an_open_brief(an_employer(student.campus, elsewhere), student.campus, elsewhere)
    BriefReview.objects.filter(brief=brief, campus=student.campus).update(
        by_policy=True, policy_version=1
    )
    if is_plain:
        without_index(monkeypatch)
    assert found(student, endorsed=True).ids == []

    def for_anyone(**asked: Any) -> Results:
        found = briefs_open_to_anyone()
        return find(found, asked, scope=Scope(), at=NOW, facets=frozenset({"endorsed"}))

    def number() -> int | None:
        return for_anyone().counts.by_filter.get("endorsed", {}).get(0)

    assert for_anyone(endorsed=True).ids == [brief.pk]
    assert is_plain or number() == 1
    # Where it is not listed any more, who read it there does not count.
    brief.offerings.filter(campus=elsewhere).update(listed_at=None)
    assert for_anyone(endorsed=True).ids == []
    assert is_plain or number() == 0


def test_what_a_fund_of_the_campus_pays_for(
    employer: Employer, nonprofit: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    campus = student.campus_id
    paid = opened(employer, student, hours=20)
    good, short = unpaid(nonprofit, student, 1, hours=20), unpaid(nonprofit, student, 2, hours=8)
    unpaid(employer, student, 3, hours=20)
    narrow = Scope(campus=campus, funds=(Fund(campus, 10, unpaid_only=True),))
    wide = Scope(campus=campus, funds=(Fund(campus, 15), Fund(campus, 0, unpaid_only=True)))
    other = Scope(campus=campus, funds=(Fund(campus + 1),))

    def looked() -> list[list[int]]:
        return [
            found(student, scope=scope, paid_by=FUND, **more).ids
            for scope, more in (
                (narrow, {}),
                (wide, {"hours_max": 20, "work": "research"}),
                (other, {}),
                (Scope(campus=campus), {}),
            )
        ]

    assert looked()[0] == [good.pk]
    assert short.pk in looked()[1]
    assert paid.pk in looked()[1]
    assert looked()[2:] == [[], []]
    counted = found(student, scope=narrow).counts.by_filter["paid_by"]
    assert counted == {0: 1, 1: 1}
    assert found(student, scope=narrow, paid_by=EMPLOYER, unpaid=True).ids == [paid.pk]
    by_index = looked()
    Employer.objects.filter(pk=nonprofit.pk).update(kind=Employer.Kind.FOR_PROFIT)
    assert ids(student, scope=narrow, paid_by=FUND) == []
    Employer.objects.filter(pk=nonprofit.pk).update(kind=Employer.Kind.GOVERNMENT)
    assert ids(student, scope=narrow, paid_by=FUND) == [good.pk]
    without_index(monkeypatch)
    assert looked() == by_index
    assert found(student, scope=narrow, paid_by=EMPLOYER, unpaid=True).ids == [paid.pk]


def test_funds_that_can_be_asked_today_are_known(student: Student) -> None:
    caches["memory"].clear()
    a_pool(student.campus, hours_min=10, unpaid_nonprofit_only=True)
    a_pool(student.campus, name="Not to be asked", takes_requests=False)
    a_pool(student.campus, name="Past", opens_on=TODAY - days(9), ends_on=TODAY - days(1))
    elsewhere = a_campus()
    a_pool(elsewhere)
    mine = with_funds(Scope(campus=student.campus_id), at=NOW).funds
    assert mine == (Fund(student.campus_id, 10, unpaid_only=True),)
    anyone = with_funds(Scope(), at=NOW).funds
    assert set(anyone) == {*mine, Fund(elsewhere.pk)}


#: Choices of filters that have many: as they are asked, and as the number they are counted under.
CHOICES: list[tuple[str, Any, int]] = [
    *(("hours_max", band, band) for band in HOURS),
    *(("pay_min", band, band) for band in PAY),
    *(("weeks_max", band, band) for band in WEEKS),
    *(("place", place, number) for place, number in PLACES.items()),
    *(("work", kind, name_number(kind)) for kind in ("research", "writing", "data")),
]


def _said(counts: Counts) -> dict[str, dict[int, int]]:
    """Without the choices that leave nothing, which need not be named."""
    return {
        name: {value: number for value, number in choices.items() if number}
        for name, choices in counts.by_filter.items()
    }


def test_index_and_database_find_the_same_whatever_is_asked(
    employer: Employer, nonprofit: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(8)
    skills = list(Skill.objects.order_by("pk")[:6])
    for number in range(40):
        who = dice.choice([employer, nonprofit])
        pay: dict[str, Any] = {"pay_kind": "none", "fee_minor": None}
        if dice.random() < 0.6:
            pay = {"fee_minor": dice.choice([9_000, 15_000, 36_000, 40_000, 90_000])}
        brief = opened(
            who,
            student,
            number,
            hours=dice.choice([5, 9, 10, 20, 60]),
            due_on=TODAY + days(14 + dice.choice([7, 8, 14, 40, 100])),
            function=dice.choice(["research", "writing"]),
            place=dice.choice(["remote", "onsite"]),
            credit_supported=dice.random() < 0.5,
            first_timer_seats=dice.randint(0, 1),
            **pay,
        )
        brief.skills.set(dice.sample(skills, 2))
        brief.teaches.set(dice.sample(skills, 1))
        if dice.random() < 0.5:
            by_policy(brief)
    funds = (Fund(student.campus_id, 10, unpaid_only=True), Fund(student.campus_id, 20))
    scope = Scope(campus=student.campus_id, funds=funds)
    questions = []
    for _number in range(40):
        asked: dict[str, Any] = {"sort": "newest"}
        choices: dict[str, Any] = {
            "skill": dice.sample(skills, dice.randint(1, 3)),
            "paid_by": dice.choice([EMPLOYER, FUND]),
            "hours_max": dice.choice([5, 10, 20]),
            "place": "remote",
            **dict.fromkeys(("credit", "first_times", "endorsed", "unpaid"), True),
        }
        for name in dice.sample(sorted(choices), dice.randint(1, 4)):
            asked[name] = choices[name]
        questions.append(asked)

    def told_to_anyone() -> list[Counts]:
        briefs = briefs_open_to_anyone()
        return [find(briefs, q, scope=Scope(), at=NOW, facets=FACETS).counts for q in questions]

    by_index = [found(student, scope=scope, most=50, **asked) for asked in questions]
    to_anyone = told_to_anyone()
    assert not any(each.is_plain for each in by_index)
    assert sum(bool(each.ids) for each in by_index) > 20
    # Each choice says how many it leaves.
    for asked, each in zip(questions, by_index, strict=True):
        for name in ("credit", "first_times", "endorsed"):
            with_it = found(student, scope=scope, most=50, **{**asked, name: True})
            assert sum(each.counts.by_filter[name].values()) == with_it.total
        for number, payer in enumerate((EMPLOYER, FUND)):
            with_it = found(student, scope=scope, most=50, **{**asked, "paid_by": payer})
            assert each.counts.by_filter["paid_by"][number] == with_it.total
    for asked, each in zip(questions[::4], by_index[::4], strict=True):
        wanted = {(name, number): {name: value} for name, value, number in CHOICES}
        wanted |= {("skill", skill.pk): {"skill": [skill]} for skill in skills}
        for (name, number), choice in wanted.items():
            with_it = found(student, scope=scope, most=50, **{**asked, **choice})
            assert each.counts.by_filter[name].get(number, 0) == with_it.total
    # It is the same whether few are read one by one or the engine counts them all.
    monkeypatch.setattr(reckoning, "MOST_READ", 1)
    monkeypatch.setattr(counting, "_KEPT", Kept(100))
    by_engine = [found(student, scope=scope, most=50, **asked) for asked in questions]
    assert [_said(each.counts) for each in by_engine] == [_said(each.counts) for each in by_index]
    assert [*map(_said, told_to_anyone())] == [*map(_said, to_anyone)]
    without_index(monkeypatch)
    plain = [found(student, scope=scope, most=50, **asked) for asked in questions]
    assert [each.ids for each in plain] == [each.ids for each in by_index]


def test_skills_are_chosen_by_any_number_of_boxes(student: Student) -> None:
    first, last = skills_known()[0], skills_known()[-1]
    form = SearchForm(QueryDict(f"skill={first.slug}&skill={last.slug}&skill="))
    assert form.is_valid()
    assert form.asked == {"skill": [first, last]}
    form.fields["skill"].widget.counts = {last.pk: 3}  # type: ignore[attr-defined]
    html = str(form["skill"])
    assert html.count("<details") == len({skill.field for skill in skills_known()})
    assert html.count("checked") == 2
    assert html.count(" open>") == len({first.field, last.field})
    assert f"{last.name} (3)" in html
    wrong = SearchForm(QueryDict("skill=no-such-thing"))
    assert not wrong.is_valid()
    assert wrong.asked == {}


def test_each_skill_is_shown_and_can_be_taken_away(client: Client, student: Student) -> None:
    first, last = skills_known()[0], skills_known()[-1]
    page = client.get("/briefs/", {"skill": [first.slug, last.slug], "credit": "on"})
    chips = {str(chip.label): chip.url for chip in page.context["chips"]}
    assert chips[first.name] == f"?skill={last.slug}&credit=on"
    assert chips[last.name] == f"?skill={first.slug}&credit=on"
    assert chips["academic credit"] == f"?skill={first.slug}&skill={last.slug}"
