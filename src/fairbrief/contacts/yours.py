"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.contacts.models import Alum, Contact, FollowUp, Introduction, Reference
from fairbrief.kernel.yours import Held, Named

CONTACTS = Held(
    model=Contact,
    ways=("student__user",),
    title=_("People you met"),
    shows="code employer=employer__name met role name title state given_email given_link given_line"
    " notes links made_at hidden_at",
    removes=True,
)
ABOUT = Held(
    model=Contact,
    ways=("member__user",),
    hidden="a student's own notes about people they met, read by nobody else; what was given to "
    "them stands in the mails about it",
    goes="name title asked_email given_email given_link given_line",
    stays="that a student met somebody there; without name and address",
)
FOLLOW_UPS = Held(
    model=FollowUp,
    ways=("contact__student__user",),
    title=_("When you wanted to write to them"),
    shows="code contact=contact__code kind about due_at words sent_at skipped_at",
    removes=True,
)
ALUMS = Held(
    model=Alum,
    ways=("student__user",),
    title=_("Employers you may be asked about"),
    shows="employer=employer__name agreed_at",
    removes=True,
)
INTRODUCTIONS = Held(
    model=Introduction,
    ways=("student__user",),
    title=_("Introductions you asked for"),
    shows="code employer=employer__name state whom words with_whom answer asked_at answered_at",
    removes=True,
)
ASKED = Held(
    model=Introduction,
    ways=("alum__user",),
    title=_("What other students asked you"),
    shows="code employer=employer__name state words answer asked_at answered_at",
    removes=True,
)
REFERENCES = Held(
    model=Reference,
    ways=("engagement__student__user",),
    title=_("References you were given"),
    shows="code work=engagement__code asked_at text by_name by_title written_at shown_at",
    removes=True,
)
WRITTEN = Held(
    model=Reference,
    ways=("engagement__supervisor__user",),
    title=_("References you wrote"),
    shows="code work=engagement__code asked_at text by_name by_title written_at shown_at",
    stays="a letter that a student was given, with the name under it; it goes with the student",
    still="text by_name by_title",
)
ADDRESSES = Named(
    model=Contact,
    columns=("asked_email", "given_email"),
    near=("employer",),
)
