"""Where the work is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fairbrief.fairness.text import Quote, first, pattern

_REMOTE = pattern(
    r"\bremot(?:e|ely)\b",
    r"\bwork(?:ing)?[- ](?:from|at|in)[- ](?:your |their )?(?:own )?home\b",
    r"\bfrom (?:the comfort of )?(?:your |their )?(?:own )?homes?\b",
    r"\bfrom anywhere\b|\bvirtual(?:ly)?\b|\btelecommut\w{1,4}\b|\bwfh\b|\bhome[- ]based\b|\bonline internships?\b",
    r"\b(?:calls|work|job) at home\b|\bonline from home\b|\bat home\b",
)
_ONSITE = pattern(
    r"\bon-?\s?site\b",
    r"\bin[- ]person\b|\bin[- ]office\b|\bat our (?:office|studio|headquarters|hq|store|shop)\b",
    r"\bin our (?:[\w.]{2,20} ){0,3}(?:office|studio|headquarters|hq|lab)\b|\brelocat\w{1,4}\b",
    r"\bmust be (?:able to|located|local|based)\b[^.\n]{0,20}\b(?:commute|in)\b|\bno remote\b|\bnot remote\b",
    r"\b(?:our|the) (?:office|studio)s? (?:is|are) (?:located )?in\b|\blocal\b(?= (?:or|/|and) remote)",
)
_HYBRID = pattern(
    r"\bhybrid\b",
    r"\b(?:remote|virtual|online)(?:ly)?\s?(?:or|/|and|&|,)\s?(?:in[- ]person|on-?site|in[- ]office|local)\b",
    r"\b(?:in[- ]person|on-?site|in[- ]office|local)\s?(?:or|/|and|&|,)\s?(?:remote|virtual|online)\b",
    r"\b[A-Z][a-z]+(?:, ?[A-Z]{2})?\s(?:or|/)\sremote\b",
    r"\bremote (?:or|possible|ok|friendly|option\w{0,3}|is an option|considered)\b|\bpartly remote\b|\bremote in combination\b",
    r"\bremote or based in\b",
)


@dataclass(frozen=True)
class Place:
    kind: Literal["remote", "onsite", "hybrid", "unstated"]
    quote: Quote | None = None


def read_place(text: str) -> Place:
    """Explicit words only: an address alone says nothing about where the work is done."""
    hybrid = first(_HYBRID, text, plain=False)
    remote, onsite = first(_REMOTE, text), first(_ONSITE, text)
    if hybrid or (remote and onsite):
        return Place("hybrid", hybrid or remote)
    if remote:
        return Place("remote", remote)
    if onsite:
        return Place("onsite", onsite)
    return Place("unstated")
