"""Who is told what about the work and its parts."""

from fairbrief.engagements.notices import (
    interruptions,
    meetings,
    pace,
    parts,
    rhythm,
    trouble,
    work,
)

__all__ = ["interruptions", "meetings", "pace", "parts", "rhythm", "trouble", "work"]
