"""The states of a campus's review of a brief or an employer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BriefReviewState(models.TextChoices):
    WAITING = "waiting", _("waiting for the office")
    CHANGES_ASKED = "changes_asked", _("changes asked")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("declined")
    TAKEN_BACK = "taken_back", _("taken back by the employer")


class EmployerReviewState(models.TextChoices):
    WAITING = "waiting", _("waiting for the office")
    MORE_ASKED = "more_asked", _("more information asked")
    APPROVED = "approved", _("approved")
    DECLINED = "declined", _("declined")
