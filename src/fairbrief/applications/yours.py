"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.applications.models import Application, Message, MessageFile, ReadMark
from fairbrief.kernel.yours import Held

_LAW = (
    "an employer's record of who applied: FAIRBRIEF_KEEP_APPLICATIONS_YEARS after its end "
    "(29 CFR 1602.14); of what became work, as long as its agreement"
)
APPLICATIONS = Held(
    model=Application,
    ways=("student__user",),
    title=_("Your applications"),
    shows="code brief=brief__code title=brief__title employer=brief__employer__name state interest"
    " experience link hours_a_week reason employer_note made_at submitted_at seen_at offered_at"
    " offer_withdrawn_at offer_withdrawn_because ended_at",
    stays=_LAW,
    still="interest experience link reason employer_note offer_withdrawn_because",
)
#: Both sides for the two who talk; whoever else wrote gets what they wrote. Without names: of an
#: applicant the employer has none before the shortlist.
MESSAGES = Held(
    model=Message,
    ways=("application__student__user", "application__brief__supervisor__user", "by_user"),
    title=_("Messages in your conversations"),
    shows="code application=application__code side text at",
    stays=_LAW,
    still="text by_name",
)
FILES = Held(
    model=MessageFile,
    ways=("message__by_user",),
    title=_("Files you sent with messages"),
    shows="code message=message__code name",
    file=("file", "name"),
    stays=_LAW,
    still="file name",
)
MARKS = Held(
    model=ReadMark,
    ways=("application__student__user",),
    title=_("How far messages were read"),
    shows="application=application__code upto at",
    stays="of an account it has the number alone; with an address it goes with the messages",
)
