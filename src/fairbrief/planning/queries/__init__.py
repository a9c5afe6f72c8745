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
from fairbrief.planning.queries.horizon import Ahead, Horizon, horizon_of, job_of, open_work
from fairbrief.planning.queries.offers import live_offers, offer_for
from fairbrief.planning.queries.office import OfficeWeek, office_of
from fairbrief.planning.queries.plan import (
    GRACE,
    Outlook,
    blocks_between,
    has_plan,
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
    "OfficeWeek",
    "Outlook",
    "WeekPage",
    "blocks_between",
    "busy_by_hand",
    "busy_in",
    "calendars_of",
    "calendars_to_read",
    "feed_of",
    "fit_of_agreement",
    "fit_of_brief",
    "has_plan",
    "horizon_of",
    "is_kept",
    "job_of",
    "live_offers",
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
