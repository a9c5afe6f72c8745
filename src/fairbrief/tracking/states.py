"""The states of an experience in the ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class ExperienceState(models.TextChoices):
    LOGGED = "logged", _("logged by the student")
    CONFIRMED = "confirmed", _("confirmed by the supervisor")
    VERIFIED = "verified", _("verified by the office")
    REFUSED = "refused", _("not confirmed")


#: What verifies work from here by itself, kept in the place of an officer's name.
BY_RECORD = gettext_noop("the signed agreement and the recorded pay")

#: Counted in reports: somebody other than the student has said that it happened.
COUNTED_STATES = (ExperienceState.CONFIRMED, ExperienceState.VERIFIED)
#: The capacity of the mailed link by which a supervisor confirms an outside experience.
CONFIRMING = "confirming"


class OutcomeAnswer(models.TextChoices):
    """What a student does some months after an experience."""

    AGAIN = "again", _("another micro-internship here")
    INTERNSHIP = "internship", _("an internship")
    JOB = "job", _("a job")
    STUDY = "study", _("further study")
    LOOKING = "looking", _("still looking")
    NONE = "none", _("none of these")


#: The capacity of the mailed link by which a student says what came next.
OUTCOME = "outcome"
