"""Why a brief may suit a student, in plain words; never a protected attribute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cached_property, lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fairbrief.briefs.listed import Listed
from fairbrief.kernel.clock import zone_named
from fairbrief.students.queries import Skills

#: The hours of a day in which people can be expected to speak.
DAY_STARTS, DAY_ENDS = 8, 20
#: When the morning ends and the evening begins.
NOON, EVENING = time(12), time(17)
#: Skills that are named; and free times, where no more fit.
MOST_NAMED = 3
_DAY = 24 * 60


@dataclass(frozen=True)
class FreeStretch:
    """A weekly stretch in which the student is free, in the student's own time zone."""

    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True)
class Seeker:
    """What a student has said that reasons speak of."""

    skills: Skills
    #: Hours a week the student still has from one day to another.
    hours_left: Callable[[date, date], int]
    zone: str
    free: Sequence[FreeStretch] = field(default=())

    @cached_property
    def has(self) -> frozenset[str]:
        return frozenset(self.skills.has.values())

    @cached_property
    def wants(self) -> frozenset[str]:
        return self.skills.wants - self.has


@lru_cache(maxsize=2_048)
def _offset(zone: str, at: datetime) -> int:
    """Minutes from UTC; of one moment the same zones are asked for card after card."""
    apart = at.astimezone(zone_named(zone)).utcoffset()
    return int(apart.total_seconds() // 60) if apart is not None else 0


def overlap_hours(one: str, other: str, at: datetime) -> int:
    """Hours of the day, 8 to 20 where each is, that two time zones share at a moment."""
    hours = abs(_offset(one, at) - _offset(other, at)) / 60
    hours = min(hours, 24 - hours)
    return max(0, round(DAY_ENDS - DAY_STARTS - hours))


def reasons(brief: Listed, seeker: Seeker, *, at: datetime) -> list[str]:
    """Short reasons, most telling first."""
    language = get_language()
    return [
        *_of_skills(brief, seeker, language),
        *_of_hours(brief, seeker, language),
        *_of_times(seeker, brief.time_zone, at, language),
        *chances(brief),
    ]


def _of_skills(brief: Listed, seeker: Seeker, language: str | None) -> tuple[str, ...]:
    use = [name for name in brief.skills if name in seeker.has]
    learn = [name for name in (*brief.teaches, *brief.skills) if name in seeker.wants]
    return _skill_words(tuple(use[:MOST_NAMED]), tuple(dict.fromkeys(learn))[:MOST_NAMED], language)


def _of_hours(brief: Listed, seeker: Seeker, language: str | None) -> tuple[str, ...]:
    """Of the brief's own weeks: what is promised now may be over by then."""
    if not (brief.hours and brief.starts_on and brief.due_on):
        return ()
    weeks = max((brief.due_on - brief.starts_on).days / 7, 1)
    left = seeker.hours_left(brief.starts_on, brief.due_on)
    return (_hours_words(int(-(-brief.hours // weeks)), left, language),)


def _of_times(seeker: Seeker, zone: str, at: datetime, language: str | None) -> tuple[str, ...]:
    """Nothing is said of who is where the student is: their days are the same."""
    apart = _offset(zone, at) - _offset(seeker.zone, at)
    if not apart:
        return ()
    place = zone.rpartition("/")[2].replace("_", " ")
    fitting = tuple(each for each in seeker.free if _is_their_day(each, apart))
    if fitting and len(fitting) <= MOST_NAMED:
        return (_times_words(fitting, place, language),)
    return (_overlap_words(overlap_hours(seeker.zone, zone, at), place, language),)


# The sentences. The briefs of a list say much the same, and so do those of the next reader: each is
# put into words once a language.


@lru_cache(maxsize=4_096)
def _skill_words(
    use: tuple[str, ...], learn: tuple[str, ...], _language: str | None
) -> tuple[str, ...]:
    said = []
    if use:
        said.append(_("Uses your %(skills)s.") % {"skills": _listed(use)})
    if learn:
        said.append(_("Teaches %(skills)s.") % {"skills": _listed(learn)})
    return tuple(said)


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


@lru_cache(maxsize=2_048)
def _hours_words(hours: int, left: int, _language: str | None) -> str:
    figures = {"hours": hours, "left": left}
    if hours <= left:
        return _("About %(hours)d h a week, within your %(left)d h.") % figures
    return _("About %(hours)d h a week; you have %(left)d h.") % figures


@lru_cache(maxsize=2_048)
def _times_words(times: tuple[FreeStretch, ...], place: str, _language: str | None) -> str:
    named = _listed([_stretch_words(each) for each in times])
    return _("%(place)s is at work on your %(times)s.") % {"place": place, "times": named}


@lru_cache(maxsize=2_048)
def _overlap_words(hours: int, place: str, _language: str | None) -> str:
    return ngettext(
        "%(hours)d hour of the day in common with %(place)s.",
        "%(hours)d hours of the day in common with %(place)s.",
        hours,
    ) % {"hours": hours, "place": place}


def _is_their_day(stretch: FreeStretch, apart: int) -> bool:
    """At least an hour of the stretch is between 8 and 20 where they are."""
    start = (stretch.starts.hour * 60 + stretch.starts.minute + apart) % _DAY
    ends = stretch.ends.hour * 60 + stretch.ends.minute
    long = ends - (stretch.starts.hour * 60 + stretch.starts.minute)
    shared = sum(
        max(0, min(start + long, day + DAY_ENDS * 60) - max(start, day + DAY_STARTS * 60))
        for day in (0, _DAY)
    )
    return shared >= 60


def _stretch_words(stretch: FreeStretch) -> str:
    """Such as “Tue evening”."""
    # The first of January 2024 was a Monday.
    day = date_format(datetime(2024, 1, 1 + stretch.weekday), "D")  # noqa: DTZ001
    if stretch.starts >= EVENING:
        return _("%(day)s evening") % {"day": day}
    if stretch.ends <= NOON:
        return _("%(day)s morning") % {"day": day}
    if stretch.starts >= NOON:
        return _("%(day)s afternoon") % {"day": day}
    return day


def chances(brief: Listed) -> tuple[str, ...]:
    """How many applied, and for whom a place is kept."""
    return _chances(brief.applied, brief.seats, brief.first_timer_seats, get_language())


@lru_cache(maxsize=2_048)
def _chances(applied: int, seats: int, kept: int, _language: str | None) -> tuple[str, ...]:
    """Of the briefs of a list many say the same."""
    if not kept:
        return (odds(applied, seats),)
    first = ngettext(
        "%(kept)d is kept for a first time.", "%(kept)d are kept for a first time.", kept
    )
    return odds(applied, seats), first % {"kept": kept}


def odds(applied: int, seats: int) -> str:
    """How many applied for how many places."""
    if not applied:
        return ngettext(
            "Nobody has applied yet; there is %(seats)d place.",
            "Nobody has applied yet; there are %(seats)d places.",
            seats,
        ) % {"seats": seats}
    return ngettext(
        "%(applied)d applied for %(seats)d place.",
        "%(applied)d applied for %(seats)d places.",
        seats,
    ) % {"applied": applied, "seats": seats}
