"""Attempts are counted for as long as they matter, however many other people are counted too."""

from __future__ import annotations

import pytest
from django.core.cache import cache, caches

from fairbrief.config.tasks import forget_counts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["default", "memory", "counts"])
def test_a_count_outlasts_a_thousand_others(name: str) -> None:
    counts = caches[name]
    counts.set("a:first:one", 5, timeout=300)
    for number in range(1000):
        counts.set(f"other:{number}", 1, timeout=300)
    assert counts.get("a:first:one") == 5
    counts.clear()


def test_what_counts_no_more_is_cleared_away() -> None:
    cache.clear()
    cache.set("over", 1, timeout=-60)
    cache.set("running", 1, timeout=300)
    assert forget_counts(0) == 1
    assert cache.get("running") == 1
    assert forget_counts(0) == 0
