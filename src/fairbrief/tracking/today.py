"""Everything that waits for one person, over all rooms: the student's today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import Agreement
from fairbrief.agreements.queries import LIVE, is_stated
from fairbrief.applications.access import reader_with
from fairbrief.applications.models import Application
from fairbrief.applications.queries import unread_threads
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.briefs.models import Question
from fairbrief.briefs.states import QuestionState
from fairbrief.clocks.queries import Key, Turn, turns_on
from fairbrief.engagements.models import (
    ChangeOrder,
    CheckIn,
    Dispute,
    Engagement,
    Meeting,
    Milestone,
    StuckCall,
    Talk,
    Timer,
    WeekSheet,
)
from fairbrief.engagements.queries import Promises, guards_to_choose_at, promises_in
from fairbrief.engagements.states import (
    LIVE_TALKS,
    RUNNING_STATES,
    WORKING_STATES,
    Asked,
    ChangeOrderState,
    DisputeState,
    EngagementState,
    MilestoneState,
)
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.written import stand_in, written_once
from fairbrief.payments.models import Funding, Payout
from fairbrief.payments.states import FundingState, PayoutState
from fairbrief.relationships.models import Feedback, NextStep
from fairbrief.students.models import Student
from fairbrief.tracking.models import Experience
from fairbrief.tracking.states import ExperienceState
from fairbrief.tracking.things import Things, all_of, as_things
from fairbrief.tracking.todo import ADDED, AT_WORK, MINE, THEIRS, Kind

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

STUDENT, EMPLOYER = "student", "employer"
#: A check-in stands among what waits from so long before it is due.
SOON = timedelta(days=2)


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: what, about what, until when, where; `who` is waited for."""

    what: _StrOrPromise
    about: str
    path: str
    turn: Turn | None
    who: str = ""
    #: Nobody waits for it: it comes after everything somebody does wait for.
    can_wait: bool = False

    @property
    def due_at(self) -> datetime | None:
        return self.turn.due_at if self.turn else None


@dataclass(frozen=True)
class Today:
    """What a student's first page says: turns, what others have to do, and three counts.

    `waiting` and `others` both have the most pressing first.
    """

    waiting: list[Waiting]
    others: list[Waiting]
    open_applications: int
    running: int
    finished: int
    promises: Promises


@dataclass(frozen=True)
class _Turns:
    """The live turns of everything, told apart by whose they are."""

    found: dict[Key, list[Turn]]

    def mine(self, label: str, key: int) -> Turn | None:
        turns = self.found.get((label, key), [])
        return next((each for each in turns if each.is_of(STUDENT)), None)

    def theirs(self, label: str, key: int) -> Turn | None:
        turns = self.found.get((label, key), [])
        return next((each for each in turns if not each.is_of(STUDENT)), None)


def today_of(student: Student, *, at: datetime) -> Today:
    """Reads everything that concerns the student once. Five queries."""
    applications, agreements = _applications_of(student.pk), _agreements_of(student.pk)
    works = _works_of(student.pk)
    today = day_in(student.user.time_zone, at)
    things = _things_of(student.pk, student.user_id, student.campus_id, at, today)
    kinds = MINE | THEIRS
    turns = _Turns(
        turns_on(
            [
                *((row._meta.label_lower, row.pk) for row in [*applications, *agreements, *works]),
                *((kinds[row["label"]].label, row["pk"]) for row in things),
            ]
        )
    )
    mine = [
        *_offers(applications, turns),
        *_to_sign(agreements, turns),
        *_at_work(works, turns),
        *_of_things(things, MINE, turns.mine),
    ]
    theirs = [
        *_applied(applications, turns),
        *_signed(agreements, turns),
        *_waiting_works(works, turns),
        *_of_things(things, THEIRS, turns.theirs),
    ]
    # What is not on a clock any more is late: among what others owe it comes first.
    late = datetime.min.replace(tzinfo=UTC)
    return Today(
        waiting=sorted(mine, key=lambda each: (each.can_wait, each.due_at or at)),
        others=sorted(theirs, key=lambda each: each.due_at or late),
        open_applications=len(applications),
        running=sum(row.state in RUNNING_STATES for row in works),
        finished=sum(row.approved_at is not None for row in works),
        promises=promises_in(works, student=student, today=today),
    )


@written_once
def _applications_of(student: int) -> QuerySet[Application]:
    rows = Application.objects.filter(student=student, state__in=OPEN_STATES)
    return rows.select_related("brief__employer")


@written_once
def _agreements_of(student: int) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(application__student=student, state__in=LIVE)
    return rows.select_related("application__brief__employer")


@written_once
def _works_of(student: int) -> QuerySet[Engagement]:
    spoke = Exists(Feedback.objects.filter(engagement=OuterRef("pk"), side=STUDENT))
    rows = Engagement.objects.filter(student=student).annotate(spoke=spoke)
    return rows.select_related("employer", "campus")


@written_once
def _things_of(student: int, user: int, campus: int, at: datetime, today: date) -> Things:
    whose = stand_in(Student, id=student, user_id=user, campus_id=campus)
    return all_of(_things(whose, at=at, today=today))


def _offers(applications: list[Application], turns: _Turns) -> Iterator[Waiting]:
    for row in applications:
        if row.state == ApplicationState.OFFERED:
            path = f"/student/applications/{row.code}/"
            turn = turns.mine("applications.application", row.pk)
            yield Waiting(_("Answer the offer"), row.brief.title, path, turn)


def _applied(applications: list[Application], turns: _Turns) -> Iterator[Waiting]:
    for row in applications:
        if row.state != ApplicationState.OFFERED:
            yield Waiting(
                _("An answer to your application"),
                row.brief.title,
                f"/student/applications/{row.code}/",
                turns.theirs("applications.application", row.pk),
                row.brief.employer.name,
            )


def _to_sign(agreements: list[Agreement], turns: _Turns) -> Iterator[Waiting]:
    for row in agreements:
        answers = getattr(row, "to_answer", False)
        waits = getattr(row, "waits_for_answer", False)
        if answers or (row.student_signed_at is None and not waits and is_stated(row)):
            what = _("Answer the proposed change") if answers else _("Read and sign the agreement")
            path = f"/student/agreements/{row.code}/"
            turn = turns.mine("agreements.agreement", row.pk)
            yield Waiting(what, row.application.brief.title, path, turn)


def _signed(agreements: list[Agreement], turns: _Turns) -> Iterator[Waiting]:
    for row in agreements:
        waits = getattr(row, "waits_for_answer", False)
        is_theirs = row.student_signed_at is not None or not is_stated(row)
        if waits or (is_theirs and not getattr(row, "to_answer", False)):
            yield Waiting(
                _("An answer to the change you proposed")
                if waits
                else _("The employer’s signature"),
                row.application.brief.title,
                f"/student/agreements/{row.code}/",
                turns.theirs("agreements.agreement", row.pk),
                row.application.brief.employer.name,
            )


def _at_work(works: Sequence[Engagement], turns: _Turns) -> Iterator[Waiting]:
    for row in works:
        turn = turns.mine("engagements.engagement", row.pk)
        page = f"/student/work/{row.code}/"
        if turn and turn.kind in AT_WORK:
            yield Waiting(AT_WORK[turn.kind], row.title, page, turn)
        elif row.state == EngagementState.PAID and not getattr(row, "spoke", False):
            yield Waiting(_("Say how it went"), row.title, f"{page}closing/", turn)


def _waiting_works(works: Sequence[Engagement], turns: _Turns) -> Iterator[Waiting]:
    words = {
        EngagementState.AGREED: (_("Authorization before you start"), "campus"),
        EngagementState.SUBMITTED: (_("The review of your work"), EMPLOYER),
    }
    for row in works:
        if row.state in words:
            what, side = words[EngagementState(row.state)]
            yield Waiting(
                what,
                row.title,
                f"/student/work/{row.code}/",
                turns.theirs("engagements.engagement", row.pk),
                row.campus.office_name if side == "campus" else row.employer.name,
            )


def _of_things(
    things: list[dict[str, Any]],
    kinds: dict[str, Kind],
    turn_on: Callable[[str, int], Turn | None],
) -> Iterator[Waiting]:
    for row in things:
        kind = kinds.get(row["label"])
        if kind is not None:
            turn = turn_on(kind.label, row["pk"])
            path = kind.path.format(row["page"])
            yield Waiting(kind.what, row["named"], path, turn, row["who"], kind.can_wait)


def _of_weeks_and_milestones(
    own: dict[str, Any], *, at: datetime, today: date
) -> Iterator[tuple[str, QuerySet[Any], str]]:
    """Prompts about the week, and the first of two milestones."""
    working = own | {"engagement__state__in": WORKING_STATES}
    employer = "engagement__employer__name"
    sheets = WeekSheet.objects.filter(**working)
    to_plan = sheets.filter(plan_asked_at__isnull=False, planned_at=None, ends_on__gte=today)
    yield "week plan", to_plan, employer
    yield "week review", sheets.filter(review_asked_at__gt=at - SOON, reviewed_at=None), employer
    is_due = Q(due_on__lte=today + SOON) | Q(rounds__gt=0)
    planned = Milestone.objects.filter(is_due, state=MilestoneState.PLANNED, **working)
    yield "milestone", planned, employer
    handed_in = Milestone.objects.filter(state=MilestoneState.HANDED_IN, **own)
    yield "first half", handed_in, employer


def _things(student: Student, *, at: datetime, today: date) -> Iterable[Things]:
    """What is not an application, an agreement or the work itself, all in one query."""
    own = {"engagement__student": student}
    at_work = {"page": "engagement__code", "about": "engagement__title"}
    employer = "engagement__employer__name"
    changes = ChangeOrder.objects.filter(state=ChangeOrderState.PROPOSED, **own)
    disputes = Dispute.objects.filter(**own)
    running = own | {"engagement__state__in": RUNNING_STATES}
    meetings = Meeting.objects.filter(cancelled_at=None, **own)
    check_ins = CheckIn.objects.filter(
        spoken_at=None, missed_at=None, let_go_at=None, answered_at=None, **running
    )
    timers = Timer.objects.filter(stopped_at__isnull=False, entry=None, dropped_at=None, **own)
    for label, rows, who in (
        ("change", changes.filter(proposed_by=EMPLOYER), employer),
        ("own change", changes.filter(proposed_by=STUDENT), employer),
        ("dispute", disputes.filter(state=DisputeState.OPENED, opened_by=EMPLOYER), employer),
        ("their view", disputes.filter(state=DisputeState.OPENED, opened_by=STUDENT), employer),
        ("decision", disputes.filter(state=DisputeState.ANSWERED), "decider__office_name"),
        (
            "verdict",
            disputes.filter(state=DisputeState.DECIDED, student_content_at=None),
            "decider__office_name",
        ),
        ("talk", Talk.objects.filter(state__in=LIVE_TALKS, **own), employer),
        (
            "guard",
            guards_to_choose_at(STUDENT).filter(engagement__student=student),
            employer,
        ),
        (
            "answer",
            StuckCall.objects.filter(answered_at__isnull=False, read_at=None, **own),
            employer,
        ),
        ("check-in", check_ins.filter(written_at=None, due_at__lt=at + SOON), employer),
        ("word", check_ins.filter(written_at__isnull=False), employer),
        *_of_weeks_and_milestones(own, at=at, today=today),
        ("timer", timers, employer),
        ("session", meetings.filter(asked=Asked.STUDENT), employer),
        ("leader", meetings.filter(asked=Asked.LEADER), "engagement__leader__name"),
        ("stuck", StuckCall.objects.filter(answered_at=None, **running), employer),
        (
            "funds",
            Funding.objects.filter(
                state=FundingState.DUE, secured_minor__lt=F("amount_minor"), **own
            ),
            employer,
        ),
        ("payout", Payout.objects.filter(state=PayoutState.SENT, **own), employer),
        (
            "pay",
            Payout.objects.filter(state__in=[PayoutState.DUE, PayoutState.MISSING], **own),
            employer,
        ),
        (
            "next",
            NextStep.objects.filter(
                answered_at=None, engagement__state=EngagementState.PAID, **own
            ),
            employer,
        ),
    ):
        yield as_things(rows, label, who=who, **at_work)
    for name, (source, page, about, who) in ADDED.items():
        yield as_things(source(student, at), name, page, about, who)
    yield as_things(
        unread_threads(STUDENT, reader_with(student.user_id)).filter(student=student),
        "message",
        "code",
        "brief__title",
        "brief__employer__name",
    )
    yield as_things(
        Question.objects.filter(asked_by=student, state=QuestionState.ASKED),
        "question",
        "brief__code",
        "brief__title",
        "brief__employer__name",
    )
    yield as_things(
        Experience.objects.filter(student=student, state=ExperienceState.LOGGED).exclude(
            supervisor_email=""
        ),
        "experience",
        "code",
        "title",
        "supervisor_name",
    )
