"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.advising.models import (
    Care,
    Hold,
    Look,
    Nomination,
    Note,
    NoteVersion,
    RecordRequest,
)
from fairbrief.kernel.yours import Held, Named

_OFFICES = (
    "the office's education record (FERPA: 34 CFR 99.3): who is described in it asks the office, "
    "which shows it within 45 days"
)
ABOUT = Held(
    model=Note,
    ways=("entry__student__user",),
    hidden="the office's notes about a student: they are asked for under Your record, so that the "
    "office can take out what is about others (34 CFR 99.12)",
    stays=_OFFICES,
)
WRITTEN = Held(
    model=Note,
    ways=("author",),
    hidden="what an officer wrote about students is the office's",
    stays="the office's; without the officer's name",
)
VERSIONS = Held(
    model=NoteVersion,
    ways=("note__entry__student__user",),
    hidden="what such a note said before",
    stays=_OFFICES,
)
HOLDS = Held(
    model=Hold,
    ways=("entry__student__user",),
    title=_("Holds of your office"),
    shows="code state reason ask_name ask_email starts_on until stops_applying stops_signing"
    " placed_at ended_at",
    stays=_OFFICES,
)
NOMINATIONS = Held(
    model=Nomination,
    ways=("entry__student__user",),
    hidden="what an office said of a student to an employer: it is asked for under Your record",
    stays=_OFFICES,
)
LOOKED_AT = Held(
    model=Look,
    ways=("entry__student__user",),
    title=_("When your office looked at your page"),
    shows="hour",
    stays="who looked is the office's to account for",
)
LOOKS = Held(
    model=Look,
    ways=("user",),
    hidden="which students' pages an officer looked at is about the students",
    stays="who looked is the office's to account for; without the name",
)
REQUESTS = Held(
    model=RecordRequest,
    ways=("entry__student__user",),
    title=_("When you asked to see your record"),
    shows="code state asked_at shown_at",
    stays=_OFFICES,
)
CARES = Held(
    model=Care,
    ways=("owner",),
    hidden="which of an office's lines somebody took on names students",
    stays="the office's desk; without the name",
)
for _model, _columns, _near in (
    (Note, ("by_name",), "entry__campus"),
    (Hold, ("ask_name", "ask_email", "placed_by_name", "ended_by_name"), "entry__campus"),
    (Nomination, ("by_name",), "entry__campus"),
    (Look, ("by_name",), "entry__campus"),
    (RecordRequest, ("shown_by_name",), "entry__campus"),
    (Care, ("aside_by_name",), "campus"),
):
    Named(model=_model, columns=_columns, near=(_near,))
