"""Writing a survey, asking it, answering it, closing it, and not wanting to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.clocks.rules import start_clock
from fairbrief.kernel.clock import end_of
from fairbrief.kernel.errors import FairbriefError, IllegalMoveError
from fairbrief.kernel.rounds import Batch, in_batches
from fairbrief.kernel.seen import require_written_on
from fairbrief.notices.telling import Recipient, tell
from fairbrief.organizations.access import require_officer_acts
from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from fairbrief.roster.models import Group
from fairbrief.students.models import Student
from fairbrief.surveys.access import ANSWERING
from fairbrief.surveys.kept import count
from fairbrief.surveys.models import (
    Invitation,
    OptOut,
    Question,
    Response,
    Round,
    Survey,
    Version,
    Wording,
)
from fairbrief.surveys.queries import (
    asking,
    is_asked,
    newest_version,
    print_of_words,
    wordings_of,
)
from fairbrief.surveys.shipped import Asked
from fairbrief.surveys.states import MOST_QUESTIONS, Audience, RoundState
from fairbrief.surveys.workflow import CLOSE_BY

#: Invitations written at once, mails of one transaction, and of one turn of the worker.
AT_ONCE = 5000
A_BATCH = 50
MAILS = 200


def write_survey(
    campus: Campus,
    /,
    *,
    title: str,
    intro: str,
    is_anonymous: bool,
    questions: Sequence[Asked],
    actor: Actor,
    at: datetime,
) -> Survey:
    """A new survey of the office, with its first version; nobody is asked yet."""
    require_officer_acts(actor, campus)
    with transaction.atomic():
        survey = Survey.objects.create(
            campus=campus, title=title, is_anonymous=is_anonymous, made_at=at
        )
        _add_version(survey, 1, title, intro, questions, actor=actor, at=at)
        record(survey, "written", actor=actor, at=at, data={"version": 1})
    return survey


def reword_survey(
    survey: Survey,
    /,
    *,
    title: str,
    intro: str,
    is_anonymous: bool,
    questions: Sequence[Asked],
    actor: Actor,
    at: datetime,
    seen: str | None = None,
) -> Version:
    """New words: a new version once the last was asked; until then that one, written anew.

    Raises ChangedSinceError where the page they were written on showed other words than there are.
    """
    with transaction.atomic():
        row = locked(survey)
        require_officer_acts(actor, row.campus)
        newest = newest_version(row)
        stands = print_of_words(newest.title, newest.intro, row.is_anonymous, wordings_of(newest))
        if stands != print_of_words(title, intro, is_anonymous, questions):
            require_written_on(seen, stands)
        if row.is_anonymous != is_anonymous and row.rounds.exists():
            raise IllegalMoveError(
                _("Whether answers are anonymous was promised when you first asked."),
                field="is_anonymous",
            )
        number = newest.number + 1
        if not is_asked(newest):
            number = newest.number
            newest.wordings.all().delete()
            newest.delete()
        row.title, row.is_anonymous = title, is_anonymous
        row.save(update_fields=["title", "is_anonymous"])
        version = _add_version(row, number, title, intro, questions, actor=actor, at=at)
        record(row, "reworded", actor=actor, at=at, data={"version": number})
    return version


def _add_version(
    survey: Survey,
    number: int,
    title: str,
    intro: str,
    questions: Sequence[Asked],
    *,
    actor: Actor,
    at: datetime,
) -> Version:
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise FairbriefError(
            _t("Ask one to %(most)d questions.") % {"most": MOST_QUESTIONS}, field="text_1"
        )
    version = Version.objects.create(
        survey=survey,
        number=number,
        title=title,
        intro=intro,
        made_at=at,
        made_by_name=actor.name[:120],
    )
    known = {each.code: each for each in survey.questions.all()}
    kinds = dict(
        Wording.objects.filter(question__survey=survey).values_list("question__code", "kind")
    )
    taken: set[str] = set()
    for position, each in enumerate(questions, start=1):
        question = known.get(each.question)
        # Answered in another way it is another question: a trend over both would mean nothing.
        is_other = question is None or kinds.get(question.code, each.kind) != each.kind
        if question is None or is_other or question.code in taken:
            question = Question.objects.create(
                survey=survey, topic="" if is_other and each.question else each.topic
            )
        taken.add(question.code)
        Wording.objects.create(
            version=version,
            question=question,
            position=position,
            kind=each.kind,
            text=str(each.text),
            choices=[str(choice) for choice in each.choices],
        )
    return version


def open_round(
    survey: Survey,
    /,
    *,
    audience: str,
    group: Group | None,
    closes_on: date,
    actor: Actor,
    at: datetime,
) -> Round:
    """Asks the newest version. Mails leave with the worker's next turns.

    Whoever was asked anything in the last two weeks, or does not want to be asked, is left out.
    """
    with transaction.atomic():
        # Two rounds at once must not ask the same person twice.
        campus = locked(survey.campus)
        require_officer_acts(actor, campus)
        row = locked(survey)
        if row.rounds.filter(state=RoundState.OPEN).exists():
            raise IllegalMoveError(_("A round of this survey is open. Close it first."))
        today = day_at(campus, at)
        found = asking(campus, audience=audience, group=group, today=today)
        if not found.people:
            raise FairbriefError(
                _("Nobody is left to ask: all were asked lately, or do not want to be."),
                field="audience",
            )
        opened = Round.objects.create(
            survey=row,
            version=newest_version(row),
            number=row.rounds.count() + 1,
            is_anonymous=row.is_anonymous,
            audience=audience,
            group=group,
            audience_words=str(group or Audience(audience).label)[:200],
            opened_at=at,
            opened_by_name=actor.name[:120],
            closes_on=closes_on,
            invited=len(found.people),
        )
        for start in range(0, len(found.people), AT_ONCE):
            Invitation.objects.bulk_create(
                Invitation(
                    round=opened,
                    entry_id=each.entry_id,
                    student_id=each.student_id,
                    invited_on=today,
                )
                for each in found.people[start : start + AT_ONCE]
            )
        record(opened, "opened", actor=actor, at=at, data={"asked": opened.invited})
        start_clock(CLOSE_BY, opened, at=at)
    return opened


def mail_some(*, at: datetime, most: int = MAILS) -> int:
    """Mails some of those who are asked and have not answered: once, and one reminder."""
    return in_batches(partial(_mail_batch, at=at), size=A_BATCH, most=most)


@transaction.atomic
def _mail_batch(batch: Batch, /, *, at: datetime) -> int:
    waiting = Invitation.objects.filter(
        Q(mails=0) | Q(mails=1, round__reminded_at__isnull=False),
        round__state=RoundState.OPEN,
        has_answered=False,
        is_aside=False,
        mails__lt=2,
    ).select_related("round__version", "round__survey__campus", "student__user", "entry")
    rows = batch.of(waiting.order_by("mails", "pk"))
    for each in rows:
        _mail(each, at=at)
        each.mails += 1
    Invitation.objects.bulk_update(rows, ["mails"])
    return len(rows)


def _mail(invitation: Invitation, *, at: datetime) -> None:
    row = invitation.round
    user = invitation.student.user if invitation.student else None
    entry = invitation.entry
    email = user.email if user else (entry.email if entry else "")
    name = user.get_short_name() if user else (entry.name if entry else "")
    last = end_of(row.closes_on, zone=row.survey.campus.time_zone)
    token = mint(
        invitation,
        capacity=ANSWERING,
        email=email,
        name=name,
        at=at,
        life=max(last - at, timedelta(hours=1)),
    )
    tell(
        "survey.reminded" if invitation.mails else "survey.asked",
        row,
        at=at,
        to=[
            Recipient(
                user=user,
                email=email,
                name=name,
                path=f"/student/survey/{row.code}/",
                link=f"/survey/{token}/",
                zone=row.survey.campus.time_zone,
            )
        ],
    )


def remind_silent(row: Round, /, *, at: datetime) -> None:
    """Whoever has not answered gets the one reminder, with the worker's next turns."""
    if row.is_open and row.reminded_at is None:
        row.reminded_at = at
        row.save(update_fields=["reminded_at"])


def answer(invitation: Invitation, answers: dict[str, Any], /, *, at: datetime) -> bool:
    """Keeps what somebody answered; False, and nothing is written, when they had answered.

    It takes no actor: nothing records who answers. Of an anonymous round, every answer is written
    anew in random order under new keys in the same transaction, so that neither order nor key nor
    the transaction that wrote a row leads to whoever answered last, or at any time.
    """
    with transaction.atomic():
        row = locked(invitation.round)
        if not row.is_open:
            raise IllegalMoveError(_("This survey has closed. Thank you all the same."))
        mine = locked(invitation)
        if mine.has_answered:
            return False
        asked = {each.question.code for each in wordings_of(row.version)}
        kept = {code: given for code, given in answers.items() if code in asked}
        mine.has_answered = True
        mine.save(update_fields=["has_answered"])
        Response.objects.create(
            round=row,
            is_anonymous=row.is_anonymous,
            invitation=None if row.is_anonymous else mine,
            answered_on=None if row.is_anonymous else day_at(row.survey.campus, at),
            answers=kept,
        )
        if row.is_anonymous:
            _mix(row)
    invitation.has_answered = True
    return True


def _mix(row: Round) -> None:
    """Writes the answers of the round anew, in random order and under new keys."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH taken AS (
                DELETE FROM surveys_response WHERE round_id = %s RETURNING round_id, answers
            )
            INSERT INTO surveys_response (id, round_id, is_anonymous, answers)
            SELECT gen_random_uuid(), round_id, true, answers FROM taken ORDER BY random()
            """,
            [row.pk],
        )


def put_aside(invitation: Invitation, /) -> None:
    """The person leaves it: no line on their page, and no reminder."""
    Invitation.objects.filter(pk=invitation.pk).update(is_aside=True)


def close_round(row: Round, /, *, actor: Actor, at: datetime) -> None:
    """Nobody can answer any more, and the office reads what was answered."""
    with transaction.atomic():
        if advance(row, "close", actor=actor, at=at):
            row.counted = count(row)
            row.save(update_fields=["counted"])


def stop_asking(invitation: Invitation, /, *, at: datetime) -> None:
    """The holder of the invitation does not want to be asked by this campus's surveys."""
    if invitation.student is not None:
        stop_asking_student(invitation.student, at=at)
    elif invitation.entry is not None:
        OptOut.objects.get_or_create(entry=invitation.entry, defaults={"made_on": at.date()})
        _put_all_aside(Q(entry=invitation.entry))


def stop_asking_student(student: Student, /, *, at: datetime) -> None:
    OptOut.objects.get_or_create(student=student, defaults={"made_on": at.date()})
    _put_all_aside(Q(student=student) | Q(entry__student=student))


def _put_all_aside(whose: Q) -> None:
    Invitation.objects.filter(whose, has_answered=False).update(is_aside=True)


def let_ask(invitation: Invitation, /) -> None:
    """The holder of the invitation wants to be asked again."""
    if invitation.student is not None:
        ask_again(invitation.student)
    if invitation.entry is not None:
        OptOut.objects.filter(entry=invitation.entry).delete()


def ask_again(student: Student, /) -> None:
    """The student wants to be asked again."""
    OptOut.objects.filter(Q(student=student) | Q(entry__student=student)).delete()
