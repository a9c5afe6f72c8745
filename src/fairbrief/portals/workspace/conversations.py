"""Conversations on the pages of the work, and on those of a senior person."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms import BaseForm

from fairbrief.clocks.queries import Turn, turns_for
from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.engagements import overview as reads
from fairbrief.engagements import queries
from fairbrief.engagements.access import EMPLOYER, LEADER, STUDENT
from fairbrief.engagements.forms import (
    MeetingForm,
    MoveForm,
    NoteForm,
    SessionForm,
    WordsForm,
)
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.portals.workspace.offers import offers

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]


def meetings(work: Engagement, side: str, forms: Forms) -> Context:
    at = now()
    meetings = list(queries.meetings_of(work))
    for meeting in meetings:
        meeting.engagement = work
    turns = turns_for([each for each in meetings if each.asked])
    may_meet = not queries.is_finished(work) and not reads.is_over(work)
    return {
        **offers(work, side, forms, may_meet=may_meet),
        "coming": [
            _coming(each, turns.get(each.pk), side, forms)
            for each in meetings
            if each.at > at and not each.held_at
        ],
        "names": names_in(work),
        "past": [
            (each, _note_form(each, side, forms), _session_form(each, side, forms, at=at))
            for each in reversed(meetings)
            if (each.at <= at and not each.asked) or each.held_at
        ],
        "may_meet": may_meet,
        "meet_form": forms.get("meet") or MeetingForm(work=work),
        "asks_meet": "meet" in forms,
        "held_senior": sum(1 for each in meetings if reads.is_senior(each) and each.held_at),
    }


def _coming(meeting: Any, turn: Turn | None, side: str, forms: Forms) -> Context:
    """A conversation to come; of a senior session who has to say yes, and a form to move it."""
    return {
        "meeting": meeting,
        "turn": turn,
        "may_accept": meeting.asked == side,
        "times": [each for each in meeting.times if each > now()] if meeting.asked else [],
        "move_form": forms.get(f"move_{meeting.code}") or MoveForm(auto_id=f"id_{meeting.code}_%s")
        if reads.is_senior(meeting)
        else None,
    }


def names_in(work: Engagement) -> dict[str, str]:
    """What those whose turn it can be are called."""
    return {
        STUDENT: work.student.user.name,
        EMPLOYER: work.employer.name,
        LEADER: work.leader.name if work.leader else "",
    }


def sessions_read(work: Engagement, *, report_at: str = REPORT_AT) -> list[Meeting]:
    """The senior sessions, with what was found in their words."""
    rows = list(queries.sessions_of(work))
    for row in rows:
        row.engagement = work
    hear(EMPLOYER, rows, at=report_at)
    return rows


def sessions_among(talk: Context) -> list[Meeting]:
    """The senior sessions among the conversations a page has read already."""
    rows = [row["meeting"] for row in talk["coming"]] + [row for row, *_forms in talk["past"]]
    return [row for row in rows if reads.is_senior(row)]


def sessions(work: Engagement, rows: list[Meeting], forms: Forms) -> Context:
    """The senior sessions as the senior person sees them: to accept, move, call off or note."""
    at = now()
    turns = turns_for([each for each in rows if each.asked])
    # What is to come first, then the latest that is past.
    rows = sorted(rows, key=lambda each: (each.at <= at, abs(each.at - at)))
    return {
        "sessions": [
            {
                **_coming(each, turns.get(each.pk), LEADER, forms),
                "is_past": each.at <= at,
                "note_form": _note_form(each, LEADER, forms),
                "session_form": _session_form(each, LEADER, forms, at=at),
            }
            for each in rows
            if each.at > at or not each.asked
        ],
        "names": names_in(work),
    }


def _session_form(meeting: Meeting, side: str, forms: Forms, *, at: datetime) -> BaseForm | None:
    """What a senior session left: the leader says it, or else the student notes it."""
    if not reads.is_senior(meeting) or meeting.asked or side == EMPLOYER or meeting.at > at:
        return None
    if side == STUDENT and meeting.feedback_by == LEADER:
        return None
    again = {True: "yes", False: "no", None: ""}[meeting.talk_again]
    said = {"went_well": meeting.went_well, "do_next": meeting.do_next, "talk_again": again}
    return forms.get(f"feedback_{meeting.code}") or SessionForm(
        is_students=side == STUDENT, initial=said, auto_id=f"id_f{meeting.code}_%s"
    )


def _note_form(meeting: Any, side: str, forms: Forms) -> BaseForm:
    own = meeting.student_note if side == STUDENT else meeting.other_note
    kind = WordsForm if side == LEADER else NoteForm
    return forms.get(f"note_{meeting.code}") or kind(
        initial={"note": own}, auto_id=f"id_{meeting.code}_%s"
    )
