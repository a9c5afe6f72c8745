"""What the two sides say to each other while the work runs, beside their messages."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from fairbrief.audit.actors import Actor
from fairbrief.concerns.kinds import EMPLOYER, STUDENT, Words, other
from fairbrief.engagements.models import (
    Absence,
    Appeal,
    ChangeOrder,
    CheckIn,
    Decision,
    Dispute,
    Engagement,
    HoursEntry,
    Meeting,
    Milestone,
    PieceVersion,
    Reinstatement,
    StuckCall,
    Talk,
    WeekSheet,
)
from fairbrief.engagements.states import Asked, ChangeOrderState
from fairbrief.organizations.models import Member

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_PARTIES = ("student__user", "student__campus", "employer", "supervisor", "agreement")


def received(actor: Actor, work: Engagement, writer: str) -> bool:
    """Whether the actor is on the side that reads what the other wrote.

    For the employer every member, and who holds a mailed link to this work.
    """
    if writer == EMPLOYER:
        return actor.user_id is not None and work.student.user_id == actor.user_id
    if writer != STUDENT:
        return False
    if actor.kind == "link":
        return actor.subject == (work._meta.label_lower, work.pk)
    return Member.objects.filter(
        user_id=actor.user_id or 0, employer_id=work.employer_id, left_at=None
    ).exists()


def who(work: Engagement, side: str) -> str:
    return work.student.user.name if side == STUDENT else work.employer.name


def _rows(model: type[Model], path: str) -> Callable[[], QuerySet[Any]]:
    prefix = f"{path}__" if path else ""
    related = [f"{prefix}{each}" for each in _PARTIES]
    return lambda: model._default_manager.select_related(*related)


def words_of_work(
    name: str,
    model: type[Model],
    called: _StrPromise,
    columns: tuple[str, ...],
    writer: Callable[[Any], str],
    *,
    path: str = "engagement",
    by_name: Callable[[Any], str] | None = None,
    is_open: Callable[[Any], bool] = lambda row: True,
    **more: Any,
) -> Words:
    """Declares words on a row of the work, which it is reached from by `path`.

    `writer` is asked only where there are words; they are received once `is_open`.
    """

    def work_of(row: Any) -> Engagement:
        for part in filter(None, path.split("__")):
            row = getattr(row, part)
        work: Engagement = row
        return work

    def written_by(row: Any) -> str:
        return writer(row) if any(getattr(row, each) for each in columns) else ""

    return Words(
        name=name,
        label=model._meta.label_lower,
        columns=columns,
        called=called,
        rows=more.pop("rows", None) or _rows(model, path),
        writer=written_by,
        by_name=by_name or (lambda row: who(work_of(row), written_by(row))),
        student=lambda row: work_of(row).student,
        employer=lambda row: work_of(row).employer,
        about=lambda row: work_of(row).title,
        receives=lambda actor, row: received(actor, work_of(row), written_by(row)) and is_open(row),
        **more,
    )


def _reviewed(version: PieceVersion) -> str:
    return "\n".join(each["note"] for each in version.review or () if each.get("note"))


words_of_work(
    "stuck_question",
    StuckCall,
    _("A question of a stuck student"),
    ("goal", "tried", "question"),
    lambda call: STUDENT,
)
words_of_work(
    "stuck_answer",
    StuckCall,
    _("An answer to a stuck student"),
    ("answer",),
    lambda call: EMPLOYER,
    by_name=lambda call: call.answered_by_name,
)
words_of_work(
    "hours_note",
    HoursEntry,
    _("A note on hours worked"),
    ("note",),
    lambda entry: STUDENT,
)
words_of_work(
    "checkin",
    CheckIn,
    _("A check-in"),
    ("done", "coming", "hinders"),
    lambda check_in: STUDENT,
)
words_of_work(
    "checkin_answer",
    CheckIn,
    _("An answer to a check-in"),
    ("answer",),
    lambda check_in: EMPLOYER,
    by_name=lambda check_in: check_in.answered_by_name,
)
words_of_work(
    "week_plan",
    WeekSheet,
    _("What a week is for"),
    ("doing",),
    lambda sheet: STUDENT,
)
words_of_work(
    "week_review",
    WeekSheet,
    _("What a week brought"),
    ("done", "blocks"),
    lambda sheet: STUDENT,
)
words_of_work(
    "decision",
    Decision,
    _("A line in the log of decisions"),
    ("text", "why"),
    lambda decision: decision.side,
    by_name=lambda decision: decision.by_name,
)
words_of_work(
    "meeting_plan",
    Meeting,
    _("What a conversation is about, with its link"),
    ("agenda", "link"),
    lambda meeting: meeting.proposed_by,
)
words_of_work(
    "meeting_student_note",
    Meeting,
    _("A student’s note on a conversation"),
    ("student_note",),
    lambda meeting: STUDENT,
)
words_of_work(
    "meeting_note",
    Meeting,
    _("A note on a conversation"),
    ("other_note",),
    lambda meeting: EMPLOYER,
)
words_of_work(
    "session_feedback",
    Meeting,
    _("What a senior session left the student with"),
    ("went_well", "do_next"),
    lambda meeting: STUDENT if meeting.feedback_by == Asked.STUDENT else EMPLOYER,
)
words_of_work(
    "version",
    PieceVersion,
    _("A handed-over version"),
    ("note", "link", "file_name"),
    lambda version: STUDENT,
    path="piece__engagement",
    said=lambda version: "\n".join(filter(None, [version.note, version.link])),
    names=lambda version: [version.file_name] if version.file_name else [],
)
words_of_work(
    "version_review",
    PieceVersion,
    _("A review of a version"),
    ("review",),
    lambda version: EMPLOYER if _reviewed(version) else "",
    path="piece__engagement",
    said=_reviewed,
)
words_of_work(
    "change",
    ChangeOrder,
    _("A proposed change"),
    ("what", "why", "new_piece", "new_criteria"),
    lambda change: change.proposed_by,
    by_name=lambda change: getattr(change, f"{change.proposed_by}_name"),
)
words_of_work(
    "change_reason",
    ChangeOrder,
    _("A reason for declining a change"),
    ("reason",),
    lambda change: other(change.proposed_by) if change.state == ChangeOrderState.DECLINED else "",
)
words_of_work(
    "milestone_wanted",
    Milestone,
    _("What is missing in a milestone"),
    ("wanted",),
    lambda milestone: EMPLOYER,
)
words_of_work(
    "talk",
    Talk,
    _("What someone wants to talk about"),
    ("problem",),
    lambda talk: talk.raised_by,
)
words_of_work(
    "dispute_claim",
    Dispute,
    _("A claim in a dispute"),
    ("claim", "wish", "straight_because"),
    lambda dispute: dispute.opened_by,
)
words_of_work(
    "appeal",
    Appeal,
    _("A reason for an appeal"),
    ("reason",),
    lambda appeal: appeal.by_side,
    path="dispute__engagement",
)
words_of_work(
    "dispute_answer",
    Dispute,
    _("An answer in a dispute"),
    ("answer",),
    lambda dispute: dispute.answerer,
)
words_of_work(
    "changes_wanted",
    Engagement,
    _("What is to be changed in the work"),
    ("changes_wanted",),
    lambda work: EMPLOYER,
    path="",
)
words_of_work(
    "pause_reason",
    Engagement,
    _("A reason for a pause"),
    ("pause_reason",),
    lambda work: work.paused_by,
    path="",
)
words_of_work(
    "end_reason",
    Engagement,
    _("A reason for ending the work"),
    ("end_reason",),
    lambda work: work.ended_by,
    path="",
)
words_of_work(
    "absence",
    Absence,
    _("A reason for being away"),
    ("why",),
    lambda absence: absence.side,
)
words_of_work(
    "absence_reason",
    Absence,
    _("A reason against days away"),
    ("reason",),
    lambda absence: other(absence.side),
)
words_of_work(
    "reinstatement",
    Reinstatement,
    _("A reason for taking work up again"),
    ("why",),
    lambda asked: asked.asked_by,
)
