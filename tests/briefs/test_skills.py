"""One rule of how many skills, for whoever names them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from fairbrief.briefs.actions import copy_brief, edit_brief
from fairbrief.briefs.forms import STEPS
from fairbrief.briefs.models import BriefVersion
from fairbrief.briefs.queries import whole_of
from fairbrief.briefs.snapshots import differences, snapshot
from fairbrief.briefs.suggesting import suggested_skills
from fairbrief.kernel.errors import LimitReachedError
from fairbrief.students.forms import ProfileForm
from fairbrief.students.models import MOST_SKILLS, Skill
from tests.builders import (
    NOW,
    a_campus,
    a_draft,
    a_member,
    a_student,
    acting,
    an_employer,
    an_open_brief,
)

pytestmark = pytest.mark.django_db
NO_ROWS = {"piece-TOTAL_FORMS": "0", "piece-INITIAL_FORMS": "0"}


def test_five_skills_are_the_most_for_a_brief_and_for_a_student() -> None:
    many = [str(skill.pk) for skill in Skill.objects.all()[: MOST_SKILLS + 2]]
    brief = a_draft(a_member(an_employer()).employer)
    student = a_student(a_campus())
    for number, is_refused in ((MOST_SKILLS, False), (MOST_SKILLS + 2, True)):
        data = {"skills": many[:number], "wants_to_learn": many[:number], "title": "A title"}
        scope = STEPS["scope"][1](data, instance=brief)
        profile = ProfileForm(data, instance=student)
        assert ("skills" in scope.errors) is is_refused
        assert ("skills" in profile.errors) is is_refused
        assert ("wants_to_learn" in profile.errors) is is_refused
    assert "take away 2" in str(scope.errors["skills"])


def test_skills_stand_under_the_headings_of_their_fields() -> None:
    groups = dict(ProfileForm(instance=a_student(a_campus())).fields["skills"].choices)  # type: ignore[attr-defined]
    assert {"Research", "Writing", "Data"} <= groups.keys()
    assert "Statistics" in [str(label) for _value, label in groups["Data"]]


def test_no_skill_is_both_needed_and_taught() -> None:
    one, two = Skill.objects.filter(slug__in=["sql", "python"])
    data = {"title": "A title", "skills": [one.pk], "teaches": [one.pk, two.pk], **NO_ROWS}
    form = STEPS["scope"][1](data, instance=a_draft(a_member(an_employer()).employer))
    assert "stands in both lists" in str(form.errors["teaches"])


def test_what_is_needed_and_taught_is_kept_apart_frozen_and_repeated() -> None:
    owner = a_member(an_employer())
    brief = a_draft(owner.employer)
    sql, python, maps = Skill.objects.filter(slug__in=["sql", "python", "mapping-and-gis"])
    actor = acting(owner.user)
    edit_brief(brief, actor=actor, at=NOW, skills=[sql], teaches=[python, maps])
    kept = snapshot(whole_of(brief.pk))
    assert (kept["skills"], sorted(kept["teaches"])) == (
        [sql.name],
        sorted([python.name, maps.name]),
    )
    again = copy_brief(brief, actor=actor, at=NOW + timedelta(hours=1))
    assert set(again.skills.all()) == {sql}
    assert set(again.teaches.all()) == {python, maps}
    many = list(Skill.objects.all()[: MOST_SKILLS + 1])
    with pytest.raises(LimitReachedError) as refused:
        edit_brief(brief, actor=actor, at=NOW, teaches=many)
    assert refused.value.field == "teaches"
    assert brief.teaches.count() == 2


def test_a_version_from_before_says_what_came() -> None:
    old = BriefVersion(terms={"skills": ["SQL"]})
    new = BriefVersion(terms={"skills": ["SQL"], "teaches": ["Python"]})
    assert [(str(each.label), each.old, each.new) for each in differences(new, old)] == [
        ("Skills it teaches", "", "Python")
    ]


def test_words_of_the_work_are_needed_and_words_of_the_learning_learned() -> None:
    brief = a_draft(
        an_employer(),
        title="Map the opening hours of sixty libraries",
        summary="Clean the data in Excel and map it with QGIS. No Python needed.",
        learning="How to use QGIS, and SQL.",
        deliverables=[("A map", ["with captions"])],
    )
    found = suggested_skills(whole_of(brief.pk), chosen={"sql"})
    assert [each.slug for each in found.teaches] == ["mapping-and-gis"]
    assert [each.slug for each in found.needs] == ["spreadsheets", "captioning-and-transcription"]
    assert not suggested_skills(
        a_draft(an_employer(), title="x", summary="", learning="", deliverables=[("y", ["z"])]),
        chosen=(),
    )


def test_a_suggestion_is_taken_by_a_press_without_a_script(client: Client) -> None:
    owner = a_member(an_employer())
    brief = a_draft(owner.employer)
    assert owner.user
    client.force_login(owner.user)
    here = f"/employer/briefs/{brief.code}/edit/scope/"
    data = {
        "title": "Make sense of two surveys",
        "summary": "The answers stand in SQL tables; you run the survey design, too.",
        "learning": "Python, from the first line on.",
        "seats": "1",
        **NO_ROWS,
    }
    live = client.post(f"{here}check/", data, headers={"HX-Request": "true"}).content.decode()
    assert 'value="skills:sql"' in live
    assert 'value="teaches:python"' in live
    taken = client.post(here, {**data, "take": "teaches:python"})
    assert taken["Location"] == f"{here}#skills"
    assert [each.slug for each in brief.teaches.all()] == ["python"]
    page = client.get(here).content.decode()
    assert 'value="skills:sql"' in page
    assert 'value="teaches:python"' not in page
    client.post(here, {**data, "take": "teaches:nonsense"})
    client.post(here, {**data, "take": "hours:sql"})
    assert not brief.teaches.exists()


def test_students_read_both_lists_on_the_page(client: Client) -> None:
    campus = a_campus()
    brief = an_open_brief(an_employer(campus), campus)
    brief.skills.set(Skill.objects.filter(slug="sql"))
    brief.teaches.set(Skill.objects.filter(slug="python"))
    page = client.get(f"/briefs/{brief.code}/").content.decode()
    learned, _rest, needed = page.partition("What you need to know already")
    assert "<span>Python</span>" in learned
    assert "<span>SQL</span>" in needed
    assert "<span>SQL</span>" not in learned


#: How the buttons begin that could send the form of a step.
SENDING = (' class="visually-hidden" form="step"', ' type="submit"')


def test_enter_goes_on_and_adds_no_row(client: Client) -> None:
    owner = a_member(an_employer())
    brief = a_draft(owner.employer)
    assert owner.user
    client.force_login(owner.user)
    page = client.get(f"/employer/briefs/{brief.code}/edit/scope/").content.decode()
    first = min(page.index(f"<button{each}") for each in SENDING if f"<button{each}" in page)
    assert page[first:].startswith('<button class="visually-hidden" form="step" name="next"')
