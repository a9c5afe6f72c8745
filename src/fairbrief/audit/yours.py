"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.models import Event
from fairbrief.kernel.yours import Held

EVENTS = Held(
    model=Event,
    ways=("actor_id",),
    only=Q(actor_kind="person"),
    title=_("What you did here, by the record"),
    shows="subject=subject_label name source target at",
    stays="what was done, and when, chained so that nobody can change it; the person is a number",
)
