"""Who sets what a campus shows."""

from __future__ import annotations

from fairbrief.organizations.models import Officer


def may_set_brand(officer: Officer) -> bool:
    """A director does; every officer of the campus sees it."""
    return officer.role == Officer.Role.DIRECTOR
