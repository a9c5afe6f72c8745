"""What a credential says, for a person to read. Of any issuer, so nothing is taken as given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fairbrief.credentials.checking.moments import moment
from fairbrief.credentials.checking.shape import objects_in
from fairbrief.credentials.documents import name_of


@dataclass(frozen=True, kw_only=True)
class Endorsed:
    """Who says what in favour of it."""

    name: str
    comment: str


@dataclass(frozen=True, kw_only=True)
class Level:
    """A result that is no number of hours: what was seen, and how well."""

    name: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Said:
    """The words of a document, each cut to a sensible length; "" where they are missing."""

    title: str
    description: str
    criteria: str
    issuer: str
    employer: str
    name: str
    hours: str
    minutes: int | None
    starts_on: date | None
    ends_on: date | None
    issued_on: date | None
    skills: tuple[str, ...]
    evidence: tuple[str, ...]
    levels: tuple[Level, ...]
    endorsed: tuple[Endorsed, ...]
    within: tuple[str, ...]


def said_by(document: dict[str, Any]) -> Said:
    subject = _object(document.get("credentialSubject"))
    achievement = _object(subject.get("achievement"))
    hours = _hours(subject, achievement)
    within = _within(subject.get("verifiableCredential"))
    own = _words(document.get("name"))
    return Said(
        # A record of many is called by its own name, a badge by what was achieved.
        title=(own if within else _words(achievement.get("name"))) or own,
        description=_words(achievement.get("description"), 600)
        or _words(document.get("description"), 600),
        criteria=_words(_object(achievement.get("criteria")).get("narrative"), 1200),
        issuer=_words(_object(document.get("issuer")).get("name"))
        or _words(document.get("issuer")),
        employer=_words(_object(subject.get("source")).get("name")),
        name=name_of(document),
        hours=hours,
        minutes=_minutes(hours),
        starts_on=_day(subject.get("activityStartDate")),
        ends_on=_day(subject.get("activityEndDate")),
        issued_on=_day(document.get("validFrom") or document.get("issuanceDate")),
        skills=_names(achievement.get("alignment"), "targetName"),
        evidence=_names(document.get("evidence"), "name"),
        levels=_levels(subject, achievement),
        endorsed=_endorsed(document.get("endorsement")),
        within=within,
    )


def _object(value: object) -> dict[str, Any]:
    found = objects_in(value)
    return found[0] if found else {}


def _words(value: object, limit: int = 200) -> str:
    return value[:limit] if isinstance(value, str) else ""


def _names(value: object, key: str) -> tuple[str, ...]:
    found = (_words(row.get(key)) for row in objects_in(value))
    return tuple(name for name in found if name)[:20]


def _descriptions(achievement: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        each["id"]: each
        for each in objects_in(achievement.get("resultDescription"))
        if isinstance(each.get("id"), str)
    }


def _hours(subject: dict[str, Any], achievement: dict[str, Any]) -> str:
    """The result whose description calls it hours."""
    described = _descriptions(achievement)
    for each in objects_in(subject.get("result")):
        about = described.get(str(each.get("resultDescription")), {})
        if "hours" in _words(about.get("name")).lower():
            return _words(each.get("value"), 12)
    return ""


def _levels(subject: dict[str, Any], achievement: dict[str, Any]) -> tuple[Level, ...]:
    described = _descriptions(achievement)
    found = []
    for each in objects_in(subject.get("result")):
        about = described.get(str(each.get("resultDescription")), {})
        found += [
            Level(name=_words(about.get("name")), value=_words(level.get("name")))
            for level in objects_in(about.get("rubricCriterionLevel"))
            if level.get("id") == each.get("achievedLevel")
        ]
    return tuple(found)[:20]


def _endorsed(value: object) -> tuple[Endorsed, ...]:
    return tuple(
        Endorsed(
            name=_words(_object(each.get("issuer")).get("name")),
            comment=_words(_object(each.get("credentialSubject")).get("endorsementComment"), 600),
        )
        for each in objects_in(value)
    )[:5]


def _within(value: object) -> tuple[str, ...]:
    found = []
    for each in objects_in(value):
        achievement = _object(_object(each.get("credentialSubject")).get("achievement"))
        found.append(_words(achievement.get("name")) or _words(each.get("name")))
    return tuple(name for name in found if name)[:50]


def _minutes(hours: str) -> int | None:
    """Hours as documents write them, "8.5", in minutes; None when it is no such number."""
    try:
        return round(Decimal(hours) * 60)
    except (ArithmeticError, ValueError):
        return None


def _day(value: object) -> date | None:
    found = moment(value)
    return found.date() if found else None
