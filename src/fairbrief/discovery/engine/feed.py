"""Feeding the index: made anew from PostgreSQL, then kept up by what changed.

The cursor is a transaction's number. Everything that ended before the oldest transaction still
under way has been seen; what ended since is looked at again and left out when it was fed already.
So a slow transaction neither hides its change nor holds up those of others.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import Cursor
from tantivy import Index, IndexWriter, Query

from fairbrief.discovery.engine.documents import Reading, count_open, mark
from fairbrief.discovery.engine.facts import Family, fact
from fairbrief.discovery.engine.folder import Folder, sizes_of
from fairbrief.discovery.engine.schema import FORM, MARK, made, prepared, schema
from fairbrief.discovery.engine.trouble import IndexTroubleError, guarded

type Progress = Callable[[int, int], None]


def in_silence(_done: int, _of: int) -> None:
    """Progress that nobody is told of."""


#: Bytes the writer gathers at most before it writes a part: for single changes, and for all anew.
SMALL_HEAP, LARGE_HEAP = 15_000_000, 600_000_000
#: The engine merges as many parts of about one size into one. A question is asked of each part.
MERGED = 8
#: Seconds between two words of how it goes while they are merged.
MERGING = 0.25
#: So many briefs stand in one part anyway.
ONE_PART = 100_000
#: With more changes waiting than this, making it anew is as quick.
MOST_CHANGES = 100_000
#: So many that are gone cost nothing one would notice.
FEW_GONE = 10_000
#: How often it is tried to count while nothing changes.
TRIES = 5
#: Bytes that must be free to make an index anew, besides three times the size of the one there is:
#: parts and the one they are merged into stand side by side for a while.
ROOM = 20_000_000
#: Changes are kept so long; an index that was fed longer ago is made anew.
KEPT_HOURS = 48

_PENDING = """
SELECT c.id, c.brief_id, c.xid, s.xmin
FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin) s
LEFT JOIN discovery_change c ON c.xid >= %s AND NOT c.id = ANY(%s)
LIMIT %s
"""
_SOURCE = """
SELECT (SELECT code::text FROM discovery_source LIMIT 1),
    (SELECT oid::bigint FROM pg_database WHERE datname = current_database()),
    pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
    extract(epoch FROM clock_timestamp())::bigint
"""


@dataclass(frozen=True)
class Mark:
    """Up to where an index was fed, of which database, in which form."""

    source: str
    xid: int
    #: Seconds since 1970, by the database's clock.
    at: int
    form: int = FORM

    def as_text(self) -> str:
        return json.dumps(self.__dict__)


@dataclass(frozen=True)
class Waiting:
    """Changes that are to be fed, and up to where everything has been seen with them."""

    rows: dict[int, int]
    briefs: list[int]
    xmin: int


def cursor() -> Cursor[Any]:
    """A cursor of the thread's own connection, below what Django counts and logs."""
    connection.ensure_connection()
    session: Any = connection.connection
    raw: Cursor[Any] = session.cursor()
    return raw


def source_now(rows: Cursor[Any]) -> Mark:
    """The database, and where its transactions stand."""
    rows.execute(_SOURCE)
    code, oid, xmin, at = rows.fetchone() or ("", 0, 0, 0)
    return Mark(source=f"{code}/{oid}", xid=xmin, at=at)


def mark_of(index: Index) -> Mark | None:
    """What an index says of itself; None where it does not, or in a form we do not read."""
    searcher = index.searcher()
    hits = searcher.search(Query.term_query(schema(), "id", MARK, "basic"), 1, count=False).hits
    if not hits:
        return None
    (text,) = searcher.doc(hits[0][1])["mark"]
    found: dict[str, Any] = json.loads(text)
    return Mark(**found) if found.get("form") == FORM else None


class Feed:
    """The one writer of an index. Not for several threads."""

    def __init__(self, index: Index, start: Mark, writer: IndexWriter | None = None) -> None:
        self.index = index
        self.mark = start
        self._writer = writer or index.writer(SMALL_HEAP, 1)
        #: Changes that were fed though older transactions are still under way.
        self._fed: dict[int, int] = {}

    def catch_up(self, *, at: datetime) -> int:
        """Feeds what changed; how many briefs that was. Raises IndexTroubleError."""
        with cursor() as rows:
            waiting = self._waiting(rows)
            if waiting.briefs:
                documents = list(Reading(rows, at).of(waiting.briefs))
                with guarded():
                    for pk in waiting.briefs:
                        self._remove(pk)
                    for _pk, document in documents:
                        self._writer.add_document(document)
                    self._commit(rows, waiting.xmin)
        if waiting.rows:
            self._fed.update(waiting.rows)
            kept = self.mark.xid
            self._fed = {row: xid for row, xid in self._fed.items() if xid >= kept}
        return len(waiting.briefs)

    def _waiting(self, rows: Cursor[Any]) -> Waiting:
        rows.execute(_PENDING, [self.mark.xid, list(self._fed), MOST_CHANGES + 1])
        found = rows.fetchall()
        xmin = found[0][3]
        if xmin < self.mark.xid:
            raise IndexTroubleError("the database is older than the index")
        if len(found) > MOST_CHANGES:
            raise IndexTroubleError("too much has changed at once")
        changes = [row for row in found if row[0] is not None]
        return Waiting(
            rows={row: xid for row, _brief, xid, _xmin in changes},
            briefs=sorted({brief for _row, brief, _xid, _xmin in changes}),
            xmin=xmin,
        )

    def _commit(self, rows: Cursor[Any], xmin: int) -> None:
        here = source_now(rows)
        self.mark = Mark(source=self.mark.source, xid=xmin, at=here.at)
        self._remove(MARK)
        self._writer.add_document(mark(self.mark.as_text()))
        self._writer.commit()
        self.index.reload()

    def _remove(self, pk: int) -> None:
        # By a query: deletion by a term would take the number for one with a sign, and find none.
        self._writer.delete_documents_by_query(Query.term_query(schema(), "id", pk, "basic"))

    def lacks_briefs(self, *, at: datetime) -> bool:
        """It does not hold as many as there are. Told only where nothing changed meanwhile."""
        for _try in range(TRIES):
            self.catch_up(at=at)
            with cursor() as rows:
                there = count_open(rows)
            if not self.catch_up(at=at):
                return there != self.index.searcher().num_docs - 1
        return False

    def is_worn(self) -> bool:
        """More of what each question passes over is gone than there: the engine clears away what is
        gone only when it merges, and seldom merges a large part."""
        searcher = self.index.searcher()
        there = searcher.num_docs
        gone = searcher.doc_freq("fact", fact(Family.DOCUMENT)) - there
        return bool(gone > max(there, FEW_GONE))

    def close(self) -> None:
        """Lets go of the files."""
        with guarded():
            self._writer.wait_merging_threads()


def open_feed(path: Path) -> Feed | None:
    """The index of a folder, ready to be fed; None where it must be made anew."""
    with guarded():
        index = prepared(Index.open(str(path)))
        index.config_reader("manual")
        index.reload()
        found = mark_of(index)
    with cursor() as rows:
        here = source_now(rows)
    if found is None or found.source != here.source or found.xid > here.xid:
        return None
    if here.at - found.at > KEPT_HOURS * 3600 // 2 and _was_cleared_since(found):
        return None
    with guarded():
        return Feed(index, found)


def _was_cleared_since(found: Mark) -> bool:
    """Changes may have been cleared away that the index has not seen."""
    with cursor() as rows:
        rows.execute("SELECT min(xid) FROM discovery_change")
        (oldest,) = rows.fetchone() or (None,)
    return oldest is None or oldest > found.xid


def build(index: Index, *, at: datetime, heap: int, tell: Progress = in_silence) -> Feed:
    """Fills an empty index with every open brief. Raises IndexTroubleError.

    Many are written as equal parts, just as many as the engine merges by itself once all are there
    (`Feed.close` waits for it): a question is asked of each part, and a writer cannot be told to
    merge.
    """
    with cursor() as rows:
        start = source_now(rows)
        whole = count_open(rows)
        part = -(-whole // MERGED) if whole > ONE_PART else ONE_PART
        with guarded():
            writer = index.writer(heap, 1)
            for done, (_pk, document) in enumerate(Reading(rows, at).all()):
                if done and done % part == 0:
                    writer.commit()
                writer.add_document(document)
                if done % 1_000 == 0:
                    tell(done, whole)
            writer.add_document(mark(start.as_text()))
            writer.commit()
            index.config_reader("manual")
            index.reload()
    tell(whole, whole)
    return Feed(index, start, writer)


def _close_merged(feed: Feed, tell: Progress) -> None:
    """Merging a million takes half a minute, in which the old index is kept up by who is told."""
    whole = feed.index.searcher().num_docs
    with ThreadPoolExecutor(1) as aside:
        closed = aside.submit(feed.close)
        while wait([closed], MERGING).not_done:
            tell(whole, whole)
        closed.result()


def rebuild(folder: Folder, *, at: datetime, tell: Progress = in_silence) -> Feed:
    """Makes the index anew beside the one that is read, then lets it be read instead.

    Only for who may write (`Folder.only_writer`). Raises IndexTroubleError, OSError.
    """
    folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.clear()
    current = folder.current()
    needed = ROOM + (3 * sum(sizes_of(current).values()) if current else 0)
    if shutil.disk_usage(folder.root).free < needed:
        raise IndexTroubleError("the disk has no room for a new index")
    path = folder.new()
    _close_merged(build(made(str(path)), at=at, heap=LARGE_HEAP, tell=tell), tell)
    folder.make_current(path)
    feed = open_feed(path)
    if feed is None:
        raise IndexTroubleError("the index that was just made cannot be read")
    folder.beat.touch()
    folder.trouble.unlink(missing_ok=True)
    return feed
