"""How allauth makes and names our users, and what it must ask us first."""

from __future__ import annotations

import logging
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as core_context
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.actions import CHOSEN, note_confirmed_address, settle, sign_up
from fairbrief.accounts.last_here import note_here
from fairbrief.accounts.mailed_codes import code_of, new_seed
from fairbrief.kernel.addresses import is_throw_away, slip_words
from fairbrief.kernel.clock import now

if TYPE_CHECKING:
    from allauth.account.models import EmailAddress

    from fairbrief.accounts.models import User

logger = logging.getLogger("fairbrief.accounts")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Mail addresses are lower case and lasting; people have one name field."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed. Write to whoever runs this installation."),
        "cannot_remove_primary_email": _(
            "Notices go to this address. Make another one the first, then remove it."
        ),
        "duplicate_email": _("This address is yours already."),
        "email_password_mismatch": _(
            "Address and password do not fit together. Try again, or have a code mailed to you."
        ),
        "email_taken": _("There is an account with this address. Sign in instead."),
        "enter_current_password": _("Type the password you have now."),
        "incorrect_code": _(
            "This is not the code of our latest mail. Copy it from there, or have a new one sent."
        ),
        "incorrect_password": _("This is not your password. Try again."),
        "invalid_or_expired_key": _("This link has ended. Have a new one sent."),
        "invalid_login": _("Signing in did not work. Try again."),
        "invalid_password_reset": _("This code has ended. Have a new one sent."),
        "rate_limited": _("That was very often. Wait a minute, then try again."),
        "same_as_current": _("This is what it was before. Write a new one."),
        "too_many_login_attempts": _(
            "Too many tries that did not fit. Wait five minutes, or have a code mailed to you."
        ),
        "unknown_email": _("There is no account with this address. Make one first."),
        "unverified_primary_email": _("Confirm this address first: we can mail you a code."),
    }

    def clean_email(self, email: str) -> str:
        cleaned: str = super().clean_email(email).lower()
        if is_throw_away(cleaned):
            raise forms.ValidationError(
                slip_words(cleaned)
                or _(
                    "This address is thrown away after a while, and agreements and pay would be "
                    "lost with it. Use one that stays yours."
                )
            )
        return cleaned

    def save_user(
        self, request: HttpRequest, user: User, form: forms.BaseForm, commit: bool = True
    ) -> User:
        """The account, with the password only where the address is known to be theirs already."""
        email, name = form.cleaned_data["email"], form.cleaned_data["name"]
        password = make_password(form.cleaned_data.get("password1") or None)
        account = sign_up(email, name=name, at=now())
        if self.is_email_verified(request, email):
            settle(account, name=name, password=password)
        else:
            request.session[CHOSEN] = {"user": account.pk, "name": name, "password": password}
        return account

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """The code of the mail was typed: what this browser chose at sign-up counts from now on."""
        if not super().confirm_email(request, email_address):
            return False
        chosen = request.session.pop(CHOSEN, None)
        if chosen and chosen["user"] == email_address.user_id:
            settle(email_address.user, name=chosen["name"], password=chosen["password"])
        note_confirmed_address(email_address.user, at=now())
        return True

    def login(self, request: HttpRequest, user: User) -> None:
        # The session is bound to the password as it is now, after what was chosen has been kept.
        user.refresh_from_db(fields=["name", "password", "session_epoch"])
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: User, **how: Any) -> HttpResponse:
        # Whoever signed up in this browser may have been someone else.
        request.session.pop(CHOSEN, None)
        response: HttpResponse = super().post_login(request, user, **how)
        note_here(response, user)
        return response

    def generate_login_code(self) -> str:
        """What allauth keeps as the code is the seed of it, here and for the other codes."""
        return new_seed()

    def generate_email_verification_code(self) -> str:
        return new_seed()

    def generate_password_reset_code(self) -> str:
        return new_seed()

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Links begin with FAIRBRIEF_URL, whatever name the request was made under; of a code only
        the seed was kept, and it is spelled here.

        A code must leave at once, so it does not wait in the outbox: where the mail server does
        not answer, the person is told, and everything stays as before the mail.
        """
        links = {key: _at_home(value) for key, value in context.items() if key.endswith("_url")}
        codes = {"code": code_of(context["code"])} if "code" in context else {}
        site = {"current_site": {"name": "Fairbrief", "domain": urlsplit(settings.BASE_URL).netloc}}
        try:
            super().send_mail(template_prefix, email, {**context, **links, **codes, **site})
        except OSError as error:  # whatever SMTP refuses is one too
            logger.error("the mail %s could not be sent: %s", template_prefix, error)
            page = render(core_context.request, "account/mail_failed.html", status=503)
            raise ImmediateHttpResponse(page) from error

    def send_notification_mail(self, *what: Any, **more: Any) -> None:
        """Tells of something done, which stays done when the mail cannot be sent."""
        with suppress(ImmediateHttpResponse):
            super().send_notification_mail(*what, **more)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The reader's address, for limits and signatures; "unknown…" where a proxy hides it.

        Whoever speaks https stands before us, so without a word about proxies every address we
        see is the proxy's own. Counted by that one, ten bad passwords would lock everybody out:
        then each account (or page) has a count to itself.
        """
        hidden = settings.SECURE and not settings.ALLAUTH_TRUSTED_PROXY_COUNT
        try:
            address: str = "" if hidden else super().get_client_ip(request)
        except (PermissionDenied, ImproperlyConfigured):
            address = ""
        if address:
            return address
        asked = request.path
        if asked.startswith(("/account/", "/join/")):
            asked = request.POST.get("login") or request.POST.get("email") or asked
        return f"unknown-{sha256(asked.lower().encode()).hexdigest()[:16]}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Few tries an account and address, some more an account; see ACCOUNT_RATE_LIMITS."""
        super().pre_authenticate(request, **credentials)
        account = self._get_login_attempts_cache_key(request, **credentials)
        if not ratelimit.consume(request, action="login_anywhere", key=account.partition("|")[0]):
            raise self.validation_error("too_many_login_attempts")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        account: str = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{account}|{self.get_client_ip(request)}"


def _at_home(link: str) -> str:
    home = urlsplit(settings.BASE_URL)
    return urlsplit(link)._replace(scheme=home.scheme, netloc=home.netloc).geturl()
