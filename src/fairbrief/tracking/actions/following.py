"""Asking what came of an experience, three, six and twelve months after its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.links import mint_all
from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record, record_all
from fairbrief.kernel.called import called
from fairbrief.kernel.clock import day_in
from fairbrief.kernel.errors import MissingFactError, NotAllowedError
from fairbrief.kernel.names import readable
from fairbrief.kernel.rounds import Batch, in_batches
from fairbrief.notices.telling import Recipient, Telling, tell_all
from fairbrief.tracking.access import STUDENT, answers_for, roles_of
from fairbrief.tracking.afterwards import STAGES
from fairbrief.tracking.models import Experience, Outcome, OutcomeOptOut
from fairbrief.tracking.outcomes import (
    LINK_LIFE,
    Place,
    mailbox_of,
    stage_reached,
    to_ask,
    to_remind,
    without_mail,
)
from fairbrief.tracking.states import OUTCOME, OutcomeAnswer

#: Questions written in one transaction; and in one round, the rest goes with the next.
A_BATCH = 500
A_ROUND = 20_000


def ask_outcomes(*, at: datetime, most: int = A_ROUND) -> int:
    """Mails the question about every experience whose stage has come; returns how many.

    Nobody is asked twice for a stage, nor anybody who wants no such mails or has no address: for
    them the row stands as not asked, so that it is not looked at again. A question and its mail are
    written in one transaction, under the lock of its experience: a worker that is killed leaves
    neither or both.
    """
    asked = 0
    for months in STAGES:
        stage = _Stage(months, at)
        asked += in_batches(stage.ask_some, size=A_BATCH, most=most - asked)
    return asked


@dataclass
class _Stage:
    """A round of one stage; each batch begins after the last."""

    months: int
    at: datetime
    place: Place | None = None

    @transaction.atomic
    def ask_some(self, batch: Batch) -> int:
        """How many of the people of the next experiences were asked."""
        after = self.place if batch.only is None else None
        found = batch.of(to_ask(self.months, at=self.at, after=after))
        if found and batch.only is None:
            self.place = found[-1].ends_on, found[-1].pk
        return _ask(found, self.months, at=self.at) if found else 0


def _ask(found: list[Experience], months: int, *, at: datetime) -> int:
    """How many of their people were asked; the experiences are locked by the caller."""
    # Read anew under the locks: another worker may have asked since the rows were chosen.
    asked = set(
        Outcome.objects.filter(experience__in=found, months=months).values_list(
            "experience_id", flat=True
        )
    )
    fresh = [each for each in found if each.pk not in asked]
    unwanted = without_mail(fresh)
    told = [each for each in fresh if mailbox_of(each) and each.pk not in unwanted]
    silent = set(fresh).difference(told)
    Outcome.objects.bulk_create(Outcome(experience=each, months=months) for each in silent)
    outcomes = Outcome.objects.bulk_create(
        Outcome(experience=each, months=months, asked_at=at) for each in told
    )
    record_all(told, "asked_what_next", actor=INSTALLATION, at=at, data={"months": months})
    _send(outcomes, at=at)
    return len(told)


def remind_of_outcomes(*, at: datetime, most: int = A_ROUND) -> int:
    """Mails the question once more to those who have not answered, and never again."""
    return in_batches(lambda batch: _remind_some(batch, at=at), size=A_BATCH, most=most)


@transaction.atomic
def _remind_some(batch: Batch, *, at: datetime) -> int:
    rows = batch.of(to_remind(at=at))
    if not rows:
        return 0
    Outcome.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=at)
    _send(rows, at=at)
    return len(rows)


def _send(outcomes: list[Outcome], *, at: datetime) -> None:
    """A mail with a fresh link for each; earlier links to the same question end."""
    people = [(each, mailbox_of(each.experience), str(each.experience.person)) for each in outcomes]
    tokens = mint_all(people, capacity=OUTCOME, at=at, life=LINK_LIFE)
    tellings = [
        Telling(subject=outcome, to=[_recipient(outcome.experience, email, name, token)])
        for (outcome, email, name), token in zip(people, tokens, strict=True)
    ]
    tell_all("outcome.asked", tellings, at=at)


def _recipient(experience: Experience, email: str, name: str, token: str) -> Recipient:
    return Recipient(
        user=experience.student.user if experience.student else None,
        email=email,
        name=name,
        link=f"/outcome/{token}/",
        zone=experience.campus.time_zone,
    )


def renew_outcome_link(outcome: Outcome, /, *, email: str, at: datetime) -> bool:
    """A fresh link for who asks with one that ended; False when it is somebody else's by now."""
    if mailbox_of(outcome.experience).lower() != email.lower():
        return False
    _send([outcome], at=at)
    return True


def answer_outcome(
    experience: Experience,
    /,
    *,
    months: int,
    answer: str,
    actor: Actor,
    at: datetime,
    note: str = "",
) -> bool:
    """The student says where they are now; saying it anew takes the place of what was said.

    False when the same is said already. Raises NotAllowedError, MissingFactError.
    """
    if answer not in OutcomeAnswer.values:
        raise MissingFactError(_("Choose what is true now."), field="answer")
    # It may have been asked in the first hours of the day, which elsewhere is the day before.
    today = day_in(experience.campus.time_zone, at)
    reached = stage_reached(experience, today=max(today, at.date()))
    if months not in STAGES or reached is None or months > reached:
        raise MissingFactError(_("It is too soon to say. Come back when the time has come."))
    note = readable(note)[:300]
    with transaction.atomic():
        row = locked(experience)
        outcome = Outcome.objects.filter(experience=row, months=months).first()
        if not (STUDENT in roles_of(actor, row) or (outcome and answers_for(actor, outcome))):
            raise NotAllowedError(_("Only the student can say it."))
        outcome = outcome or Outcome(experience=row, months=months)
        if (outcome.answer, outcome.note) == (answer, note):
            return False
        outcome.answer, outcome.note, outcome.said_at = answer, note, at
        outcome.save()
        record(row, "said_what_next", actor=actor, at=at, data={"months": months, "answer": answer})
    return True


def stop_outcomes(experience: Experience, /, *, actor: Actor, at: datetime) -> bool:
    """No mails any more that ask the person what came next, about this or anything else."""
    with transaction.atomic():
        row = locked(experience)
        _only_the_person(actor, row)
        _row, is_new = OutcomeOptOut.objects.get_or_create(
            campus_id=row.campus_id, email=mailbox_of(row).lower(), defaults={"at": at}
        )
        if is_new:
            record(row, "wants_no_questions", actor=actor, at=at)
    return is_new


def ask_outcomes_again(experience: Experience, /, *, actor: Actor, at: datetime) -> bool:
    """The person would be asked after all."""
    with transaction.atomic():
        row = locked(experience)
        _only_the_person(actor, row)
        gone, _which = OutcomeOptOut.objects.filter(
            called("email", mailbox_of(row)), campus_id=row.campus_id
        ).delete()
        if gone:
            record(row, "wants_questions", actor=actor, at=at)
    return bool(gone)


def _only_the_person(actor: Actor, experience: Experience) -> None:
    if STUDENT in roles_of(actor, experience):
        return
    if any(answers_for(actor, each) for each in experience.outcomes.all()):
        return
    raise NotAllowedError(_("Only the student can say it."))


def look_back(
    experience: Experience,
    /,
    *,
    learned: str,
    would_recommend: bool | None,
    actor: Actor,
    at: datetime,
) -> bool:
    """The student's own view of it, at any time; False when it says the same already."""
    with transaction.atomic():
        row = locked(experience)
        if STUDENT not in roles_of(actor, row):
            raise NotAllowedError(_("Only the student can say it."))
        learned = learned.strip()[:1000]
        if (row.learned, row.would_recommend) == (learned, would_recommend):
            return False
        experience.learned = row.learned = learned
        experience.would_recommend = row.would_recommend = would_recommend
        row.save(update_fields=["learned", "would_recommend"])
        record(row, "looked_back", actor=actor, at=at)
    return True
