"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.models import Concern, Report
from fairbrief.kernel.yours import Held, Named

REPORTS = Held(
    model=Report,
    ways=("user",),
    title=_("What you reported"),
    shows="side reason at",
    goes="email name",
    stays="the reason for what an office looked into; without name and address",
)
CONCERNS = Held(
    model=Concern,
    ways=("student__user",),
    hidden="what others reported: it would tell who did, and an office is looking into it",
    stays="what was reported and decided, for claims about it; the words go when those they were "
    "read in go",
    still="words findings",
)
NAMES = Named(
    model=Concern,
    columns=("by_name", "answered_by_name", "decided_by_name", "names", "about"),
    near=("campus", "employer"),
)
REPORTERS = Named(
    model=Report, columns=("name", "email"), near=("concern__campus", "concern__employer")
)
