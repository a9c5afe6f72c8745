"""The clocks of a disagreement, from the first talk to the last word."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.clocks.rules import ClockRule
from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.clocks import campus_days, day_before, reminds, side_days

#: How long the two talk before a claim can be made.
TALK_FOR = timedelta(hours=48)
#: How long a claim can be made after that.
CLAIM_DAYS = 14
ANSWER_DAYS = DECIDE_DAYS = APPEAL_DAYS = 5

_HERE = "fairbrief.engagements.actions"


def _after(hours: int) -> Any:
    return lambda subject, start, due: [start + timedelta(hours=hours)]


TALK_BY = ClockRule(
    kind="talk.first",
    owner="both",
    due=lambda talk, start: start + TALK_FOR,
    otherwise=_("either side can make a claim, which is then decided"),
    then=f"{_HERE}.end_talking",
    remind=_after(24),
    reminder=reminds("talk.soon"),
    is_dated=True,
)
CLAIM_BY = ClockRule(
    kind="talk.claim",
    owner="both",
    due=lambda talk, start: start + timedelta(days=CLAIM_DAYS),
    otherwise=_("it counts as settled"),
    then=f"{_HERE}.let_talk_lapse",
    remind=lambda subject, start, due: [due - timedelta(days=3)],
    reminder=reminds("talk.claim_soon"),
)


def _answer_dispute(side: str) -> ClockRule:
    return ClockRule(
        kind=f"dispute.{side}_answers",
        owner=side,
        due=lambda dispute, start: side_days(dispute.engagement, side, start, ANSWER_DAYS),
        otherwise=_("what is asked stands as the decision, unless the office decides otherwise"),
        told={
            side: _("what is asked of you stands, unless it is decided otherwise"),
            "campus": _("what is asked stands, unless you decide otherwise"),
        },
        then=f"{_HERE}.note_unanswered_dispute",
        remind=lambda subject, start, due: [due - timedelta(days=3), due - timedelta(days=1)],
        reminder=reminds("dispute.answer_soon"),
    )


ANSWER_DISPUTE_BY = {side: _answer_dispute(side) for side in (STUDENT, EMPLOYER)}


def _decider_days(dispute: Any, start: datetime) -> datetime:
    return campus_days(dispute.decider or dispute.engagement.campus, start, DECIDE_DAYS)


def _appeal_days(dispute: Any, start: datetime) -> datetime:
    return campus_days(dispute.appeal.decider or dispute.engagement.campus, start, DECIDE_DAYS)


DECIDE_DISPUTE_BY = ClockRule(
    kind="dispute.decide",
    owner="decider",
    due=_decider_days,
    otherwise=_(
        "what is asked stands where nobody answered; else both sides are told that it is late"
    ),
    told={
        "decider": _("what is asked stands where nobody answered; else both are told it is late"),
        "campus": _("what is asked stands where nobody answered; else both are told it is late"),
    },
    then=f"{_HERE}.tell_of_late_decision",
    remind=day_before,
    reminder=reminds("dispute.decide_soon"),
)
APPEAL_BY = ClockRule(
    kind="dispute.appeal",
    owner="both",
    due=lambda dispute, start: side_days(dispute.engagement, STUDENT, start, APPEAL_DAYS),
    otherwise=_("the decision is carried out"),
    then=f"{_HERE}.carry_out_decision",
    remind=day_before,
    reminder=reminds("dispute.appeal_soon"),
)
DECIDE_APPEAL_BY = ClockRule(
    kind="dispute.decide_appeal",
    owner="decider",
    due=_appeal_days,
    otherwise=_("both sides are told that it is late"),
    then=f"{_HERE}.tell_of_late_appeal",
    remind=day_before,
    reminder=reminds("dispute.decide_soon"),
)
