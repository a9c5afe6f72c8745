"""A plan follows the work at once: its dates and hours, a pause, an end.

The worker's round mends what could not be done here; a plan never keeps a change from being made.
"""

from __future__ import annotations

import logging

from django.db import DatabaseError, transaction

from fairbrief.audit.workflow import Change, follows
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState as S
from fairbrief.kernel.errors import FairbriefError
from fairbrief.planning.actions import forget_offers, keep_up
from fairbrief.planning.states import Why

logger = logging.getLogger("fairbrief.planning")


@follows("engagements.engagement", to="replanned")
@follows("engagements.engagement", to=S.ACTIVE)
@follows("engagements.engagement", to=S.PAUSED)
@follows("engagements.engagement", to=S.SUBMITTED)
@follows("engagements.engagement", to=S.CHANGES_ASKED)
@follows("engagements.engagement", to=S.DISPUTED)
@follows("engagements.engagement", to=S.APPROVED)
@follows("engagements.engagement", to=S.ENDED_EARLY)
@follows("engagements.engagement", to=S.NOT_COMPLETED)
def follow_the_work(change: Change) -> None:
    work: Engagement = change.subject
    try:
        with transaction.atomic():
            keep_up(work.student, why=Why.WORK, at=change.at)
    except (FairbriefError, DatabaseError):
        logger.exception("the plan of student %s did not follow at once", work.student.code)


@follows("agreements.agreement", to="removed")
def forget_what_was_offered(change: Change) -> None:
    """What was said with offered times goes with all that was written while the work ran."""
    work: Engagement | None = getattr(change.subject, "engagement", None)
    if work is not None:
        forget_offers(work)
