"""What a host and an office do: call off, stop, say who came, say who may write."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.coffees.access import HOST, OWNER, live_seats_at, roles_of
from fairbrief.coffees.actions.linking import host_with_link
from fairbrief.coffees.actions.seating import fill
from fairbrief.coffees.models import Coffee, Presence, Seat, Sitting, Stop
from fairbrief.coffees.queries import seated
from fairbrief.concerns.actions import read_words
from fairbrief.contacts.actions import agree_from_meeting, meet_over_coffee
from fairbrief.contacts.models import Contact
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import IllegalMoveError, MissingFactError, NotAllowedError
from fairbrief.kernel.names import readable
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Officer

_A_DAY = timedelta(days=1)


def _require_host(coffee: Coffee, actor: Actor, *roles: str) -> None:
    if not roles_of(actor, coffee).intersection(roles or (HOST, OWNER)):
        raise NotAllowedError(_("Only the host can do this."))


def cancel_coffee(coffee: Coffee, /, *, reason: str, actor: Actor, at: datetime) -> bool:
    """All that lies ahead is called off, and everyone who counted on it reads why."""
    changes = {"cancelled_reason": readable(reason)[:300]}
    with transaction.atomic():
        done = advance(coffee, "cancel", actor=actor, at=at, changes=changes)
        if done:
            read_words(coffee, at=at)
    return done


def call_off_sitting(sitting: Sitting, /, *, actor: Actor, at: datetime) -> bool:
    """One meeting does not take place; the others do. False when it was called off before.

    Raises NotAllowedError, IllegalMoveError for one that has begun.
    """
    _require_host(sitting.coffee, actor)
    with transaction.atomic():
        locked(sitting.coffee)
        row = locked(sitting)
        if row.cancelled_at is not None:
            return False
        if row.at <= at:
            raise IllegalMoveError(_("It has begun. Say who came instead."))
        row.cancelled_at = at
        row.save(update_fields=["cancelled_at"])
        record(row, "called off", actor=actor, at=at)
        tell("coffee.one_off", row, at=at, but_not=actor.user_id)
    return True


def stop_coffee(
    coffee: Coffee, /, *, officer: Officer, reason: str, actor: Actor, at: datetime
) -> Stop:
    """An office takes its own students out of a coffee: they read why, and so does the host.

    Students of other campuses are not touched; their next in line are offered the seats.
    """
    reason = readable(reason)[:300]
    if actor.user_id is None or officer.user_id != actor.user_id:
        raise NotAllowedError(_("Only an office can do this for its own students."))
    if not reason:
        raise MissingFactError(_("Say why in a line. Students and host read it."), field="reason")
    with transaction.atomic():
        row = locked(coffee)
        stop, is_new = Stop.objects.get_or_create(
            coffee=row,
            campus=officer.campus,
            defaults={"reason": reason, "at": at, "by_name": actor.name[:120]},
        )
        if is_new:
            record(stop, "stopped", actor=actor, at=at)
            ours = list(live_seats_at(row).filter(student__campus=officer.campus_id))
            for seat in ours:
                advance(seat, "give_back", actor=INSTALLATION, at=at)
            tell("coffee.stopped", stop, at=at, to=[each.student.user for each in ours])
            tell("coffee.stopped_host", stop, at=at, to=host_with_link(row, at=at))
            fill(row, at=at)
    return stop


def lift_stop(coffee: Coffee, /, *, officer: Officer, actor: Actor, at: datetime) -> None:
    """The office lets its students come again; seats are taken anew."""
    if actor.user_id is None or officer.user_id != actor.user_id:
        raise NotAllowedError(_("Only an office can do this for its own students."))
    with transaction.atomic():
        row = locked(coffee)
        for stop in Stop.objects.filter(coffee=row, campus=officer.campus_id):
            record(stop, "lifted", actor=actor, at=at)
            stop.delete()


def say_who_came(
    sitting: Sitting, /, *, seats: Collection[Seat], actor: Actor, at: datetime
) -> None:
    """The host ticks who came; again to correct it. Whoever came keeps the host among their people,
    with a draft to say thank you.

    Raises NotAllowedError, IllegalMoveError before it begins.
    """
    coffee = sitting.coffee
    _require_host(coffee, actor)
    with transaction.atomic():
        locked(coffee)
        row = locked(sitting)
        if row.at > at or row.cancelled_at is not None:
            raise IllegalMoveError(_("You can say it once they have met."))
        known = {each.pk for each in [*seated(coffee), *_present(row)]}
        came = [each for each in seats if each.pk in known]
        Presence.objects.filter(sitting=row).exclude(seat__in=came).delete()
        Presence.objects.bulk_create(
            [Presence(sitting=row, seat=each) for each in came], ignore_conflicts=True
        )
        row.noted_at = at
        row.save(update_fields=["noted_at"])
        record(row, "noted", actor=actor, at=at, data={"came": len(came)})
        if coffee.host_member is not None:
            for seat in came:
                meet_over_coffee(
                    seat.student,
                    member=coffee.host_member,
                    title=coffee.title,
                    thanks_on=_tomorrow(seat, at),
                    at=at,
                )


def _tomorrow(seat: Seat, at: datetime) -> date:
    return day_in(seat.student.user.time_zone, at) + _A_DAY


def _present(sitting: Sitting) -> list[Seat]:
    rows = Seat.objects.filter(present__sitting=sitting)
    return list(rows.select_related("student__user"))


def let_them_write(coffee: Coffee, /, *, email: str, line: str, actor: Actor, at: datetime) -> int:
    """The host says that whoever came may write to them, with the address they choose; returns to
    how many it was said. Each can be taken back by the link in the mail about it.

    Raises NotAllowedError for anyone but the host, MissingFactError for an address that is none.
    """
    member = coffee.host_member
    _require_host(coffee, actor, HOST)
    if member is None:
        raise NotAllowedError(_("This is for people of an employer."))
    with transaction.atomic():
        locked(coffee)
        came = Seat.objects.filter(coffee=coffee, present__isnull=False).values("student")
        contacts = Contact.objects.filter(member=member, student__in=came).order_by("pk")
        rows = list(contacts.select_related("student__user", "employer", "member"))
        for contact in rows:
            agree_from_meeting(contact, email=email, line=line, actor=actor, at=at)
    return len(rows)
