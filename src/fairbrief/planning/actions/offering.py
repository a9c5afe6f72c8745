"""Times offered for a conversation: one side offers a few, the other picks one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import forget_links, mint, revoke_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import forget_readings, read_words
from fairbrief.engagements.access import EMPLOYER, STUDENT, side_of
from fairbrief.engagements.actions import propose_meeting
from fairbrief.engagements.doors import supervisor_door
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.engagements.overview import is_over
from fairbrief.engagements.queries import is_finished
from fairbrief.engagements.states import MeetingKind
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError, NotAllowedError
from fairbrief.kernel.files import check_link
from fairbrief.kernel.forgetting import forget
from fairbrief.notices.telling import Recipient, tell
from fairbrief.planning.access import PICKER
from fairbrief.planning.models import TimeOffer

#: Columns of words of an offer.
WORDS = ("agenda", "link")
#: Times of one offer.
FEWEST, MOST = 2, 5


def offer_times(
    work: Engagement,
    /,
    *,
    kind: str,
    times: Sequence[datetime],
    minutes: int,
    link: str,
    agenda: str,
    actor: Actor,
    at: datetime,
) -> TimeOffer:
    """Offers two to five times for a check-in or another talk; a newer offer takes the place of an
    earlier one of the same side. The other side is told, by a link without an account too.

    Times are aware. Raises FairbriefError with the field that is wrong.
    """
    side = side_of(actor, work)
    if not side:
        raise NotAllowedError(_("Only the student and the supervisor plan conversations."))
    if kind not in (MeetingKind.CHECKIN, MeetingKind.OTHER):
        raise FairbriefError(_("Choose what kind of conversation it is."), field="kind")
    chosen = sorted(set(times))
    if not FEWEST <= len(chosen) <= MOST:
        raise FairbriefError(_("Offer two to five different times."), field="time_1")
    if chosen[0] <= at:
        raise FairbriefError(_("Choose times to come."), field="time_1")
    if chosen[-1] > at + timedelta(days=60):
        raise FairbriefError(_("Choose times within the next two months."), field="time_1")
    if not 5 <= minutes <= 180:
        raise FairbriefError(_("Between 5 minutes and three hours."), field="minutes")
    check_link(link)
    with transaction.atomic():
        row = locked(work)
        if is_finished(row) or is_over(row):
            raise IllegalMoveError(_("This work is over."))
        said = {
            "kind": kind,
            "times": chosen,
            "minutes": minutes,
            "link": link,
            "agenda": agenda.strip()[:500],
        }
        live = TimeOffer.objects.filter(engagement=row, offered_by=side, ended_at=None)
        same = live.filter(**said).first()
        if same:
            return same
        for each in live:
            _end(each, at=at)
        offer = TimeOffer.objects.create(engagement=row, offered_by=side, made_at=at, **said)
        read_words(offer, at=at)
        record(row, "times offered", actor=actor, at=at, data={"times": chosen})
        tell("offer.made", offer, at=at, to=_others(work, offer, at=at))
    return offer


def _others(work: Engagement, offer: TimeOffer, *, at: datetime) -> list[Recipient]:
    """Who picks: the student, or the supervisor, by account or by a link of their own."""
    if offer.offered_by == EMPLOYER:
        return [Recipient(user=work.student.user)]
    person = work.supervisor
    if person.left_at:
        return []
    if person.user is not None:
        return [Recipient(user=person.user)]
    token = mint(offer, capacity=PICKER, email=person.email, name=person.name, at=at, holder=person)
    return [
        Recipient(
            email=person.email,
            name=person.name,
            link=f"/pick/{token}/",
            zone=work.brief.time_zone,
        )
    ]


def renew_picking_link(offer: TimeOffer, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when there is nothing to pick for them
    any more."""
    person = offer.engagement.supervisor
    if offer.ended_at or person.user_id or person.email.lower() != email.lower():
        return False
    return bool(tell("offer.made", offer, at=at, to=_others(offer.engagement, offer, at=at)))


def pick_time(offer: TimeOffer, /, *, time: datetime, actor: Actor, at: datetime) -> Meeting:
    """The other side picks one of the times: the conversation stands, and everyone is told.

    The same pick once more is the same conversation. Raises IllegalMoveError when another was
    picked, or the offer is gone.
    """
    work = offer.engagement
    side = _picks(offer, actor)
    with transaction.atomic():
        locked(work)
        row = locked(offer)
        if row.meeting is not None and row.meeting.at == time:
            return row.meeting
        if row.ended_at:
            raise IllegalMoveError(_("This offer is answered or taken back already."))
        if time not in row.times:
            raise FairbriefError(_("Choose one of the times."), field="time")
        if time <= at:
            raise FairbriefError(_("This time has passed. Choose another."), field="time")
        meeting = propose_meeting(
            work,
            kind=row.kind,
            when=time,
            minutes=row.minutes,
            link=row.link,
            agenda=row.agenda,
            actor=_as_side(side, actor, work),
            at=at,
        )
        # The words are those of the side that offered.
        meeting.proposed_by = row.offered_by
        meeting.save(update_fields=["proposed_by"])
        read_words(meeting, at=at)
        if actor.kind == "link":
            tell("meeting.proposed", meeting, at=at, to=supervisor_door(work, at=at))
        row.meeting = offer.meeting = meeting
        _end(row, at=at)
        offer.ended_at = row.ended_at
        record(work, "time picked", actor=actor, at=at, data={"time": time})
    return meeting


def _as_side(side: str, actor: Actor, work: Engagement) -> Actor:
    """Who picks by a link speaks for the employer, upon this work."""
    if actor.kind != "link" or side != EMPLOYER:
        return actor
    return Actor(
        kind="link",
        name=actor.name,
        email=actor.email,
        capacity="supervisor",
        subject=(work._meta.label_lower, work.pk),
    )


def decline_times(offer: TimeOffer, /, *, actor: Actor, at: datetime) -> None:
    """None of the times suits; who offered is told and offers others."""
    side = _picks(offer, actor)
    _close(offer, actor=actor, at=at, name="times declined", tells=bool(side))


def take_times_back(offer: TimeOffer, /, *, actor: Actor, at: datetime) -> None:
    """Who offered takes the offer back; nobody needs a mail for that."""
    if side_of(actor, offer.engagement) != offer.offered_by:
        raise NotAllowedError(_("Only who offered the times takes them back."))
    _close(offer, actor=actor, at=at, name="times taken back", tells=False)


def forget_offers(work: Engagement, /) -> None:
    """Takes out what was said with offered times, and who was mailed a link to pick one: the
    conversations that came of them are forgotten, too."""
    offers = TimeOffer.objects.filter(engagement=work)
    forget_readings(offers)
    forget_links(offers)
    forget(offers, WORDS)


def _close(offer: TimeOffer, *, actor: Actor, at: datetime, name: str, tells: bool) -> None:
    with transaction.atomic():
        locked(offer.engagement)
        row = locked(offer)
        if row.ended_at:
            return
        _end(row, at=at)
        offer.ended_at = row.ended_at
        record(offer.engagement, name, actor=actor, at=at)
        if tells:
            tell("offer.declined", offer, at=at)


def _end(offer: TimeOffer, *, at: datetime) -> None:
    offer.ended_at = at
    offer.save(update_fields=["ended_at", "meeting"])
    # What was picked can be read behind the link until it ends by itself.
    if offer.meeting_id is None:
        revoke_links(offer, capacity=PICKER, at=at)


def _picks(offer: TimeOffer, actor: Actor) -> str:
    """The side that picks, if the actor is of it. Raises NotAllowedError."""
    other = EMPLOYER if offer.offered_by == STUDENT else STUDENT
    supervisor = offer.engagement.supervisor
    if (
        other == EMPLOYER
        and actor.holds_link(PICKER, (offer._meta.label_lower, offer.pk))
        and actor.email.lower() == supervisor.email.lower()
        and supervisor.left_at is None
    ):
        return other
    if side_of(actor, offer.engagement) != other:
        raise NotAllowedError(_("The other side picks one of the times."))
    return other
