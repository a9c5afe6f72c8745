"""What one comes to know or to be able to do, beside what is called learning: seeing how a thing is
done, an experience of something named, a skill made better, a certificate in it."""

from __future__ import annotations

from fairbrief.fairness.phrasebook import Phrasebook

_BOOK = Phrasebook("gains")

GAINING = _BOOK.clue("gaining")
#: A word of learning with its subject, which somebody may get, bring or give.
LESSON = _BOOK.clue("lesson")
#: Somebody teaches it, where it was said shortly before what one need not know.
TAUGHT = _BOOK.clue("taught")
_NEED_NOT_KNOW = _BOOK.rule("need not know")
_SHORTLY = 120
_GOT = _BOOK.rule("got")
_NOT_GOT = _BOOK.rule("not got")


def is_got(before: str) -> bool:
    """Whether the words before say that the student gets it."""
    return _GOT.search(before) is not None and _NOT_GOT.search(before) is None


def is_what_one_need_not_know(plain: str, place: int) -> bool:
    """Whether it is said shortly before a place what one need not know yet."""
    return _NEED_NOT_KNOW.search(plain, max(0, place - _SHORTLY), place) is not None
