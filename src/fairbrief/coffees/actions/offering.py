"""Offering a coffee: by an employer, by a past student of one, by a career office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import held
from fairbrief.audit.record import record
from fairbrief.coffees.access import may_offer
from fairbrief.coffees.actions.linking import host_with_link
from fairbrief.coffees.models import LONGEST, MOST_SEATS, SHORTEST, Coffee, Sitting
from fairbrief.coffees.notices import host_user
from fairbrief.coffees.states import WEEKS, CoffeeState, Rhythm
from fairbrief.concerns.actions import read_words
from fairbrief.contacts.models import Alum
from fairbrief.kernel.clock import zone_named
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.names import readable
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Employer, Member, Officer
from fairbrief.strikes.queries import is_barred
from fairbrief.students.models import Student
from fairbrief.vetting.queries.employers import approved_campuses

#: From now to the first meeting; and how often they meet at most.
SOONEST, FURTHEST, MOST_TIMES = timedelta(hours=24), timedelta(days=120), 6
#: Coffees of one host that lie ahead.
MOST_AHEAD = 3
#: Who works or has worked with the employer chooses first, for so long.
HEAD_START = timedelta(hours=48)
_is_web_address = URLValidator(schemes=["https"])


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What a host says of a coffee. `first` is the first meeting, `zone` where its clock hangs."""

    title: str
    first: datetime
    zone: str
    minutes: int
    link: str
    seats: int
    about: str = ""
    rhythm: str = Rhythm.ONCE
    times: int = 1
    worked_only: bool = False

    @property
    def moments(self) -> list[datetime]:
        """Every meeting, at the same time of the day where the host is, also when clocks change."""
        there = self.first.astimezone(zone_named(self.zone))
        weeks = WEEKS[Rhythm(self.rhythm)]
        number = self.times if weeks else 1
        return [there + timedelta(weeks=weeks * each) for each in range(number)]


def offer_coffee(
    employer: Employer,
    /,
    *,
    host: Member,
    plan: Plan,
    campus: Campus | None = None,
    actor: Actor,
    at: datetime,
) -> Coffee:
    """Somebody of the employer offers one, hosted by any of its people, for students of one campus
    or of all that have approved the employer. Students who work or have worked there are told.

    Raises NotAllowedError, MissingFactError, LimitReachedError, and IllegalMoveError while no
    campus has approved the employer.
    """
    member = Member.objects.filter(user_id=actor.user_id or 0, employer=employer).last()
    if member is None or not may_offer(member) or host.employer_id != employer.pk:
        raise NotAllowedError(_("Only somebody of this organization can offer it."))
    if host.left_at is not None:
        raise IllegalMoveError(_("They do not work here any more."), field="host")
    approved = approved_campuses(employer)
    if campus is not None:
        approved = approved.filter(pk=campus.pk)
    if employer.is_held or is_barred(employer=employer) or not approved.exists():
        raise IllegalMoveError(
            _("A coffee is for students of a campus that has approved you. None has, just now.")
        )
    return _made(
        employer,
        plan,
        actor=actor,
        at=at,
        host_member=host,
        host_name=host.name,
        host_title=host.title,
        employer=employer,
        campus=campus,
    )


def offer_as_alum(
    student: Student, /, *, employer: Employer, title: str, plan: Plan, actor: Actor, at: datetime
) -> Coffee:
    """A past student of the employer, who agreed to be asked, offers one to their own campus."""
    if actor.user_id is None or student.user_id != actor.user_id:
        raise NotAllowedError(_("Only the student can offer it."))
    if not Alum.objects.filter(student=student, employer=employer).exists():
        raise IllegalMoveError(
            _("First say on “Your people” that students of your campus may ask you about it.")
        )
    return _made(
        student,
        plan,
        actor=actor,
        at=at,
        host_student=student,
        host_name=student.user.name,
        host_title=readable(title)[:120],
        employer=employer,
        campus=student.campus,
    )


def offer_from_office(officer: Officer, /, *, plan: Plan, actor: Actor, at: datetime) -> Coffee:
    """A career office offers one to its own students."""
    if actor.user_id is None or officer.user_id != actor.user_id:
        raise NotAllowedError(_("Only somebody of this office can offer it."))
    return _made(
        officer,
        plan,
        actor=actor,
        at=at,
        host_officer=officer,
        host_name=officer.user.name,
        host_title=str(officer.get_role_display()),
        campus=officer.campus,
    )


def _made(owner: Any, plan: Plan, /, *, actor: Actor, at: datetime, **columns: Any) -> Coffee:
    """The coffee with its meetings; the same offer once more is the same coffee."""
    _check(plan, at=at)
    host = {name: row for name, row in columns.items() if name in _HOSTS}
    with transaction.atomic():
        # The offers of one owner wait for each other, so that the limit holds.
        held(owner)
        ahead = Coffee.objects.filter(**host, state=CoffeeState.OPEN, sittings__at__gt=at)
        title = readable(plan.title)[:80]
        same = ahead.filter(title=title, sittings__at=plan.first).first()
        if same is not None:
            return same
        if ahead.distinct().count() >= MOST_AHEAD:
            raise LimitReachedError(
                _("%(number)d coffees with this host lie ahead already. A few, held well, do more.")
                % {"number": MOST_AHEAD}
            )
        coffee = Coffee.objects.create(
            title=title,
            about=plan.about.strip()[:600],
            link=plan.link.strip(),
            minutes=plan.minutes,
            seats=plan.seats,
            rhythm=plan.rhythm if len(plan.moments) > 1 else Rhythm.ONCE,
            worked_only=plan.worked_only and "employer" in columns,
            opens_at=_opens(plan, at=at, is_employers="host_member" in columns),
            made_at=at,
            **columns,
        )
        Sitting.objects.bulk_create(Sitting(coffee=coffee, at=each) for each in plan.moments)
        record(coffee, "offered", actor=actor, at=at)
        read_words(coffee, at=at)
        _tell(coffee, actor=actor, at=at)
    return coffee


_HOSTS = ("host_member", "host_student", "host_officer")


def _opens(plan: Plan, *, at: datetime, is_employers: bool) -> datetime:
    """When everybody may take a seat: at once where it is soon, or nobody comes first."""
    return at + HEAD_START if is_employers and plan.first > at + 2 * HEAD_START else at


def _check(plan: Plan, /, *, at: datetime) -> None:
    if len(readable(plan.title)) < 5:
        raise MissingFactError(_("Say in a few words what it is about."), field="title")
    if not SHORTEST <= plan.minutes <= LONGEST:
        raise MissingFactError(
            _("From %(least)d to %(most)d minutes: long enough to talk, short enough to come.")
            % {"least": SHORTEST, "most": LONGEST},
            field="minutes",
        )
    if not 1 <= plan.seats <= MOST_SEATS:
        raise MissingFactError(
            _("From 1 to %(most)d seats. In a larger round nobody says anything.")
            % {"most": MOST_SEATS},
            field="seats",
        )
    if not 1 <= plan.times <= MOST_TIMES:
        raise MissingFactError(_("Up to %(most)d times.") % {"most": MOST_TIMES}, field="times")
    if not at + SOONEST <= plan.first <= at + FURTHEST:
        raise MissingFactError(
            _("The first meeting is tomorrow at the soonest, and within four months."),
            field="first",
        )
    _check_link(plan.link)


def _check_link(link: str) -> None:
    """A page of a video service, with nobody's password in the address."""
    refusal = MissingFactError(
        _("Give the whole link of your video call. It begins with https://."), field="link"
    )
    try:
        _is_web_address(link.strip())
        parts = urlsplit(link.strip())
    except (ValidationError, ValueError) as error:
        raise refusal from error
    if parts.username or len(link) > 300:
        raise refusal


def _tell(coffee: Coffee, /, *, actor: Actor, at: datetime) -> None:
    """Those who worked there, and a host whom somebody else has put down."""
    if coffee.host_member is None:
        return
    tell("coffee.offered", coffee, at=at, once=f"coffee:{coffee.pk}")
    user = host_user(coffee)
    if user is None or user.pk != actor.user_id:
        tell("coffee.hosting", coffee, at=at, to=host_with_link(coffee, at=at))
