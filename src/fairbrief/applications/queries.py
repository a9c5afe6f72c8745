"""Reads of applications."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    Expression,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.queries import is_nominated
from fairbrief.applications.models import Application, Message, ReadMark
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import BriefState
from fairbrief.organizations.models import Member
from fairbrief.students.models import Student
from fairbrief.vetting.queries import policy_of

ALL_TAKEN = _("All places are taken. The application itself was good.")
#: Reasons an employer can choose with one press; their own words may be added.
REASONS = (
    _("Another applicant's experience fits this piece of work more closely."),
    _("The hours or dates do not fit together."),
    _("We would need a skill that the application does not show yet."),
    ALL_TAKEN,
)
#: Applications a place may have before the brief stops taking more.
ENOUGH_A_SEAT = 25


@dataclass(frozen=True)
class Counted:
    """How many applied to a brief, and how many of them wait for the employer's answer."""

    applied: int = 0
    unanswered: int = 0


def counted_by_brief(briefs: Iterable[Brief]) -> dict[int, Counted]:
    """What came in for each brief that anybody applied to. One query."""
    waiting = Q(state__in=[ApplicationState.SUBMITTED, ApplicationState.SEEN])
    rows = (
        Application.objects.filter(brief__in=[brief.pk for brief in briefs])
        .exclude(state=ApplicationState.DRAFT)
        .values_list("brief_id")
        .annotate(applied=Count("id"), unanswered=Count("id", filter=waiting))
    )
    return {brief: Counted(applied, unanswered) for brief, applied, unanswered in rows}


@cache
def number_applied(**only: Any) -> Expression:
    """How many have applied to a brief, as part of the query that reads it. The same each time, so
    that what is made of it can be kept."""
    rows = (
        Application.objects.filter(brief=OuterRef("pk"), **only)
        .exclude(state=ApplicationState.DRAFT)
        .order_by()
        .values("brief")
        .annotate(number=Count("id"))
        .values("number")
    )
    return Coalesce(Subquery(rows), 0)


def with_applied(briefs: QuerySet[Brief]) -> QuerySet[Brief]:
    """Adds `applied`, how many have applied to each, and how many of them are `waiting` for what
    becomes of it, to the same query."""
    waiting = number_applied(state__in=OPEN_STATES)
    return briefs.annotate(applied=number_applied(), waiting=waiting)


def open_to(brief: Brief) -> QuerySet[Application]:
    """Applications in the brief's line: sent, and not over."""
    return Application.objects.filter(brief=brief, state__in=OPEN_STATES)


def given(brief: Brief) -> QuerySet[Application]:
    """Whose the places are: offered, or accepted and the agreement not ended.

    Agreements are a room above: they are found through the relation they have to this one.
    """
    return Application.objects.filter(
        Q(state=ApplicationState.OFFERED)
        | Q(state=ApplicationState.ACCEPTED, agreement__ended_at=None),
        brief=brief,
    )


def waits_for_first_time(brief: Brief, *, on: date) -> bool:
    """Whether places are still kept for a first time: somebody may come for them, or waits."""
    if not brief.first_timer_seats:
        return False
    if brief.apply_by is None or brief.apply_by >= on:
        return True
    return still_considered(brief).filter(is_first_time=True).exists()


#: Work that is finished, by what the room above calls it.
_FINISHED = ("approved", "paid", "closed")


def is_first_time(student: Student) -> bool:
    """Whether the student has not finished a micro-internship here yet."""
    return not Application.objects.filter(
        student=student, agreement__engagement__state__in=_FINISHED
    ).exists()


@dataclass(frozen=True)
class Line:
    """How a brief's line stands right now. `room` is how many more it takes before it pauses."""

    waiting: int
    room: int
    places_left: int
    kept: int

    @property
    def is_full(self) -> bool:
        return self.room == 0


def can_be_matched(application: Application) -> bool:
    """Whether a matching day can make an offer of it: a draft, or still considered."""
    return application.state in {
        ApplicationState.DRAFT,
        ApplicationState.SUBMITTED,
        ApplicationState.SEEN,
        ApplicationState.SHORTLISTED,
        ApplicationState.ALTERNATE,
    }


def ahead_of(application: Application) -> int:
    """How many alternates have waited longer and move up before this one; 0 for any other."""
    if application.state != ApplicationState.ALTERNATE or application.alternate_at is None:
        return 0
    return Application.objects.filter(
        brief=application.brief_id,
        state=ApplicationState.ALTERNATE,
        alternate_at__lt=application.alternate_at,
    ).count()


def line_of(brief: Brief) -> Line:
    """For a brief that was read `with_applied`: no query."""
    waiting = int(getattr(brief, "waiting", 0))
    return Line(
        waiting=waiting,
        room=max(0, ENOUGH_A_SEAT * brief.seats - waiting),
        places_left=brief.seats - brief.seats_taken,
        kept=brief.first_timer_seats,
    )


def live_application(student: Student, brief: Brief) -> Application | None:
    """The student's live application to the brief, a draft included."""
    return (
        Application.objects.filter(student=student, brief=brief)
        .exclude(state__in=["declined", "withdrawn", "returned"])
        .first()
    )


def applications_with_briefs(rows: QuerySet[Application]) -> QuerySet[Application]:
    """With their briefs, by whose turn it is: the student's first, then the other's, then ended."""
    turn = Case(
        When(state=ApplicationState.OFFERED, then=Value(0)),
        When(state=ApplicationState.DRAFT, then=Value(1)),
        When(state__in=OPEN_STATES, then=Value(2)),
        default=Value(3),
    )
    return rows.select_related("brief__employer").order_by(turn, "-submitted_at", "-id")


def waiting_for_employer(member: Member) -> QuerySet[Application]:
    """Applications that wait for the employer's decision, the oldest first."""
    return (
        Application.objects.filter(
            brief__employer_id=member.employer_id,
            state__in=[
                ApplicationState.SUBMITTED,
                ApplicationState.SEEN,
                ApplicationState.SHORTLISTED,
                ApplicationState.ALTERNATE,
            ],
        )
        .select_related("brief", "student__user")
        .order_by("submitted_at", "id")
    )


def applicants_of(brief: Brief) -> QuerySet[Application]:
    """Everyone who applied, those still considered first; `is_nominated` by their own office."""
    return (
        Application.objects.filter(brief=brief)
        .exclude(state=ApplicationState.DRAFT)
        .annotate(is_nominated=is_nominated())
        .select_related("student__user", "student__campus", "brief")
        .prefetch_related("student__skills")
        .order_by(F("ended_at").asc(nulls_first=True), "submitted_at", "id")
    )


@dataclass(frozen=True)
class Door:
    """Whether the student can apply to a brief now; `why_not` says what stands in the way."""

    is_open: bool
    why_not: str
    open_now: int
    most: int


def applied_to(brief: Brief) -> int:
    """How many applied to a brief that was read `with_applied`."""
    return int(getattr(brief, "applied", 0))


def live_applications(student: Student) -> list[Application]:
    """The student's applications that are not over, drafts included. Few, by the cap."""
    return list(
        Application.objects.filter(student=student).exclude(
            state__in=["declined", "withdrawn", "returned", "accepted"]
        )
    )


def door_of(
    student: Student, brief: Brief, *, today: date, live: list[Application] | None = None
) -> Door:
    """What applying depends on: the brief, the cap, age. `live` saves a query when it is known."""
    most = policy_of(student.campus).open_applications
    rows = live_applications(student) if live is None else live
    count = sum(row.state in OPEN_STATES for row in rows)
    why_not = ""
    if brief.state == BriefState.FULL:
        why_not = _t(
            "This brief has as many applications as it takes at a time, %(most)d for each place. "
            "It opens again when one of them is answered or withdrawn."
        ) % {"most": ENOUGH_A_SEAT}
    elif brief.state != BriefState.OPEN or (brief.apply_by and brief.apply_by < today):
        why_not = _t("This brief no longer takes applications.")
    elif not student.is_adult:
        why_not = _t(
            "Micro-internships are for people of 18 or older. Your profile says otherwise."
        )
    elif count >= most:
        why_not = _t(
            "You have %(most)d open applications, which is the most. Withdraw one, or wait for an "
            "answer; each has a clock."
        ) % {"most": most}
    return Door(not why_not, why_not, count, most)


def agreement_code_of(application: Application) -> str:
    """The code of the agreement made from the application; "" when there is none.

    Agreements are a room above: they are found through the relation they have to this one.
    """
    code = (
        Application.objects.filter(pk=application.pk, agreement__isnull=False)
        .values_list("agreement__code", flat=True)
        .first()
    )
    return code or ""


def true_reasons(brief: Brief) -> list[tuple[str, str]]:
    """Reasons that can be chosen with one press, by number: none that is not so."""
    left = brief.seats_taken < brief.seats
    return [
        (str(number), str(text))
        for number, text in enumerate(REASONS)
        if not (left and text is ALL_TAKEN)
    ]


def still_considered(brief: Brief) -> QuerySet[Application]:
    """Applications to the brief that wait for an answer."""
    return Application.objects.filter(
        brief=brief,
        state__in=[
            ApplicationState.SUBMITTED,
            ApplicationState.SEEN,
            ApplicationState.SHORTLISTED,
            ApplicationState.ALTERNATE,
        ],
    ).order_by("submitted_at", "id")


# Messages

#: From the shortlist on both know with whom they talk. Before that there is Ask first.
TALKING_STATES = (
    ApplicationState.SHORTLISTED,
    ApplicationState.ALTERNATE,
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
)
BEFORE_TALK = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.SEEN)


@dataclass(frozen=True)
class Talk:
    """An application's thread where the application is shown.

    `is_open`: it can be written in. `work`: the code of the work made of the application, where
    the thread goes on; `agreement` that of the agreement; each "" while there is none. `seen`: the
    last message a reader has seen, 0 for none.
    """

    is_open: bool = False
    work: str = ""
    agreement: str = ""
    seen: int = 0


def talk_of(application: Application, *, reader: str = "") -> Talk:
    """One query, and none before the shortlist."""
    if not application.submitted_at or application.state in BEFORE_TALK:
        return Talk()
    mark = ReadMark.objects.filter(application=OuterRef("pk"), reader=reader)
    work, agreement, ended_at, seen = (
        Application.objects.filter(pk=application.pk)
        .annotate(seen=Coalesce(Subquery(mark.values("upto")[:1]), 0))
        .values_list(
            "agreement__engagement__code", "agreement__code", "agreement__ended_at", "seen"
        )
        .get()
    )
    return Talk(
        is_open=application.state in TALKING_STATES and not work and ended_at is None,
        work=work or "",
        agreement=agreement or "",
        seen=seen,
    )


def thread_of(application_id: int, *, with_files: bool = True) -> QuerySet[Message]:
    """Every message of a thread with its files, the newest first."""
    rows = Message.objects.filter(application_id=application_id)
    return rows.prefetch_related("files") if with_files else rows


def has_messages(application: Application) -> bool:
    return Message.objects.filter(application=application).exists()


def read_up_to(application_id: int, reader: str) -> int:
    """The last message the reader has seen; 0 for none."""
    mark = ReadMark.objects.filter(application_id=application_id, reader=reader)
    return mark.values_list("upto", flat=True).first() or 0


def new_messages(application: str, *, side: str, reader: str) -> Combinable:
    """For a query: how many messages of the other side a reader has not seen, in the thread of the
    application that `application` names from the query's rows."""
    return Coalesce(
        Subquery(
            _unseen(application, side, reader)
            .order_by()
            .values("application")
            .annotate(number=Count("id"))
            .values("number")
        ),
        0,
    )


def _unseen(application: str, side: str, reader: str) -> QuerySet[Message]:
    mark = ReadMark.objects.filter(application=OuterRef("application"), reader=reader)
    return (
        Message.objects.filter(application=OuterRef(application))
        .exclude(side=side)
        .filter(pk__gt=Coalesce(Subquery(mark.values("upto")[:1]), 0))
    )


def unread_threads(side: str, reader: str) -> QuerySet[Application]:
    """Applications with messages of the other side that a reader has not seen."""
    return Application.objects.filter(Exists(_unseen("pk", side, reader)))


def words_of_side(application_id: int, side: str, code: str) -> str:
    """What a side wrote in a message of the thread; "" when there is no such message."""
    texts = Message.objects.filter(application=application_id, side=side, code=code)
    return texts.values_list("text", flat=True).first() or ""
