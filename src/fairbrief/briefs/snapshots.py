"""A brief's terms frozen as plain data, and the difference between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief, BriefVersion

#: Labels of what a reader compares, in the order of the five terms.
LABELS = {
    "title": _("Title"),
    "summary": _("What it is about"),
    "deliverables": _("Deliverables"),
    "learning": _("Learning"),
    "skills": _("Skills"),
    "hours": _("Hours"),
    "routine_percent": _("Routine work, percent"),
    "tools": _("Tools"),
    "seats": _("Places"),
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
}


@dataclass(frozen=True)
class Difference:
    """One field that changed: what stood there, what stands there now."""

    label: Any
    old: str
    new: str


def snapshot(brief: Brief) -> dict[str, Any]:
    """The brief's terms as plain values."""
    plain = {
        name: getattr(brief, name)
        for name in LABELS
        if name not in {"deliverables", "skills", "supervisor", "backup", "leader", "fee"}
    }
    for name in ("apply_by", "starts_on", "due_on"):
        plain[name] = plain[name].isoformat() if plain[name] else ""
    return plain | {
        "deliverables": [
            {"title": each.title, "criteria": list(each.criteria)}
            for each in brief.deliverables.all()
        ],
        "skills": [each.name for each in brief.skills.all()],
        "supervisor": str(brief.supervisor or ""),
        "backup": str(brief.backup or ""),
        "leader": str(brief.leader or ""),
        "fee": str(brief.fee or ""),
    }


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
        old, new = _words(before.terms.get(name)), _words(version.terms.get(name))
        if old != new:
            found.append(Difference(label, old, new))
    return found


def lines_of(version: BriefVersion) -> list[tuple[Any, str]]:
    """A version as it was sent, field by field with its label; empty fields are left out."""
    lines = [(label, _words(version.terms.get(name))) for name, label in LABELS.items()]
    return [(label, words) for label, words in lines if words]
