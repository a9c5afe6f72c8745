"""Times, sums and places of other things than the work."""

from __future__ import annotations

from fairbrief.fairness import read_facts


def test_a_sum_of_something_else() -> None:
    assert read_facts("Pay desk: Old Building, RM 622.").pay.amount is None
    assert read_facts("Pay: RM 622 a month.").pay.amount == 622


def test_a_place_of_something_else() -> None:
    assert read_facts("Applications are accepted at the town office.").place.kind == "unstated"
    assert read_facts("A two-year home-country physical presence rule.").place.kind == "unstated"
    assert read_facts("You work at the town office.").place.kind == "onsite"
