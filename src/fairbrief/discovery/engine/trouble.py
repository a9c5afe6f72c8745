"""What can go wrong with an index, as one error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class IndexTroubleError(Exception):
    """The index cannot be read or written right now."""


@contextmanager
def guarded() -> Iterator[None]:
    """Turns whatever the engine raises into IndexTroubleError.

    A broken file can make the engine panic, which Python is told by an exception that is no
    Exception; only what ends a process passes.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, IndexTroubleError):
        raise
    except BaseException as error:
        raise IndexTroubleError(f"{type(error).__name__}: {error}") from error
