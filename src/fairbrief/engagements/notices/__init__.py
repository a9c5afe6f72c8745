"""Who is told what about the work and its parts."""

from fairbrief.engagements.notices import interruptions, meetings, parts, trouble, work

__all__ = ["interruptions", "meetings", "parts", "trouble", "work"]
