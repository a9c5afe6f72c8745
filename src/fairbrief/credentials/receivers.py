"""A credential for every paid engagement."""

from __future__ import annotations

from fairbrief.audit.workflow import Change, follows
from fairbrief.credentials.actions import issue
from fairbrief.engagements.states import EngagementState


@follows("engagements.engagement", to=EngagementState.PAID)
def issue_credential(change: Change) -> None:
    issue(change.subject, at=change.at)
