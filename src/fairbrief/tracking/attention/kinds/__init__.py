"""The kinds of trouble: each one declared object. A new kind is one more."""

from fairbrief.tracking.attention.kinds import money, plan, silence, trouble

__all__ = ["money", "plan", "silence", "trouble"]
