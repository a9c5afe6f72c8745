"""Who is told what about the work and its parts."""

from fairbrief.engagements.notices import meetings, pace, parts, rhythm, work

__all__ = ["meetings", "pace", "parts", "rhythm", "work"]
