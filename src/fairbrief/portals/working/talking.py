"""The acts of keeping in touch: meetings, senior sessions, messages, and a question when stuck."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.forms import MessageForm
from fairbrief.engagements import actions as acts
from fairbrief.engagements.forms import (
    AnswerForm,
    MeetingForm,
    MoveForm,
    NoteForm,
    PulseForm,
    SessionForm,
    StuckForm,
    WordsForm,
)
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.sheets import MarkForm, TimeForm
from fairbrief.portals.working import offers, parts
from fairbrief.portals.working.shapes import Act, Sent


def _plain(form: Callable[..., BaseForm]) -> Callable[[Any, Any, Engagement, Any], BaseForm]:
    return lambda post, files, work, part: form(post)


def _choose(side: str) -> Callable[[Sent], object]:
    return lambda sent: acts.choose_at_guard(
        sent.part, side=side, choice=sent.data["choice"], **sent.by
    )


def meeting_up() -> dict[str, Act]:
    """What everyone who meets does with a senior session; senior persons do only this."""
    return {
        "agree": Act(
            page="talk",
            part=parts.session,
            form=_plain(TimeForm),
            is_button=True,
            do=lambda sent: acts.accept_meeting(sent.part, time=sent.data["time"], **sent.by),
            said=_("Agreed. Everyone is told."),
        ),
        "feedback": Act(
            page="talk",
            part=parts.session,
            form=lambda post, files, work, part: SessionForm(post, auto_id=f"id_f{part.code}_%s"),
            do=lambda sent: acts.give_session_feedback(sent.part, **sent.data, **sent.by),
            said=_("Thank you. It stays with the conversation."),
        ),
        "move": Act(
            page="talk",
            part=parts.session,
            form=lambda post, files, work, part: MoveForm(post, auto_id=f"id_{part.code}_%s"),
            do=lambda sent: acts.move_meeting(sent.part, when=sent.data["when"], **sent.by),
            said=_("Suggested. The other side is asked."),
        ),
        "note": Act(
            page="talk",
            part=parts.session,
            form=lambda post, files, work, part: WordsForm(post, auto_id=f"id_{part.code}_%s"),
            do=lambda sent: acts.record_meeting(sent.part, note=sent.data["note"], **sent.by),
            said=_("Thank you. The student reads it."),
        ),
        "call-off": Act(
            page="talk",
            part=parts.session,
            do=lambda sent: acts.cancel_meeting(sent.part, **sent.by),
            said=_("Called off. The others are told."),
        ),
    }


def talking(side: str) -> dict[str, Act]:
    """How both sides keep in touch, and say how to go on."""
    return {
        **meeting_up(),
        **{
            name: Act(page="talk", part=part, form=form, do=do, said=said)
            for name, (part, form, do, said) in offers.OFFERING.items()
        },
        "guard": Act(
            page="overview",
            part=parts.guard,
            form=lambda post, files, work, part: MarkForm(post, percent=part.percent),
            do=_choose(side),
            said=_("Said. It is settled when both say the same."),
        ),
        "meet": Act(
            page="talk",
            form=lambda post, files, work, part: MeetingForm(post, work=work),
            do=lambda sent: acts.propose_meeting(sent.work, **sent.data, **sent.by),
            said=_("Planned. The other side is told; a senior person is asked first."),
        ),
        "note": Act(
            page="talk",
            part=parts.meeting,
            form=lambda post, files, work, part: NoteForm(post, auto_id=f"id_{part.code}_%s"),
            do=lambda sent: acts.record_meeting(sent.part, note=sent.data["note"], **sent.by),
            said=_("Noted."),
        ),
        "call-off": Act(
            page="talk",
            part=parts.meeting,
            do=lambda sent: acts.cancel_meeting(sent.part, **sent.by),
            said=_("Called off. The other side is told."),
        ),
        "say": Act(
            page="messages",
            form=lambda post, files, work, part: MessageForm(post, files),
            do=lambda sent: acts.write_message(
                sent.work, text=sent.data["text"], files=sent.data["attached"], **sent.by
            ),
            said=_("Sent."),
        ),
        "pulse": Act(
            page="overview",
            form=_plain(PulseForm),
            do=lambda sent: acts.answer_pulse(sent.work, **sent.data, **sent.by),
            said=_("Thank you."),
        ),
    }


def being_stuck() -> dict[str, Act]:
    """What the student does who cannot go on."""
    return {
        "stuck": Act(
            page="talk",
            form=lambda post, files, work, part: StuckForm(
                post, has_backup=work.brief.backup is not None
            ),
            do=lambda sent: acts.call_stuck(sent.work, **sent.data, **sent.by),
            said=_("Asked. An answer is due within one business day."),
        ),
        "read": Act(
            page="overview",
            part=parts.call,
            do=lambda sent: acts.mark_answer_read(sent.part, **sent.by),
        ),
    }


def helping() -> dict[str, Act]:
    """What the employer does then."""
    return {
        "answer": Act(
            page="overview",
            part=parts.call,
            form=lambda post, files, work, part: AnswerForm(post, auto_id=f"id_{part.code}_%s"),
            do=lambda sent: acts.answer_stuck(sent.part, answer=sent.data["answer"], **sent.by),
            said=_("Answered. The student is told at once."),
        ),
    }
