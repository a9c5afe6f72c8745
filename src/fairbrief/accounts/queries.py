"""Reads of people."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Q, QuerySet

from fairbrief.accounts.models import User
from fairbrief.kernel.called import called


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
        EmailAddress.objects.lookup([email]).filter(verified=True).select_related("user").first()
    )
    return owned.user if owned else None


def settled_accounts(email: str) -> QuerySet[User]:
    """Accounts that keep others from signing up with the address.

    An address that was only typed belongs to nobody yet: it holds no place.
    """
    shown = EmailAddress.objects.filter(verified=True)
    has_it = shown.filter(email=email.lower()).values("user")
    signs_in_by_it = User.objects.filter(
        called("email", email),
        Exists(shown.filter(user=OuterRef("pk")))
        | Q(last_login__isnull=False)
        | Q(is_operator=True)
        | ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX),
    ).values("pk")
    # Each by its index; as one condition with "or" every account would be read.
    return User.objects.filter(pk__in=has_it.union(signs_in_by_it))


def was_only_typed(user: User) -> bool:
    """Whether somebody typed the address to sign up, and nobody ever came in with it."""
    return not settled_accounts(user.email).filter(pk=user.pk).exists()


def account_at(email: str) -> User | None:
    """The account whose address it is, or with which one signs in by it."""
    return user_with_address(email) or User.objects.filter(called("email", email)).first()
