"""The acts that interrupt the work: pausing, ending, disagreeing. The same for both sides."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.evidence import exhibits_in
from fairbrief.engagements.forms import ReasonForm
from fairbrief.engagements.trouble_forms import (
    AbsenceForm,
    AppealForm,
    EndForm,
    PauseForm,
    ReinstateForm,
    ReplaceForm,
    TalkForm,
    ViewForm,
    claim_form,
)
from fairbrief.portals.working import parts
from fairbrief.portals.working.parts import talk
from fairbrief.portals.working.shapes import Act

STOPPING: dict[str, Act] = {
    "pause": Act(
        page="trouble",
        form=lambda post, files, work, part: PauseForm(post, auto_id="id_pause_%s"),
        do=lambda sent: acts.pause_work(sent.work, **sent.data, **sent.by),
        said=_("Paused. The due date moves by as many days."),
    ),
    "resume": Act(
        page="trouble",
        do=lambda sent: acts.resume_work(sent.work, **sent.by),
        said=_("It goes on."),
    ),
    "end": Act(
        page="trouble",
        form=lambda post, files, work, part: EndForm(post, auto_id="id_end_%s"),
        do=lambda sent: acts.end_early(
            sent.work, reason=sent.data["reason"], pay_minor=sent.data["pay"], **sent.by
        ),
        said=_("Ended. What was earned is recorded as owed; both sides have the letter."),
    ),
    "away": Act(
        page="trouble",
        form=lambda post, files, work, part: AbsenceForm(post, auto_id="id_away_%s"),
        do=lambda sent: acts.ask_absence(sent.work, **sent.data, **sent.by),
        said=_("Kept. Below stands whether it is agreed already, or whose turn it is."),
    ),
    "agree-away": Act(
        page="trouble",
        part=parts.absence,
        do=lambda sent: acts.agree_absence(sent.part, **sent.by),
        said=_("Agreed. The due date and the clocks have moved."),
    ),
    "decline-away": Act(
        page="trouble",
        part=parts.absence,
        form=lambda post, files, work, part: ReasonForm(post, auto_id=f"id_{part.code}_%s"),
        do=lambda sent: acts.decline_absence(sent.part, reason=sent.data["reason"], **sent.by),
        said=_("Not agreed. Everything stays as it is."),
    ),
    "withdraw-away": Act(
        page="trouble",
        part=parts.absence,
        do=lambda sent: acts.withdraw_absence(sent.part, **sent.by),
        said=_("Withdrawn."),
    ),
    "reinstate": Act(
        page="trouble",
        form=lambda post, files, work, part: ReinstateForm(post, auto_id="id_again_%s"),
        do=lambda sent: acts.ask_reinstatement(sent.work, **sent.data, **sent.by),
        said=_("Asked. The other side has five business days, and 14 days from the end at most."),
    ),
    "agree-reinstatement": Act(
        page="trouble",
        part=parts.reinstatement,
        do=lambda sent: acts.agree_reinstatement(sent.part, **sent.by),
        said=_("It goes on, once the pay is secured again."),
    ),
    "decline-reinstatement": Act(
        page="trouble",
        part=parts.reinstatement,
        do=lambda sent: acts.decline_reinstatement(sent.part, **sent.by),
        said=_("It stays ended. The other side is told."),
    ),
    "talk": Act(
        page="trouble",
        form=lambda post, files, work, part: TalkForm(post, auto_id="id_talk_%s"),
        do=lambda sent: acts.raise_talk(sent.work, about=sent.data["about"], **sent.by),
        said=_("Said. The other side reads it now; you have 48 hours to talk."),
    ),
    "settle-talk": Act(
        page="trouble",
        part=talk,
        do=lambda sent: acts.settle_talk(sent.part, **sent.by),
        said=_("Settled. The other side is told."),
    ),
    "dispute": Act(
        page="trouble",
        form=lambda post, files, work, part: claim_form(work, post),
        do=lambda sent: acts.open_dispute(sent.work, **sent.form.facts, **sent.by),
        said=_("The claim is made. The other side has five business days to answer."),
    ),
    "answer-dispute": Act(
        page="trouble",
        part=parts.dispute,
        form=lambda post, files, work, part: ViewForm(
            post, exhibits=exhibits_in(work), auto_id=f"id_{part.code}_%s"
        ),
        do=lambda sent: acts.answer_dispute(
            sent.part, answer=sent.data["answer"], evidence=sent.form.pointed_at, **sent.by
        ),
        said=_("Answered. It is decided next."),
    ),
    "settle": Act(
        page="trouble",
        part=parts.dispute,
        do=lambda sent: acts.settle_dispute(sent.part, **sent.by),
        said=_("Settled. The work goes on from where it was."),
    ),
    "leave-it": Act(
        page="trouble",
        part=parts.dispute,
        do=lambda sent: acts.leave_it(sent.part, **sent.by),
        said=_("You leave it as decided. It is carried out once the other side does, too."),
    ),
    "appeal": Act(
        page="trouble",
        part=parts.dispute,
        form=lambda post, files, work, part: AppealForm(post, auto_id=f"id_{part.code}_%s"),
        do=lambda sent: acts.appeal_decision(sent.part, reason=sent.data["reason"], **sent.by),
        said=_("Appealed. Someone else looks at all of it again."),
    ),
}

#: What an owner of the employer does beside.
OWNING: dict[str, Act] = {
    "replace": Act(
        page="trouble",
        form=lambda post, files, work, part: ReplaceForm(post, work=work),
        do=lambda sent: acts.replace_supervisor(sent.work, member=sent.data["who"], **sent.by),
        said=_("Named. Earlier links have ended; the student and the campus are told."),
    ),
}
