"""The acts of keeping in touch by the agreed rhythm: check-ins, answers, decisions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.engagements import actions as acts
from fairbrief.engagements.sheets import (
    CheckInForm,
    LogForm,
    WeekPlanForm,
    WeekReviewForm,
    WordForm,
)
from fairbrief.portals.working import parts
from fairbrief.portals.working.shapes import Act


def deciding() -> dict[str, Act]:
    """What both sides do."""
    return {
        "decide": Act(
            page="rhythm",
            form=lambda post, files, work, part: LogForm(post, auto_id="id_log_%s"),
            do=lambda sent: acts.log_decision(sent.work, **sent.data, **sent.by),
            said=_("Written down. Both read it; nobody changes it."),
        ),
    }


def checking_in() -> dict[str, Act]:
    """What the student does."""
    return {
        **deciding(),
        "plan-week": Act(
            page="rhythm",
            form=lambda post, files, work, part: WeekPlanForm(post, auto_id="id_plan_%s"),
            do=lambda sent: acts.plan_the_week(
                sent.work, doing=sent.data["doing"], minutes=int(sent.data["hours"] * 60), **sent.by
            ),
            said=_("Kept. Your supervisor reads it, and it stands in your plan."),
        ),
        "review-week": Act(
            page="rhythm",
            form=lambda post, files, work, part: WeekReviewForm(post, auto_id="id_review_%s"),
            do=lambda sent: acts.review_the_week(sent.work, **sent.data, **sent.by),
            said=_("Kept. Your supervisor reads it."),
        ),
        "check-in": Act(
            page="rhythm",
            part=parts.check_in,
            form=lambda post, files, work, part: CheckInForm(post, auto_id="id_checkin_%s"),
            do=lambda sent: acts.write_check_in(sent.part, **sent.data, **sent.by),
            said=_("Sent. A word is due within two business days."),
        ),
    }


def answering() -> dict[str, Act]:
    """What the supervisor does."""
    return {
        **deciding(),
        "word": Act(
            page="rhythm",
            part=parts.check_in,
            form=lambda post, files, work, part: WordForm(post, auto_id=f"id_{part.code}_%s"),
            do=lambda sent: acts.answer_check_in(sent.part, answer=sent.data["answer"], **sent.by),
            said=_("Thank you. The student is told."),
        ),
    }
