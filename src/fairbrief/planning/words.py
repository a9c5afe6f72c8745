"""What one side says with the times it offers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.words import words_of_work
from fairbrief.planning.models import TimeOffer

words_of_work(
    "time_offer",
    TimeOffer,
    _("What a conversation is about, with its link"),
    ("agenda", "link"),
    lambda offer: offer.offered_by,
)
