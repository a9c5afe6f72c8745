"""Everything that can be done to an application; to its thread of messages, see `talking`."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.advising.queries import hold_on, why_stopped
from fairbrief.advising.states import Stops
from fairbrief.applications.models import Application
from fairbrief.applications.queries import (
    door_of,
    is_first_time,
    live_application,
    print_of_waiting,
    to_decline,
    why_offer_stands,
)
from fairbrief.applications.queue import check_place, keep_in_line, make_room, move_up
from fairbrief.applications.states import ApplicationState
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.actions import take_seat
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import day_there, gives_places
from fairbrief.concerns.actions import read_words
from fairbrief.discovery.queries import briefs_readable_by
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.seen import require_seen
from fairbrief.notices.telling import tell
from fairbrief.strikes.queries import is_barred
from fairbrief.students.models import Student

_OTHERS_WAIT = _(
    "Others wait now than when you opened this page: somebody has applied, or has an answer "
    "by now. All who wait stand here: read them, and decide again. What you typed is kept."
)


def begin(student: Student, /, *, brief: Brief, actor: Actor, at: datetime) -> Application:
    """The student's live application to the brief, a new draft if there is none.

    Raises NotAllowedError for a brief the student's campus has not approved.
    """
    if actor.user_id != student.user_id:
        raise NotAllowedError(_("Students apply for themselves."))
    found = live_application(student, brief)
    if found:
        return found
    if not briefs_readable_by(student).filter(pk=brief.pk).exists():
        raise NotAllowedError(_("Your campus has not approved this brief."))
    try:
        with transaction.atomic():
            application = Application.objects.create(brief=brief, student=student, made_at=at)
            record(application, "begun", actor=actor, at=at)
    except IntegrityError:
        # The same draft was begun twice at once.
        again = live_application(student, brief)
        if again is None:
            raise
        return again
    return application


def save_draft(application: Application, /, *, actor: Actor, at: datetime, **words: Any) -> None:
    """Keeps what was typed. Raises NotAllowedError once it was sent."""
    with transaction.atomic():
        row = locked(application)
        if row.student.user_id != actor.user_id or row.state != ApplicationState.DRAFT:
            raise NotAllowedError(_("This application was sent already."))
        for name, value in words.items():
            setattr(row, name, value)
            setattr(application, name, value)
        row.save(update_fields=list(words))
        if row.shown_at:
            read_words(row, at=at)


def submit_application(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """Sends a draft within the caps, counted under a lock on the student.

    Raises LimitReachedError or MissingFactError with what stands in the way.
    """
    with transaction.atomic():
        student = locked(application.student)
        brief = Brief.objects.select_related("employer").get(pk=application.brief_id)
        row = Application.objects.get(pk=application.pk)
        if row.state == ApplicationState.DRAFT:
            door = door_of(student, brief, today=day_there(brief, at))
            if not door.is_open:
                raise LimitReachedError(door.why_not)
            if is_barred(student=student):
                raise LimitReachedError(
                    _(
                        "Three strikes are on record: nothing new until one of them is gone. Your "
                        "profile leads to what is on record, and to the appeal."
                    )
                )
            hold = hold_on(student, Stops.APPLYING, at=at)
            if hold is not None:
                raise LimitReachedError(why_stopped(hold, Stops.APPLYING))
            if len(row.interest.split()) < 5:
                raise MissingFactError(
                    _("Say in a sentence or two why this one."), field="interest"
                )
        changes = {"brief_version": brief.version, "is_first_time": is_first_time(student)}
        if advance(application, "submit", actor=actor, at=at, changes=changes):
            read_words(application, at=at)
            keep_in_line(brief, at=at)


def withdraw(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """The student takes the application back; no reason is asked."""
    with transaction.atomic():
        locked(application.brief)
        advance(application, "withdraw", actor=actor, at=at)
        make_room(application.brief, at=at)


def mark_seen(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """The employer has looked at it; a second look changes nothing, nor does one that comes just as
    it is taken back or a colleague goes on with it: then the page shows what has become of it."""
    if application.state == ApplicationState.SUBMITTED:
        with suppress(IllegalMoveError):
            advance(application, "see", actor=actor, at=at)


def shortlist(application: Application, /, *, actor: Actor, at: datetime) -> None:
    advance(application, "shortlist", actor=actor, at=at)


def keep_as_alternate(application: Application, /, *, actor: Actor, at: datetime) -> None:
    advance(application, "keep_as_alternate", actor=actor, at=at)


def offer(application: Application, /, *, actor: Actor, at: datetime, note: str = "") -> None:
    """Offers the place. Raises LimitReachedError when there is none for this applicant."""
    with transaction.atomic():
        check_place(locked(application.brief), application, at=at)
        advance(application, "offer", actor=actor, at=at, changes={"employer_note": note.strip()})
        read_words(application, at=at)


def show_draft(application: Application, /, *, at: datetime) -> None:
    """Lets the employer read a draft without the name: its student ranked the brief on a matching
    day. The words are read for the marks of scams, as what is sent is."""
    application.shown_at = at
    application.save(update_fields=["shown_at"])
    read_words(application, at=at)


def offer_matched(application: Application, /, *, at: datetime) -> None:
    """The offer a matching day makes, within what holds for every application and offer.

    It needs no place among the five, for it never waited. Raises LimitReachedError with what
    stands in the way.
    """
    with transaction.atomic():
        student, brief = application.student, locked(application.brief)
        if not gives_places(brief):
            raise LimitReachedError(_("The brief has ended meanwhile."))
        if not student.is_adult or is_barred(student=student):
            raise LimitReachedError(_("The student may not start anything new just now."))
        hold = hold_on(student, Stops.APPLYING, at=at)
        if hold is not None:
            raise LimitReachedError(why_stopped(hold, Stops.APPLYING))
        changes: dict[str, Any] = {"is_first_time": is_first_time(student)}
        if application.submitted_at is None:
            changes |= {"submitted_at": at, "brief_version": brief.version}
        application.is_first_time = changes["is_first_time"]
        check_place(brief, application, at=at)
        advance(application, "match", actor=INSTALLATION, at=at, changes=changes)
        read_words(application, at=at)


def accept_offer(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """The student says yes: a place is taken, and the agreement is made.

    A second press changes nothing. Raises LimitReachedError when the last place has gone.
    """
    with transaction.atomic():
        # The brief first, as wherever both are locked.
        locked(application.brief)
        row = locked(application)
        if row.state == ApplicationState.OFFERED and actor.user_id == row.student.user_id:
            take_seat(application.brief, at=at)
        advance(application, "accept_offer", actor=actor, at=at)


def decline_offer(application: Application, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """The student says no, with a reason the employer reads. The first alternate moves up."""
    with transaction.atomic():
        locked(application.brief)
        if _end(application, "decline_offer", reason=reason, actor=actor, at=at):
            move_up(application.brief, at=at)


def decline(application: Application, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """The employer says no, with a reason the student reads."""
    _end(application, "decline", reason=reason, actor=actor, at=at)


def _end(application: Application, name: str, *, reason: str, actor: Actor, at: datetime) -> bool:
    reason = _said(reason)
    with transaction.atomic():
        locked(application.brief)
        said = {"reason": reason}
        done = advance(application, name, actor=actor, at=at, says=said, data=said)
        read_words(application, at=at)
        make_room(application.brief, at=at)
    return done


def decline_others(
    brief: Brief,
    /,
    *,
    reasons: Mapping[str, str],
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> int:
    """Answers everyone `to_decline` in one act, each with a reason, by application code.

    Raises FairbriefError when one has no reason, and ChangedSinceError where others wait than were
    `seen`: nobody is declined whom nobody read. Then nobody is answered.
    """
    with transaction.atomic():
        rows = list(to_decline(brief).select_related("brief__employer", "student__user"))
        if rows:
            require_seen(seen, print_of_waiting(rows), _OTHERS_WAIT)
        for application in rows:
            decline(application, actor=actor, at=at, reason=reasons.get(application.code, ""))
    return len(rows)


def _said(reason: str) -> str:
    reason = reason.strip()
    if len(reason) < 10:
        raise FairbriefError(
            _("Give a reason in a sentence; the other side reads it."), field="reason"
        )
    return reason[:1000]


def note_late_reply(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """Three business days without a look: recorded, and the employer is reminded."""
    record(application, "late reply", actor=actor, at=at)
    tell("application.late", application, at=at)


def return_unanswered(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """Ten business days without a decision, three after an offer was withdrawn: the application
    goes back to the student."""
    if application.offer_withdrawn_at:
        reason = _t(
            "The employer withdrew its offer, and did not decide within three business days."
        )
    else:
        reason = _t("The employer did not decide within ten business days.")
    with transaction.atomic():
        locked(application.brief)
        advance(application, "return_unanswered", actor=actor, at=at, changes={"reason": reason})
        make_room(application.brief, at=at)


def withdraw_offer(application: Application, /, *, actor: Actor, at: datetime, reason: str) -> None:
    """The employer takes back an offer that is not answered yet, with a reason the student reads.

    The place is free again, and nobody moves up: the employer chooses. Raises LimitReachedError for
    an offer that stands (see `why_offer_stands`), IllegalMoveError once it was answered.
    """
    reason = _said(reason)
    with transaction.atomic():
        locked(application.brief)
        row = locked(application)
        if row.state == ApplicationState.OFFERED and (why := why_offer_stands(row)):
            raise LimitReachedError(why)
        # Without an offer in hand it is one that waits for an answer, for every count.
        if advance(
            application,
            "withdraw_offer",
            actor=actor,
            at=at,
            changes={"offer_withdrawn_at": at, "offered_at": None},
            says={"offer_withdrawn_because": reason},
            data={"reason": reason},
        ):
            read_words(application, at=at)


def let_offer_lapse(application: Application, /, *, actor: Actor, at: datetime) -> None:
    """Three business days without an answer to the offer. The first alternate moves up."""
    # Nobody is said to have stayed silent who was kept from answering.
    if application.brief.employer.is_held:
        reason = _t("The employer is on hold, so the offer could not be accepted in time.")
    else:
        reason = _t("The offer was not answered within three business days.")
    with transaction.atomic():
        locked(application.brief)
        if advance(application, "lapse", actor=actor, at=at, changes={"reason": reason}):
            move_up(application.brief, at=at)
        make_room(application.brief, at=at)
