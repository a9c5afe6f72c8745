"""What the demo's data looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class CampusData:
    """A university: its office, its people (key, name, role), its rules."""

    key: str
    name: str
    office: str
    domain: str
    city: str
    state: str
    zone: str
    officers: tuple[tuple[str, str, str], ...]
    rules: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class MemberData:
    """A person of an employer. Without an account, mailed links let them act."""

    key: str
    name: str
    title: str
    role: str
    account: bool = True


@dataclass(frozen=True, kw_only=True)
class EmployerData:
    key: str
    name: str
    kind: str
    domain: str
    about: str
    city: str
    state: str
    country: str
    zone: str
    members: tuple[MemberData, ...]
    #: How long ago it joined, in days.
    since: int = 380


@dataclass(frozen=True, kw_only=True)
class StudentData:
    key: str
    name: str
    campus: str
    major: str
    graduates: int
    skills: tuple[str, ...]
    learns: tuple[str, ...] = ()
    hours: int = 8
    state: str = "OH"
    zone: str = ""
    visa: bool = False
    first_generation: bool | None = None
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class BriefData:
    """A brief's words and terms; the story that uses it gives the dates."""

    key: str
    employer: str
    title: str
    function: str
    summary: str
    learning: str
    deliverables: tuple[tuple[str, tuple[str, ...]], ...]
    skills: tuple[str, ...]
    hours: int
    fee: int | None
    supervisor: str
    backup: str
    leader: str
    teaches: tuple[str, ...] = ()
    routine: int = 15
    weeks: int = 4
    seats: int = 1
    #: Of the places, those kept for a first time.
    first_times: int = 0
    #: The employer gives the university what it asks for academic credit.
    credit: bool = False
    place: str = "remote"
    overlap: int = 0
    checkins: int = 2
    channel: str = "A video call once a week, written notes in between"
    sessions: int = 2
    minutes: int = 30
    tools: str = "Accounts for everything you need, paid by us"
    follow_on: str = ""


@dataclass(frozen=True, kw_only=True)
class OutsideData:
    """A micro-internship found elsewhere."""

    employer: str
    title: str
    did: str
    supervisor: str
    hours: int
    paid: int
    senior: bool = False
