"""A place says its time zone where its clocks leave no doubt, and nothing where they do."""

from __future__ import annotations

import pytest

from fairbrief.kernel.places import STATE_CHOICES
from fairbrief.kernel.zones import zones_of
from fairbrief.organizations.forms import COUNTRIES


@pytest.mark.parametrize(
    ("country", "state", "zone"),
    [
        ("DE", "", "Europe/Berlin"),
        ("IN", "", "Asia/Kolkata"),
        ("AR", "", "America/Argentina/Buenos_Aires"),
        ("US", "OH", "America/New_York"),
        ("US", "CA", "America/Los_Angeles"),
        ("US", "PR", "America/Puerto_Rico"),
    ],
)
def test_one_zone_is_known(country: str, state: str, zone: str) -> None:
    assert zones_of(country, state) == (zone,)


@pytest.mark.parametrize(
    ("country", "state"), [("US", "TX"), ("US", ""), ("CA", ""), ("AU", ""), ("ES", ""), ("MX", "")]
)
def test_where_clocks_differ_all_are_named(country: str, state: str) -> None:
    assert len(zones_of(country, state)) > 1


def test_every_place_that_can_be_chosen_has_a_zone() -> None:
    assert all(zones_of(country) for country, _name in COUNTRIES)
    assert all(zones_of("US", state) for state, _name in STATE_CHOICES)
    assert zones_of("XX") == ()
