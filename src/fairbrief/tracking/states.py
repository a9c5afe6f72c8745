"""The states of an experience in the ledger."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop


class ExperienceState(models.TextChoices):
    LOGGED = "logged", _("logged by the student")
    CONFIRMED = "confirmed", _("confirmed by the supervisor")
    VERIFIED = "verified", _("verified by the office")
    REFUSED = "refused", _("not confirmed")


#: Less than this is no experience.
LEAST_MINUTES = 15
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


class ImportState(models.TextChoices):
    LOADED = "loaded", _("to be brought in")
    DONE = "done", _("brought in")
    UNDONE = "undone", _("undone")
    DISCARDED = "discarded", _("put away")


class CountsAs(models.TextChoices):
    """What entries of a file are from the start."""

    VERIFIED = "verified", _("verified: the office vouches for these records")
    LOGGED = "logged", _("logged: the office still looks at each")


class Unknown(models.TextChoices):
    """What becomes of rows about people who are not on the roster."""

    ERROR = "error", _("leave their rows out and say so")
    ADD = "add", _("put them on the roster")


class ApprovalKind(models.TextChoices):
    CREDIT = "credit", _("academic credit")
    AUTHORIZATION = "authorization", _("work authorization")
    OTHER = "other", _("something else")


class ApprovalState(models.TextChoices):
    WAITING = "waiting", _("waiting for an answer")
    OVERDUE = "overdue", _("no answer: the office decides")
    APPROVED = "approved", _("approved")
    REFUSED = "refused", _("not approved")
    WITHDRAWN = "withdrawn", _("withdrawn")


#: Nobody has said yes or no.
LIVE_APPROVALS = (ApprovalState.WAITING, ApprovalState.OVERDUE)
#: The capacity of the mailed link by which somebody approves.
APPROVING = "approving"
#: The capacity of the mailed link by which a student says what came next.
OUTCOME = "outcome"
