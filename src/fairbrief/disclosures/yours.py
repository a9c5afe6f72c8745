"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.disclosures.models import Disclosure
from fairbrief.kernel.yours import Held, Named

SEEN = Held(
    model=Disclosure,
    ways=("application__student__user",),
    title=_("Who saw your applications"),
    shows="application=application__code by_name with_name hour",
    stays="who saw an application is kept as long as the application (34 CFR 99.32)",
)
READERS = Held(
    model=Disclosure,
    ways=("user",),
    hidden="which applications somebody of an employer read is about the students",
    stays="the students' record of who saw what they sent; without the name",
)
Named(model=Disclosure, columns=("by_name",), near=("application__brief__employer",))
