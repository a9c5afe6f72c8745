"""Ready sentences for a student who asks first what could come next, easy to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.relationships.models import NextStep

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_K = NextStep.Kind
#: What each is called, and the sentence; with [brackets] for what only the student can know.
READY: dict[str, tuple[_StrOrPromise, _StrOrPromise]] = {
    _K.AGAIN: (
        _("another piece of work"),
        _("I would like to do the next piece of this with you: [what]. I am free from [when], "
          "about [number] hours a week."),
    ),
    _K.LONGER: (
        _("a longer internship"),
        _("I would like to work with you for longer, from [when] to [when]. May I send you what I "
          "would want to take on?"),
    ),
    _K.INTERVIEW: (
        _("an interview"),
        _("I graduate in [when] and would like to apply with you. Whom should I talk to, and could "
          "you say a word there?"),
    ),
    _K.REFERRAL: (
        _("an introduction"),
        _("I would like to do more of [what]. Is there one person you think I should talk to, and "
          "could you introduce us?"),
    ),
    _K.REFERENCE: (
        _("a reference"),
        _("May I name you as a reference for [what], or would you write a few lines about this "
          "work?"),
    ),
}  # fmt: skip


def ready_sentences() -> list[tuple[str, _StrOrPromise]]:
    """Each with its key and name, in their order."""
    return [(key, called) for key, (called, _words) in READY.items()]


def sentence_for(key: str) -> str:
    """The sentence of that key; "" for none."""
    found = READY.get(key)
    return str(found[1]) if found else ""
