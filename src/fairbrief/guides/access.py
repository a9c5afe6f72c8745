"""Who may put a campus's words in the place of ours."""

from __future__ import annotations

from fairbrief.organizations.models import Officer


def may_edit(officer: Officer) -> bool:
    """A director does; every officer of the campus reads it."""
    return officer.role == Officer.Role.DIRECTOR
