"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.strikes.models import Strike

STRIKES = Held(
    model=Strike,
    ways=("student__user",),
    title=_("Strikes on record"),
    shows="code state kind title fact noted_at reason decided_at appeal appealed_at answer"
    " answered_at ended_at",
    stays="gone a year after it was noted, by its own clock; it names nobody",
)
NAMES = Named(
    model=Strike,
    columns=("decided_by_name", "answered_by_name"),
    near=("campus", "employer"),
)
