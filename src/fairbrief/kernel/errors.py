"""Errors whose message is meant for the person who caused them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class FairbriefError(Exception):
    """Something a person can mend. The message says what is wrong and how to mend it.

    `field` names the form field it belongs to, "" when it concerns the whole act.
    """

    def __init__(self, message: _StrOrPromise, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotAllowedError(FairbriefError):
    """The actor may see the subject but may not do this to it."""


class IllegalMoveError(FairbriefError):
    """The subject's present state does not allow this.

    `subject` is whose state it was, where a transition table refused the step.
    """

    def __init__(
        self, message: _StrOrPromise, *, field: str = "", subject: object | None = None
    ) -> None:
        super().__init__(message, field=field)
        self.subject = subject


class MissingFactError(FairbriefError):
    """Something must be said or done first."""


class LimitReachedError(FairbriefError):
    """A cap that protects people is reached."""


class ChangedSinceError(FairbriefError):
    """What is decided on, or written over, is not what the page showed; see `kernel.seen`.

    `writes_over` says that it was an edit: what stands there now is then shown field by field.
    """

    def __init__(self, message: _StrOrPromise, *, writes_over: bool = False) -> None:
        super().__init__(message)
        self.writes_over = writes_over
