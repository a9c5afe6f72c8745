"""The work while it runs."""

from __future__ import annotations

from fairbrief.engagements.models.changes import ChangeOrder
from fairbrief.engagements.models.conversations import CheckIn, Decision, Meeting, Pulse, StuckCall
from fairbrief.engagements.models.disputes import Appeal, Ask, Blame, Dispute, Evidence, Talk, Term
from fairbrief.engagements.models.engagement import Engagement
from fairbrief.engagements.models.hours import (
    EntryChange,
    HoursEntry,
    HoursGuard,
    PlannedWeek,
    Timer,
    WeekSheet,
)
from fairbrief.engagements.models.interruptions import Absence, Ending, Reinstatement, Replacement
from fairbrief.engagements.models.milestones import Milestone
from fairbrief.engagements.models.pieces import Piece, PieceAcceptance, PieceVersion

__all__ = [
    "Absence",
    "Appeal",
    "Ask",
    "Blame",
    "ChangeOrder",
    "CheckIn",
    "Decision",
    "Dispute",
    "Ending",
    "Engagement",
    "EntryChange",
    "Evidence",
    "HoursEntry",
    "HoursGuard",
    "Meeting",
    "Milestone",
    "Piece",
    "PieceAcceptance",
    "PieceVersion",
    "PlannedWeek",
    "Pulse",
    "Reinstatement",
    "Replacement",
    "StuckCall",
    "Talk",
    "Term",
    "Timer",
    "WeekSheet",
]
