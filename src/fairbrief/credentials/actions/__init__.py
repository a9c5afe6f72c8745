"""Issuing, showing a name or levels, revoking; the keys and who issues in its own name."""

from fairbrief.credentials.actions.changing import (
    end_for_good,
    revoke,
    show_levels,
    show_name,
)
from fairbrief.credentials.actions.issuing import issue
from fairbrief.credentials.actions.keys import issue_in_own_name, live_key, rotate_key

__all__ = [
    "end_for_good",
    "issue",
    "issue_in_own_name",
    "live_key",
    "revoke",
    "rotate_key",
    "show_levels",
    "show_name",
]
