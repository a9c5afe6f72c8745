"""Everything the roster writes."""

from fairbrief.roster.actions.grouping import (
    Added,
    add_found,
    add_named,
    delete_group,
    make_group,
    remove_from_group,
    rename_group,
)
from fairbrief.roster.actions.importing import (
    agree_to_import,
    ask_to_undo,
    drop_import,
    forget_old_imports,
    hand_over_roster,
    name_columns,
    work_on,
)
from fairbrief.roster.actions.linking import rename_own_entry, take_in

__all__ = [
    "Added",
    "add_found",
    "add_named",
    "agree_to_import",
    "ask_to_undo",
    "delete_group",
    "drop_import",
    "forget_old_imports",
    "hand_over_roster",
    "make_group",
    "name_columns",
    "remove_from_group",
    "rename_group",
    "rename_own_entry",
    "take_in",
    "work_on",
]
