"""Everything that can be done to a brief."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import INSTALLATION, Actor
from fairbrief.audit.advancing import advance
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.briefs.access import MEMBER, roles_of
from fairbrief.briefs.models import Brief, BriefVersion, Deliverable, Offering, Question
from fairbrief.briefs.queries import is_editable
from fairbrief.briefs.reading import House, posting_of
from fairbrief.briefs.snapshots import snapshot
from fairbrief.briefs.states import PUBLIC_STATES, BriefState, PayKind
from fairbrief.briefs.workflow import ANSWER_BY
from fairbrief.clocks.rules import start_clock
from fairbrief.fairness import Review, review, to_json
from fairbrief.kernel.errors import (
    FairbriefError,
    IllegalMoveError,
    LimitReachedError,
    NotAllowedError,
)
from fairbrief.notices.telling import tell
from fairbrief.organizations.models import Campus, Employer
from fairbrief.students.models import Skill, Student

MOST_DELIVERABLES = 8
#: Questions a student may have waiting on one brief.
MOST_QUESTIONS = 3
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w|https?://|\+?\d[\d ()-]{7,}\d")


class NotClearError(FairbriefError):
    """The fairness review found something that must change first."""

    def __init__(self, result: Review) -> None:
        self.review = result
        titles = "; ".join(str(_t(each.title)) for each in result.blocking)
        super().__init__(
            _("This must change before it can be sent: {titles}.").format(titles=titles)
        )


def draft_brief(
    employer: Employer,
    /,
    *,
    actor: Actor,
    at: datetime,
    campuses: Sequence[Campus] = (),
    deliverables: Sequence[tuple[str, Sequence[str]]] = (),
    skills: Iterable[Skill] = (),
    **columns: Any,
) -> Brief:
    """Begins a brief. Columns may be empty; the review says later what is missing.

    Raises NotAllowedError when the actor does not act for the employer.
    """
    with transaction.atomic():
        brief = Brief(employer=employer, written_by_id=actor.user_id, made_at=at, **columns)
        if MEMBER not in roles_of(actor, brief):
            raise NotAllowedError(_("Only members of the organization write its briefs."))
        brief.save()
        _set_parts(brief, campuses, deliverables, skills)
        record(brief, "drafted", actor=actor, at=at)
    return brief


def edit_brief(
    brief: Brief,
    /,
    *,
    actor: Actor,
    at: datetime,
    campuses: Sequence[Campus] | None = None,
    deliverables: Sequence[tuple[str, Sequence[str]]] | None = None,
    skills: Iterable[Skill] | None = None,
    **columns: Any,
) -> Brief:
    """Writes columns and parts of a draft; parts left None stay as they are.

    Raises NotAllowedError, or IllegalMoveError when the brief is no longer a draft.
    """
    with transaction.atomic():
        row = locked(brief)
        if MEMBER not in roles_of(actor, row):
            raise NotAllowedError(_("Only members of the organization write its briefs."))
        if not is_editable(row):
            raise IllegalMoveError(
                _("A brief that was sent cannot be edited. Take it back first, or repeat it.")
            )
        for name, value in columns.items():
            setattr(row, name, value)
            setattr(brief, name, value)
        if row.pay_kind == PayKind.NONE:
            row.fee_minor = brief.fee_minor = None
        row.save()
        _set_parts(row, campuses, deliverables, skills)
        record(row, "edited", actor=actor, at=at, data={"fields": sorted(columns)})
    return brief


def _set_parts(
    brief: Brief,
    campuses: Sequence[Campus] | None,
    deliverables: Sequence[tuple[str, Sequence[str]]] | None,
    skills: Iterable[Skill] | None,
) -> None:
    if campuses is not None:
        keep = [campus.pk for campus in campuses]
        brief.offerings.exclude(campus_id__in=keep).delete()
        for campus in campuses:
            Offering.objects.get_or_create(brief=brief, campus=campus)
    if deliverables is not None:
        if len(deliverables) > MOST_DELIVERABLES:
            raise LimitReachedError(_("Eight deliverables are the most for one brief."))
        brief.deliverables.all().delete()
        Deliverable.objects.bulk_create(
            Deliverable(
                brief=brief,
                position=position,
                title=title[:120],
                criteria=[each[:240] for each in criteria if each.strip()],
            )
            for position, (title, criteria) in enumerate(deliverables, start=1)
        )
    if skills is not None:
        brief.skills.set(skills)


def send_for_review(
    brief: Brief, /, *, actor: Actor, at: datetime, house: House | None = None
) -> Review:
    """Reads the brief under the rules of `house` and sends it to its campuses' offices.

    Keeps what was sent and found as a version. Raises NotClearError when something blocks.
    """
    with transaction.atomic():
        row = Brief.objects.select_related("employer", "supervisor", "backup", "leader").get(
            pk=locked(brief).pk
        )
        result = review(posting_of(row, house=house, today=at.date()))
        if result.blocking:
            raise NotClearError(result)
        advance(
            brief,
            "send_for_review",
            actor=actor,
            at=at,
            changes={"version": row.version + 1},
            data={"verdict": str(result.verdict), "rules": result.rules_version},
        )
        BriefVersion.objects.get_or_create(
            brief=brief,
            number=brief.version,
            defaults={
                "terms": snapshot(row),
                "review": to_json(result),
                "verdict": str(result.verdict),
                "sent_at": at,
                "sent_by_name": actor.name,
            },
        )
    return result


def take_back(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Takes a brief back from review, to edit it."""
    advance(brief, "take_back", actor=actor, at=at)


def open_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """Opens a brief that a campus has approved, and makes it findable."""
    with transaction.atomic():
        advance(brief, "open", actor=actor, at=at)
        index_brief(brief)


def index_brief(brief: Brief) -> None:
    """Writes the words by which the brief is found."""
    words = (
        SearchVector(Value(brief.title), weight="A", config="english")
        + SearchVector(
            Value(" ".join(each.name for each in brief.skills.all())), weight="B", config="english"
        )
        + SearchVector(
            Value(f"{brief.employer.name} {brief.function} {brief.learning}"),
            weight="C",
            config="english",
        )
        + SearchVector(Value(brief.summary), weight="D", config="english")
    )
    Brief.objects.filter(pk=brief.pk).update(search=words)


def pause_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "pause", actor=actor, at=at)


def resume_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "resume", actor=actor, at=at)


def close_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "close", actor=actor, at=at)


def cancel_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    advance(brief, "cancel", actor=actor, at=at)


def expire_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> None:
    """The day to apply by has passed."""
    advance(brief, "expire", actor=actor, at=at)


def take_seat(brief: Brief, /, *, at: datetime) -> None:
    """Takes one place under the brief's lock; fills the brief with the last one.

    Raises LimitReachedError when none is left.
    """
    with transaction.atomic():
        row = locked(brief)
        if row.seats_taken >= row.seats:
            raise LimitReachedError(_("The last place has just been taken."))
        row.seats_taken += 1
        row.save(update_fields=["seats_taken"])
        brief.seats_taken = row.seats_taken
        if row.seats_taken == row.seats:
            advance(brief, "fill", actor=INSTALLATION, at=at)


def free_seat(brief: Brief, /, *, at: datetime) -> None:
    """Gives a place back when an agreement was not signed; a filled brief opens again in time."""
    with transaction.atomic():
        row = locked(brief)
        if row.seats_taken > 0:
            row.seats_taken -= 1
            row.save(update_fields=["seats_taken"])
            brief.seats_taken = row.seats_taken
        in_time = row.apply_by is not None and row.apply_by >= at.date()
        if in_time and row.state in (BriefState.FILLED, BriefState.FULL):
            advance(brief, "reopen", actor=INSTALLATION, at=at)


def mark_full(brief: Brief, /, *, at: datetime) -> None:
    """Pauses new applications when there are enough."""
    advance(brief, "mark_full", actor=INSTALLATION, at=at)


def copy_brief(brief: Brief, /, *, actor: Actor, at: datetime) -> Brief:
    """A new draft with the same words and people; dates are left to be chosen."""
    columns = {
        field.attname: getattr(brief, field.attname)
        for field in Brief._meta.concrete_fields
        if field.name
        not in {
            "id",
            "code",
            "employer",
            "written_by",
            "state",
            "version",
            "seats_taken",
            "apply_by",
            "starts_on",
            "due_on",
            "made_at",
            "sent_at",
            "opened_at",
            "ended_at",
            "updated_at",
            "search",
        }
    }
    return draft_brief(
        brief.employer,
        actor=actor,
        at=at,
        campuses=[offering.campus for offering in brief.offerings.select_related("campus")],
        deliverables=[(each.title, each.criteria) for each in brief.deliverables.all()],
        skills=list(brief.skills.all()),
        **columns,
    )


def ask_question(
    brief: Brief, /, *, student: Student, text: str, actor: Actor, at: datetime, topic: str = "own"
) -> Question:
    """Asks for the student, without the name. The same words are asked only once.

    Raises FairbriefError for a text with contact data, LimitReachedError for too many at once.
    """
    text = " ".join(text.split())
    if len(text) < 10:
        raise FairbriefError(_("Write the question in a whole sentence."), field="text")
    if _CONTACT.search(text):
        raise FairbriefError(
            _("Leave out links, numbers and addresses: the question is shown to everyone."),
            field="text",
        )
    with transaction.atomic():
        row = locked(brief)
        if row.state not in PUBLIC_STATES:
            raise IllegalMoveError(_("This brief no longer takes questions."))
        known = Question.objects.filter(brief=brief, text__iexact=text[:300]).first()
        if known:
            return known
        waiting = Question.objects.filter(brief=brief, asked_by=student, state="asked").count()
        if waiting >= MOST_QUESTIONS:
            raise LimitReachedError(
                _("Three of your questions wait for an answer. Give them a little time."),
                field="text",
            )
        question = Question.objects.create(
            brief=brief, asked_by=student, topic=topic[:20], text=text[:300], asked_at=at
        )
        record(question, "asked", actor=INSTALLATION, at=at)
        start_clock(ANSWER_BY, question, at=at)
        tell("question.asked", question, at=at)
    return question


def answer_question(question: Question, /, *, answer: str, actor: Actor, at: datetime) -> None:
    """Answers for everyone to read; a late answer replaces the note that there was none."""
    answer = answer.strip()
    if len(answer) < 2:
        raise FairbriefError(_("Write an answer, even a short one."), field="answer")
    advance(
        question,
        "answer",
        actor=actor,
        at=at,
        changes={"answer": answer[:1000], "answered_by_name": actor.name[:120]},
    )


def mark_dodged(question: Question, /, *, actor: Actor, at: datetime) -> None:
    """Three business days without an answer."""
    advance(question, "dodge", actor=actor, at=at)
