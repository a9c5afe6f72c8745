"""Fairbrief: micro-internships done right."""
