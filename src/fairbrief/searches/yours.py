"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held
from fairbrief.searches.models import SavedSearch, Served, Told

SEARCHES = Held(
    model=SavedSearch,
    ways=("student__user",),
    title=_("Searches you keep"),
    shows="code name query mails made_at",
    removes=True,
)
TOLD = Held(
    model=Told,
    ways=("search__student__user",),
    title=_("Briefs you were told of"),
    shows="search=search__code brief=brief__code at",
    removes=True,
)
SERVED = Held(
    model=Served,
    ways=("student__user",),
    title=_("The day of your latest mail about searches"),
    shows="on",
    removes=True,
)
