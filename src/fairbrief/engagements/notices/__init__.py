"""Who is told what about the work and its parts."""

from fairbrief.engagements.notices import (
    interruptions,
    meetings,
    milestones,
    pace,
    parts,
    rhythm,
    trouble,
    work,
)

__all__ = ["interruptions", "meetings", "milestones", "pace", "parts", "rhythm", "trouble", "work"]
