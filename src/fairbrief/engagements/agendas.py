"""What to ask a senior person: starters to make one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: The fewest characters of an agenda, and its most lines.
SHORTEST, MOST_LINES = 8, 3

#: By key: what it is about, and the words.
STARTERS: dict[str, tuple[_StrPromise, _StrPromise]] = {
    "path": (
        _("Their way"),
        _(
            "How did you come to do what you do now?\nWhat would you do otherwise if you began "
            "today?"
        ),
    ),
    "work": (
        _("Their eye on the work"),
        _(
            "What do you look for first in work like mine?\nWhat makes you trust someone who is "
            "new?"
        ),
    ),
    "next": (
        _("What comes next"),
        _("What should I learn next?\nWhom should I talk to about it, and may I name you?"),
    ),
}
