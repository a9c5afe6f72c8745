"""How one house reads: rules it switched off or made firmer, rules of its own, its wage table.

A house may ask for more than the law and plain fairness do, never for less: what rests on law or
tells of fraud stays on, and no rule is made lighter than it ships.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from fairbrief.fairness.clues import Clue, clue_of_phrases
from fairbrief.fairness.findings import WEIGHT, Severity
from fairbrief.fairness.wages import WageTable, shipped_wages


@dataclass(frozen=True, kw_only=True)
class OwnRule:
    """A rule a house adds. It finds phrases that must not stand in a brief, or misses some of which
    one must (`is_needed`). `id` is the house's own and does not begin like a shipped one."""

    id: str
    title: str
    phrases: tuple[str, ...]
    severity: Severity
    why: str
    remedy: str
    ask: str = ""
    is_needed: bool = False
    house: str = ""

    @property
    def sought(self) -> Clue:
        return clue_of_phrases(self.phrases)


@dataclass(frozen=True, kw_only=True)
class Rulebook:
    """What a house changed. Ids of rules that are unknown, or not to be switched off, count for
    nothing: a stored rulebook stays valid when the rules change."""

    off: frozenset[str] = frozenset()
    firmer: Mapping[str, Severity] = field(default_factory=dict)
    own: tuple[OwnRule, ...] = ()
    wages: WageTable = field(default_factory=shipped_wages)

    def weighed(self, rule: str, severity: Severity) -> Severity:
        """The weight of a finding here: the shipped one, or the house's if that is heavier."""
        here = self.firmer.get(rule)
        return here if here and WEIGHT[here] < WEIGHT[severity] else severity


def together(books: Iterable[Rulebook]) -> Rulebook:
    """The rules a posting must meet to please every one of several houses."""
    return reduce(_both, books) if (books := tuple(books)) else Rulebook()


def _both(one: Rulebook, other: Rulebook) -> Rulebook:
    firmer = dict(one.firmer)
    for rule, severity in other.firmer.items():
        if rule not in firmer or WEIGHT[severity] < WEIGHT[firmer[rule]]:
            firmer[rule] = severity
    return Rulebook(
        off=one.off & other.off,
        firmer=firmer,
        own=tuple({(each.house, each.id): each for each in (*one.own, *other.own)}.values()),
        wages=one.wages,
    )
