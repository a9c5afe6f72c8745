"""What an employer says about a payment: the reference the student reads in the record."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.engagements.words import words_of_work
from fairbrief.payments.models import Transfer
from fairbrief.payments.states import TransferKind

words_of_work(
    "transfer",
    Transfer,
    _("The reference of a payment"),
    ("reference",),
    lambda transfer: EMPLOYER if transfer.kind == TransferKind.SECURE else "",
    by_name=lambda transfer: transfer.by_name,
)
