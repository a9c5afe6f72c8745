"""Reads of what reviews found and offices set aside: reasons to change a rule, never a score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from fairbrief.organizations.models import Campus
from fairbrief.vetting.models import Policy, Sighting
from fairbrief.vetting.rulebooks import SHIPPED, title_of

#: Reasons shown of each rule, the newest.
REASONS = 3


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How often a rule was found in versions an office decided on, and how often it was set aside.

    `title` is that of a campus's own rule when it was last found, "" for a shipped one.
    """

    rule: str
    title: str = ""
    campus: str = ""
    found: int = 0
    set_aside: int = 0

    @property
    def percent(self) -> int:
        """The override rate in whole percent; 0 when nothing was found."""
        return round(100 * self.set_aside / self.found) if self.found else 0


def _tallies(sightings: QuerySet[Sighting]) -> list[Tally]:
    """One a rule and campus."""
    rows = (
        sightings.order_by()
        .values("rule", "campus__name")
        .annotate(found=Count("pk"), set_aside=Count("pk", filter=~Q(reason="")), last=Max("title"))
        .values_list("rule", "last", "campus__name", "found", "set_aside")
    )
    return [
        Tally(rule=rule, title=title, campus=campus, found=found, set_aside=set_aside)
        for rule, title, campus, found, set_aside in rows
    ]


def tallies_at(campus: Campus) -> dict[str, Tally]:
    """What was found at one campus, by rule. One query."""
    return {each.rule: each for each in _tallies(Sighting.objects.filter(campus=campus))}


@dataclass(frozen=True)
class Reason:
    """Why a rule was set aside, when, and for which brief."""

    said: str
    at: datetime
    code: str
    brief: str

    @property
    def path(self) -> str:
        """Where the office reads the brief."""
        return f"/campus/briefs/{self.code}/"


def reasons_at(campus: Campus) -> dict[str, list[Reason]]:
    """Why rules were set aside at one campus, the newest reasons of each rule. One query."""
    newest = (
        Sighting.objects.filter(campus=campus)
        .exclude(reason="")
        .annotate(place=Window(RowNumber(), partition_by=F("rule"), order_by=F("at").desc()))
        .filter(place__lte=REASONS)
    )
    rows = (
        Sighting.objects.filter(pk__in=newest.values("pk"))
        .order_by("rule", "-at", "-pk")
        .values_list("rule", "reason", "at", "review__brief__code", "review__brief__title")
    )
    reasons: dict[str, list[Reason]] = {}
    for rule, said, at, code, brief in rows:
        reasons.setdefault(rule, []).append(Reason(said, at, code, brief))
    return reasons


def no_longer_kept(tallies: dict[str, Tally], kept: Collection[str]) -> list[Tally]:
    """Own rules that were found once and have been retired since, by title."""
    gone = [each for each in tallies.values() if each.title and each.rule not in kept]
    return sorted(gone, key=lambda each: each.title)


@dataclass(frozen=True, kw_only=True)
class RuleLine:
    """A shipped rule over the whole installation, and at how many campuses it is set otherwise."""

    title: str
    tally: Tally
    campuses: int
    off_at: int
    firmer_at: int


@dataclass(frozen=True)
class Overview:
    """What every campus found and set aside: by shipped rule, and by campuses' own."""

    shipped: list[RuleLine]
    own: list[Tally]


def rules_over_all() -> Overview:
    """Every rule that was found anywhere or that a campus set, the most set aside first.

    Two queries; the rows are as many as rules and campuses together make.
    """
    tallies = _tallies(Sighting.objects.all())
    off, firmer = _settings()
    lines = []
    for identity, rule in SHIPPED.items():
        here = [each for each in tallies if each.rule == identity]
        if here or off[identity] or firmer[identity]:
            tally = Tally(
                rule=identity,
                found=sum(each.found for each in here),
                set_aside=sum(each.set_aside for each in here),
            )
            lines.append(
                RuleLine(
                    title=title_of(rule),
                    tally=tally,
                    campuses=len(here),
                    off_at=off[identity],
                    firmer_at=firmer[identity],
                )
            )
    lines.sort(key=lambda line: _most_set_aside(line.tally))
    own = [each for each in tallies if each.title]
    return Overview(lines, sorted(own, key=_most_set_aside))


def _most_set_aside(tally: Tally) -> tuple[int, int, str]:
    return -tally.percent, -tally.found, tally.rule


def _settings() -> tuple[Counter[str], Counter[str]]:
    """At how many campuses each rule is off, and at how many it is firmer."""
    off: Counter[str] = Counter()
    firmer: Counter[str] = Counter()
    in_force = Policy.objects.order_by("campus_id", "-version").distinct("campus_id")
    for switched_off, made_firmer in in_force.values_list("rules_off", "rules_firmer"):
        off.update(switched_off)
        firmer.update(made_firmer.keys())
    return off, firmer
