"""Writing the ledger: what students say of work found elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import revoke_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import stop_clocks
from fairbrief.kernel.addresses import checked_address
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.roster.addresses import addresses_of_person
from fairbrief.students.models import Student
from fairbrief.tracking.access import CONFIRMING, STUDENT, roles_of
from fairbrief.tracking.actions.confirming import MOST_MINUTES, ask_supervisor
from fairbrief.tracking.models import Experience
from fairbrief.tracking.queries import links_lately
from fairbrief.tracking.states import LEAST_MINUTES, ExperienceState
from fairbrief.tracking.workflow import CONFIRM_BY

#: Links to supervisors a student may have waiting: enough for a busy year, useless for spam.
OPEN_LIMIT = 8
#: Addresses an entry can be sent to in that time: enough for a slip, useless for spam.
ADDRESSES_A_DAY = 3
MOST_OBJECTIVES = 3


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a student says of an experience found elsewhere."""

    employer_name: str
    title: str
    starts_on: date
    ends_on: date
    minutes: int
    what_i_did: str = ""
    supervisor_name: str = ""
    supervisor_email: str = ""
    senior_contact: bool = False
    place: str = "remote"
    paid_minor: int = 0
    currency: str = "USD"
    objectives: str = ""
    learned: str = ""
    would_recommend: bool | None = None
    seeks_credit: bool = False
    course: str = ""


def log_outside(student: Student, /, *, told: Told, actor: Actor, at: datetime) -> Experience:
    """Logs a micro-internship found elsewhere and mails the supervisor a link to confirm it.

    The same experience logged twice (a double click) is the first one. Without a supervisor's
    address it goes to the office alone.

    Raises MissingFactError naming the field, LimitReachedError with too many waiting.
    """
    if student.user_id != actor.user_id:
        raise NotAllowedError(_("Only you can log your own work."))
    _check(told, student, at=at)
    with transaction.atomic():
        locked(student)
        same = Experience.objects.filter(
            student=student,
            engagement=None,
            employer_name=told.employer_name,
            title=told.title,
            starts_on=told.starts_on,
            ends_on=told.ends_on,
        ).first()
        if same is not None:
            return same
        waiting = Experience.objects.filter(
            student=student, engagement=None, state=ExperienceState.LOGGED
        ).count()
        if waiting >= OPEN_LIMIT:
            raise LimitReachedError(
                _("You have %(number)d entries waiting. Wait for answers before you log more.")
                % {"number": waiting}
            )
        experience = Experience.objects.create(
            campus=student.campus, student=student, logged_at=at, **vars(told)
        )
        record(experience, "logged", actor=actor, at=at)
        ask_supervisor(experience, at=at)
    return experience


def correct_experience(
    experience: Experience, /, *, told: Told, actor: Actor, at: datetime
) -> bool:
    """The student mends an entry that nobody has confirmed.

    The supervisor gets a fresh link when they had refused it, or when it goes to another address;
    else the link they have shows what was mended. Nothing happens when nothing changed.

    Raises MissingFactError naming the field, LimitReachedError for a third address in a day.
    """
    if experience.student is None:
        raise NotAllowedError(_("Only the student can correct it."))
    if experience.is_imported:
        raise NotAllowedError(_("Your career office brought it in. Ask it to mend what is wrong."))
    if experience.is_from_here:
        raise NotAllowedError(_("It stands as the work’s record has it. Ask your career office."))
    _check(told, experience.student, at=at)
    with transaction.atomic():
        row = locked(experience)
        moves = row.supervisor_email != told.supervisor_email
        if not row.is_refused and all(
            getattr(row, name) == value for name, value in vars(told).items()
        ):
            return False
        if moves and links_lately(row, at=at) >= ADDRESSES_A_DAY:
            raise LimitReachedError(
                _("Links went to several addresses today. Look at this one tomorrow."),
                field="supervisor_email",
            )
        done = advance(
            experience,
            "correct",
            actor=actor,
            at=at,
            changes={
                **vars(told),
                "refused_reason": "",
                "confirmed_at": None,
                "confirmed_by_name": "",
            },
            data={"before": {"minutes": experience.minutes, "reason": experience.refused_reason}},
        )
        if done and moves:
            revoke_links(experience, capacity=CONFIRMING, at=at)
            stop_clocks(experience, at=at, kinds=[CONFIRM_BY.kind])
        if done and (moves or row.is_refused):
            ask_supervisor(experience, at=at)
    return done


def delete_experience(experience: Experience, /, *, actor: Actor, at: datetime) -> None:
    """The student takes an entry out that nobody has confirmed; the record keeps that it was.

    Raises NotAllowedError for someone else's, IllegalMoveError once it is confirmed or from here.
    """
    with transaction.atomic():
        row = locked(experience)
        if STUDENT not in roles_of(actor, row):
            raise NotAllowedError(_("Only the student can delete it."))
        if not row.is_students_alone or row.approvals.exists():
            raise IllegalMoveError(
                _("Others have put their word to it. Ask your career office to take it out.")
            )
        revoke_links(row, capacity=CONFIRMING, at=at)
        stop_clocks(row, at=at, kinds=[])
        record(row, "deleted", actor=actor, at=at)
        row.delete()


def _check(told: Told, student: Student, *, at: datetime) -> None:
    own = addresses_of_person(student, None)
    check_told(told, zone=student.user.time_zone, own=own, at=at)


def check_told(told: Told, /, *, zone: str, own: set[str], at: datetime) -> None:
    """Raises MissingFactError, naming the field, for what cannot be so.

    `zone` is where the person is; `own` are their addresses without tags, which confirm nothing.
    """
    today = at.astimezone(ZoneInfo(zone)).date()
    if not told.employer_name.strip():
        raise MissingFactError(_("Say who you worked for."), field="employer_name")
    if not told.title.strip():
        raise MissingFactError(_("Say in a few words what it was."), field="title")
    if told.ends_on < told.starts_on:
        raise MissingFactError(_("The end comes before the start."), field="ends_on")
    if told.ends_on > today:
        raise MissingFactError(
            _("Log it once it has ended; this date is still to come."), field="ends_on"
        )
    if len(told.objectives.splitlines()) > MOST_OBJECTIVES:
        raise MissingFactError(_("Three lines at most, one for each."), field="objectives")
    if told.course and not told.seeks_credit:
        raise MissingFactError(
            _("Say that it is for credit, or leave the course out."), field="seeks_credit"
        )
    days = (told.ends_on - told.starts_on).days + 1
    if not LEAST_MINUTES <= told.minutes <= min(MOST_MINUTES, days * 16 * 60):
        raise MissingFactError(_("The hours do not fit into these dates."), field="hours")
    if told.supervisor_email.strip():
        checked_address(
            told.supervisor_email,
            but_not=own,
            because=_("Someone else has to confirm it; this is the student’s own address."),
            rather=_("Give the supervisor’s own, at work if possible."),
            field="supervisor_email",
        )
