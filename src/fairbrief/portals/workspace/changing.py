"""Ways into a change order: what both chose at a mark, or words that ask for something new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from fairbrief.applications.queries import words_of_side
from fairbrief.engagements.demands import new_demand
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.pace import last_proposed_at
from fairbrief.engagements.pricing import MOST_HOURS, suggested_fee
from fairbrief.engagements.queries import can_propose_change
from fairbrief.kernel.clock import now

#: For so long a message that asks for something new is shown the way to a change order.
SHOWN_FOR = timedelta(days=7)


def drafted_change(work: Engagement, side: str, asked: Mapping[str, str]) -> dict[str, Any]:
    """The change order as the address asks for it: `plan` of a mark, or what a message `says`."""
    if asked.get("plan") == "add_pay":
        hours = min(MOST_HOURS, work.hours + max(1, -(-work.hours // 4)))
        return {
            "hours": hours,
            "fee": suggested_fee(work, hours).decimal,
            "why": _("The agreed hours are nearly used."),
        }
    if asked.get("plan") == "cut_scope":
        return {"fee": work.fee.decimal, "why": _("The agreed hours are nearly used.")}
    if code := asked.get("says"):
        said = words_of_side(work.agreement.application_id, side, code)
        demand = new_demand(said)
        return {"what": (demand.words if demand else said)[:1000]}
    return {}


def mark_new_demands(work: Engagement, said: Iterable[tuple[Any, bool, bool]]) -> None:
    """Gives one's own latest messages what sounds new in them, until a change is proposed."""
    since = now() - SHOWN_FOR
    recent = [row for row, is_mine, _new in said if is_mine and row.at > since]
    if not recent or not can_propose_change(work):
        return
    found = [(row, demand) for row in recent if (demand := new_demand(row.text))]
    proposed_at = last_proposed_at(work) if found else None
    for row, demand in found:
        if proposed_at is None or row.at > proposed_at:
            row.demand = demand
