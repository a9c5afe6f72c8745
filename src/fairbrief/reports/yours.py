"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.reports.models import Key, Subscription

SUBSCRIPTIONS = Held(
    model=Subscription,
    ways=("officer__user",),
    title=_("Reports that are mailed to you"),
    shows="every told_for",
    removes=True,
)
KEYS = Held(
    model=Key,
    ways=("made_by",),
    title=_("Keys you made for programs of your office"),
    shows="code campus=campus__name name opens made_at last_used_at revoked_at",
    stays="which program of the office could read what; without the name",
)
NAMES = Named(model=Key, columns=("made_by_name",), near=("campus",))
