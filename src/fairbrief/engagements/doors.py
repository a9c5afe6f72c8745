"""Mailed links for people without an account: the supervisor, who stands in, the senior leader.

Every mail carries a link of its own. Earlier ones stay open until they expire, so that an older
mail still leads to the work.
"""

from __future__ import annotations

from datetime import datetime

from fairbrief.accounts.links import mint
from fairbrief.engagements.access import LEADER_LINK, SUPERVISOR_LINK
from fairbrief.engagements.models import Engagement
from fairbrief.notices.telling import Recipient
from fairbrief.organizations.models import Member


def _door(
    work: Engagement, member: Member | None, capacity: str, page: str, at: datetime
) -> list[Recipient]:
    if member is None or member.user_id is not None or not member.email or member.left_at:
        return []
    token = mint(
        work, capacity=capacity, email=member.email, name=member.name, at=at, holder=member
    )
    return [
        Recipient(
            email=member.email,
            name=member.name,
            link=f"/{page}/{token}/",
            zone=work.brief.time_zone,
        )
    ]


def supervisor_door(work: Engagement, *, at: datetime) -> list[Recipient]:
    """The supervisor with a fresh link; nobody when the supervisor has an account."""
    return _door(work, work.supervisor, SUPERVISOR_LINK, "supervise", at)


def backup_door(work: Engagement, *, at: datetime) -> list[Recipient]:
    """Who stands in, with an account or with a fresh link; they see what the supervisor sees."""
    backup = work.brief.backup
    if backup is None or backup.left_at or backup.pk == work.supervisor_id:
        return []
    if backup.user is not None:
        return [Recipient(user=backup.user)]
    return _door(work, backup, SUPERVISOR_LINK, "supervise", at)


def leader_door(work: Engagement, *, at: datetime) -> list[Recipient]:
    """The senior leader with a fresh link; nobody when the leader has an account."""
    return _door(work, work.leader, LEADER_LINK, "senior", at)
