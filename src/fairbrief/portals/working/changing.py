"""The acts upon change orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.forms import ChangeForm, ReasonForm
from fairbrief.portals.working import parts
from fairbrief.portals.working.shapes import Act, Sent


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


def changing() -> dict[str, Act]:
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
