"""The acts that interrupt the work: pausing, ending, disagreeing. The same for both sides."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.forms import AnswerForm, DisputeForm, ReasonForm
from fairbrief.engagements.trouble_forms import EndForm
from fairbrief.portals.working import Act, parts

STOPPING: dict[str, Act] = {
    "pause": Act(
        page="trouble",
        form=lambda post, files, work, part: ReasonForm(post, auto_id="id_pause_%s"),
        do=lambda sent: acts.pause_work(sent.work, reason=sent.data["reason"], **sent.by),
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
    "dispute": Act(
        page="trouble",
        form=lambda post, files, work, part: DisputeForm(post),
        do=lambda sent: acts.open_dispute(sent.work, **sent.data, **sent.by),
        said=_("Opened. The other side has five business days to answer."),
    ),
    "answer-dispute": Act(
        page="trouble",
        part=parts.dispute,
        form=lambda post, files, work, part: AnswerForm(post, auto_id=f"id_{part.code}_%s"),
        do=lambda sent: acts.answer_dispute(sent.part, answer=sent.data["answer"], **sent.by),
        said=_("Answered. The career office decides now."),
    ),
    "settle": Act(
        page="trouble",
        part=parts.dispute,
        do=lambda sent: acts.settle_dispute(sent.part, **sent.by),
        said=_("Settled. The work goes on from where it was."),
    ),
}
