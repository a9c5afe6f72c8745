"""Mail addresses as people type them: whole, lasting, and somebody else's where that is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from disposable_email_domains import blocklist
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import MissingFactError

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def domain_of(email: str) -> str:
    return email.rpartition("@")[2].strip().lower().rstrip(".")


def without_tag(email: str) -> str:
    """In small letters, and without what stands behind a plus: it reaches the same person."""
    name, _at, domain = email.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def with_parents(domain: str) -> list[str]:
    """mail.students.example.edu, students.example.edu, example.edu; never a bare top level."""
    parts = domain.split(".")
    return [".".join(parts[place:]) for place in range(len(parts) - 1)]


def is_throw_away(email: str) -> bool:
    """Whether the address's domain, or a domain above it, belongs to a throw-away mail service."""
    return any(each in blocklist for each in with_parents(domain_of(email)))


def checked_address(
    typed: str,
    /,
    *,
    but_not: Iterable[str],
    because: _StrOrPromise,
    rather: _StrOrPromise = "",
    field: str = "email",
) -> str:
    """The address in small letters. `but_not` are those it must not be, whatever its tag, and
    `because` of what; `rather` says which one to give in the place of a throw-away one.

    Raises MissingFactError, naming the field.
    """
    email = typed.strip().lower()
    try:
        validate_email(email)
    except ValidationError as error:
        raise MissingFactError(
            _("Give a whole mail address, such as name@company.example."), field=field
        ) from error
    if without_tag(email) in {without_tag(each) for each in but_not}:
        raise MissingFactError(because, field=field)
    if is_throw_away(email):
        said = _("This is a throw-away address.")
        raise MissingFactError(f"{said} {rather}".strip(), field=field)
    return email
