"""The form that narrows a list, from kept parts, is the one its template writes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from fairbrief.discovery import choosing
from fairbrief.discovery.choosing import skills_known
from fairbrief.discovery.engine.choices import FACETS
from fairbrief.discovery.engine.documents import PLACES
from fairbrief.discovery.engine.facts import HOURS, PAY, WEEKS, name_number
from fairbrief.discovery.filters import SHARED, SearchForm
from fairbrief.portals.public import narrowing
from fairbrief.portals.public.narrowing import Counts, Narrowing
from fairbrief.students.models import Skill

pytestmark = pytest.mark.django_db

TICKS = ("answers", "new_employers", "first_times", "credit", "endorsed", "unpaid")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    narrowing._STENCILS.clear()
    choosing.skills_at.cache_clear()
    yield
    narrowing._STENCILS.clear()
    choosing.skills_at.cache_clear()


def counts(dice: random.Random) -> Counts:
    values: dict[str, Any] = {
        **{name: [0] for name in FACETS},
        "paid_by": [0, 1],
        "place": PLACES.values(),
        "work": [name_number(kind) for kind in ("research", "writing", "data")],
        "hours_max": HOURS,
        "pay_min": PAY,
        "weeks_max": WEEKS,
        "skill": [skill.pk for skill in skills_known()][::2],
    }
    return {name: {each: dice.randint(0, 9_000) for each in of} for name, of in values.items()}


def question(dice: random.Random) -> QueryDict:
    """An address with some filters, each in order."""
    choices: dict[str, Any] = {
        "q": ['"><b>night & market', "été", "it’s"],
        "work": ["research", "film"],
        "hours_max": HOURS,
        "pay_min": PAY,
        "weeks_max": WEEKS,
        "overlap": SHARED,
        "place": ["remote", "onsite"],
        "paid_by": ["employer", "fund"],
        "sort": ["newest", "pay"],
        "starts_after": ["2027-01-05"],
        "due_before": ["2027-03-05"],
    }
    choices |= {name: ["on"] for name in (*TICKS, "outside_exams")}
    sent = QueryDict(mutable=True)
    for name in dice.sample(sorted(choices), dice.randint(0, 6)):
        sent[name] = str(dice.choice(choices[name]))
    slugs = [skill.slug for skill in skills_known()]
    sent.setlist("skill", dice.sample(slugs, dice.choice([0, 0, 1, 4])))
    sent["page"] = "2"
    if dice.random() < 0.3:
        sent["choosing"] = "skill"
    return sent


def shown(sent: QueryDict, counted: Counts, **known: bool) -> Narrowing:
    asked = SearchForm.read(sent)
    assert asked is not None
    return Narrowing(asked, sent, counts=counted, **{**KNOWN, **known})


KNOWN = {"knows_exams": True, "knows_funds": True}


@pytest.mark.parametrize("seed", range(4))
def test_what_is_put_into_kept_parts_is_what_the_template_writes(seed: int) -> None:
    dice = random.Random(seed)
    for _number in range(30):
        known = {name: dice.random() < 0.5 for name in KNOWN}
        form = shown(question(dice), counts(dice) if dice.random() < 0.8 else {}, **known)
        with translation.override(dice.choice(["en", "de", "ar"])):
            assert form.written() == form.by_template()
    assert narrowing._STENCILS


def test_an_address_is_read_as_its_form_reads_it() -> None:
    dice = random.Random(5)
    for _number in range(60):
        sent = question(dice)
        assert SearchForm.read(sent) == SearchForm(sent).asked
    for wrong in (
        "hours_max=many",
        "sort=magic",
        "starts_after=2027-02-05&due_before=2027-02-04",
        "skill=no-such-thing",
        f"q={'long' * 40}",
    ):
        assert SearchForm.read(QueryDict(wrong)) is None
        assert SearchForm(QueryDict(wrong)).errors


def test_a_figure_of_no_choice_and_a_mistake_are_written_by_the_template() -> None:
    figure = shown(QueryDict("pay_min=17&q=map"), {})
    assert '<option value="17" selected>$17 or more</option>' in figure.written()
    sent = QueryDict("hours_max=many&q=lantern")
    wrong = Narrowing({"q": "lantern"}, sent, form=SearchForm(sent), **KNOWN)
    assert '<option value="many" selected>many</option>' in wrong.written()
    assert "lantern" not in shown(QueryDict(""), {}).written()


def test_a_new_skill_stands_in_the_form_as_soon_as_the_list_is_read_anew() -> None:
    form = shown(QueryDict("choosing=skill"), {})
    assert "Kite making" not in form.written()
    Skill.objects.create(slug="kite-making", name="Kite making", field="Design")
    choosing.skills_at.cache_clear()
    assert "Kite making" in form.written()
    assert form.written() == form.by_template()


def test_the_list_of_skills_comes_when_it_is_asked_for() -> None:
    first, other = skills_known()[:2]
    counted: Counts = {name: {} for name in FACETS} | {"skill": {first.pk: 7}}
    folded = shown(QueryDict("q=map"), counted)
    assert "skill" not in folded.facets
    assert '<button class="choosing" name="choosing" value="skill"' in folded.written()
    assert first.name not in folded.written()
    for address in ("choosing=skill", f"skill={other.slug}"):
        form = shown(QueryDict(address), counted)
        assert form.facets == FACETS
        assert f"{first.name} (7)" in form.written()
        assert 'name="choosing"' not in form.written()
        # The filters stand open for whoever is choosing, not for who looks at what was found.
        assert ('folding" open' in form.written()) == (address == "choosing=skill")


def test_what_is_typed_takes_no_part_for_a_mark() -> None:
    sent = QueryDict(mutable=True)
    sent["q"] = "\ue000said\ue001"
    form = shown(sent, {})
    assert form.written() == form.by_template()
