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


class TransferKind(models.TextChoices):
    SECURE = "secure", _("secured")
    RELEASE = "release", _("released to the student")
    RETURN = "return", _("returned to the employer")


class PayoutState(models.TextChoices):
    """What the two say of money that is the student's; Fairbrief itself moves none."""

    DUE = "due", _("to be sent")
    SENT = "sent", _("sent, as the employer says")
    MISSING = "missing", _("not arrived yet")
    RECEIVED = "received", _("received")


class SentBy(models.TextChoices):
    """How an employer sent the pay."""

    BANK = "bank", _("bank transfer (ACH or wire)")
    PAYROLL = "payroll", _("with payroll")
    CHECK = "check", _("check")
    UNIVERSITY = "university", _("through the university")
    OTHER = "other", _("another way that both signed")


class How(models.TextChoices):
    """How an employer set the money aside; the record keeps the employer's word for it."""

    BANK = "bank", _("bank transfer (ACH or wire)")
    PAYROLL = "payroll", _("booked in payroll")
    PURCHASE_ORDER = "order", _("purchase order")
    CARD = "card", _("card")
    UNIVERSITY = "university", _("paid through the university")
