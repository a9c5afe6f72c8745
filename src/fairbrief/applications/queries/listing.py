"""Applications as one of the two looks at them: live ones, applicants, the door of a brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.queries import is_nominated
from fairbrief.applications.models import Application
from fairbrief.applications.queries.lines import ENOUGH_A_SEAT
from fairbrief.applications.states import OPEN_STATES, ApplicationState
from fairbrief.audit.models import Event
from fairbrief.audit.queries import history_of
from fairbrief.briefs.models import Brief
from fairbrief.briefs.states import PUBLIC_STATES, BriefState
from fairbrief.kernel.written import Numbers, in_order, written_once
from fairbrief.organizations.access import speaks
from fairbrief.organizations.models import Member
from fairbrief.students.models import Skill, Student
from fairbrief.vetting.queries import policy_of

ALL_TAKEN = _("All places are taken. The application itself was good.")


#: Reasons an employer can choose with one press; their own words may be added.
REASONS = (
    _("Another applicant's experience fits this piece of work more closely."),
    _("The hours or dates do not fit together."),
    _("We would need a skill that the application does not show yet."),
    ALL_TAKEN,
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
    """Applications that wait for the employer's decision, the oldest first; none for who does not
    decide."""
    if not speaks(member):
        return Application.objects.none()
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
    """Everyone who applied, those still considered first."""
    rows = Application.objects.filter(brief=brief).exclude(state=ApplicationState.DRAFT)
    return rows.order_by(F("ended_at").asc(nulls_first=True), "submitted_at", "id")


def applicants_listed(keys: Sequence[int]) -> list[Application]:
    """The applications of these keys in their order, as an employer compares them: `is_nominated`
    by their own office. Two queries."""
    return in_order(_applicants_listed, keys)


@written_once
def _applicants_listed(keys: Numbers) -> QuerySet[Application]:
    return (
        Application.objects.filter(pk__any_of=keys)
        .annotate(is_nominated=is_nominated())
        .select_related("student__user", "student__campus", "brief")
        .prefetch_related("student__skills")
        .order_by()
    )


def with_applicant(applications: QuerySet[Application]) -> QuerySet[Application]:
    """Adds what the employer's page of one application shows; `can_do` are the names of the skills
    of its student, `last_offer` is the step by which it has its offer."""
    steps = Event.objects.filter(
        subject_label=Application._meta.label_lower, subject_id=OuterRef("pk"), name__in=_OFFERS
    )
    skills = Skill.objects.filter(students=OuterRef("student")).order_by("name")
    return applications.select_related(
        "brief__employer", "student__user", "student__campus"
    ).annotate(
        can_do=ArraySubquery(skills.values("name")),
        last_offer=Subquery(steps.order_by("-id").values("name")[:1]),
    )


@dataclass(frozen=True)
class Door:
    """Whether the student can apply to a brief now; `why_not` says what stands in the way."""

    is_open: bool
    why_not: str
    open_now: int
    most: int
    #: Their profile does not say that they are of age: the one thing they can mend at once.
    asks_age: bool = False


def live_applications(student: Student) -> list[Application]:
    """The student's applications that are not over, drafts included. Few, by the cap."""
    return _live_applications(student.pk)


@written_once
def _live_applications(student: int) -> QuerySet[Application]:
    over = ["declined", "withdrawn", "returned", "accepted"]
    return Application.objects.filter(student=student).exclude(state__in=over)


def last_sent_to(student: Student, briefs: Iterable[int]) -> dict[int, Application]:
    """The student's newest application to each of these briefs, a draft too. One query."""
    keys = list(briefs)
    return {row.brief_id: row for row in _sent_to(student.pk, keys)} if keys else {}


@written_once
def _sent_to(student: int, briefs: Numbers) -> QuerySet[Application]:
    rows = Application.objects.filter(student=student, brief__any_of=briefs)
    return rows.only("code", "state", "submitted_at", "brief").order_by("pk")


def briefs_applied_to_by(student_id: int) -> QuerySet[Brief]:
    """Briefs that the student has applied to and whose page can be read, wherever they are listed
    now."""
    sent = Application.objects.filter(student=student_id).exclude(state=ApplicationState.DRAFT)
    readable = Brief.objects.filter(state__in=PUBLIC_STATES, employer__held_at=None)
    return readable.filter(Exists(sent.filter(brief=OuterRef("pk"))))


def door_of(
    student: Student, brief: Brief, *, today: date, live: list[Application] | None = None
) -> Door:
    """What applying depends on: the brief, the cap, age. `live` saves a query when it is known."""
    most = policy_of(student.campus).open_applications
    rows = live_applications(student) if live is None else live
    count = sum(row.state in OPEN_STATES for row in rows)
    why_not, asks_age = "", False
    if brief.state == BriefState.FULL:
        why_not = _t(
            "This brief has as many applications as it takes at a time, %(most)d for each place. "
            "It opens again when one of them is answered or withdrawn."
        ) % {"most": ENOUGH_A_SEAT}
    elif brief.state != BriefState.OPEN or (brief.apply_by and brief.apply_by < today):
        why_not = _t("This brief no longer takes applications.")
    elif not student.is_adult:
        asks_age = True
        why_not = _t(
            "Micro-internships are for people of 18 or older. Your profile does not say that you "
            "are."
        )
    elif count >= most:
        why_not = _t(
            "You have %(most)d open applications, which is the most. Withdraw one, or wait for an "
            "answer; each has a clock."
        ) % {"most": most}
    return Door(not why_not, why_not, count, most, asks_age)


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


#: The steps by which an application gets an offer.
_OFFERS = ("offer", "match", "move_up")


def why_offer_stands(application: Application) -> str:
    """Why an unanswered offer cannot be withdrawn; "" where it can. No query for an application
    read `with_applicant`."""
    if application.offer_withdrawn_at:
        return _t(
            "You withdrew an offer to this student once. This one stands until it is answered."
        )
    if hasattr(application, "last_offer"):
        step = application.last_offer
    else:
        steps = history_of(application).filter(name__in=_OFFERS).order_by("-id")
        step = steps.values_list("name", flat=True).first()
    if step in (None, "offer"):
        return ""
    return _t(
        "This offer was made by itself, by what you had ranked or whom you kept as an alternate. "
        "It stands until it is answered."
    )


def true_reasons(brief: Brief) -> list[tuple[str, str]]:
    """Reasons that can be chosen with one press, by number: none that is not so."""
    left = brief.seats_taken < brief.seats
    return [
        (str(number), str(text))
        for number, text in enumerate(REASONS)
        if not (left and text is ALL_TAKEN)
    ]


#: From the shortlist on both know with whom they talk. Before that there is Ask first.
TALKING_STATES = (
    ApplicationState.SHORTLISTED,
    ApplicationState.ALTERNATE,
    ApplicationState.OFFERED,
    ApplicationState.ACCEPTED,
)


BEFORE_TALK = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.SEEN)
