"""Whose rules a brief must meet. Vetting, which owns the campuses' policies, says them here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from fairbrief.briefs.models import Brief
from fairbrief.fairness import Rulebook
from fairbrief.fairness.rulebook import together


@dataclass(frozen=True, kw_only=True)
class House:
    """The part of a campus's policy the review of a brief needs. The defaults are the platform's.

    `pay_floor_minor` is an hour's pay in minor units. `checkin_hours` are the hours of work for
    which it wants one check-in, 0 for no rule of its own; `senior_minutes` what it wants of a
    session it requires, 0 where it requires none. `rulebook` has the rules of the review it
    switched off or made firmer, its own ones, and the minimum wages of this installation.
    """

    pay_floor_minor: int = 2000
    unpaid_nonprofit: bool = False
    unpaid_government: bool = False
    unpaid_education: bool = False
    unpaid_remote: bool = True
    checkin_hours: int = 0
    hours_min: int = 5
    hours_max: int = 40
    senior_required: bool = False
    senior_minutes: int = 0
    rulebook: Rulebook = field(default_factory=Rulebook)

    def allows_unpaid(self, kind: str) -> bool:
        return kind in UNPAID_KINDS and bool(getattr(self, f"unpaid_{kind}"))


#: Kinds of employers for which a campus may allow unpaid work; a company always pays.
UNPAID_KINDS = ("nonprofit", "government", "education")


#: What holds everywhere: a campus may ask for more, never for less. The minimum wage where the
#: work is done is in the review itself.
LAW = House(
    pay_floor_minor=0,
    unpaid_nonprofit=True,
    unpaid_government=True,
    unpaid_education=True,
    hours_min=1,
    hours_max=40,
)


def strictest(houses: Collection[House]) -> House:
    """The rules a brief must meet to please every one of several campuses."""
    if not houses:
        return House()
    return House(
        pay_floor_minor=max(each.pay_floor_minor for each in houses),
        unpaid_nonprofit=all(each.unpaid_nonprofit for each in houses),
        unpaid_government=all(each.unpaid_government for each in houses),
        unpaid_education=all(each.unpaid_education for each in houses),
        unpaid_remote=all(each.unpaid_remote for each in houses),
        checkin_hours=min((each.checkin_hours for each in houses if each.checkin_hours), default=0),
        hours_min=max(each.hours_min for each in houses),
        hours_max=min(each.hours_max for each in houses),
        senior_required=any(each.senior_required for each in houses),
        senior_minutes=max(each.senior_minutes for each in houses),
        rulebook=together(each.rulebook for each in houses),
    )


type Houses = Callable[[Collection[int]], Collection[House]]

_asked: list[Houses] = []


def answers_for_campuses(houses: Houses) -> Houses:
    """Registers the room that knows the campuses' rules: ids of campuses in, their rules out; for
    none of them, the platform's own."""
    _asked[:] = [houses]
    return houses


def house_for(campus_ids: Collection[int]) -> House:
    """The strictest rules of these campuses together; the platform's own when there is none.

    Nobody passes rules in, so a brief cannot be sent under easier ones by forgetting to.
    """
    return strictest([house for ask in _asked for house in ask(campus_ids)])


type Checks = Callable[[Brief, Collection[int]], Iterable[str]]

_checked: list[Checks] = []


def checks_before_sending(checks: Checks) -> Checks:
    """Registers the room that knows what else campuses want before a brief is sent: the brief and
    ids of campuses in, what is missing out, in words for the employer."""
    _checked[:] = [checks]
    return checks


def missing_for(brief: Brief, campus_ids: Collection[int]) -> list[str]:
    """What these campuses still want of the brief before it can be sent to them."""
    return [words for check in _checked for words in check(brief, campus_ids)]
