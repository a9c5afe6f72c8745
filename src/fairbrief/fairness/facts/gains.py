"""What one comes to know or to be able to do, beside what is called learning: seeing how a thing is
done, an experience of something named, a skill made better, a certificate in it."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook

_BOOK = Phrasebook("gains")

GAINING = _BOOK.clue("gaining")
