"""What people wrote while the work ran, when the time its agreement is kept is over."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Model

from fairbrief.accounts.links import forget_links
from fairbrief.audit.actors import Actor
from fairbrief.audit.forgetting import forget_events
from fairbrief.concerns.actions import forget_readings
from fairbrief.engagements.models import (
    Absence,
    Appeal,
    ChangeOrder,
    CheckIn,
    Decision,
    Dispute,
    Ending,
    Engagement,
    EntryChange,
    Evidence,
    HoursEntry,
    Meeting,
    Milestone,
    PieceAcceptance,
    PieceVersion,
    PlannedWeek,
    Pulse,
    Reinstatement,
    Replacement,
    StuckCall,
    Talk,
    WeekSheet,
)
from fairbrief.kernel.forgetting import forget

#: Where words, names, links and files of a work stand: the way to the work, and the columns.
#: What was to be made, amounts, hours, dates, states and marks are no words of a person.
WORDS: dict[type[Model], tuple[str, tuple[str, ...]]] = {
    Absence: ("engagement", ("why", "asked_by_name", "agreed_by_name", "reason")),
    Appeal: ("dispute__engagement", ("reason", "decision", "decided_by_name")),
    ChangeOrder: (
        "engagement",
        ("what", "why", "new_piece", "new_criteria", "student_name", "employer_name", "reason"),
    ),
    CheckIn: ("engagement", ("done", "coming", "hinders", "answer", "answered_by_name")),
    Decision: ("engagement", ("by_name", "text", "why")),
    Dispute: (
        "engagement",
        ("claim", "wish", "straight_because", "answer", "decision", "decided_by_name"),
    ),
    Ending: ("engagement", ("by_name", "reason")),
    Engagement: ("pk", ("authorized_by_name", "changes_wanted", "end_reason", "pause_reason")),
    EntryChange: ("entry__engagement", ("note", "by_name")),
    Evidence: ("dispute__engagement", ("title", "detail")),
    HoursEntry: ("engagement", ("note",)),
    Meeting: (
        "engagement",
        ("agenda", "link", "student_note", "other_note", "went_well", "do_next"),
    ),
    Milestone: ("engagement", ("wanted", "accepted_by_name")),
    PieceAcceptance: ("piece__engagement", ("by_name",)),
    PlannedWeek: ("engagement", ("goal", "review")),
    Pulse: ("engagement", ("note",)),
    Reinstatement: ("engagement", ("why",)),
    Replacement: ("engagement", ("by_name",)),
    StuckCall: ("engagement", ("goal", "tried", "question", "answer", "answered_by_name")),
    Talk: ("engagement", ("problem",)),
    WeekSheet: ("engagement", ("doing", "done", "blocks")),
    PieceVersion: ("piece__engagement", ("file", "file_name", "link", "note", "review", "by_name")),
}


#: What of the events of a work stays, beside numbers.
_STAYS = ("day", "when", "due_on", "until", "kind", "side", "choice")


def forget_work(work: Engagement, /, *, actor: Actor, at: datetime) -> None:
    """Removes words, names, links and files of a work whose agreement was removed, and names and
    words of its events: the database lets what is append-only go only then. Called in the
    transaction that removes the agreement."""
    for model, (way, columns) in WORDS.items():
        rows = model._default_manager.filter(**{way: work.pk})
        forget_readings(rows)
        forget(rows, columns)
        forget_events(rows, keep=_STAYS, actor=actor, at=at)
    forget_links(Engagement.objects.filter(pk=work.pk))
