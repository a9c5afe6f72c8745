"""Who is told what about the work and its parts."""

from fairbrief.engagements.notices import meetings, parts, trouble, work

__all__ = ["meetings", "parts", "trouble", "work"]
