"""Reads of a student's time: what is taken, what is free, what fits, what is planned."""

from fairbrief.planning.queries.busy import (
    STRETCH,
    busy_by_hand,
    busy_in,
    calendars_of,
    calendars_to_read,
    is_kept,
    removed_lately,
    stretch_read,
    times_of,
)
from fairbrief.planning.queries.calendar import Item, WeekPage, feed_of, week_of
from fairbrief.planning.queries.fit import Fit, FitWeek, fit_of_agreement, fit_of_brief
from fairbrief.planning.queries.horizon import (
    Ahead,
    Horizon,
    holidays_of,
    horizon_of,
    job_of,
    monday,
    open_work,
)
from fairbrief.planning.queries.offers import live_offers, offer_for
from fairbrief.planning.queries.office import OfficeWeek, office_of
from fairbrief.planning.queries.plan import (
    GRACE,
    Moved,
    Outlook,
    blocks_since,
    has_plan,
    is_told,
    moved_of,
    outlook_of,
    unseen_replanning,
    worked_lately,
)

__all__ = [
    "GRACE",
    "STRETCH",
    "Ahead",
    "Fit",
    "FitWeek",
    "Horizon",
    "Item",
    "Moved",
    "OfficeWeek",
    "Outlook",
    "WeekPage",
    "blocks_since",
    "busy_by_hand",
    "busy_in",
    "calendars_of",
    "calendars_to_read",
    "feed_of",
    "fit_of_agreement",
    "fit_of_brief",
    "has_plan",
    "holidays_of",
    "horizon_of",
    "is_kept",
    "is_told",
    "job_of",
    "live_offers",
    "monday",
    "moved_of",
    "offer_for",
    "office_of",
    "open_work",
    "outlook_of",
    "removed_lately",
    "stretch_read",
    "times_of",
    "unseen_replanning",
    "week_of",
    "worked_lately",
]
