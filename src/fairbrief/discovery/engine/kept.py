"""What was found in the index as it is now, kept until it is another."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import Any

from tantivy import Searcher


class Kept:
    """Answers by what was asked, `most` of them, for as long as the index is the same.

    A plain store for many threads: two that ask the same at the same time may both look it up.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._searcher: Searcher | None = None
        self._found: dict[Hashable, Any] = {}
        self._lock = threading.Lock()

    def get[T](self, searcher: Searcher, key: Hashable, look: Callable[[], T]) -> T:
        """What was found for the key in this very state of the index, else what `look` finds."""
        with self._lock:
            if searcher is not self._searcher or len(self._found) > self._most:
                self._searcher, self._found = searcher, {}
            found = self._found
        if key not in found:
            found[key] = look()
        value: T = found[key]
        return value
