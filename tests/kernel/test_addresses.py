"""Mail addresses as people type them."""

from __future__ import annotations

import pytest

from fairbrief.kernel.addresses import checked_address, is_throw_away, meant_instead
from fairbrief.kernel.errors import MissingFactError
from fairbrief.organizations.domains import mail_class


@pytest.mark.parametrize(
    "address",
    ["x@mailinator.com", "x@a.mailinator.com", "x@A.B.Mailinator.com", "x@mailinator.com."],
)
def test_a_throw_away_service_is_known_below_its_domain_too(address: str) -> None:
    assert is_throw_away(address)
    assert mail_class(address) == "throw-away"


@pytest.mark.parametrize("address", ["x@studio.example", "x@notmailinator.example", "x@com"])
def test_other_addresses_last(address: str) -> None:
    assert not is_throw_away(address)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("x@gmial.com", "gmail.com"),
        ("x@GMAI.com", "gmail.com"),
        ("x@gmaill.com", "gmail.com"),
        ("x@gnail.com", "gmail.com"),
        ("x@gmail.con", "gmail.com"),
        ("x@hotmial.com", "hotmail.com"),
        ("x@yaho.com", "yahoo.com"),
        ("x@gmail.com", ""),
        ("x@mailinator.com", ""),
        ("x@gmlia.com", ""),
        ("x@", ""),
    ],
)
def test_a_slip_in_a_usual_service_is_told(typed: str, meant: str) -> None:
    assert meant_instead(typed) == meant


def checked(typed: str) -> str:
    return checked_address(
        typed,
        but_not=["Maya@here.example"],
        because="This is yours.",
        rather="Give another.",
        field="mail",
    )


def test_an_address_is_given_back_in_small_letters() -> None:
    assert checked("  Dana@Studio.example ") == "dana@studio.example"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Give a whole mail address"),
        ("dana@", "Give a whole mail address"),
        ("maya@HERE.example", "This is yours."),
        ("x@a.mailinator.com", "This is a throw-away address. Give another."),
        ("x@gmial.com", "Did you mean gmail.com?"),
    ],
)
def test_an_address_that_will_not_do_is_refused_with_why(typed: str, said: str) -> None:
    with pytest.raises(MissingFactError, match=said) as refused:
        checked(typed)
    assert refused.value.field == "mail"
