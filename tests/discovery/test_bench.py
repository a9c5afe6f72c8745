"""The bench of search, on a small world: what it prints, and that our ranking is the documented."""

from __future__ import annotations

import json

import pytest

from fairbrief.bench import search as bench
from fairbrief.bench.wording import vocabulary
from fairbrief.kernel.clock import now

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_measures_everyone_and_judges_the_ranking(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in {"SMALL": 300, "QUESTIONS": 48, "PEOPLE": 20, "JUDGED": 4}.items():
        monkeypatch.setattr(bench, name, number)
    monkeypatch.setattr(bench, "SLOW", {"django_orm": 4})
    found = bench.measure_search(briefs=600, at=now(), tell=lambda _what, _done, _of: None)
    assert json.loads(json.dumps(found)) == found
    assert found["briefs"] == 600
    assert set(found["contestants"]) == {"fairbrief", "tantivy_bare", "postgres_fts", "django_orm"}
    for each in (*found["contestants"].values(), found["best_for_me"]):
        assert 0 < each["p50_ms"] <= each["p95_ms"]
    assert found["growth"] > 0
    assert 0 < found["searchable_ms"] < 1_000
    ranking = found["ranking"]
    assert ranking["exact"]
    assert ranking["ndcg_20"] > 0.85
    assert ranking["new_share_of_first_20"] >= ranking["new_share_without_kept_places"]
    assert ranking["new_share_of_first_20"] >= 0.14


def test_no_two_words_are_alike() -> None:
    found = vocabulary()
    assert len(set(found)) == len(found) == 20_000
