"""What the review reads: free text, and the fields of a brief where there are any."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

#: Characters read; what comes after is left out and the review says so.
LONGEST_TEXT = 100_000


@dataclass(frozen=True, kw_only=True)
class Deliverable:
    """One thing to be handed in, with the criteria by which it is accepted."""

    title: str
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fields:
    """What a brief knows for certain. Money in minor units; None or "" is "not said".

    `floor_minor` is the pay floor an hour of the campus; `unpaid_allowed` whether that campus lets
    this kind of employer offer unpaid work, `unpaid_remote` whether such work may be remote.
    `checkin_hours` are the hours of work for which the campus wants one check-in, 0 for no rule of
    its own; `senior_minutes_min` the minutes it wants of a senior session it requires. `work_state` is a US state code, "" when unknown;
    `occupation` a code of the Standard Occupational Classification, "" when unknown.
    """

    employer_kind: str = "for_profit"
    unpaid_allowed: bool = False
    unpaid_remote: bool = True
    pay_kind: str = "fixed"
    fee_minor: int | None = None
    currency: str = "USD"
    hours: int | None = None
    hours_min: int = 5
    hours_max: int = 40
    pay_days: int | None = None
    pay_method: str = ""
    floor_minor: int = 2000
    work_state: str = ""
    occupation: str = ""
    today: date | None = None
    apply_by: date | None = None
    starts_on: date | None = None
    due_on: date | None = None
    deliverables: tuple[Deliverable, ...] = ()
    learning: str = ""
    skills: tuple[str, ...] = ()
    routine_percent: int | None = None
    tools: str = ""
    student_costs: str = ""
    supervisor_name: str = ""
    supervisor_title: str = ""
    supervisor_email: str = ""
    employer_domain: str = ""
    backup_name: str = ""
    checkins_a_week: int | None = None
    checkin_hours: int = 0
    channel: str = ""
    leader_name: str = ""
    leader_title: str = ""
    senior_sessions: int = 0
    senior_minutes: int = 0
    senior_required: bool = False
    senior_minutes_min: int = 0
    place: str = "remote"
    overlap_hours: int = 0
    accommodation_contact: str = ""
    portfolio_allowed: bool = True
    follow_on: str = ""

    @property
    def rate_minor(self) -> int | None:
        """Pay an estimated hour, rounded down."""
        if self.fee_minor is None or not self.hours:
            return None
        return self.fee_minor // self.hours

    @property
    def weeks(self) -> float | None:
        if self.starts_on is None or self.due_on is None:
            return None
        return max((self.due_on - self.starts_on).days, 1) / 7

    @property
    def checkins(self) -> int | None:
        """Check-ins over the whole project, counted by the nearest number of weeks, one at least."""
        if self.checkins_a_week is None or self.starts_on is None or self.due_on is None:
            return None
        return self.checkins_a_week * max(1, ((self.due_on - self.starts_on).days + 3) // 7)


@dataclass(frozen=True, kw_only=True)
class Posting:
    """One posting. Without `fields` it is text from anywhere, and only the text is judged.

    `is_message`: words from one person to another. They are short, and what asks for money or a
    password there is meant for the reader, so a single mark of fraud weighs what its rule says.
    """

    title: str = ""
    text: str = ""
    fields: Fields | None = field(default=None)
    is_message: bool = False

    @property
    def whole(self) -> str:
        """Title and text as one string: what evidence spans count in. Cut at the longest read."""
        joined = f"{self.title}\n{self.text}" if self.title else self.text
        return joined[:LONGEST_TEXT]
