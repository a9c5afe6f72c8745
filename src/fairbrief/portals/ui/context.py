"""What every page's shell needs, worked out only when the template asks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from fairbrief.accounts.models import User
from fairbrief.notices.queries import unread_count
from fairbrief.portals.ui.hats import Hat, hat_of


@dataclass
class Shell:
    """The frame of a page: who reads it, where they can go, what waits unread."""

    request: HttpRequest

    @property
    def demo(self) -> bool:
        return bool(settings.DEMO)

    @cached_property
    def person(self) -> User | None:
        """Who is signed in."""
        user = self.request.user
        return user if user.is_authenticated else None

    @cached_property
    def hat(self) -> Hat:
        return hat_of(self.request)

    @cached_property
    def unread(self) -> int:
        """Unread notices: at most one query, and none for a visitor or where they are known."""
        known: int | None = getattr(self.request, "unread", None)
        if known is not None:
            return known
        return unread_count(self.person) if self.person else 0


def page(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `shell` (see Shell) for ui/page.html.

    Error pages may be rendered before a session is read; they get no shell.
    """
    if not hasattr(request, "user") or not hasattr(request, "session"):
        return {}
    return {"shell": Shell(request)}
