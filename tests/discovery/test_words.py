"""Finding by words: stems, beginnings, letters that are off, phrases, words that very many have."""

from __future__ import annotations

import pytest

from fairbrief.briefs.actions import index_brief
from fairbrief.briefs.models import Brief
from fairbrief.discovery.engine import lookup
from fairbrief.discovery.engine.asking import Scope
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Skill, Student
from tests.discovery.world import found, ids, opened, page_by_page, titled

pytestmark = pytest.mark.django_db


def test_words_are_found_by_stem_beginning_and_letters_that_are_off(
    employer: Employer, student: Student
) -> None:
    first, second = titled(employer, student, "Survey of museums", "Knit a lantern")
    assert ids(student, q="museum") == [first]
    assert ids(student, q="lanterns") == [second]
    assert ids(student, q="museum lantern") == []
    assert ids(student, q="lant") == [second]
    assert ids(student, q="mueseum") == [first]
    assert ids(student, q="LANTREN") == [second]
    assert found(student, q="lant").is_free
    assert not found(student, q="zzz").is_free


def test_a_phrase_is_found_as_it_stands(employer: Employer, student: Student) -> None:
    first, second = titled(employer, student, "Night market film", "Market for a night film")
    assert set(ids(student, q="night market")) == {first, second}
    assert ids(student, q='"night market"') == [first]
    assert ids(student, q='"') == [first, second]
    assert ids(student, q='the "of a"') == [first, second]


def test_few_exact_words_come_before_those_that_are_alike(
    employer: Employer, student: Student
) -> None:
    alike, exact = titled(employer, student, "Portfolio of prints", "Port of call")
    assert ids(student, q="port") == [exact, alike]


def test_of_a_word_that_very_many_briefs_have_those_that_name_it_come_first(
    employer: Employer, student: Student, monkeypatch: pytest.MonkeyPatch
) -> None:
    skill = Skill.objects.create(slug="puppets", name="Puppet theatre", field="arts")
    said = "A puppet show, and puppet by puppet what it takes."
    in_text = opened(employer, student, 0, title="Write the programme", summary=said)
    named = opened(employer, student, 1, title="Carve a puppet for the fair", summary="In oak.")
    needed = opened(employer, student, 2, title="Help on the stage", summary="At dusk.")
    needed.skills.set([skill])
    index_brief(needed)
    useful = Scope(
        campus=student.campus_id, has=frozenset(in_text.skills.values_list("pk", flat=True))
    )
    assert set(ids(student, q="puppet")) == {in_text.pk, named.pk, needed.pk}
    monkeypatch.setattr(lookup, "COMMON", 1)
    for scope in (Scope(campus=student.campus_id), useful):
        assert set(ids(student, q="puppet", scope=scope)[:2]) == {named.pk, needed.pk}
        assert ids(student, q="puppet", scope=scope)[2:] == [in_text.pk]
        assert ids(student, q='"puppet show"', scope=scope) == [in_text.pk]
        assert ids(student, q="puppet zzz", scope=scope) == []


@pytest.mark.parametrize("common", [1, lookup.COMMON])
def test_pages_of_words_follow_each_other_without_gap_or_repetition(
    employer: Employer, student: Student, common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "COMMON", common)
    rows = {
        opened(
            employer,
            student,
            number,
            title="Film a night market" if number % 3 else f"Interview {number} stall holders",
            summary="A market by night, and who stands at the market.",
        ).pk
        for number in range(13)
    }
    scope = Scope(
        campus=student.campus_id, has=frozenset(Skill.objects.values_list("pk", flat=True))
    )
    pages = page_by_page(student, 4, scope=scope, q="market")
    assert len(pages) == 13
    assert set(pages) == rows


def test_the_employer_the_skills_and_the_kind_are_words_too(
    employer: Employer, student: Student
) -> None:
    skill = Skill.objects.order_by("pk")[0]
    Employer.objects.filter(pk=employer.pk).update(name="Quillfeather House")
    (brief,) = titled(employer, student, "Something")
    Brief.objects.get(pk=brief).skills.set([skill])
    assert ids(student, q="quillfeather") == [brief]
    assert ids(student, q=skill.name) == [brief]
    Employer.objects.filter(pk=employer.pk).update(name="Brambledown")
    assert ids(student, q="quillfeather") == []
    assert ids(student, q="brambledown") == [brief]
