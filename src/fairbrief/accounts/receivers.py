"""What the sign-in library tells: of addresses, and of who came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.signals import email_changed
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.dispatch import receiver

from fairbrief.accounts.actions import sign_out_everywhere
from fairbrief.accounts.last_here import mark_of
from fairbrief.accounts.page_tokens import begin_for, begin_for_nobody
from fairbrief.audit.actors import person
from fairbrief.kernel.clock import now

if TYPE_CHECKING:
    from django.http import HttpRequest

    from fairbrief.accounts.models import User


@receiver(email_changed)
def end_other_sessions(request: HttpRequest, user: User, **_more: Any) -> None:
    """Codes go to another address from now on: whoever came in by the old one is out, and this
    browser stays. The library tells it to nobody by any other way."""
    sign_out_everywhere(user, actor=person(user), at=now())
    if request.user.pk == user.pk:
        request.user.session_epoch = user.session_epoch
        update_session_auth_hash(request, user)


@receiver(user_logged_in)
def keep_as_long_as_ever(request: HttpRequest, **_more: Any) -> None:
    """The session before signing in may have been meant for less."""
    request.session.set_expiry(None)


@receiver(user_logged_in)
def make_pages_for_them(request: HttpRequest, user: User, **_more: Any) -> None:
    """What is typed in a page is shown to no other account, should it come back (`page_tokens`)."""
    begin_for(request, mark_of(user))


@receiver(user_logged_out)
def make_pages_for_nobody(request: HttpRequest, **_more: Any) -> None:
    """Whoever uses the browser next may be somebody else."""
    begin_for_nobody(request)
