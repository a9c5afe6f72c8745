"""Everything the roster writes."""

from fairbrief.roster.actions.linking import rename_own_entry, take_in

__all__ = ["rename_own_entry", "take_in"]
