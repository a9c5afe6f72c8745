"""The states of an engagement's money."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FundingState(models.TextChoices):
    DUE = "due", _("to be secured")
    SECURED = "secured", _("secured")
    RELEASED = "released", _("released")
    RETURNED = "returned", _("returned to the employer")


class AccountKind(models.TextChoices):
    EMPLOYER = "employer", _("employer")
    SECURED = "secured", _("secured funds")
    STUDENT = "student", _("student")
