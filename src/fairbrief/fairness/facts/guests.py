"""People of weight outside the chain of command: partners, donors, officials, clients, and the
occasions on which one meets them."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook

_BOOK = Phrasebook("guests")

VIPS = _BOOK.clue("vips")
OCCASIONS = _BOOK.clue("occasions")
