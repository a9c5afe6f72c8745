"""The least that may be paid for a brief's hours, said where the hours are written.

The same floor the fairness review holds the fee to: the higher of the career offices' own and of
the minimum wage where the work is done, on the day it ends.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.briefs.states import PayKind
from fairbrief.kernel.money import Money
from fairbrief.kernel.places import STATES

if TYPE_CHECKING:
    from fairbrief.briefs.houses import House
    from fairbrief.briefs.models import Brief
    from fairbrief.fairness import Review


@dataclass(frozen=True, kw_only=True)
class LeastPay:
    """An hour's floor and an hour's minimum wage, where and on which day that holds; `is_sure`
    where it cannot have changed by then."""

    hourly: Money
    minimum: Money
    place: str
    on: date
    is_sure: bool

    @property
    def is_law(self) -> bool:
        """No career office asks for more than the law."""
        return self.minimum.minor >= self.hourly.minor

    def for_hours(self, hours: int) -> Money:
        return Money(self.hourly.minor * hours)

    def hours_for(self, fee: Money) -> int:
        """Whole hours that a fee pays for."""
        return fee.minor // self.hourly.minor


def least_pay(brief: Brief, house: House, *, today: date) -> LeastPay:
    """The floor of a brief under the rules of its campuses."""
    on = brief.due_on or brief.starts_on or today
    law = house.rulebook.wages.minimum(brief.employer.state, on)
    return LeastPay(
        hourly=Money(max(house.pay_floor_minor, law.hourly_minor)),
        minimum=Money(law.hourly_minor),
        place=STATES.get(law.jurisdiction, ""),
        on=on,
        is_sure=law.is_current,
    )


def least_pay_words(brief: Brief, house: House, *, today: date) -> str:
    """The least pay for the hours, why it is that, and what too small a fee pays for."""
    if brief.pay_kind == PayKind.NONE:
        return ""
    least = least_pay(brief, house, today=today)
    said = {"rate": least.hourly, "why": _why(least)}
    if not brief.hours:
        return _("Every hour is paid %(rate)s at least: %(why)s.") % said
    words = ngettext(
        "%(hours)d hour is paid %(sum)s at least, %(rate)s an hour: %(why)s.",
        "%(hours)d hours are paid %(sum)s at least, %(rate)s an hour: %(why)s.",
        brief.hours,
    ) % {**said, "hours": brief.hours, "sum": least.for_hours(brief.hours)}
    fee = brief.fee
    if fee is None or not fee.minor or least.hours_for(fee) >= brief.hours:
        return words
    paid_for = ngettext(
        "A fee of %(fee)s pays for %(count)d hour.",
        "A fee of %(fee)s pays for %(count)d hours.",
        least.hours_for(fee),
    ) % {"fee": fee, "count": least.hours_for(fee)}
    return f"{words} {paid_for}"


def _why(least: LeastPay) -> str:
    said = {
        "place": least.place or _("the United States"),
        "wage": least.minimum,
        "day": date_format(least.on, _("j F Y")),
    }
    if least.is_law and least.is_sure:
        return _("the minimum wage in %(place)s on %(day)s") % said
    if least.is_law:
        return _("the minimum wage in %(place)s as last known, which may rise by %(day)s") % said
    if least.is_sure:
        return (
            _("the floor of the career offices; the minimum wage in %(place)s is %(wage)s") % said
        )
    return (
        _(
            "the floor of the career offices; the minimum wage in %(place)s is %(wage)s now, and "
            "may rise by %(day)s"
        )
        % said
    )


#: Rules of the review whose better sentence is a sum.
_OWN_SUM = ("PAY-01F", "PAY-02", "PAY-03")


def with_own_sums(review: Review, brief: Brief, house: House, *, today: date) -> Review:
    """The review with better sentences in this brief's hours and floor: another's sum, beside one's
    own hours, would read as if a budget paid for them."""
    if not brief.hours or not any(each.rule in _OWN_SUM for each in review.findings):
        return review
    least = least_pay(brief, house, today=today)
    example = ngettext(
        "A fixed fee of %(sum)s or more for the whole project: %(hours)d hour at %(rate)s.",
        "A fixed fee of %(sum)s or more for the whole project: %(hours)d hours at %(rate)s.",
        brief.hours,
    ) % {"sum": least.for_hours(brief.hours), "hours": brief.hours, "rate": least.hourly}
    return replace(
        review,
        findings=tuple(
            each._replace(example=example) if each.rule in _OWN_SUM else each
            for each in review.findings
        ),
    )
