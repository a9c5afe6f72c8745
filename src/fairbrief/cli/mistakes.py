"""Errors that say what to do are shown as words; all others keep their traceback."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


@contextmanager
def explained() -> Iterator[None]:
    """Turns what a person can mend into one plain message and exit code 1."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort):
        raise
    except Exception as error:
        message = _words_of(error)
        if message is None:
            raise
        raise click.ClickException(message) from error


def _words_of(error: Exception) -> str | None:
    # Imported only now: a command that works needs none of this.
    from fairbrief.kernel.errors import FairbriefError
    from fairbrief.postgres import PostgresError

    if isinstance(error, PostgresError | FairbriefError):
        return str(error)
    if isinstance(error, PermissionError) and error.filename:
        return (
            f"{error.filename}: {error.strerror}. "
            "Run this command as its owner, or choose a folder of your own with FAIRBRIEF_HOME."
        )
    return _of_django(error)


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
