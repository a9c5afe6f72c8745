"""Who is told what about the work and its parts."""

from fairbrief.engagements.notices import meetings, parts, work

__all__ = ["meetings", "parts", "work"]
