"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.roster.models import (
    Enrolment,
    ImportTrace,
    RosterEntry,
    RosterImport,
    StagedRow,
)

_SCHOOLS = (
    "the university's own record of who is enrolled (FERPA: 34 CFR 99.3), which is corrected and "
    "ended there; it no longer leads to the account"
)
ENTRIES = Held(
    model=RosterEntry,
    ways=("student__user",),
    title=_("How your university's roster has you"),
    shows="code campus=campus__name student_number email name is_private left_on made_at",
    stays=_SCHOOLS,
    still="name email directory_name",
)
OWN_ENTRIES = Held(
    model=RosterEntry,
    ways=("student__user",),
    only=Q(from_account=True),
    goes="name",
    stays="the office counts it; it has neither name nor address",
)
ENROLMENTS = Held(
    model=Enrolment,
    ways=("entry__student__user",),
    title=_("What you are enrolled in, term by term"),
    shows="term=term__name college major class_level degree_level first_generation receives_aid",
    stays=_SCHOOLS,
)
IMPORTS = Held(
    model=RosterImport,
    ways=("made_by",),
    title=_("Rosters you brought in"),
    shows="code campus=campus__name source made_at applied_at undone_at rows_read",
    stays="the office's record of what was brought in; without the name",
)
STAGED = Held(
    model=StagedRow,
    ways=(),
    hidden="lines of a file that an office brings in: they become the roster, or nothing",
    stays="thrown away when the import is over",
    still="name email cells",
)
TRACES = Held(
    model=ImportTrace,
    ways=(),
    hidden="what the roster said before an import, for as long as it can be undone",
    stays="thrown away when the import can be undone no more",
    still="entry_was enrolment_was",
)
NAMES = Named(model=RosterImport, columns=("made_by_name",), near=("campus",))
