"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.guides.models import CampusText
from fairbrief.kernel.yours import Held

TEXTS = Held(
    model=CampusText,
    ways=("made_by",),
    title=_("Guides you wrote for your office"),
    shows="campus=campus__name guide version title text made_at",
    stays="the office's text; who wrote it is a code",
)
