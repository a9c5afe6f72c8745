"""The list holds together: every skill whole, no spelling that could mean two."""

from __future__ import annotations

import re
from itertools import groupby

from fairbrief.relationships.models import COMPETENCIES
from fairbrief.skills import TAXONOMY, slug_called, spellings_of
from fairbrief.skills.taxonomy import ESCO, words_of


def test_the_list_is_short_and_whole() -> None:
    assert 120 <= len(TAXONOMY) <= 180
    rated = {key for key, _name in COMPETENCIES}
    for entry in TAXONOMY.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.slug)
        assert 0 < len(entry.name) <= 60
        assert 0 < len(entry.field) <= 40
        assert set(entry.competencies) <= rated
        assert len(entry.competencies) == len(set(entry.competencies)) > 0
        assert all(each == each.strip() and words_of(each) for each in entry.spellings)


def test_a_field_stands_in_one_place() -> None:
    fields = [field for field, _rows in groupby(TAXONOMY.values(), key=lambda each: each.field)]
    assert len(fields) == len(set(fields))
    assert len({entry.name for entry in TAXONOMY.values()}) == len(TAXONOMY)


def test_no_spelling_means_two_skills_or_stands_twice() -> None:
    known: dict[tuple[str, ...], str] = {}
    for entry in TAXONOMY.values():
        own = {words_of(entry.name)}
        for spelling, marked in zip(entry.spellings, entry.marked, strict=True):
            words = words_of(spelling)
            is_own_name = marked[0] in "=~" and spelling == entry.name
            assert is_own_name or words not in own, f"{spelling} stands twice at {entry.slug}"
            own.add(words)
        for words in own:
            assert words not in known, f"{words} means {known[words]} and {entry.slug}"
            known[words] = entry.slug


def test_addresses_of_esco_are_whole_and_stand_once() -> None:
    addresses = [entry.esco for entry in TAXONOMY.values() if entry.esco]
    assert len(addresses) == len(set(addresses)) > 100
    one = re.compile(re.escape(ESCO) + r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    assert all(one.fullmatch(each) for each in addresses)


def test_a_skill_is_found_by_any_of_its_spellings() -> None:
    for entry in TAXONOMY.values():
        for spelling in spellings_of(entry.slug):
            assert slug_called(spelling) == entry.slug
    assert slug_called("a11y") == "accessibility-testing"
    assert slug_called("Data Visualisation") == "data-visualization"
    assert slug_called("Falconry") is None
    assert spellings_of("falconry") == ()
