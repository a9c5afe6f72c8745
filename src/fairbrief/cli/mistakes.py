"""Errors that say what to do are shown as words; all others keep their traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from fairbrief.kernel.errors import FairbriefError
from fairbrief.postgres import PostgresError


@contextmanager
def explained() -> Iterator[None]:
    """Turns what a person can mend into one plain message and exit code 1."""
    try:
        yield
    except (PostgresError, FairbriefError) as error:
        raise click.ClickException(str(error)) from error
    except Exception as error:
        message = _of_django(error)
        if message is None:
            raise
        raise click.ClickException(message) from error


def _of_django(error: Exception) -> str | None:
    if "django" not in sys.modules:
        return None
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    if isinstance(error, ImproperlyConfigured):
        return str(error)
    if isinstance(error, OperationalError):
        return f"The database does not answer: {error}".strip() + "\nTry `fairbrief doctor`."
    return None
