"""A dispute brought as far as a test needs it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from fairbrief.audit.actors import Actor
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import (
    answer_dispute,
    open_dispute,
    raise_talk,
)
from fairbrief.engagements.models import Dispute, Engagement
from fairbrief.engagements.verdicts import Verdict
from fairbrief.organizations.models import Campus
from tests.builders import NOW, a_campus, acting, an_officer, days
from tests.working import the_student, the_supervisor

ABOUT = "A sixth brief is asked for that we never agreed on."
WHY = "The agreement names five briefs; a call is not a change order."


def campus_with(officer: bool = True) -> tuple[Campus, Actor]:
    campus = a_campus()
    return campus, acting(an_officer(campus).user)


def claim(found: Engagement, *, at: datetime = NOW, **facts: Any) -> Dispute:
    """A claim of the student after 48 hours of talk."""
    actor = facts.pop("actor", the_student(found))
    raise_talk(found, about=ABOUT, actor=actor, at=at)
    fire_due(at=at + timedelta(hours=48))
    asked = {"claim": ABOUT, "wish": "Accept the five briefs", **facts}
    return open_dispute(found, **asked, actor=actor, at=at + timedelta(hours=49))


def verdict(**change: Any) -> Verdict:
    return Verdict(**{"decision": WHY, "outcome": "ended_early", "award_minor": 30000, **change})


def answered(found: Engagement, **facts: Any) -> Dispute:
    dispute = claim(found, **facts)
    answer_dispute(
        dispute, answer="It was said in a call.", actor=the_supervisor(found), at=NOW + days(3)
    )
    return dispute
