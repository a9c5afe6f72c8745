"""Reading settings from the environment: what cannot be meant is refused in words."""

from __future__ import annotations

import os
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured


def whole_env(name: str, default: int) -> int:
    """A whole number, zero or more. Raises ImproperlyConfigured for anything else."""
    given = os.environ.get(name, "").strip()
    if not given:
        return default
    if not (given.isascii() and given.isdigit()):
        raise ImproperlyConfigured(f"{name} is {given!r}; it must be a whole number, such as 1.")
    return int(given)


def database_of(url: str) -> dict[str, Any]:
    """Django's settings of the database. Raises ImproperlyConfigured, without the password."""
    try:
        found: dict[str, Any] = {**dj_database_url.parse(url, conn_max_age=0)}
    except ValueError:
        found = {}
    if "postgresql" not in found.get("ENGINE", "") or not found.get("NAME"):
        raise ImproperlyConfigured(
            "DATABASE_URL is not understood; it must look like "
            "postgresql://user:password@host/fairbrief."
        )
    return found
