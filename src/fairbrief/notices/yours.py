"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held
from fairbrief.notices.models import Notice

NOTICES = Held(
    model=Notice,
    ways=("user",),
    title=_("What you were told"),
    shows="code kind subject body path made_at mailed_at read_at",
    removes=True,
    stays="a notice to somebody else that names the person is that one's mail: its words go "
    "FAIRBRIEF_KEEP_NOTICES_DAYS after it was written",
    still="subject body calendar",
)
