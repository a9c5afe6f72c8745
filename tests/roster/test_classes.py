"""Classes stand as students pass through them."""

from __future__ import annotations

from fairbrief.roster.classes import order_of


def test_years_come_in_their_order_and_others_behind_them_by_name() -> None:
    named = ["Senior", "Visiting", "Sophomore", "PhD", "Junior", "First year", "Evening"]
    assert sorted(named, key=order_of) == [
        "First year", "Sophomore", "Junior", "Senior", "PhD", "Evening", "Visiting",
    ]  # fmt: skip
