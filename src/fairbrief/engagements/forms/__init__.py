"""What the two fill in while the work runs."""

from fairbrief.engagements.forms.changing import AuthorizeForm, ChangeForm, ReasonForm
from fairbrief.engagements.forms.handing import ReviewForm, VersionForm
from fairbrief.engagements.forms.hours import GuardForm, HoursForm, WeekForm
from fairbrief.engagements.forms.talking import (
    AnswerForm,
    MeetingForm,
    MoveForm,
    NoteForm,
    PulseForm,
    SessionForm,
    StuckForm,
    WordsForm,
)

__all__ = [
    "AnswerForm",
    "AuthorizeForm",
    "ChangeForm",
    "GuardForm",
    "HoursForm",
    "MeetingForm",
    "MoveForm",
    "NoteForm",
    "PulseForm",
    "ReasonForm",
    "ReviewForm",
    "SessionForm",
    "StuckForm",
    "VersionForm",
    "WeekForm",
    "WordsForm",
]
