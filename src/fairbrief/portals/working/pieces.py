"""The acts upon the work itself: begun, handed in, looked at, accepted or sent back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.forms import ReviewForm, VersionForm
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import newest_versions
from fairbrief.portals.working import parts
from fairbrief.portals.working.shapes import Act


def _review(to: str) -> Callable[[Any, Any, Engagement, Any], BaseForm]:
    return lambda post, files, work, part: ReviewForm(post, versions=newest_versions(work), to=to)


def handing_in() -> dict[str, Act]:
    """What the student does."""
    return {
        "start": Act(
            page="overview",
            do=lambda sent: acts.start_work(sent.work, **sent.by),
            said=_("Started. Log your hours as you go; every one counts."),
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


def reviewing() -> dict[str, Act]:
    """What the supervisor does."""
    return {
        "review": Act(
            page="overview",
            form=_review("keep"),
            do=lambda sent: acts.review_work(
                sent.work, views=sent.form.views, seen=sent.data["seen"], **sent.by
            ),
            said=_(
                "Your view is kept. Accept the work, or ask for changes, when you have seen all."
            ),
        ),
        "approve": Act(
            page="overview",
            form=_review("accept"),
            do=lambda sent: acts.approve_work(
                sent.work,
                views=sent.form.views,
                fee_minor=sent.data["fee"],
                seen=sent.data["seen"],
                **sent.by,
            ),
            said=_(
                "Accepted. Pay what is agreed now, by the means and within the days you both "
                "signed: Fairbrief keeps the record and moves no money."
            ),
        ),
        "ask-changes": Act(
            page="overview",
            form=_review("send back"),
            do=lambda sent: acts.ask_changes(
                sent.work,
                reason=sent.data["reason"],
                views=sent.form.views,
                seen=sent.data["seen"],
                **sent.by,
            ),
            said=_(
                "Sent back. The student has five business days, and at least until the due date."
            ),
        ),
    }
