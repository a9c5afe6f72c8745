"""Fairbrief: micro-internships done right."""

__version__ = "0.1.0"
