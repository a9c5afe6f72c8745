"""The states of an application."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApplicationState(models.TextChoices):
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("sent")
    SEEN = "seen", _("seen")
    SHORTLISTED = "shortlisted", _("shortlisted")
    ALTERNATE = "alternate", _("alternate")
    OFFERED = "offered", _("offered")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RETURNED = "returned", _("returned without an answer")


#: Counts against the student's cap.
OPEN_STATES = (
    ApplicationState.SUBMITTED,
    ApplicationState.SEEN,
    ApplicationState.SHORTLISTED,
    ApplicationState.ALTERNATE,
    ApplicationState.OFFERED,
)
ENDED_STATES = (
    ApplicationState.DECLINED,
    ApplicationState.WITHDRAWN,
    ApplicationState.RETURNED,
)
