"""Everything that is done with a student's time, by what it is about."""

from fairbrief.planning.actions.bringing import (
    bring_address,
    bring_file,
    forget_old,
    keep_calendar,
    put_calendar_back,
    read_again,
    read_due,
    read_own_again,
    remove_calendar,
    said_of,
)
from fairbrief.planning.actions.feeding import end_feed, entries_of, feeds, open_feed, read_feed
from fairbrief.planning.actions.keeping_up import (
    add_block,
    keep_all_up,
    keep_up,
    make_plan,
    mark_seen,
    move_block,
    remove_block,
)
from fairbrief.planning.actions.offering import (
    decline_times,
    forget_offers,
    offer_times,
    pick_time,
    renew_picking_link,
    take_times_back,
)
from fairbrief.planning.actions.office import save_office_hours
from fairbrief.planning.actions.telling import add_once, add_weekly, put_busy_back, remove_busy

__all__ = [
    "add_block",
    "add_once",
    "add_weekly",
    "bring_address",
    "bring_file",
    "decline_times",
    "end_feed",
    "entries_of",
    "feeds",
    "forget_offers",
    "forget_old",
    "keep_all_up",
    "keep_calendar",
    "keep_up",
    "make_plan",
    "mark_seen",
    "move_block",
    "offer_times",
    "open_feed",
    "pick_time",
    "put_busy_back",
    "put_calendar_back",
    "read_again",
    "read_due",
    "read_feed",
    "read_own_again",
    "remove_block",
    "remove_busy",
    "remove_calendar",
    "renew_picking_link",
    "said_of",
    "save_office_hours",
    "take_times_back",
]
