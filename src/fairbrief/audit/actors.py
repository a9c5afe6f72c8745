"""Who acts: a signed-in person, a person holding a mailed link, or a clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The one who acts. Build with `person`, `on_behalf_of`, `link_holder`, `CLOCK` or
    `INSTALLATION`.

    `through` is by whose hand a person acts, where it is not their own. `capacity` and `subject`
    are set for a link holder only: what the link lets them be (such as "supervisor") and of which
    subject ("agreements.agreement", 7).
    """

    kind: Literal["person", "link", "clock", "installation"]
    name: str
    user_id: int | None = None
    email: str = ""
    capacity: str = ""
    subject: tuple[str, int] | None = None
    through: str = ""

    @property
    def is_clock(self) -> bool:
        return self.kind == "clock"

    @property
    def is_installation(self) -> bool:
        return self.kind == "installation"

    def holds_link(self, capacity: str, *subjects: tuple[str, int]) -> bool:
        """Whether a mailed link lets the actor be `capacity` of one of the subjects."""
        return self.kind == "link" and self.capacity == capacity and self.subject in subjects


def person(user: AbstractBaseUser) -> Actor:
    """A signed-in person."""
    return Actor(
        kind="person",
        name=user.get_full_name() if hasattr(user, "get_full_name") else str(user),
        user_id=user.pk,
        email=getattr(user, "email", ""),
    )


def on_behalf_of(user: AbstractBaseUser) -> Actor:
    """A person for whom the installation acts, as they asked: theirs to do, and the record says by
    whose hand."""
    return replace(person(user), through=INSTALLATION.name)


def link_holder(*, name: str, email: str, capacity: str, subject: tuple[str, int]) -> Actor:
    """A person without an account who holds a mailed link."""
    return Actor(kind="link", name=name, email=email, capacity=capacity, subject=subject)


CLOCK = Actor(kind="clock", name="the clock")
INSTALLATION = Actor(kind="installation", name="Fairbrief")
