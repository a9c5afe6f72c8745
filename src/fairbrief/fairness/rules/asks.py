"""What only a person can judge: questions to whoever reviews a brief, never guesses."""

from __future__ import annotations

from fairbrief.fairness.facts import Facts
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.posting import Fields


def reviewer_asks(fields: Fields, facts: Facts) -> tuple[str, ...]:
    """The questions for this brief, weightiest first. Rules EMP-01 to UK-01 of the catalogue."""
    asks: list[str] = []
    if not fields.employer_domain:
        asks.append(_("Does this organization exist, and does the person writing belong to it?"))
    asks.append(_("Would a regular employee routinely do this work, and does it take their place?"))
    if fields.pay_kind == "none":
        asks.append(
            _("Unpaid: is the student the one who mainly benefits, and why is it not paid?")
        )
    if fields.supervisor_name:
        asks.append(_("Has the supervisor experience in the field of this work?"))
    if (fields.hours or 0) > 20 or (fields.checkins_a_week or 0) > 3:
        asks.append(
            _("Who decides how and when the work is done? Close control speaks for an employee.")
        )
    if fields.place != "remote":
        asks.append(_("Where is the work done, and is the place safe and reachable for students?"))
    if facts.routine.quotes and fields.routine_percent is None:
        asks.append(_("How much of the work is routine?"))
    return tuple(asks)
