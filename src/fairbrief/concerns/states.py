"""The states of a concern."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConcernState(models.TextChoices):
    NOTICED = "noticed", _("noticed by the rules")
    REPORTED = "reported", _("reported")
    ASKED = "asked", _("with the operator")
    ANSWERED = "answered", _("answered by the operator")
    HIDDEN = "hidden", _("hidden while looked into")
    NO_HARM = "no_harm", _("no harm found")
    WARNED = "warned", _("warned")
    HELD = "held", _("on hold at this campus")
    REMOVED = "removed", _("removed")


#: Someone reported it, and the office owes a decision.
DUE_STATES = (ConcernState.REPORTED, ConcernState.ANSWERED, ConcernState.HIDDEN)
OPEN_STATES = (ConcernState.NOTICED, *DUE_STATES, ConcernState.ASKED)
DECIDED_STATES = (
    ConcernState.NO_HARM,
    ConcernState.WARNED,
    ConcernState.HELD,
    ConcernState.REMOVED,
)
