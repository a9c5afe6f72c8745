"""How allauth makes and names our users, and what it must ask us first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account.adapter import DefaultAccountAdapter
from disposable_email_domains import blocklist
from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import person
from fairbrief.audit.record import record
from fairbrief.kernel.clock import now

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mail addresses are lower case and lasting; people have one name field."""

    def clean_email(self, email: str) -> str:
        cleaned: str = super().clean_email(email).lower()
        if is_throw_away(cleaned):
            raise forms.ValidationError(
                _(
                    "This address is thrown away after a while, and agreements and pay would be "
                    "lost with it. Use one that stays yours."
                )
            )
        return cleaned

    def save_user(
        self, request: HttpRequest, user: User, form: forms.BaseForm, commit: bool = True
    ) -> User:
        user.name = form.cleaned_data["name"]
        super().save_user(request, user, form, commit=commit)
        if commit:
            record(user, "opened_account", actor=person(user), at=now())
        return user

    def get_client_ip(self, request: HttpRequest) -> str:
        """The reader's address for rate limits.

        Behind a proxy that hides it, everybody shares one bucket: limits get tighter, nobody is
        locked out for good.
        """
        try:
            address: str = super().get_client_ip(request)
        except PermissionDenied:
            return "unknown"
        return address


def is_throw_away(email: str) -> bool:
    """Whether the address's domain, or a domain above it, belongs to a throw-away mail service."""
    parts = email.rpartition("@")[2].split(".")
    return any(".".join(parts[place:]) in blocklist for place in range(len(parts) - 1))
