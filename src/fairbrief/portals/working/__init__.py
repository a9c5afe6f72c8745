"""The acts of the two sides upon the work, as their pages send them.

Students, employers and people with a mailed link do the same things in different places. Each act
is one row here: the form it needs, the one action it runs, what is said when it is done, and the
page that shows it. A portal picks the acts of its side and serves them under its own address; who
may do what is decided by the actions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.forms import BaseForm
from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from fairbrief.applications.access import file_in
from fairbrief.applications.forms import MessageForm
from fairbrief.audit.actors import Actor
from fairbrief.engagements import actions as acts
from fairbrief.engagements.access import EMPLOYER, STUDENT, version_of
from fairbrief.engagements.forms import (
    AnswerForm,
    ChangeForm,
    MeetingForm,
    MoveForm,
    NoteForm,
    PulseForm,
    ReasonForm,
    ReviewForm,
    SessionForm,
    StuckForm,
    VersionForm,
    WeekForm,
    WordsForm,
)
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import newest_versions
from fairbrief.engagements.sheets import MarkForm, TimeForm
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import as_download, run_action
from fairbrief.portals.working import offers, parts
from fairbrief.portals.working.milestones import judging, reaching
from fairbrief.portals.working.pace import keeping_time
from fairbrief.portals.working.rhythm import answering, checking_in
from fairbrief.portals.working.shapes import Act, Sent

type Forms = dict[str, BaseForm]


@dataclass
class Outcome:
    """Whether it was done, the page that shows it, and the form as it was sent when it was not."""

    done: bool
    page: str
    forms: Forms = field(default_factory=dict)


def perform(
    request: HttpRequest,
    work: Engagement,
    table: Mapping[str, Act],
    *,
    name: str,
    of: str,
    actor: Actor,
) -> Outcome:
    """Runs the act `name` of the table on the part of the work whose code is `of`.

    Raises Http404 for an act the side does not have, or a part of other work.
    """
    act = table.get(name)
    if act is None or (act.part is None) != (of == ""):
        raise Http404
    part = act.part(work, of) if act.part else None
    form = act.form(request.POST, request.FILES, work, part) if act.form else None
    key = f"{name}_{of}" if of else name
    if form is not None and not form.is_valid():
        return Outcome(False, act.page, {key: form})
    sent = Sent(work, part, form, actor, now())
    shown = None if act.is_button else form
    if run_action(request, shown, lambda: act.do(sent), said=act.said):
        return Outcome(True, act.page)
    return Outcome(False, act.page, {key: shown} if shown is not None else {})


def file_of(work: Engagement, code: str) -> FileResponse:
    """A handed-over file."""
    version = version_of(work, code)
    if version is None or not version.file:
        raise Http404
    return as_download(version.file, version.file_name)


def attachment_of(work: Engagement, code: str) -> FileResponse:
    """A file that came with a message about the work."""
    found = file_in(work.agreement.application_id, code)
    if found is None:
        raise Http404
    return as_download(found.file, found.name)


def _plain(form: Callable[..., BaseForm]) -> Callable[[Any, Any, Engagement, Any], BaseForm]:
    return lambda post, files, work, part: form(post)


def _propose_change(sent: Sent) -> object:
    return acts.propose_change(
        sent.work,
        what=sent.data["what"],
        why=sent.data["why"],
        hours=sent.data["hours"],
        fee_minor=sent.data["fee"],
        due_on=sent.data["due_on"],
        new_piece=sent.data["new_piece"],
        new_criteria=sent.data["new_criteria"],
        drops=sent.data["drops"],
        **sent.by,
    )


def _review_week(sent: Sent) -> None:
    acts.plan_week(
        sent.work,
        number=sent.part.number,
        minutes=sent.form.minutes,
        goal=sent.data["goal"],
        **sent.by,
    )
    if sent.data["review"] != sent.part.review:
        acts.review_week(sent.work, number=sent.part.number, review=sent.data["review"], **sent.by)


def _review(to: str) -> Callable[[Any, Any, Engagement, Any], BaseForm]:
    return lambda post, files, work, part: ReviewForm(post, versions=newest_versions(work), to=to)


def _choose(side: str) -> Callable[[Sent], object]:
    return lambda sent: acts.choose_at_guard(
        sent.part, side=side, choice=sent.data["choice"], **sent.by
    )


def _meeting_up() -> dict[str, Act]:
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


def _talking(side: str) -> dict[str, Act]:
    """How both sides keep in touch, and say how to go on."""
    return {
        **_meeting_up(),
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


def _changing() -> dict[str, Act]:
    """Change orders: proposing one signs it for one's own side."""
    return {
        "propose": Act(
            page="changes",
            form=lambda post, files, work, part: ChangeForm(post, work=work),
            do=_propose_change,
            said=_("Proposed and signed by you. It counts when the other side signs too."),
        ),
        "accept": Act(
            page="changes",
            part=parts.change,
            do=lambda sent: acts.accept_change(sent.part, **sent.by),
            said=_("Signed by both. It holds from now on."),
        ),
        "refuse": Act(
            page="changes",
            part=parts.change,
            form=lambda post, files, work, part: ReasonForm(post, auto_id=f"id_{part.code}_%s"),
            do=lambda sent: acts.decline_change(sent.part, reason=sent.data["reason"], **sent.by),
            said=_("Declined. Everything stays as signed."),
        ),
        "withdraw": Act(
            page="changes",
            part=parts.change,
            do=lambda sent: acts.withdraw_change(sent.part, **sent.by),
            said=_("Withdrawn. Everything stays as signed."),
        ),
    }


STUDENT_ACTS: dict[str, Act] = {
    **_talking(STUDENT),
    **_changing(),
    "start": Act(
        page="overview",
        do=lambda sent: acts.start_work(sent.work, **sent.by),
        said=_("Started. Log your hours as you go; every one counts."),
    ),
    **keeping_time(),
    **checking_in(),
    **reaching(),
    "week": Act(
        page="hours",
        part=parts.week,
        form=lambda post, files, work, part: WeekForm(post, auto_id=f"id_week{part.number}_%s"),
        do=_review_week,
        said=_("Your plan is kept."),
    ),
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
    "hand-over": Act(
        page="pieces",
        part=parts.piece,
        form=lambda post, files, work, part: VersionForm(post, files, piece=part),
        do=lambda sent: acts.hand_over_version(
            sent.part,
            file=sent.data["file"],
            link=sent.data["link"],
            note=sent.data["note"],
            self_check=sent.form.checks,
            **sent.by,
        ),
        said=_("Kept as a new version. It is reviewed once you hand everything in."),
    ),
    "hand-in": Act(
        page="pieces",
        do=lambda sent: acts.submit_work(sent.work, **sent.by),
        said=_("Handed in. The supervisor has five business days; then it counts as accepted."),
    ),
}

EMPLOYER_ACTS: dict[str, Act] = {
    **_talking(EMPLOYER),
    **answering(),
    **judging(),
    **_changing(),
    "answer": Act(
        page="overview",
        part=parts.call,
        form=lambda post, files, work, part: AnswerForm(post, auto_id=f"id_{part.code}_%s"),
        do=lambda sent: acts.answer_stuck(sent.part, answer=sent.data["answer"], **sent.by),
        said=_("Answered. The student is told at once."),
    ),
    "review": Act(
        page="overview",
        form=_review("keep"),
        do=lambda sent: acts.review_work(sent.work, views=sent.form.views, **sent.by),
        said=_("Your view is kept. Accept the work, or ask for changes, when you have seen all."),
    ),
    "approve": Act(
        page="overview",
        form=_review("accept"),
        do=lambda sent: acts.approve_work(
            sent.work, views=sent.form.views, fee_minor=sent.data["fee"], **sent.by
        ),
        said=_(
            "Accepted. Pay what is agreed now, by the means and within the days you both signed: "
            "Fairbrief keeps the record and moves no money."
        ),
    ),
    "ask-changes": Act(
        page="overview",
        form=_review("send back"),
        do=lambda sent: acts.ask_changes(
            sent.work, reason=sent.data["reason"], views=sent.form.views, **sent.by
        ),
        said=_("Sent back. The student has five business days, and at least until the due date."),
    ),
}

#: What a senior person does, on a page of the workspace or behind a mailed link.
LEADER_ACTS: dict[str, Act] = _meeting_up()

#: What a supervisor without an account does on pages of their own; all else on the one screen.
_PAGES_OF_THEIR_OWN = {
    "say": "messages",
    "decide": "rhythm",
    "propose": "changes",
}
ONE_SCREEN_ACTS: dict[str, Act] = {
    name: replace(act, page=_PAGES_OF_THEIR_OWN.get(name, "screen"))
    for name, act in EMPLOYER_ACTS.items()
}
