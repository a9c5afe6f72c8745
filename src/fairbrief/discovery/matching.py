"""Why a brief may suit a student, in plain words; never a protected attribute."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.listed import Listed
from fairbrief.students.queries import Skills

#: The hours of a day in which people can be expected to speak.
DAY_STARTS, DAY_ENDS = 8, 20


def overlap_hours(one: str, other: str, at: datetime) -> int:
    """Hours of the day, 8 to 20 where each is, that two time zones share at a moment."""
    apart = at.astimezone(ZoneInfo(one)).utcoffset()
    other_apart = at.astimezone(ZoneInfo(other)).utcoffset()
    if apart is None or other_apart is None:
        return 0
    hours = abs((apart - other_apart).total_seconds()) / 3600
    hours = min(hours, 24 - hours)
    return max(0, round(DAY_ENDS - DAY_STARTS - hours))


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(some)s and %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def reasons(brief: Listed, *, skills: Skills, hours_left: int) -> list[str]:
    """Short reasons, most telling first. The brief must be listed with its skills."""
    has = set(skills.has.values())
    use = [name for name in brief.skills if name in has]
    teaches = [name for name in brief.skills if name in skills.wants and name not in has]
    said = []
    if use:
        said.append(_("Uses your %(skills)s.") % {"skills": _listed(use[:3])})
    if teaches:
        said.append(_("Teaches %(skills)s.") % {"skills": _listed(teaches[:3])})
    if brief.hours and brief.starts_on and brief.due_on:
        weeks = max((brief.due_on - brief.starts_on).days / 7, 1)
        a_week = -(-brief.hours // weeks)
        if a_week <= hours_left:
            said.append(
                _("About %(hours)d h a week, within your %(left)d h.")
                % {"hours": a_week, "left": hours_left}
            )
        else:
            said.append(
                _("About %(hours)d h a week; you have %(left)d h.")
                % {"hours": a_week, "left": hours_left}
            )
    said.append(odds(brief.applied, brief.seats))
    return said


def odds(applied: int, seats: int) -> str:
    """How many applied for how many places."""
    return ngettext(
        "%(applied)d applied for %(seats)d place.",
        "%(applied)d applied for %(seats)d places.",
        seats,
    ) % {"applied": applied, "seats": seats}
