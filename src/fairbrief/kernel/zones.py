"""Which time zone a place has, where its country and state leave no doubt."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from importlib import resources
from zoneinfo import ZoneInfo

_EAST, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    f"America/{city}" for city in ("New_York", "Chicago", "Denver", "Los_Angeles")
)
#: The zones of each state of the United States; those that two or more divide have them all, the
#: one of most people first. Source: 49 CFR part 71, as the tz database has it.
_OF_STATES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        [
            "CT",
            "DE",
            "DC",
            "GA",
            "ME",
            "MD",
            "MA",
            "NH",
            "NJ",
            "NY",
            "NC",
            "OH",
            "PA",
            "RI",
            "SC",
            "VT",
            "VA",
            "WV",
        ],
        (_EAST,),
    ),
    **dict.fromkeys(["AL", "AR", "IL", "IA", "LA", "MN", "MS", "MO", "OK", "WI"], (_CENTRAL,)),
    **dict.fromkeys(["CO", "MT", "NM", "UT", "WY"], (_MOUNTAIN,)),
    **dict.fromkeys(["CA", "WA"], (_PACIFIC,)),
    **dict.fromkeys(["FL", "KY"], (_EAST, _CENTRAL)),
    **dict.fromkeys(["KS", "NE", "ND", "SD", "TX"], (_CENTRAL, _MOUNTAIN)),
    "AK": ("America/Anchorage", "America/Adak"),
    "AZ": ("America/Phoenix", _MOUNTAIN),
    "HI": ("Pacific/Honolulu",),
    "ID": ("America/Boise", _PACIFIC),
    "IN": ("America/Indiana/Indianapolis", _CENTRAL),
    "MI": ("America/Detroit", _CENTRAL),
    "NV": (_PACIFIC, _MOUNTAIN),
    "OR": (_PACIFIC, "America/Boise"),
    "PR": ("America/Puerto_Rico",),
    "TN": (_CENTRAL, _EAST),
}


def zones_of(country: str, state: str = "") -> tuple[str, ...]:
    """The time zones of a place whose clocks differ at some time of the year; one is no guess.

    `country` by its two letters, `state` in the United States. None for an unknown country.
    """
    if country == "US" and state:
        return _OF_STATES.get(state, ())
    return _unlike(_by_country().get(country, ()))


@lru_cache(maxsize=1)
def _by_country() -> dict[str, tuple[str, ...]]:
    """Every country's zones, the most populous first, as the tz database lists them."""
    found: dict[str, tuple[str, ...]] = {}
    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    for line in table.splitlines():
        if line and not line.startswith("#"):
            country, _where, zone, *_comment = line.split("\t")
            found[country] = (*found.get(country, ()), zone)
    return found


@lru_cache(maxsize=512)
def _unlike(zones: tuple[str, ...]) -> tuple[str, ...]:
    """The zones without those that keep the same time as one before them, this year."""
    year = datetime.now(UTC).year
    middles = [datetime(year, month, 15, tzinfo=UTC) for month in range(1, 13)]
    found: dict[tuple[object, ...], str] = {}
    for zone in zones:
        found.setdefault(
            tuple(each.astimezone(ZoneInfo(zone)).utcoffset() for each in middles), zone
        )
    return tuple(found.values())
