"""A brief's terms frozen as plain data, and the difference between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief, BriefVersion
from fairbrief.briefs.states import PayKind, Place

#: Labels of what a reader compares, in the order of the five terms.
LABELS = {
    "title": _("Title"),
    "summary": _("What it is about"),
    "deliverables": _("Deliverables"),
    "learning": _("Learning"),
    "skills": _("Skills it needs"),
    "teaches": _("Skills it teaches"),
    "hours": _("Hours"),
    "routine_percent": _("Routine work, percent"),
    "tools": _("Tools"),
    "seats": _("Places"),
    "first_timer_seats": _("Places for a first time"),
    "apply_by": _("Apply by"),
    "starts_on": _("Starts"),
    "due_on": _("Due"),
    "place": _("Place"),
    "time_zone": _("Time zone"),
    "overlap_hours": _("Hours of overlap"),
    "supervisor": _("Reports to"),
    "backup": _("Stands in"),
    "checkins_a_week": _("Check-ins a week"),
    "channel": _("Channel"),
    "leader": _("Senior person"),
    "senior_sessions": _("Senior sessions"),
    "senior_minutes": _("Minutes a session"),
    "pay_kind": _("Paid or not"),
    "fee": _("Fee"),
    "pay_days": _("Days to pay"),
    "pay_method": _("How it is paid"),
    "student_costs": _("Costs of the student"),
    "portfolio_allowed": _("Portfolio"),
    "accommodation_contact": _("Contact for accommodations"),
    "follow_on": _("What may come next"),
    "credit_supported": _("Academic credit"),
}


#: What is no plain column.
_GATHERED = frozenset(
    {"deliverables", "skills", "teaches", "supervisor", "backup", "leader", "fee"}
)


@dataclass(frozen=True)
class Difference:
    """One field that changed: what stood there, what stands there now."""

    label: Any
    old: str
    new: str


def snapshot(brief: Brief) -> dict[str, Any]:
    """The brief's terms as plain values."""
    plain = {name: getattr(brief, name) for name in LABELS if name not in _GATHERED}
    for name in ("apply_by", "starts_on", "due_on"):
        plain[name] = plain[name].isoformat() if plain[name] else ""
    return plain | {
        "deliverables": [
            {"title": each.title, "criteria": list(each.criteria)}
            for each in brief.deliverables.all()
        ],
        "skills": [each.name for each in brief.skills.all()],
        "teaches": [each.name for each in brief.teaches.all()],
        "supervisor": str(brief.supervisor or ""),
        "backup": str(brief.backup or ""),
        "leader": str(brief.leader or ""),
        "fee": str(brief.fee or ""),
    }


#: Stored values that have words of their own.
_CHOICES: dict[str, Any] = {
    "place": dict(Place.choices),
    "pay_kind": dict(PayKind.choices),
    "portfolio_allowed": {True: _("may be shown"), False: _("may not be shown")},
    "credit_supported": {True: _("the employer supports it")},
}
_DATES = frozenset({"apply_by", "starts_on", "due_on"})


def _words_of(terms: Mapping[str, Any], name: str) -> str:
    """What a stored term says, in words."""
    value = terms.get(name)
    if name in _CHOICES:
        return str(_CHOICES[name].get(value, ""))
    if name in _DATES and value:
        return date_format(date.fromisoformat(value), _t("D j F Y"))
    return _words(value)


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return "\n".join(f"{each['title']}: {'; '.join(each['criteria'])}" for each in value)
        return ", ".join(map(str, value))
    return str(value)


def differences(version: BriefVersion, before: BriefVersion | None) -> list[Difference]:
    """What changed from one sent version to the next, field by field; nothing for the first."""
    if before is None:
        return []
    found = []
    for name, label in LABELS.items():
        old, new = _words_of(before.terms, name), _words_of(version.terms, name)
        if old != new:
            found.append(Difference(label, old, new))
    return found


def lines_of(version: BriefVersion) -> list[tuple[Any, str]]:
    """A version as it was sent, field by field with its label; empty fields are left out."""
    lines = [(label, _words_of(version.terms, name)) for name, label in LABELS.items()]
    return [(label, words) for label, words in lines if words]
