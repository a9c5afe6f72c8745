"""Every rule of the review: small declared objects, grouped by topic."""

from __future__ import annotations

from fairbrief.fairness.rules import (
    abroad,
    access,
    agreeing,
    conduct,
    costs,
    criteria,
    learning,
    pay,
    risk,
    scam,
    scope,
    shutting_out,
    status,
    supervision,
    unread,
)
from fairbrief.fairness.rules.base import Hit, Reading, Rule

RULES: tuple[Rule, ...] = (
    *pay.RULES,
    *risk.RULES,
    *costs.RULES,
    *scope.RULES,
    *criteria.RULES,
    *learning.RULES,
    *supervision.RULES,
    *access.RULES,
    *shutting_out.RULES,
    *conduct.RULES,
    *status.RULES,
    *abroad.RULES,
    *unread.RULES,
    *agreeing.RULES,
    *scam.RULES,
)

#: Goes up when a rule is added or changed; kept with every stored review.
RULES_VERSION = "2026.11.29.5"

__all__ = ["RULES", "RULES_VERSION", "Hit", "Reading", "Rule"]
