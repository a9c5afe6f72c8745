"""Reads of people."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from fairbrief.accounts.models import User


def verified_addresses(user: User) -> list[str]:
    """The mail addresses the person has shown to be theirs, the one they sign in with first."""
    return list(
        EmailAddress.objects.filter(user=user, verified=True)
        .order_by("-primary", "id")
        .values_list("email", flat=True)
    )


def addresses_of(user: User) -> list[EmailAddress]:
    """Every address of the person, the one they sign in with first."""
    return list(EmailAddress.objects.filter(user=user).order_by("-primary", "id"))


def user_with_address(email: str) -> User | None:
    """The person whose verified address it is."""
    owned = (
        EmailAddress.objects.filter(email__iexact=email, verified=True)
        .select_related("user")
        .first()
    )
    return owned.user if owned else None
