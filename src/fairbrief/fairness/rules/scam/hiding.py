"""What is to be kept from the office, the school or the agreement."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook
from fairbrief.fairness.rules.base import words

_BOOK = Phrasebook("scam-hiding")

hidden = words(_BOOK.clue("hidden"))
