"""The five clear terms, always in this order: scope, deadline, reports to, senior access, pay."""

from __future__ import annotations

from dataclasses import dataclass

from fairbrief.fairness.facts import Facts
from fairbrief.fairness.facts.pay import Pay
from fairbrief.fairness.labels import beside_label
from fairbrief.fairness.marking import mark as _
from fairbrief.fairness.posting import Fields
from fairbrief.fairness.rules.base import counted, dollars
from fairbrief.fairness.text import Quote

KINDS = ("scope", "deadline", "reports_to", "senior_access", "pay")

ASK = {
    "scope": _("What exactly is to be handed in?"),
    "deadline": _("When is it due?"),
    "reports_to": _("Who would I report to?"),
    "senior_access": _("Who will see my work?"),
    "pay": _("What is paid, and when?"),
}
#: A brief is still being written; a text from elsewhere is what it is.
NOT_SAID_YET, NOT_SAID = _("not said yet"), _("not said")


@dataclass(frozen=True)
class ClearTerm:
    """One term as the strip draws it: open means missing, with the question to ask."""

    kind: str
    said: str
    detail: str = ""
    is_open: bool = False
    ask: str = ""


def clear_terms(known: Fields | Facts) -> tuple[ClearTerm, ...]:
    """Exactly five terms, from a brief's fields or from what a text says."""
    if isinstance(known, Fields):
        said, unsaid = _from_fields(known), NOT_SAID_YET
    else:
        said, unsaid = _from_facts(known), NOT_SAID
    return tuple(
        ClearTerm(kind, *said[kind])
        if said[kind][0]
        else ClearTerm(kind, unsaid, "", True, ASK[kind])
        for kind in KINDS
    )


def _from_fields(fields: Fields) -> dict[str, tuple[str, str]]:
    scope = ("", "")
    if fields.deliverables and fields.hours:
        routine = (
            f", {fields.routine_percent} % routine" if fields.routine_percent is not None else ""
        )
        scope = (
            counted(len(fields.deliverables), "deliverable"),
            f"{counted(fields.hours, 'hour')} in all{routine}",
        )
    deadline = ("", "")
    if fields.due_on and fields.starts_on:
        weeks = max(round((fields.due_on - fields.starts_on).days / 7), 1)
        deadline = (f"{fields.due_on:%a %-d %B}", f"{counted(weeks, 'week')} from the start")
    reports = ("", "")
    if fields.supervisor_name:
        parts = []
        if fields.checkins_a_week:
            parts.append(f"{counted(fields.checkins_a_week, 'check-in')} a week")
        if fields.backup_name:
            parts.append("backup named")
        reports = (fields.supervisor_title or fields.supervisor_name, ", ".join(parts))
        if fields.supervisor_title:
            reports = (f"{fields.supervisor_name}, {fields.supervisor_title}", reports[1])
    senior = ("", "")
    if fields.leader_name and fields.senior_sessions:
        senior = (
            fields.leader_title or fields.leader_name,
            f"{counted(fields.senior_sessions, 'session')} of {fields.senior_minutes} min",
        )
    pay = ("", "")
    if fields.pay_kind == "none":
        pay = ("unpaid", "")
    elif fields.fee_minor:
        rate = fields.rate_minor
        detail = f"{dollars(rate, fields.currency)} an hour" if rate else ""
        if fields.pay_days is not None:
            detail += (
                f"{', ' if detail else ''}within {counted(fields.pay_days, 'day')} of acceptance"
            )
        pay = (dollars(fields.fee_minor, fields.currency), detail)
    return dict(zip(KINDS, (scope, deadline, reports, senior, pay), strict=True))


def _from_facts(facts: Facts) -> dict[str, tuple[str, str]]:
    hours = facts.hours.quote.text.strip() if facts.hours.quote else ""
    scope = ("", "")
    if facts.deliverables.concrete:
        scope = (counted(facts.deliverables.count, "named result"), hours)
    due = _beside("deadline", facts.deadline) or _beside("duration", facts.duration)
    pay = ("", "")
    if facts.pay.status == "unpaid":
        pay = ("unpaid", "")
    elif facts.pay.status == "paid":
        pay = _pay_said(facts.pay)
    return {
        "scope": scope,
        "deadline": (due, ""),
        "reports_to": (_beside("reports_to", facts.supervisor), ""),
        "senior_access": (_beside("senior_access", facts.senior_access), ""),
        "pay": pay,
    }


#: Letters of a term that a strip has room for.
_ROOM = 60


def _beside(label: str, said: Quote | None) -> str:
    return beside_label(label, said.text)[:_ROOM] if said else ""


#: As people say what a sum is paid for.
_EACH = {
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}


def _pay_said(pay: Pay) -> tuple[str, str]:
    """The words on pay with what they are for, and what that is an hour where it is not said so."""
    words = pay.quote.text.strip() if pay.quote else "paid"
    if pay.amount is not None and (each := _EACH.get(pay.unit)):
        words = f"{words} {each}"
    is_worked_out = pay.hourly_usd is not None and pay.unit != "hour"
    return words, f"about ${pay.hourly_usd:,.0f} an hour" if is_worked_out else ""
