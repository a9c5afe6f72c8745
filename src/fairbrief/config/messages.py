"""Messages in a cookie whose name can be set: see `demo_guard.cookie_ending`."""

from __future__ import annotations

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage


class MessageStorage(CookieStorage):
    """Django's own, under a name of ours."""

    cookie_name = settings.MESSAGES_COOKIE_NAME
