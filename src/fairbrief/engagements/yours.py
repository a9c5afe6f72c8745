"""What of a person stands in this room (see `kernel.yours`).

All of it is the record of a signed agreement, and goes with it (see `actions.forgetting_work`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.yours import KEPT
from fairbrief.engagements.actions.forgetting_work import WORDS
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
    HoursGuard,
    Meeting,
    Milestone,
    Piece,
    PieceAcceptance,
    PieceVersion,
    PlannedWeek,
    Pulse,
    Reinstatement,
    Replacement,
    StuckCall,
    Talk,
    Timer,
    WeekSheet,
)
from fairbrief.engagements.states import Side
from fairbrief.kernel.yours import Held

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def words_of(model: type[Model]) -> str:
    """Where people's words stand, and go with the agreement."""
    return " ".join(WORDS[model][1]) if model in WORDS else ""


#: Whose a work is: the student's, and those who supervise it or talk to the student.
PEOPLE = ("student__user", "supervisor__user", "leader__user")
_WORK = "work=engagement__code "

WORKS = Held(
    model=Engagement,
    ways=PEOPLE,
    title=_("Your work"),
    shows="code agreement=agreement__code employer=employer__name state title hours fee_minor"
    " currency starts_on due_on made_at authorized_at funded_at started_at submitted_at"
    " approved_at approved_by_clock changes_wanted paid_at closed_at ended_at end_reason"
    " part_pay_minor paused_at pause_until pause_reason",
    stays=KEPT,
    still=words_of(Engagement),
)


def under(way: str) -> tuple[str, ...]:
    """The ways to the people of the work that `way` leads to."""
    return tuple(f"{way}__{each}" for each in PEOPLE)


def _of_work(model: type[Model], title: _StrPromise, shows: str, way: str = "engagement") -> None:
    Held(
        model=model,
        ways=under(way),
        title=title,
        shows=shows.replace("WORK", f"work={way}__code"),
        stays=KEPT,
        still=words_of(model),
    )


_of_work(Piece, _("What was to be made"), "code WORK position title criteria dropped_at")
#: What the student handed in: the files are the student's own.
Held(
    model=PieceVersion,
    ways=("piece__engagement__student__user",),
    title=_("What you handed in"),
    shows="code piece=piece__code number file_name link note self_check review at by_name",
    file=("file", "file_name"),
    stays=KEPT,
    still=words_of(PieceVersion),
)
Held(
    model=PieceVersion,
    ways=("piece__engagement__supervisor__user", "piece__engagement__leader__user"),
    title=_("What was handed in to you"),
    shows="code piece=piece__code number file_name link note review at by_name",
    stays=KEPT,
    still=words_of(PieceVersion),
)
_of_work(
    PieceAcceptance,
    _("What was accepted"),
    "piece=piece__code at by_name",
    "piece__engagement",
)
_of_work(
    ChangeOrder,
    _("Changes to the agreement"),
    "code WORK state proposed_by what why hours_before hours_after fee_before_minor fee_after_minor"
    " due_before due_after new_piece new_criteria student_name employer_name made_at ended_at"
    " reason",
)
#: A conversation has a note of each side's own; only the student's is the student's.
Held(
    model=Meeting,
    ways=("engagement__student__user",),
    title=_("Conversations"),
    shows="code work=engagement__code kind at minutes link agenda proposed_by held_at student_note"
    " cancelled_at went_well do_next talk_again feedback_at",
    stays=KEPT,
    still=words_of(Meeting),
)
Held(
    model=Meeting,
    ways=("engagement__supervisor__user", "engagement__leader__user"),
    title=_("Conversations with students"),
    shows="code work=engagement__code kind at minutes link agenda proposed_by held_at other_note"
    " cancelled_at went_well do_next talk_again feedback_at",
    stays=KEPT,
    still=words_of(Meeting),
)
_of_work(
    CheckIn,
    _("Check-ins"),
    "code WORK number opened_at due_at done coming hinders written_at answer answered_at"
    " answered_by_name",
)
#: One question to each side now and then; the other side's answers are its own.
for _way, _side in (("student", Side.STUDENT), ("supervisor", Side.EMPLOYER)):
    Held(
        model=Pulse,
        ways=(f"engagement__{_way}__user",),
        only=Q(asked_of=_side),
        title=_("How it went, in one answer"),
        shows="work=engagement__code question rating note at",
        stays=KEPT,
        still=words_of(Pulse),
    )
_of_work(
    StuckCall,
    _("When you were stuck"),
    "code WORK goal tried question raised_at answer answered_at answered_by_name",
)
_of_work(Decision, _("What was decided along the way"), "code WORK side by_name text why at")
_of_work(Talk, _("Problems raised"), "code WORK state raised_by problem raised_at ended_at")
_of_work(
    Dispute,
    _("Disputes"),
    "code WORK state opened_by claim wish ask asked_minor opened_at answer answered_at decision"
    " award_minor outcome decided_at decided_by_name closed_at",
)
_of_work(
    Evidence,
    _("Evidence in disputes"),
    "dispute=dispute__code by_side kind title detail at added_at",
    "dispute__engagement",
)
_of_work(
    Appeal,
    _("Appeals"),
    "code dispute=dispute__code by_side reason at decision award_minor outcome decided_at",
    "dispute__engagement",
)
#: The plan of one's own weeks is one's own.
Held(
    model=PlannedWeek,
    ways=("engagement__student__user",),
    title=_("The plan of the work"),
    shows="work=engagement__code number starts_on minutes goal review",
    stays=KEPT,
    still=words_of(PlannedWeek),
)
_of_work(
    WeekSheet,
    _("Weeks of the work"),
    "code WORK starts_on ends_on doing minutes planned_at done blocks reviewed_at",
)
_of_work(HoursEntry, _("Hours"), "code WORK day minutes note logged_at removed_at")
_of_work(
    EntryChange,
    _("Corrections of hours"),
    "entry=entry__code day minutes note was_removed at by_name",
    "entry__engagement",
)
Held(
    model=Timer,
    ways=("student__user",),
    title=_("When the stopwatch ran"),
    shows="code work=engagement__code started_at stopped_at dropped_at",
    stays=KEPT,
    still=words_of(Timer),
)
_of_work(
    HoursGuard,
    _("When the hours ran out"),
    "WORK percent raised_at student_choice employer_choice settled_at",
)
_of_work(
    Ending,
    _("How work ended before its end"),
    "code WORK by_side by_name reason pay_minor currency figures at",
)
_of_work(
    Absence,
    _("Days away"),
    "code WORK state side kind starts_on ends_on why asked_at asked_by_name answered_at reason",
)
_of_work(Reinstatement, _("Work taken up again"), "code WORK state asked_by why due_on asked_at")
_of_work(Replacement, _("Who took over"), "WORK by_name at")
_of_work(
    Milestone,
    _("Milestones"),
    "code WORK state what due_on share_minor wanted handed_in_at accepted_at accepted_by_name",
)
