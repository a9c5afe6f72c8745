"""Whether students have days left to apply, once an office has had its usual time to decide.

Only whoever writes the brief is told, and only while they can change it: it is no finding of the
review, which readers see when the days have long run.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.states import OFFICE_DAYS
from fairbrief.fairness import Finding, Review, Severity
from fairbrief.kernel.clock import after_business_days, day_in

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief

#: Days that students should have to see a brief and to apply: a weekend is among them.
ENOUGH_DAYS = 5
_CHECKED = date(2026, 11, 28)


def with_time_to_apply(review: Review, brief: Brief, at: datetime) -> Review:
    """The review, with advice where the day to apply by leaves students few days or none.

    Days are those of the brief's own time zone; a day that cannot be right is the review's to say.
    """
    if brief.apply_by is None or any(each.rule == "SCOPE-03A" for each in review.findings):
        return review
    decided = day_in(brief.time_zone, decided_by(brief, at))
    left = (brief.apply_by - decided).days
    if left >= ENOUGH_DAYS:
        return review
    return replace(review, findings=(*review.findings, _finding(brief, decided, max(left, 0))))


def decided_by(brief: Brief, at: datetime) -> datetime:
    """When an office that takes its whole time has decided, if the brief is sent now."""
    return after_business_days(
        at,
        OFFICE_DAYS,
        zone=brief.time_zone,
        country=brief.employer.country,
        subdivision=brief.employer.state,
    )


def _finding(brief: Brief, decided: date, left: int) -> Finding:
    title = (
        ngettext(
            "Students may have %(count)d day to apply",
            "Students may have %(count)d days to apply",
            left,
        )
        % {"count": left}
        if left
        else _("Students may have no day left to apply")
    )
    enough = decided + timedelta(days=ENOUGH_DAYS)
    remedy = _("Choose %(day)s or later, so that they have %(days)d days.")
    if brief.starts_on and enough >= brief.starts_on:
        remedy = _(
            "Choose %(day)s or later, so that they have %(days)d days, and a later start; or send "
            "it soon, and ask the office."
        )
    return Finding(
        rule="TIME",
        version=1,
        severity=Severity.COACH,
        title=title,
        why=_(
            "A career office has %(days)d business days to decide. If it takes them, a brief that "
            "is sent today opens on %(day)s, and few students will have seen it before it closes."
        )
        % {"days": OFFICE_DAYS, "day": _said(decided)},
        source=_("The time each career office has to decide"),
        checked=_CHECKED,
        remedy=remedy % {"day": _said(enough), "days": ENOUGH_DAYS},
        field="apply_by",
    )


def _said(day: date) -> str:
    return date_format(day, _("l j F"))
