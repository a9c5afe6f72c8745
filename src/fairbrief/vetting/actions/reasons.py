"""The reason an office gives for a decision: a sentence, for the other side reads it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import FairbriefError

SHORTEST_REASON, LONGEST_REASON = 10, 2000


def sentence(reason: str) -> str:
    """A reason the employer reads. Raises FairbriefError (field "reason") where it says nothing."""
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise FairbriefError(
            _("Give the reason in a sentence; the employer reads it."), field="reason"
        )
    return reason[:LONGEST_REASON]
