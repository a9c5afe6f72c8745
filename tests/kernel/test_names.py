"""Names are what a reader sees, and no advertisement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.accounts.forms import DetailsForm
from fairbrief.agreements.forms import SignForm
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.names import domains_in, name_of_house, name_of_person, readable
from fairbrief.organizations.forms import FactsForm, InviteMemberForm, RegisterForm
from tests.working import an_agreement


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Maya \t Okafor\n", "Maya Okafor"),
        ("May\u202ea Okafor\u202c", "Maya Okafor"),
        ("Ma\u200bya\ufeff\u00ad", "Maya"),
        ("Jose\u0301 N\u00fan\u0303ez", "Jos\u00e9 N\u00fa\u00f1ez"),
        ("مريم الخطيب", "مريم الخطيب"),
        ("حسین‌زاده", "حسین‌زاده"),  # parted as Persian writes it
        ("\u200cAda\u200d", "Ada"),
        ("李", "李"),
        ("J.R.R. Tolkien", "J.R.R. Tolkien"),
        ("O’Neill-St. John, Ph.D.", "O’Neill-St. John, Ph.D."),
    ],
)
def test_a_name_is_kept_as_it_reads(typed: str, shown: str) -> None:
    assert name_of_person(typed) == shown


@pytest.mark.parametrize(
    "typed", ["", " ", "\u200b\u200b", "\u202e", "\u3164\u115f", "\u2800", "--", "42", "\u200c"]
)
def test_nothing_to_read_is_no_name(typed: str) -> None:
    with pytest.raises(FairbriefError, match="can be read"):
        name_of_person(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "You won! Visit evil.example/win",
        "Visit EVIL.example now",
        "Visit ev\u200bil.example",
        "https://evil.example",
        "www.evil",
        "maya@studio.example",
        "a.b.evil.com",
    ],
)
def test_a_name_of_a_person_holds_no_address(typed: str) -> None:
    with pytest.raises(FairbriefError, match="address"):
        name_of_person(typed)


def test_an_organization_may_be_called_by_its_domain_alone() -> None:
    for name in ("Booking.com", "3M", "Studio Norte"):
        assert name_of_house(name) == name
    assert domains_in("Booking.com Inc.") == ["booking.com"]
    for typed in ("Win at evil.com/now", "https://evil.com", "www.evil.com", "a@evil.com"):
        with pytest.raises(FairbriefError, match="address"):
            name_of_house(typed)
    with pytest.raises(FairbriefError, match="can be read"):
        name_of_house("\u200b")


@given(st.text(max_size=60))
def test_reading_a_second_time_changes_nothing(typed: str) -> None:
    once = readable(typed)
    assert readable(once) == once


@pytest.mark.django_db
def test_forms_take_names_by_these_rules() -> None:
    invite = InviteMemberForm({"name": "Visit evil.example/win", "email": "x@y.example"})
    assert "address" in str(invite.errors["name"])
    signed = SignForm({"name": "\u200b\u200b", "consent": "on"}, agreement=an_agreement())
    assert "can be read" in str(signed.errors["name"])
    details = DetailsForm({"name": " Ma\u200bya ", "time_zone": "America/Chicago"})
    assert details.is_valid()
    assert details.cleaned_data["name"] == "Maya"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "website", "is_taken"),
    [
        ("Booking.com", "https://www.booking.com", True),
        ("Booking.com", "https://jobs.booking.com/students", True),
        ("Win at evil.com", "https://www.booking.com", False),
        ("ing.com", "https://www.booking.com", False),
    ],
)
def test_an_organization_names_no_address_but_its_own(
    name: str, website: str, is_taken: bool
) -> None:
    for form in (FactsForm, RegisterForm):
        errors = form({"name": name, "website": website}).errors
        assert ("name" not in errors) is is_taken
