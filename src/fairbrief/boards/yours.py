"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.boards.models import Brand
from fairbrief.kernel.yours import Held

BRANDS = Held(
    model=Brand,
    ways=("made_by",),
    title=_("Boards of your campus that you made"),
    shows="campus=campus__name version name welcome made_at",
    stays="the office's page; who made it is a code",
)
