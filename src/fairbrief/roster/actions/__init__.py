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
from fairbrief.roster.actions.provisioning import (
    Person,
    TakenError,
    add_person,
    change_person,
    seen_by_directory,
    withdraw_person,
)

__all__ = [
    "Added",
    "Person",
    "TakenError",
    "add_found",
    "add_named",
    "add_person",
    "agree_to_import",
    "ask_to_undo",
    "change_person",
    "delete_group",
    "drop_import",
    "forget_old_imports",
    "hand_over_roster",
    "make_group",
    "name_columns",
    "remove_from_group",
    "rename_group",
    "rename_own_entry",
    "seen_by_directory",
    "take_in",
    "withdraw_person",
    "work_on",
]
