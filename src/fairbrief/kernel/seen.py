"""What a page showed goes along with what it sends.

A page stays open while what it shows changes. So a form that decides on something, or writes over
it, carries a print of what its page showed, and the action holds that, under the lock, against what
stands there now. Nobody decides on what nobody read, or sweeps away what a colleague wrote.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import ChangedSinceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Model
    from django.utils.functional import _StrOrPromise

_DECIDE_AGAIN = _(
    "This has changed since you opened the page. It is shown as it is now: look at it, and decide "
    "again. What you typed is kept."
)
_SAID_OTHERWISE = _(
    "This was done before you sent it, and with other words than yours. What holds stands here "
    "now; yours reached nobody. What you typed is kept."
)
_NEWER_VERSION = _("Someone saved another version meanwhile. Look at it first.")
_WRITE_AGAIN = _(
    "Somebody has changed this since you opened the page. What it says now stands at each field "
    "that you have otherwise; what you typed is kept. Send it again to write over it."
)


class Seen(forms.Field):
    """What a page showed, hidden in its form. Its initial value says what stands there now, and
    takes the place of what was sent once somebody has been told that the two differ."""

    #: Without an id: several forms of a page carry one.
    widget = forms.HiddenInput(attrs={"id": False})
    was_told = False

    def bound_data(self, data: Any, initial: Any) -> Any:
        return initial if self.was_told else data


class SeenField(Seen, forms.CharField):
    """The print of what the page showed.

    A form that comes without it, such as from a page that was open while a new version of Fairbrief
    was put in, is not compared: it must not be told that something has changed.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=64, empty_value=None, **kwargs)


class SeenVersionField(Seen, forms.IntegerField):
    """The number of the version that the page showed, of what is never edited: 0 for none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, **kwargs)


class SeenForm(forms.Form):
    """A button whose act is on what its page shows."""

    seen = SeenField()


class SeenVersionForm(forms.Form):
    """A button whose act makes the next version after the one that its page shows."""

    based_on = SeenVersionField()


def print_of(*shown: object) -> str:
    """Stands for what is shown, in 24 signs."""
    said = json.dumps(shown, default=str)
    return blake2b(said.encode(), digest_size=12).hexdigest()


def print_of_columns(row: Model, names: Iterable[str]) -> str:
    """Stands for what some columns of a row say."""
    return print_of(*(getattr(row, name) for name in names))


def require_seen(seen: str | None, now: str, message: _StrOrPromise = _DECIDE_AGAIN) -> None:
    """Raises ChangedSinceError when a decision was made on something else than stands there now.

    `seen` is None where no page stood open meanwhile, such as for a clock or a policy.
    """
    if seen is not None and seen != now:
        raise ChangedSinceError(message)


def require_written_on(seen: str | None, now: str) -> None:
    """Raises ChangedSinceError when an edit began with something else than stands there now."""
    if seen is not None and seen != now:
        raise ChangedSinceError(_WRITE_AGAIN, writes_over=True)


def require_said(row: Model, words: Mapping[str, object]) -> None:
    """Raises ChangedSinceError where what is done already was done with other words, by column.

    Who presses twice meets their own.
    """
    if any(getattr(row, name) != said for name, said in words.items()):
        raise ChangedSinceError(_SAID_OTHERWISE)


def require_newest(based_on: int, newest: int, *, writes_over: bool = False) -> None:
    """Raises ChangedSinceError when the next version was made after another one than the newest.

    `writes_over` has each field say what stands there now, where the fields are short enough.
    """
    if based_on != newest:
        raise ChangedSinceError(_NEWER_VERSION, writes_over=writes_over)
