"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.kernel.yours import Held

ACCOUNT = Held(
    model=User,
    ways=("pk",),
    title=_("Your account"),
    shows="code name email time_zone joined_at last_login",
    stays="an empty stone: agreements, money and the record point at it; it has a code and no name",
)
ADDRESSES = Held(
    model=EmailAddress,
    ways=("user",),
    title=_("Your mail addresses"),
    shows="email verified primary",
    removes=True,
)
