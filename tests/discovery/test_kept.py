"""What was found in the index is looked up once while it is the same, for all who ask alike."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from fairbrief.discovery.engine import lookup, ranking
from fairbrief.discovery.engine.asking import Asked, Scope
from fairbrief.discovery.engine.kept import Kept
from fairbrief.discovery.engine.lookup import Place, look_up
from fairbrief.discovery.engine.reading import reader
from fairbrief.students.models import Skill
from tests.builders import NOW, a_campus, a_student, an_employer
from tests.discovery.world import opened


def test_it_is_looked_up_again_once_the_index_is_another() -> None:
    kept, looked = Kept(10), []

    def look() -> int:
        looked.append(1)
        return len(looked)

    one: Any = object()
    other: Any = object()
    assert [kept.get(one, "key", look) for _time in range(2)] == [1, 1]
    assert kept.get(one, "another key", look) == 2
    assert kept.get(other, "key", look) == 3
    assert kept.get(one, "key", look) == 4


def test_no_more_is_kept_than_was_said() -> None:
    kept = Kept(2)
    searcher: Any = object()
    for key in range(4):
        assert kept.get(searcher, key, partial(int, key)) == key
    assert kept.get(searcher, 0, lambda: "anew") == "anew"


@pytest.mark.django_db
def test_a_ranking_is_kept_for_whoever_it_is_the_same_for(monkeypatch: pytest.MonkeyPatch) -> None:
    campus = a_campus()
    student, employer = a_student(campus), an_employer(campus)
    skill = Skill.objects.order_by("name")[0]
    opened(employer, student)
    ranked = []
    best = ranking.best

    def counted(*asked: Any, **more: Any) -> Any:
        ranked.append(asked[1])
        return best(*asked, **more)

    monkeypatch.setattr(lookup, "best", counted)
    searcher = reader().searcher()
    nobody = Scope(campus=campus.pk, hours_left=10)
    somebody = Scope(campus=campus.pk, hours_left=10, has=frozenset({skill.pk}))
    for scope in (nobody, somebody, nobody, somebody):
        look_up(searcher, Asked(scope, {}, NOW), after=Place(), most=5)
    assert ranked == [nobody, somebody]
    look_up(searcher, Asked(somebody, {"hours_max": 5}, NOW), after=Place(), most=5)
    look_up(searcher, Asked(somebody, {}, NOW), after=Place(), most=6)
    assert ranked == [nobody, somebody, somebody, somebody]
