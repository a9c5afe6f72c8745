"""The acts on the first of two milestones."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.sheets import MilestoneForm
from fairbrief.portals.working.shapes import Act


def _milestone(work: Engagement, code: str) -> Any:
    found = milestone_of(work)
    if found is None or found.code != code:
        raise Http404
    return found


def reaching() -> dict[str, Act]:
    """What the student does."""
    return {
        "reach": Act(
            page="pieces",
            part=_milestone,
            do=lambda sent: acts.hand_in_milestone(sent.part, **sent.by),
            said=_("Handed in. The supervisor has five business days; then it counts as accepted."),
        ),
    }


def judging() -> dict[str, Act]:
    """What the supervisor does: one form with two buttons."""
    return {
        "accept-milestone": Act(
            page="overview",
            part=_milestone,
            form=lambda post, files, work, part: MilestoneForm(post, auto_id="id_milestone_%s"),
            do=lambda sent: acts.accept_milestone(
                sent.part, share_minor=sent.data["share"], **sent.by
            ),
            said=_("Accepted. Its part of the pay is released."),
        ),
        "return-milestone": Act(
            page="overview",
            part=_milestone,
            form=lambda post, files, work, part: MilestoneForm(post, auto_id="id_milestone_%s"),
            do=lambda sent: acts.send_back_milestone(
                sent.part, reason=sent.data["reason"], **sent.by
            ),
            said=_("Sent back. The student has five business days at least."),
        ),
    }
