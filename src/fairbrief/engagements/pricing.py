"""What a change costs: the sum that follows from the agreed rate, and what cannot be signed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.kept import kept_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import hours_of
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.money import Money

MOST_HOURS = 40


def suggested_fee(work: Engagement, hours: int) -> Money:
    """The fee for so many hours in all at the agreed rate, rounded up to whole units of money.

    Never less than can be signed. Work without pay stays so.
    """
    if not work.fee_minor:
        return work.fee
    by_rate = work.fee.share(hours, max(work.hours, 1))
    unit = 10 ** -int(by_rate.decimal.as_tuple().exponent)
    whole = -(-by_rate.minor // unit) * unit
    return Money(max(whole, least_fee(work, hours)), work.currency)


def least_fee(work: Engagement, hours: int) -> int:
    """The least that can be signed for so many hours in all, in minor units.

    The floor for every hour, never less than hours worked, an accepted milestone or an earlier end
    have earned; the same hours keep their fee, and more hours add to it.
    """
    kept = kept_of(work).pay.minor
    least = max(hours * work.floor_minor, hours_of(work).earned.minor, kept)
    if hours > work.hours:
        return max(least, work.fee_minor + (hours - work.hours) * work.floor_minor)
    return work.fee_minor if hours == work.hours else least


def check_price(
    work: Engagement, /, *, hours: int, fee_minor: int, due_on: date, at: datetime
) -> None:
    """Raises FairbriefError for hours, a fee or a date that cannot be signed."""
    if not 1 <= hours <= MOST_HOURS:
        raise FairbriefError(
            _("Between 1 and 40 hours in all; more is another agreement."), field="hours"
        )
    if due_on <= work.starts_on or due_on < day_in(work.student.user.time_zone, at):
        raise FairbriefError(_("Choose a day to come."), field="due_on")
    if due_on > work.starts_on + timedelta(days=183):
        raise FairbriefError(_("At most half a year after the start."), field="due_on")
    if not work.fee_minor:
        if fee_minor and fee_minor < hours * work.floor_minor:
            raise FairbriefError(
                _("Pay starts at the floor: at least %(least)s in all.")
                % {"least": Money(hours * work.floor_minor, work.currency)},
                field="fee",
            )
        return
    least = least_fee(work, hours)
    if fee_minor < least:
        raise FairbriefError(
            _("That pays too little: at least %(least)s in all for %(hours)d hours.")
            % {"least": Money(least, work.currency), "hours": hours},
            field="fee",
        )
    if fee_minor > 100 * 100 * 1000:
        raise FairbriefError(_("That is more than any micro-internship pays."), field="fee")
