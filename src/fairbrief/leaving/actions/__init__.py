"""Closing an account, opening it again, erasing it."""

from fairbrief.leaving.actions.closing import (
    HinderedError,
    close_account,
    close_on_request,
    reopen,
)
from fairbrief.leaving.actions.erasing import erase
from fairbrief.leaving.actions.taking import record_taken

__all__ = ["HinderedError", "close_account", "close_on_request", "erase", "record_taken", "reopen"]
