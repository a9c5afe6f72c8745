"""Sign-up, and what a person may change about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from zoneinfo import available_timezones

from allauth.account.forms import (
    BaseConfirmCodeForm,
    ConfirmLoginCodeForm,
    ConfirmPasswordResetCodeForm,
)
from allauth.account.forms import ConfirmEmailVerificationCodeForm as AllauthConfirmationForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import RequestLoginCodeForm as AllauthRequestLoginCodeForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django import forms
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.actions import let_go_of
from fairbrief.accounts.mailed_codes import code_of
from fairbrief.accounts.models import User
from fairbrief.accounts.queries import settled_accounts
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.kernel.names import PersonNameField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: Shown first in a list of zones; the rest follows by name.
USUAL_ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
)


def zone_choices() -> list[tuple[_StrPromise, list[tuple[str, str]]]]:
    """Every zone a person may live in, the usual ones first."""
    others = sorted(
        zone
        for zone in available_timezones()
        if "/" in zone and not zone.startswith(("Etc/", "SystemV/")) and zone not in USUAL_ZONES
    )
    return [
        (_("United States"), [(zone, zone.replace("_", " ")) for zone in USUAL_ZONES]),
        (_("The world"), [(zone, zone.replace("_", " ")) for zone in others]),
    ]


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """A name, an address, and a password if one is wanted: a mailed code always works."""

    field_order = ["name", "email", "password1"]
    name = PersonNameField(
        label=_("Your name"), widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_address(self.fields["email"])
        password = self.fields["password1"]
        password.label = _("Password, if you want one")
        password.help_text = _(
            "At least 10 characters. Leave it empty and we mail you a code each time you sign in."
        )
        password.widget.attrs.pop("placeholder", None)

    def validate_unique_email(self, value: str) -> str:
        """An address that someone only typed, and never showed to be theirs, is not taken."""
        email: str = super().validate_unique_email(value)
        self.account_already_exists = settled_accounts(email).exists()
        return email

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    return self.save(request), None
            except IllegalMoveError:
                self.account_already_exists = True
        # As slow as for a new account, so that the time taken does not tell them apart.
        make_password(self.cleaned_data.get("password1") or None)
        found: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return found

    def signup(self, request: HttpRequest, user: User) -> None:
        """Nothing more to do: the adapter has written the name."""


def _name_address(field: forms.Field) -> None:
    """As everywhere else; what the label says need not stand in the field as well."""
    field.label = _("Mail address")
    field.widget.attrs.pop("placeholder", None)


class LoginForm(AllauthLoginForm):  # type: ignore[misc]
    """An address and a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_address(self.fields["login"])
        self.fields["password"].widget.attrs.pop("placeholder", None)


class RequestLoginCodeForm(AllauthRequestLoginCodeForm):  # type: ignore[misc]
    """Where to mail a code; also what was typed on the page that asks for a password."""

    def __init__(self, data: Mapping[str, Any] | None = None, *args: Any, **kwargs: Any) -> None:
        if data is not None and "email" not in data and "login" in data:
            data = {"email": data["login"]}
        super().__init__(data, *args, **kwargs)
        _name_address(self.fields["email"])


class ResetPasswordForm(AllauthResetPasswordForm):  # type: ignore[misc]
    """Where to mail what sets a new password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _name_address(self.fields["email"])


class _TypedCode(BaseConfirmCodeForm):  # type: ignore[misc]
    """A code of a mail is typed; the seed that was kept of it is handed in for the code."""

    def __init__(self, *args: Any, code: str | None = "", **kwargs: Any) -> None:
        super().__init__(*args, code=code_of(code or ""), **kwargs)


class LoginCodeForm(_TypedCode, ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code that somebody signs in with."""


class ResetCodeForm(_TypedCode, ConfirmPasswordResetCodeForm):  # type: ignore[misc]
    """The code that lets somebody set a new password."""


class ConfirmationForm(_TypedCode, AllauthConfirmationForm):  # type: ignore[misc]
    """The code that shows whose an address is."""

    def clean_code(self) -> str:
        BaseConfirmCodeForm.clean_code(self)
        # Between the code and the look at who has the address: a sign-up that was never confirmed
        # would keep its owner from adding it.
        if self.user is not None:
            let_go_of(self.email, owner=self.user)
        code: str = super().clean_code()
        return code


class DetailsForm(forms.Form):
    """A person's name and time zone."""

    name = PersonNameField(label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
