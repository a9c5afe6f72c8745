"""Everything an office does for one student, and what the student asks of it."""

from fairbrief.advising.actions.caring import give_back, set_aside, show_again, take_on
from fairbrief.advising.actions.holding import expire_hold, lift_hold, place_hold
from fairbrief.advising.actions.naming import nominate, withdraw_nomination
from fairbrief.advising.actions.noting import change_note, drop_note, write_note
from fairbrief.advising.actions.showing import (
    ask_for_record,
    note_look,
    note_look_at,
    show_record,
)

__all__ = [
    "ask_for_record",
    "change_note",
    "drop_note",
    "expire_hold",
    "give_back",
    "lift_hold",
    "nominate",
    "note_look",
    "note_look_at",
    "place_hold",
    "set_aside",
    "show_again",
    "show_record",
    "take_on",
    "withdraw_nomination",
    "write_note",
]
