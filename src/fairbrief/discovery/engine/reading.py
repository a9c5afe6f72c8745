"""The index as a process reads it: opened once, looked at again whenever it has changed."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import Error
from tantivy import Index, Searcher

from fairbrief.discovery.engine.feed import SMALL_HEAP, Feed, build, cursor, mark_of, source_now
from fairbrief.discovery.engine.folder import Folder, sizes_of
from fairbrief.discovery.engine.schema import made, prepared
from fairbrief.discovery.engine.trouble import IndexTroubleError, guarded
from fairbrief.kernel.clock import now

#: Seconds between two looks at whether the index has changed.
LOOK_EVERY = 0.2
#: Seconds until an index that could not be read is tried again.
TRY_AGAIN = 2.0
#: Seconds without a sign of the worker after which it is asked whether changes wait.
SILENT = 30.0


@dataclass
class _Opened:
    path: Path
    index: Index
    searcher: Searcher
    sizes: dict[str, int]
    written: int


class Reader:
    """What a process reads of the index in a folder. For any number of threads."""

    def __init__(self, folder: Folder, *, is_looking_only: bool = False) -> None:
        self.folder = folder
        self._is_looking_only = is_looking_only
        self._lock = threading.Lock()
        self._opened: _Opened | None = None
        self._looked = 0.0
        self._failed = -TRY_AGAIN
        self._asked = -SILENT
        self._is_behind = False

    def searcher(self) -> Searcher:
        """The index as it is now. Raises IndexTroubleError where it cannot be relied on."""
        opened = self._opened
        if opened is None or time.monotonic() - self._looked > LOOK_EVERY:
            with self._lock:
                opened = self._look()
        return opened.searcher

    def gave_trouble(self) -> None:
        """Reading it failed: it is opened anew, and the worker told."""
        with self._lock:
            self._opened = None
            self._failed = time.monotonic()
        self.folder.cry()

    def _look(self) -> _Opened:
        at = time.monotonic()
        if self._opened is not None and at - self._looked <= LOOK_EVERY:
            return self._opened
        if at - self._failed < TRY_AGAIN:
            raise IndexTroubleError("the index could not be read a moment ago")
        try:
            self._opened = self._look_again()
        except (IndexTroubleError, OSError) as error:
            self._opened, self._failed = None, at
            if not self._is_looking_only:
                self.folder.cry()
            raise IndexTroubleError(str(error)) from error
        self._looked = at
        if self._has_fallen_behind(at):
            raise IndexTroubleError("changes wait to be fed")
        return self._opened

    def _look_again(self) -> _Opened:
        path = self.folder.current()
        if path is None:
            raise IndexTroubleError("there is no index yet")
        opened = self._opened
        if opened is None or opened.path != path:
            return self._open(path)
        written = (path / "meta.json").stat().st_mtime_ns
        _see_sizes(opened)
        if written == opened.written:
            return opened
        with guarded():
            opened.index.reload()
            return _Opened(path, opened.index, opened.index.searcher(), sizes_of(path), written)

    def _open(self, path: Path) -> _Opened:
        written = (path / "meta.json").stat().st_mtime_ns
        with guarded():
            index = prepared(Index.open(str(path)))
            index.config_reader("manual")
            index.reload()
            found = mark_of(index)
            with cursor() as rows:
                source = source_now(rows).source
            if found is None or found.source != source:
                raise IndexTroubleError("the index is of another form, or of another database")
            return _Opened(path, index, index.searcher(), sizes_of(path), written)

    def _has_fallen_behind(self, at: float) -> bool:
        """The worker has been silent, and something has changed since it last spoke."""
        try:
            silent = time.time() - self.folder.beat.stat().st_mtime
        except OSError:
            return True
        if silent < SILENT:
            self._is_behind = False
        elif at - self._asked > LOOK_EVERY * 25:
            self._asked = at
            try:
                with cursor() as rows:
                    rows.execute(
                        "SELECT at > clock_timestamp() - make_interval(secs => %s)"
                        " FROM discovery_change ORDER BY id DESC LIMIT 1",
                        [silent],
                    )
                    (self._is_behind,) = rows.fetchone() or (False,)
            except Error:
                self._is_behind = True
        return self._is_behind


def _see_sizes(opened: _Opened) -> None:
    """Files that are open must not have shrunk: to read beyond their end would end the process."""
    for name, size in opened.sizes.items():
        try:
            if (opened.path / name).stat().st_size < size:
                raise IndexTroubleError(f"{name} is cut off")
        except FileNotFoundError:
            continue  # cleared away: what is open stays


class Inline:
    """An index in memory, fed by who reads it: for tests, and for one process alone."""

    def __init__(self) -> None:
        self._feed: Feed | None = None
        self._searcher: Searcher | None = None
        self._lock = threading.Lock()

    def searcher(self) -> Searcher:
        """The same until something has changed."""
        with self._lock:
            if self._feed is None:
                self._feed, self._searcher = build(made(None), at=now(), heap=SMALL_HEAP), None
            if self._feed.catch_up(at=now()) or self._searcher is None:
                self._searcher = self._feed.index.searcher()
            return self._searcher

    def gave_trouble(self) -> None:
        self.forget()

    def forget(self) -> None:
        self._feed = None


INLINE = Inline()
_READERS: dict[str, Reader] = {}


def reader() -> Reader | Inline:
    """The index of this installation on this machine."""
    if settings.SEARCH_INLINE:
        return INLINE
    root = str(settings.SEARCH_FOLDER)
    if root not in _READERS:
        _READERS[root] = Reader(Folder(Path(root)))
    return _READERS[root]
