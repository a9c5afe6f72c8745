"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held
from fairbrief.leaving.models import Closing

CLOSINGS = Held(
    model=Closing,
    ways=("user",),
    title=_("When you closed your account"),
    shows="code state ends_credentials closed_at erase_at reopened_at erased_at",
    stays="that it was done, and when: so that it can be shown that it was; it has a code, no name",
)
