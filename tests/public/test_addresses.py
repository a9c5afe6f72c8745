"""Addresses that lead from a list of briefs: what was asked, with a change."""

from __future__ import annotations

from django.http import QueryDict

from fairbrief.portals.public.searching import Address


def test_an_address_keeps_what_was_asked_and_leaves_out_what_is_empty() -> None:
    address = Address(
        QueryDict("q=a+%26+b%C3%A9&skill=sql&skill=excel&place=&page=3&choosing=skill")
    )
    assert address.but() == "?q=a+%26+b%C3%A9&skill=sql&skill=excel"
    assert address.but(skill=["sql"], after="") == "?q=a+%26+b%C3%A9&skill=sql"
    assert address.but(q="", skill=[], after="n20") == "?after=n20"
    assert address.but(q="", skill="") == "?"
