"""The states of an agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementState(models.TextChoices):
    PROPOSED = "proposed", _("to be signed by both")
    HALF_SIGNED = "half_signed", _("signed by one side")
    SIGNED = "signed", _("signed by both")
    DECLINED = "declined", _("declined")
    LAPSED = "lapsed", _("not signed in time")


class Party(models.TextChoices):
    STUDENT = "student", _("the student")
    EMPLOYER = "employer", _("the employer")


class ProposalState(models.TextChoices):
    """What became of a proposed change of one line."""

    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")
