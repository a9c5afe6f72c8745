"""Moments and days as one reader's mail says them: in the reader's own zone, which is named."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import zone_named


def zone_words(zone: str) -> str:
    """The zone as a reader knows it: "New York time", "UTC"."""
    key = zone_named(zone).key
    if key == "UTC":
        return key
    return _("%(place)s time") % {"place": key.rpartition("/")[2].replace("_", " ")}


def in_words(value: object, *, zone: str, at: datetime) -> str:
    """A fact of a notice written at `at`, for a reader in the zone.

    An aware datetime becomes that reader's day and hour with the zone's name, a date a day; both
    with the year when it is not the year of `at`. Everything else is said as it is.
    """
    if isinstance(value, datetime):
        local = value.astimezone(zone_named(zone))
        return _("%(day)s, %(hour)s (%(zone)s)") % {
            "day": _day(local.date(), at),
            # Translators: an hour of the day, in Django's date format letters
            "hour": date_format(local, _("H:i")),
            "zone": zone_words(zone),
        }
    if isinstance(value, date):
        return _day(value, at)
    return str(value)


def _day(day: date, at: datetime) -> str:
    same_year = day.year == at.astimezone(UTC).year
    # Translators: a day of this year / of another year, in Django's date format letters
    return date_format(day, _("l j F") if same_year else _("l j F Y"))
