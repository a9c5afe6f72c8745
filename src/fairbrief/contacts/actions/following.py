"""The plan of when to write: words, ticks, days, and the round that reminds once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.audit.locking import locked
from fairbrief.contacts.actions.keeping import require_student
from fairbrief.contacts.actions.meeting import morning_of
from fairbrief.contacts.models import Contact, FollowUp
from fairbrief.contacts.notices import Due
from fairbrief.contacts.queries import to_tell
from fairbrief.contacts.states import FollowUpKind
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import LimitReachedError, MissingFactError
from fairbrief.kernel.names import readable
from fairbrief.kernel.rounds import Batch, in_batches
from fairbrief.notices.telling import Telling, tell_all

#: Follow-ups told of in one transaction; and in one round, the rest goes with the next.
A_BATCH = 1000
A_ROUND = 100_000
#: How far ahead a day of one's own can lie; and how many may wait for one person.
FURTHEST = timedelta(days=2 * 366)
MOST_OWN = 10


def keep_words(follow_up: FollowUp, /, *, words: str, actor: Actor) -> None:
    """The student's own words in the place of the draft; none brings the draft back."""
    require_student(follow_up.contact, actor)
    follow_up.words = words.strip()[:4000]
    follow_up.save(update_fields=["words"])


def mark_sent(follow_up: FollowUp, /, *, actor: Actor, at: datetime) -> None:
    """The student has sent it themselves."""
    _settle(follow_up, "sent_at", actor=actor, at=at)


def leave_out(follow_up: FollowUp, /, *, actor: Actor, at: datetime) -> None:
    """The student leaves this one out: nobody reminds of it."""
    _settle(follow_up, "skipped_at", actor=actor, at=at)


def _settle(follow_up: FollowUp, column: str, *, actor: Actor, at: datetime) -> None:
    require_student(follow_up.contact, actor)
    with transaction.atomic():
        row = locked(follow_up)
        if row.is_done:
            return
        setattr(row, column, at)
        row.save(update_fields=[column])
    follow_up.refresh_from_db()


def take_back_tick(follow_up: FollowUp, /, *, actor: Actor) -> None:
    """It was not sent after all, or is not left out; a reminder that was sent is not sent again."""
    require_student(follow_up.contact, actor)
    follow_up.sent_at = follow_up.skipped_at = None
    follow_up.save(update_fields=["sent_at", "skipped_at"])


def move_follow_up(follow_up: FollowUp, /, *, day: date, actor: Actor, at: datetime) -> None:
    """Another day. One that lies ahead is reminded of then, even if the first day has passed."""
    require_student(follow_up.contact, actor)
    due_at = _due(day, follow_up.contact, at=at)
    with transaction.atomic():
        row = locked(follow_up)
        if row.due_at == due_at:
            return
        row.due_at, row.told_at = due_at, None
        row.save(update_fields=["due_at", "told_at"])
    follow_up.refresh_from_db()


def plan_own(contact: Contact, /, *, about: str, day: date, actor: Actor, at: datetime) -> FollowUp:
    """A day of the student's own to write to somebody. The same once more is the same.

    Raises MissingFactError without a reason or for a day that is past, LimitReachedError.
    """
    require_student(contact, actor)
    about = readable(about)[:120]
    if not about:
        raise MissingFactError(_("Say in a few words what for."), field="about")
    due_at = _due(day, contact, at=at)
    with transaction.atomic():
        row = locked(contact)
        mine = FollowUp.objects.filter(contact=row, kind=FollowUpKind.OWN)
        same = mine.filter(about=about, due_at=due_at).first()
        if same is not None:
            return same
        if mine.filter(sent_at=None, skipped_at=None).count() >= MOST_OWN:
            raise LimitReachedError(_("Ten days wait for this person already. Do one first."))
        return FollowUp.objects.create(
            contact=contact,
            engagement=contact.engagement,
            kind=FollowUpKind.OWN,
            about=about,
            due_at=due_at,
        )


def _due(day: date, contact: Contact, *, at: datetime) -> datetime:
    today = day_in(contact.student.user.time_zone, at)
    if not today < day <= today + FURTHEST:
        raise MissingFactError(_("Choose a day from tomorrow on, within two years."), field="day")
    return morning_of(day, contact.student)


def remind_of_follow_ups(*, at: datetime, most: int = A_ROUND) -> int:
    """Tells students whose moment to write has come, in one notice for what is due at once; returns
    how many follow-ups were told of.

    A follow-up is marked under its lock in the transaction that writes the notice: whatever kills
    the worker in between, none is told of twice, and none is lost.
    """
    return in_batches(lambda batch: _remind_some(batch, at), size=A_BATCH, most=most)


@transaction.atomic
def _remind_some(batch: Batch, at: datetime) -> int:
    rows = batch.of(to_tell(at=at))
    if not rows:
        return 0
    by_student = sorted(rows, key=lambda row: row.contact.student_id)
    tellings = []
    for student, group in groupby(by_student, key=lambda row: row.contact.student):
        due = list(group)
        tellings.append(Telling(subject=Due(student, due), once=f"follow_up:{due[0].pk}:{at:%F}"))
    tell_all("follow_up.due", tellings, at=at)
    FollowUp.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=at)
    return len(rows)
