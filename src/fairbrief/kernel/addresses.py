"""Mail addresses as people type them: whole, lasting, and somebody else's where that is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from disposable_email_domains import blocklist
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _t
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


#: Mail services that most people have, each with a name long enough for a slip to be told.
_USUAL = (
    *("gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com"),
    *("protonmail.com",),
)


def meant_instead(email: str) -> str:
    """The usual mail service whose name the address's domain misses by one slip: a letter too many,
    too few, another one, or two that changed places. "" for any other domain."""
    typed = domain_of(email)
    return next((each for each in _USUAL if _is_one_slip(typed, each)), "")


def _is_one_slip(typed: str, meant: str) -> bool:
    same = next(
        (
            place
            for place, (one, other) in enumerate(zip(typed, meant, strict=False))
            if one != other
        ),
        min(len(typed), len(meant)),
    )
    here, there = typed[same:], meant[same:]
    swapped = len(here) > 1 and here[1] + here[0] + here[2:] == there
    slips = (here[1:] == there, here == there[1:], here[1:] == there[1:], swapped)
    return typed != meant and any(slips)


def slip_words(email: str) -> str:
    """What to say of a throw-away domain that is most likely a slip; "" where it is none."""
    meant = meant_instead(email)
    if not meant:
        return ""
    return _t("Did you mean %(meant)s? Mail to %(typed)s reaches nobody for long.") % {
        "meant": meant,
        "typed": domain_of(email),
    }


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
        words = slip_words(email) or f"{said} {rather}".strip()
        raise MissingFactError(words, field=field)
    return email
