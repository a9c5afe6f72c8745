"""Messages in a cookie whose name can be set: see `demo_guard.cookie_ending`."""

from __future__ import annotations

from functools import cached_property

from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.signing import Signer, get_cookie_signer
from django.http import HttpRequest


class MessageStorage(CookieStorage):
    """Django's own, under a name of ours, and with a signer only where there is something to sign
    or to read: most pages say nothing."""

    cookie_name = settings.MESSAGES_COOKIE_NAME

    def __init__(self, request: HttpRequest) -> None:
        BaseStorage.__init__(self, request)

    @cached_property
    def signer(self) -> Signer:
        return get_cookie_signer(salt=self.key_salt)
