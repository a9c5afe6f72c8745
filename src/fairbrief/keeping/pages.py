"""The pages that are kept: so many, for so long, and what each of them stands on."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field

from fairbrief.discovery.engine.reading import reader
from fairbrief.discovery.engine.trouble import IndexTroubleError
from fairbrief.keeping.changes import CHANGES
from fairbrief.kernel.clock import now
from fairbrief.kernel.days_there import Days, days_at

#: Seconds after which a page is made anew whatever happened: for words that change with no brief.
LIFE = 30.0
#: Pages, and bytes of them, that a process keeps at most.
MOST_PAGES, MOST_BYTES = 1_000, 16_000_000


@dataclass(frozen=True)
class StandsOn:
    """Everything a list shows: the briefs that were looked at, the index that found and counted
    them, and the day, wherever they are."""

    briefs: frozenset[int]
    index: object
    day: Days


@dataclass(frozen=True)
class Kept:
    """A page as it goes over the wire. `since` is a moment (`Changes`) before it was made."""

    headers: dict[str, str]
    body: bytes
    stands_on: StandsOn
    since: int
    made: float = field(default_factory=time.monotonic)

    def is_so(self) -> bool:
        """It would be made the same now. Ask `CHANGES.look` first."""
        if time.monotonic() - self.made > LIFE or self.stands_on.day != days_at(now()):
            return False
        try:
            if reader().searcher() is not self.stands_on.index:
                return False
        except IndexTroubleError:
            return False
        return CHANGES.is_same(self.since, self.stands_on.briefs)


class Pages:
    """Kept pages by what was asked, the longest unread thrown away first. For many threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._bytes = 0

    def get(self, key: Hashable) -> Kept | None:
        """The page, if it is still so."""
        kept = self._kept.get(key)
        if kept is None:
            return None
        is_so = kept.is_so()
        with self._lock:
            if not is_so:
                self._drop(key)
            elif key in self._kept:
                self._kept.move_to_end(key)
        return kept if is_so else None

    def may_have(self, key: Hashable) -> bool:
        """There is such a page, whether it is still so or not."""
        return key in self._kept

    def keep(self, key: Hashable, page: Kept) -> None:
        if len(page.body) > MOST_BYTES // 10:
            return
        with self._lock:
            self._drop(key)
            self._kept[key] = page
            self._bytes += len(page.body)
            while len(self._kept) > MOST_PAGES or self._bytes > MOST_BYTES:
                self._drop(next(iter(self._kept)))

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def _drop(self, key: Hashable) -> None:
        gone = self._kept.pop(key, None)
        if gone is not None:
            self._bytes -= len(gone.body)


PAGES = Pages()
