"""Reads of the work: hours, plan, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest, JSONObject
from django.db.models.lookups import LessThan

from fairbrief.applications.queries import new_messages
from fairbrief.clocks.queries import due_of
from fairbrief.engagements.models import (
    ChangeOrder,
    Dispute,
    Engagement,
    HoursEntry,
    HoursGuard,
    Meeting,
    Piece,
    PieceVersion,
    Pulse,
    StuckCall,
)
from fairbrief.engagements.states import (
    RUNNING_STATES,
    WORKING_STATES,
    ChangeOrderState,
    EngagementState,
    MeetingKind,
)
from fairbrief.kernel.money import Money
from fairbrief.organizations.models import Member, Officer
from fairbrief.students.models import Student

#: Marks of the agreed hours at which both sides choose how to go on.
GUARD_MARKS = (80, 100)
#: Days after the end in which the two can still write to each other.
TALK_DAYS = 30


@dataclass(frozen=True)
class Hours:
    """Agreed and logged time, and what an hour is really worth.

    `paid` is what the student gets in the end; None while the work is under way.
    """

    agreed_minutes: int
    logged_minutes: int
    fee: Money
    floor_minor: int
    paid: Money | None = None

    @property
    def percent(self) -> int:
        return self.logged_minutes * 100 // self.agreed_minutes if self.agreed_minutes else 0

    @property
    def is_final(self) -> bool:
        return self.paid is not None

    @property
    def real_rate(self) -> Money | None:
        """In the end what is paid over the hours logged; None before anything is logged.

        Under way the fee over the agreed hours, or over the logged ones once they are more.
        """
        if not self.logged_minutes:
            return None
        if self.paid is not None:
            return self.paid.per_hour(Fraction(self.logged_minutes, 60))
        return self.fee.per_hour(Fraction(max(self.logged_minutes, self.agreed_minutes), 60))

    @property
    def is_under_floor(self) -> bool:
        rate = self.real_rate
        return rate is not None and self.fee.minor > 0 and rate.minor < self.floor_minor

    @property
    def earned(self) -> Money:
        """What hours worked so far are worth, never more than the fee."""
        if self.logged_minutes >= self.agreed_minutes:
            return self.fee
        return self.fee.share(self.logged_minutes, max(self.agreed_minutes, 1))


def hours_with(engagement: Engagement, logged: int) -> Hours:
    """The hours of work of which so many minutes are logged."""
    paid = None
    if engagement.part_pay_minor is not None:
        paid = Money(engagement.part_pay_minor, engagement.currency)
    elif is_finished(engagement):
        paid = engagement.fee
    return Hours(engagement.hours * 60, logged, engagement.fee, engagement.floor_minor, paid)


def logged_minutes(engagement: Engagement) -> int:
    total = engagement.entries.filter(removed_at=None).aggregate(sum=Sum("minutes"))["sum"]
    return int(total or 0)


def minutes_logged() -> Coalesce:
    """The minutes logged for a work, as a column of its query."""
    logged = (
        HoursEntry.objects.filter(engagement=OuterRef("pk"), removed_at=None)
        .order_by()
        .values("engagement")
        .annotate(sum=Sum("minutes"))
        .values("sum")
    )
    return Coalesce(Subquery(logged), 0)


def is_under_floor() -> Q:
    """Whether an hour of work that has `logged` of `minutes_logged` is worth less than the floor.

    The same as `Hours.is_under_floor`, for lists.
    """
    minutes = Greatest(F("logged"), F("hours") * 60)
    return Q(fee_minor__gt=0, logged__gt=0) & Q(
        LessThan(F("fee_minor") * 60, F("floor_minor") * minutes)
    )


#: What of a mark is read with its work.
_OF_A_MARK = ("id", "percent", "student_choice", "employer_choice", "settled_at")


def with_figures(rows: QuerySet[Engagement], *, side: str, reader: str) -> QuerySet[Engagement]:
    """Adds to each what its pages count: `logged`, the minutes worked; `pulses_said` and
    `pulsed_at`, the weekly questions the side has answered; `marks`, the marks its hours have
    passed; `new`, the messages a reader of it has not seen. In the same query."""
    answered = Pulse.objects.filter(engagement=OuterRef("pk"), asked_of=side).order_by("-id")
    of_all = answered.order_by().values("asked_of")
    return rows.annotate(
        logged=minutes_logged(),
        pulses_said=Coalesce(Subquery(of_all.annotate(n=Count("pk")).values("n")), 0),
        pulsed_at=Subquery(answered.values("at")[:1]),
        marks=ArraySubquery(
            HoursGuard.objects.filter(engagement=OuterRef("pk")).values(
                row=JSONObject(**{name: name for name in _OF_A_MARK})
            )
        ),
        new=new_messages("agreement__application", side=side, reader=reader),
    )


def new_in(engagement: Engagement) -> int:
    """How many new messages a reader has, for work read `with_figures`."""
    return int(getattr(engagement, "new", 0))


def was_disputed() -> Exists:
    """Whether there was ever a dispute about the work, as a column of its query."""
    return Exists(Dispute.objects.filter(engagement=OuterRef("pk")))


def hours_of(engagement: Engagement) -> Hours:
    """One query; none for work that was read `with_figures`."""
    logged = getattr(engagement, "logged", None)
    return hours_with(engagement, logged_minutes(engagement) if logged is None else int(logged))


@dataclass(frozen=True)
class Week:
    """A week of the plan beside what was logged in it."""

    number: int
    starts_on: date
    planned_minutes: int
    logged_minutes: int
    goal: str
    review: str


def weeks_of(engagement: Engagement, logged: Iterable[HoursEntry] | None = None) -> list[Week]:
    """The plan with the hours logged in each week; time after the last week counts there.

    `logged` spares a query where every entry has been read already.
    """
    plan = list(engagement.weeks.all())
    rows = engagement.entries.all() if logged is None else logged
    entries = [(row.day, row.minutes) for row in rows if row.removed_at is None]
    weeks = []
    for place, week in enumerate(plan):
        ends = plan[place + 1].starts_on if place + 1 < len(plan) else date.max
        begins = week.starts_on if place else date.min
        sum_of_week = sum(minutes for day, minutes in entries if begins <= day < ends)
        weeks.append(
            Week(week.number, week.starts_on, week.minutes, sum_of_week, week.goal, week.review)
        )
    return weeks


def pieces_of(engagement: Engagement) -> QuerySet[Piece]:
    """Deliverables that still count, each with its versions, newest first."""
    rows = engagement.pieces.filter(dropped_at=None).select_related("acceptance")
    return rows.prefetch_related(Prefetch("versions", PieceVersion.objects.order_by("-number")))


@dataclass(frozen=True)
class View:
    """What the supervisor says of one criterion; `met` is None until it is said."""

    met: bool | None = None
    note: str = ""


def newest_versions(engagement: Engagement) -> list[PieceVersion]:
    """What is to be reviewed: the newest version of each deliverable that counts, in order.

    What was accepted before the whole is not reviewed again.
    """
    rows = []
    for piece in pieces_of(engagement).filter(acceptance=None):
        piece.engagement = engagement
        for version in list(piece.versions.all())[:1]:
            version.piece = piece
            rows.append(version)
    return rows


def views_of(version: PieceVersion) -> list[View]:
    """What the supervisor has said so far, one view a criterion."""
    said = [View(each.get("met"), each.get("note", "")) for each in version.review or []]
    number = len(version.piece.criteria)
    return (said + [View()] * number)[:number]


def pieces_missing(engagement: Engagement) -> int:
    """Deliverables nothing was handed over for."""
    rows = engagement.pieces.filter(dropped_at=None).annotate(number=Count("versions"))
    return rows.filter(number=0).count()


def guards_of(engagement: Engagement) -> list[HoursGuard]:
    """The marks its hours have passed. One query; none for work that was read `with_figures`."""
    marks = getattr(engagement, "marks", None)
    if marks is None:
        return list(engagement.guards.all())
    found = [HoursGuard(engagement=engagement, **each) for each in marks]
    for guard in found:
        if guard.settled_at is not None:
            guard.settled_at = datetime.fromisoformat(str(guard.settled_at))
    return sorted(found, key=lambda guard: guard.percent)


def guards_open(engagement: Engagement) -> list[HoursGuard]:
    """Marks passed on which the two have not settled."""
    return list(engagement.guards.filter(settled_at=None))


def meetings_of(engagement: Engagement) -> QuerySet[Meeting]:
    """Conversations that were not called off."""
    return engagement.meetings.filter(cancelled_at=None)


def sessions_of(engagement: Engagement) -> QuerySet[Meeting]:
    """The senior sessions among them."""
    return meetings_of(engagement).filter(kind=MeetingKind.SENIOR)


def stuck_open(engagement: Engagement) -> QuerySet[StuckCall]:
    """Questions without an answer, each with `due_at`, until when one is due."""
    return stuck_of(engagement).filter(answered_at=None)


def stuck_of(engagement: Engagement) -> QuerySet[StuckCall]:
    """Every question, each with `due_at` while its clock runs."""
    return engagement.stuck_calls.annotate(due_at=due_of(StuckCall._meta.label_lower))


def stuck_to_see(engagement: Engagement) -> tuple[list[StuckCall], list[StuckCall]]:
    """Questions without an answer, and answers the student has not read, the newest first.

    One query for both.
    """
    rows = stuck_of(engagement).filter(Q(answered_at=None) | Q(read_at=None))
    waiting = [row for row in rows if row.answered_at is None]
    return waiting, [row for row in rows if row.answered_at is not None]


def change_open(engagement: Engagement) -> ChangeOrder | None:
    return engagement.change_orders.filter(state=ChangeOrderState.PROPOSED).first()


def latest_pulse(engagement: Engagement, side: str) -> Pulse | None:
    return engagement.pulses.filter(asked_of=side).first()


def is_running(engagement: Engagement) -> bool:
    return engagement.state in RUNNING_STATES


def can_log_hours(engagement: Engagement) -> bool:
    return engagement.state in WORKING_STATES


def is_working(engagement: Engagement) -> bool:
    """The student works on it now."""
    return engagement.state in WORKING_STATES


def waits_for_mending(engagement: Engagement) -> bool:
    """Changes were asked for after a hand-in."""
    return engagement.state == EngagementState.CHANGES_ASKED


def can_propose_change(engagement: Engagement) -> bool:
    return engagement.state in (
        EngagementState.FUNDED,
        EngagementState.ACTIVE,
        EngagementState.PAUSED,
        EngagementState.CHANGES_ASKED,
    )


def versions_since_hand_in(engagement: Engagement) -> int:
    """New versions since the last hand-in."""
    return PieceVersion.objects.filter(
        piece__engagement=engagement, piece__dropped_at=None, at__gt=engagement.submitted_at
    ).count()


def can_hand_over(engagement: Engagement) -> bool:
    return engagement.state in (EngagementState.ACTIVE, EngagementState.CHANGES_ASKED)


def is_submitted(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.SUBMITTED


def waits_for_authorization(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.AGREED


def waits_for_start(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.FUNDED


def is_paused(engagement: Engagement) -> bool:
    return engagement.state == EngagementState.PAUSED


def is_finished(engagement: Engagement) -> bool:
    """Accepted, paid or closed."""
    return engagement.approved_at is not None


def takes_messages(engagement: Engagement, *, at: datetime) -> bool:
    """The two can write to each other until a month after the work is over."""
    over_at = engagement.ended_at or engagement.closed_at
    return over_at is None or at < over_at + timedelta(days=TALK_DAYS)


#: What says how much time a work takes in a week.
PROMISING = ("state", "hours", "starts_on", "due_on", "approved_at", "ended_at")


def promised_minutes(works: Iterable[Engagement], *, today: date) -> int:
    """Minutes a week promised in work that runs or is to come."""
    minutes = 0
    for work in works:
        is_over = work.ended_at or work.approved_at or work.due_on < today
        if not is_over and work.state != EngagementState.DISPUTED:
            weeks = max((work.due_on - max(work.starts_on, today)).days / 7, 1)
            minutes += int(work.hours * 60 / weeks)
    return minutes


def weekly_load(student: Student, *, today: date) -> int:
    """Minutes a week the student has promised. One query."""
    works = Engagement.objects.filter(student=student).only(*PROMISING)
    return promised_minutes(works, today=today)


def to_review(member: Member) -> QuerySet[Engagement]:
    """Work handed in that waits for the employer."""
    return Engagement.objects.filter(
        employer_id=member.employer_id, state=EngagementState.SUBMITTED
    ).select_related("student__user")


def stuck_for(member: Member) -> QuerySet[StuckCall]:
    """Questions of stuck students that wait for the employer."""
    return StuckCall.objects.filter(
        engagement__employer_id=member.employer_id, answered_at=None
    ).select_related("engagement__student__user")


def changes_for_employer(member: Member) -> QuerySet[ChangeOrder]:
    """Change orders students proposed that wait for the employer."""
    return ChangeOrder.objects.filter(
        engagement__employer_id=member.employer_id,
        state=ChangeOrderState.PROPOSED,
        proposed_by="student",
    ).select_related("engagement")


def to_authorize(officer: Officer) -> QuerySet[Engagement]:
    """Engagements that wait for the office's authorization."""
    return Engagement.objects.filter(
        campus_id=officer.campus_id, state=EngagementState.AGREED
    ).select_related("student__user", "employer")
