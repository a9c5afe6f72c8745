"""Asking a past student of an employer, or a contact, for an introduction; and their answers."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint, replace_links
from fairbrief.audit.actors import CLOCK, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.concerns.actions import read_words
from fairbrief.contacts.access import INTRODUCING
from fairbrief.contacts.actions.keeping import require_student
from fairbrief.contacts.introductions import LONGEST_ANSWER, LONGEST_WORDS
from fairbrief.contacts.models import Alum, Contact, Introduction
from fairbrief.contacts.queries import introductions_to_close, next_alum, past_employers
from fairbrief.contacts.states import IntroductionState as S
from fairbrief.kernel.errors import (
    IllegalMoveError,
    LimitReachedError,
    MissingFactError,
    NotAllowedError,
)
from fairbrief.kernel.names import readable
from fairbrief.kernel.rounds import each_alone
from fairbrief.notices.telling import Recipient, tell
from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student

LINK_LIFE = timedelta(days=60)
#: Questions of one student that may wait at once, and those that may wait for one past student.
MOST_WAITING, MOST_FOR_ONE = 3, 3
SHORTEST = 20


def _require(student: Student, actor: Actor) -> None:
    if actor.user_id is None or student.user_id != actor.user_id:
        raise NotAllowedError(_("Only the student can say it."))


def agree_to_be_asked(
    student: Student, /, *, employer: Employer, actor: Actor, at: datetime
) -> None:
    """Others of the campus may ask the student about work with that employer, which is done."""
    _require(student, actor)
    if not past_employers(student).filter(pk=employer.pk).exists():
        raise IllegalMoveError(_("You can say it once your work there is accepted."))
    with transaction.atomic():
        alum, is_new = Alum.objects.get_or_create(
            student=student, employer=employer, defaults={"agreed_at": at}
        )
        if is_new:
            record(alum, "agreed", actor=actor, at=at)


def stop_being_asked(
    student: Student, /, *, employer: Employer, actor: Actor, at: datetime
) -> None:
    """Taken back: nobody asks any more, and what waits is answered “not now”."""
    _require(student, actor)
    with transaction.atomic():
        alum = Alum.objects.select_for_update().filter(student=student, employer=employer).first()
        if alum is None:
            return
        record(alum, "taken back", actor=actor, at=at)
        alum.delete()
        for row in Introduction.objects.filter(alum=student, employer=employer, state=S.ASKED):
            advance(row, "decline", actor=actor, at=at)


def ask_alum(
    student: Student, /, *, employer: Employer, words: str, actor: Actor, at: datetime
) -> Introduction:
    """Asks one past student of that employer, of the same campus: who has least to answer.

    Nobody learns whom. The same words once more are the same question. Raises NotAllowedError,
    MissingFactError, IllegalMoveError, LimitReachedError.
    """
    _require(student, actor)
    words = _said(words)
    with transaction.atomic():
        locked(student)
        waiting = Introduction.objects.filter(student=student, state=S.ASKED)
        same = waiting.filter(employer=employer, alum__isnull=False).first()
        if same is not None:
            return _same(same, words=words)
        _require_room(student)
        alum = _held_alum(student, employer)
        if alum is None:
            raise LimitReachedError(
                _(
                    "Nobody can be asked just now: whoever agreed has your question already, or "
                    "several that wait. Look again in some days."
                )
            )
        found = Introduction.objects.create(
            student=student, employer=employer, alum=alum.student, words=words, asked_at=at
        )
        _noted(found, actor=actor, at=at)
        tell("introduction.alum_asked", found, at=at)
    return found


def _held_alum(student: Student, employer: Employer) -> Alum | None:
    """Who is asked, held so that nobody else asks them meanwhile: a past student of two employers
    has one limit, whichever of them it is about. None when nobody has room."""
    passed: list[int] = []
    while alum := next_alum(student, employer, most=MOST_FOR_ONE, but_not=passed):
        for each in Alum.objects.filter(student=alum.student_id).order_by("pk"):
            with suppress(Alum.DoesNotExist):
                locked(each)
        again = next_alum(student, employer, most=MOST_FOR_ONE, only=alum.student_id)
        if again is not None:
            return again
        # Others have asked meanwhile.
        passed.append(alum.student_id)
    return None


def ask_introduction(
    contact: Contact, /, *, whom: str, words: str, actor: Actor, at: datetime
) -> Introduction:
    """Asks a contact who may be written to for an introduction to somebody else, by a mailed link.

    Raises NotAllowedError, MissingFactError, IllegalMoveError, LimitReachedError.
    """
    require_student(contact, actor)
    whom, words = readable(whom)[:120], _said(words)
    if not whom:
        raise MissingFactError(
            _("Say to whom: a name, or what they do, such as “somebody in sound”."), field="whom"
        )
    with transaction.atomic():
        locked(contact.student)
        row = locked(contact)
        before = Introduction.objects.filter(contact=row)
        waiting = before.filter(state=S.ASKED).first()
        if waiting is not None:
            return _same(waiting, words=words, whom=whom)
        if not row.is_open:
            raise IllegalMoveError(_("First they must say that you may write to them."))
        if before.exclude(state=S.GRANTED).exists():
            raise IllegalMoveError(_("You have asked them once. Leave it at that."))
        _require_room(contact.student)
        found = Introduction.objects.create(
            student_id=row.student_id,
            employer_id=row.employer_id,
            contact=row,
            whom=whom,
            words=words,
            asked_at=at,
        )
        _noted(found, actor=actor, at=at)
        _send(found, row, at=at)
    return found


def _said(words: str) -> str:
    words = words.strip()[:LONGEST_WORDS]
    if len(words) < SHORTEST:
        raise MissingFactError(
            _("Two sentences: who asks, and what you would like to know."), field="words"
        )
    return words


def _same(waiting: Introduction, **said: str) -> Introduction:
    """The question that waits, if it says the same."""
    if any(getattr(waiting, name) != value for name, value in said.items()):
        raise IllegalMoveError(_("A question of yours waits there already. One at a time."))
    return waiting


def _require_room(student: Student) -> None:
    waiting = Introduction.objects.filter(student=student, state=S.ASKED).count()
    if waiting >= MOST_WAITING:
        raise LimitReachedError(
            _("%(number)d questions of yours wait. Ask again when one is answered.")
            % {"number": waiting}
        )


def _noted(introduction: Introduction, *, actor: Actor, at: datetime) -> None:
    record(introduction, "asked", actor=actor, at=at)
    read_words(introduction, at=at)


def _send(introduction: Introduction, contact: Contact, *, at: datetime) -> None:
    email = contact.given_email or contact.asked_email
    replace_links(introduction, capacity=INTRODUCING, email=email, at=at)
    token = mint(
        introduction,
        capacity=INTRODUCING,
        email=email,
        name=contact.name,
        at=at,
        life=LINK_LIFE,
    )
    to = Recipient(email=email, name=contact.name, link=f"/introduction/{token}/")
    tell("introduction.contact_asked", introduction, at=at, to=[to])


def renew_introduction_link(introduction: Introduction, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when it is not theirs any more."""
    contact = introduction.contact
    if contact is None or not contact.is_open or not contact.is_reached_at(email):
        return False
    _send(introduction, contact, at=at)
    return True


def grant(
    introduction: Introduction,
    /,
    *,
    with_whom: str = "",
    answer: str = "",
    actor: Actor,
    at: datetime,
) -> bool:
    """Yes. With a past student both see each other's name and address from now on; a contact says
    with whom. False when it is said already."""
    changes = {"with_whom": readable(with_whom)[:120], "answer": answer.strip()[:LONGEST_ANSWER]}
    if introduction.is_of_alum:
        changes = {}
    with transaction.atomic():
        done = advance(introduction, "grant", actor=actor, at=at, changes=changes)
        if done:
            read_words(introduction, at=at)
    return done


def decline_introduction(introduction: Introduction, /, *, actor: Actor, at: datetime) -> bool:
    """Not now, or not any more: what a yes showed is shown no longer."""
    changes = {"with_whom": "", "answer": ""}
    return advance(introduction, "decline", actor=actor, at=at, changes=changes)


def close_unanswered(*, at: datetime) -> int:
    """The worker's round: what nobody answered is over, and nobody is told; returns how many."""
    return each_alone(introductions_to_close(at=at), partial(_let_lapse, at=at))


def _let_lapse(row: Introduction, /, *, at: datetime) -> bool:
    try:
        return advance(row, "lapse", actor=CLOCK, at=at)
    except IllegalMoveError:
        # Answered a moment ago.
        return False
