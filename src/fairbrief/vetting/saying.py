"""A policy in words: what each setting says, and how two versions differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairbrief.kernel.money import Money
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import POLICY_RULES, changed_rules
from fairbrief.vetting.rulebooks import Change, rulebook_changes
from fairbrief.vetting.states import ALL_STATUSES, Route, Status


def value_said(name: str, value: Any) -> str:
    """The value of one setting in words."""
    match name:
        case "pay_floor_minor":
            return str(Money(value))
        case "statuses":
            return _statuses(value)
        case "brief_questions":
            return " / ".join(f"“{each}”" for each in value) or _("none")
        case "route":
            return str(Route(value).label)
        case "sample_percent":
            return f"{value} %"
        case "checkin_hours":
            if not value:
                return _("no rule of your own")
            return ngettext(
                "one for every hour of work", "one for every %(hours)d hours of work", value
            ) % {"hours": value}
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


def _statuses(values: Iterable[str]) -> str:
    kept = [each for each in ALL_STATUSES if each in set(values)]
    if len(kept) == len(ALL_STATUSES):
        return _("any of the five")
    return "; ".join(str(Status(each).label) for each in kept)


def settings_said(policy: Policy) -> list[tuple[str, str]]:
    """Every setting with what it says."""
    return [
        (str(label).capitalize(), value_said(name, getattr(policy, name)))
        for name, label in POLICY_RULES.items()
    ]


def changes_said(before: Policy, after: Policy) -> list[Change]:
    """How two policies differ, the settings first, then the rules of the review."""
    return [
        Change(
            str(POLICY_RULES[name]).capitalize(),
            value_said(name, getattr(before, name)),
            value_said(name, getattr(after, name)),
        )
        for name in changed_rules(before, after)
        if name in POLICY_RULES
    ] + rulebook_changes(before, after)
