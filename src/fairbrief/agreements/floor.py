"""What an agreement may not say, however much both want it: the fairness floor.

Only what a change makes worse is refused: a line that stood as it does keeps standing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.text import Terms
from fairbrief.applications.models import Application
from fairbrief.briefs.pay_days import MOST_DAYS
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.money import Money
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.queries.wages import wages_with

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Days from the start to the due date, fewest and most.
SHORTEST, LONGEST = 7, 56
#: Minutes of a conversation with a senior person, at least.
SHORTEST_SESSION = 20


class UnfairError(FairbriefError):
    """The change would go below the floor; `field` names the line."""


@dataclass(frozen=True)
class Floor:
    """The bounds at one place and time: the campus's policy, and the law's least pay an hour."""

    policy: Policy
    least_minor: int


def floor_of(application: Application, terms: Terms) -> Floor:
    """The higher of the campus's floor and the minimum wage where the student works, on the days
    of the work."""
    policy = policy_of(application.student.campus)
    table = wages_with(policy)
    places = {application.student.work_state, application.brief.employer.state} - {""}
    days = [date.fromisoformat(terms[name]) for name in ("starts_on", "due_on") if terms[name]]
    wages = [table.minimum(place, day).hourly_minor for place in places or {""} for day in days]
    return Floor(policy, max([policy.pay_floor_minor, *wages]))


def require_fair(old: Terms, new: Terms, *, floor: Floor, today: date) -> None:
    """Raises UnfairError for the first thing the new terms break and the old ones did not."""
    before = {line for line, _words in _broken(old, floor, today)}
    for line, words in [*_broken(new, floor, today), *_worse(old, new)]:
        if line not in before:
            raise UnfairError(words, field=line)


def _broken(terms: Terms, floor: Floor, today: date) -> Iterator[tuple[str, _StrOrPromise]]:
    yield from _scope(terms, floor)
    yield from _days(terms, today)
    yield from _people(terms, floor)
    yield from _pay(terms, floor)


def _scope(terms: Terms, floor: Floor) -> Iterator[tuple[str, _StrOrPromise]]:
    least, most = floor.policy.hours_min, floor.policy.hours_max
    if not least <= terms["hours"] <= most:
        yield (
            "hours",
            _("Between %(least)d and %(most)d hours; more needs a new agreement.")
            % {"least": least, "most": most},
        )
    if terms["weekly_cap"] > floor.policy.weekly_cap_term:
        yield (
            "weekly_cap",
            _("The campus lets students work %(cap)d hours in a week of term.")
            % {"cap": floor.policy.weekly_cap_term},
        )
    if not terms["deliverables"]:
        yield "piece_0", _("Something must be handed in. Name at least one deliverable.")
    for place, each in enumerate(terms["deliverables"]):
        if not each["criteria"]:
            yield (
                f"piece_{place}",
                _("Say in a line beneath it when it is accepted; else nobody can tell."),
            )


def _days(terms: Terms, today: date) -> Iterator[tuple[str, _StrOrPromise]]:
    if not terms["starts_on"] or not terms["due_on"]:
        return
    start, due = date.fromisoformat(terms["starts_on"]), date.fromisoformat(terms["due_on"])
    if start < today:
        yield "starts_on", _("The start is past. Choose a day from today on.")
    if not timedelta(days=SHORTEST) <= due - start <= timedelta(days=LONGEST):
        yield (
            "due_on",
            _("The due date is %(least)d to %(most)d days after the start.")
            % {"least": SHORTEST, "most": LONGEST},
        )
    elif terms["hours"] > terms["weekly_cap"] * -(-(due - start).days // 7):
        yield (
            "due_on",
            _("%(hours)d hours do not fit before it at %(cap)d hours a week.")
            % {"hours": terms["hours"], "cap": terms["weekly_cap"]},
        )
    if midway := terms.get("midway"):
        on = date.fromisoformat(midway["on"])
        if not start < on < due:
            yield "midway_on", _("The first milestone is between the start and the due date.")


def _people(terms: Terms, floor: Floor) -> Iterator[tuple[str, _StrOrPromise]]:
    if needed := _checkins_needed(terms, floor.policy.checkin_hours):
        yield (
            "checkins_a_week",
            _("The campus asks for a check-in for every %(each)d hours: %(needed)d a week.")
            % {"each": floor.policy.checkin_hours, "needed": needed},
        )
    if not terms["leader"]:
        return
    if not terms["senior_sessions"]:
        yield "senior_sessions", _("The promised conversation cannot be taken away.")
    least = SHORTEST_SESSION
    if floor.policy.senior_session_required:
        least = max(least, floor.policy.senior_minutes)
    if terms["senior_minutes"] < least:
        yield (
            "senior_minutes",
            _("A conversation lasts %(least)d minutes or more.") % {"least": least},
        )


def _checkins_needed(terms: Terms, each: int) -> int:
    """Check-ins a week that the campus asks for, when fewer are agreed; 0 when there are enough."""
    if not each or not terms["starts_on"] or not terms["due_on"]:
        return 0
    days = (date.fromisoformat(terms["due_on"]) - date.fromisoformat(terms["starts_on"])).days
    weeks = max(1, (days + 3) // 7)
    needed = ceil(ceil(terms["hours"] / each) / weeks)
    return needed if (terms["checkins_a_week"] or 0) < needed else 0


def _pay(terms: Terms, floor: Floor) -> Iterator[tuple[str, _StrOrPromise]]:
    if terms["pay_kind"] == "none":
        return
    fee, currency = terms["fee_minor"], terms["currency"]
    if currency == "USD" and fee < floor.least_minor * terms["hours"]:
        yield (
            "fee_minor",
            _("That is %(rate)s an hour; at least %(least)s must be paid.")
            % {
                "rate": Money(fee, currency).per_hour(terms["hours"] or 1),
                "least": Money(floor.least_minor, currency),
            },
        )
    if not 1 <= (terms["pay_days"] or 0) <= MOST_DAYS:
        yield (
            "pay_days",
            _("Pay is due within %(most)d days of acceptance.") % {"most": MOST_DAYS},
        )


def _worse(old: Terms, new: Terms) -> Iterator[tuple[str, _StrOrPromise]]:
    """What was offered for an hour cannot be bargained down."""
    if old["pay_kind"] == "none":
        return
    if new["fee_minor"] * old["hours"] < old["fee_minor"] * new["hours"]:
        was, now = (
            Money(each["fee_minor"], each["currency"]).per_hour(each["hours"] or 1)
            for each in (old, new)
        )
        yield (
            "fee_minor",
            _("An hour would be paid %(now)s instead of %(was)s. Raise the fee with the hours.")
            % {"now": now, "was": was},
        )
