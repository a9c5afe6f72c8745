"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.surveys.models import Invitation, OptOut, Response, Round, Version

_COUNTED = "counted in the survey's results; it has a code and no name"
INVITATIONS = Held(
    model=Invitation,
    ways=("student__user", "entry__student__user"),
    title=_("Surveys you were asked"),
    shows="survey=round__survey__title invited_on has_answered is_aside",
    stays=_COUNTED,
)
#: Of an anonymous survey nothing leads to whom it is of.
RESPONSES = Held(
    model=Response,
    ways=("invitation__student__user", "invitation__entry__student__user"),
    title=_("What you answered in surveys"),
    shows="survey=round__survey__title answered_on answers",
    stays=_COUNTED,
)
OPT_OUTS = Held(
    model=OptOut,
    ways=("student__user", "entry__student__user"),
    title=_("That you do not want to be asked"),
    shows="made_on",
    stays="so that nobody is asked again; it has a code and no name",
)
for _model, _column, _near in (
    (Version, "made_by_name", "survey__campus"),
    (Round, "opened_by_name", "survey__campus"),
):
    Named(model=_model, columns=(_column,), near=(_near,))
