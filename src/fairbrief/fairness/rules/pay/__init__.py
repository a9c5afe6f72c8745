"""Pay: is it paid, enough, in writing and in time."""

from __future__ import annotations

from fairbrief.fairness.rules.base import Rule
from fairbrief.fairness.rules.pay import floor, market, terms, unpaid

RULES: tuple[Rule, ...] = (*unpaid.RULES, *floor.RULES, *terms.RULES, *market.RULES)

__all__ = ["RULES"]
