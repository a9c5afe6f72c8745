"""The report of one campus for one period: one object, already suppressed, printed everywhere."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.organizations.models import Campus
from fairbrief.reports.keeping import count_again, fresh, group_names, kept_figures
from fairbrief.reports.lines import Counted
from fairbrief.reports.models import Figures
from fairbrief.reports.periods import Calendar, Period, calendar_of
from fairbrief.reports.sections.employers import employers
from fairbrief.reports.sections.funnel import funnel
from fairbrief.reports.sections.gains import gains
from fairbrief.reports.sections.office import office
from fairbrief.reports.sections.outcomes import what_came_of_it
from fairbrief.reports.sections.pay import paid_share, pay, spread_of
from fairbrief.reports.sections.people import participation, share_taking_part
from fairbrief.reports.sections.surveys import surveys
from fairbrief.reports.sections.trend import term_on_term
from fairbrief.reports.sections.work import hours_and_place, what_came_next
from fairbrief.reports.shapes import Headline, Report, Section
from fairbrief.vetting.queries import policy_of

#: How long a reader waits for other periods than the one asked for.
CATCH_UP_SECONDS = 0.1


def report_of(campus: Campus, key: str = "", *, today: date) -> Report | None:
    """The report of the period of that key, suppressed by the limit of the policy in force.

    For no key of the newest term in which somebody took part, else of today. None when
    the campus has no such period.
    """
    calendar = calendar_of(campus)
    kept = {row.period: row for row in kept_figures(campus, calendar)}
    known = _known(kept, calendar, today)
    period = calendar.of_key(key) if key else _newest(known, kept, calendar, today)
    if period is None:
        return None
    limit = policy_of(campus).small_cell
    counted = Counted({}, {}, limit=limit)
    if period.key in kept:
        own = kept[period.key] = fresh(kept[period.key], period)
        counted = Counted(
            own.taken,
            own.enrolled,
            limit=limit,
            group_names=group_names(campus),
            by_roster=own.is_by_roster,
            hidden=own.hidden,
        )
    is_empty = counted.total.people < limit
    _catch_up(kept, known)
    trend = [(each, _total(kept[each.key], limit)) for each in known]
    return Report(
        campus=campus,
        period=period,
        limit=limit,
        counted_at=kept[period.key].counted_at if period.key in kept else None,
        is_empty=is_empty,
        headlines=[] if is_empty else _headlines(counted),
        sections=[
            *([] if is_empty else _of_period(counted, campus)),
            surveys(campus, period, limit=limit),
            employers(campus, limit=limit),
            term_on_term(trend),
        ],
        periods=known,
    )


def _catch_up(kept: dict[str, Figures], known: list[Period]) -> None:
    """Counts the other periods that have changed, newest first, as far as a moment reaches; the
    worker counts the rest within a minute, and until then nothing is said of them."""
    until = time.monotonic() + CATCH_UP_SECONDS
    for period in known:
        row = kept[period.key]
        if (row.is_taken_stale or row.is_enrolled_stale) and time.monotonic() < until:
            kept[period.key] = count_again(row, period)


def _total(row: Figures, limit: int) -> Counted:
    if row.is_taken_stale or row.is_enrolled_stale:
        return Counted({}, {}, limit=limit)
    return Counted(row.total["taken"], row.total["enrolled"], limit=limit)


def _known(kept: Mapping[str, Figures], calendar: Calendar, today: date) -> list[Period]:
    """Periods a reader may choose, newest first: terms that have begun, and years outside them as
    long as something ended there."""
    found = [period for key in kept if (period := calendar.of_key(key))]
    begun = [each for each in found if each.starts_on <= today or _has_people(kept[each.key])]
    shown = [each for each in begun if each.term_id or _has_people(kept[each.key])]
    return sorted(shown, key=lambda period: (period.starts_on, period.key), reverse=True)


def _has_people(row: Figures) -> bool:
    """Whether somebody takes part, or nobody has counted yet."""
    lines = row.total.get("taken", {}).get("lines") or [{"people": 1}]
    return bool(lines[0]["people"])


def _newest(
    known: list[Period], kept: Mapping[str, Figures], calendar: Calendar, today: date
) -> Period:
    terms = [period for period in known if period.term_id and period.starts_on <= today]
    filled = [period for period in terms if _has_people(kept[period.key])]
    return (filled or terms or known or [calendar.of_day(today)])[0]


def _of_period(counted: Counted, campus: Campus) -> list[Section]:
    return [
        participation(counted),
        pay(counted),
        hours_and_place(counted),
        gains(counted),
        what_came_next(counted),
        what_came_of_it(counted),
        funnel(counted),
        office(counted, campus),
    ]


def _headlines(counted: Counted) -> list[Headline]:
    """The three figures that matter: who takes part, what is paid, what an hour is worth."""
    total, limit = counted.total, counted.limit
    share = share_taking_part(total, counted)
    low, middle, high = spread_of(total, limit)
    return [
        Headline(
            key="students",
            value=total.people,
            label=_("students took part"),
            note=_t("%(share)s of those enrolled") % {"share": share} if share else "",
        ),
        Headline(
            key="paid_share",
            value=paid_share(total, limit) or None,
            label=_("of micro-internships were paid"),
        ),
        Headline(
            key="pay_middle",
            value=middle,
            label=_("an hour, in the middle"),
            note=_t("%(low)s to %(high)s without the lowest and highest tenth")
            % {"low": low, "high": high}
            if low and high
            else "",
        ),
    ]
