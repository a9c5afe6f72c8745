"""Following the changes: a thread of the worker, the one writer of this machine's index.

It asks the database four times a second instead of waiting for a message: a message would be sent
under a lock that all who commit would have to wait for, also those who apply in a rush.
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import Error, connection, transaction

from fairbrief.discovery.engine.documents import applications_table
from fairbrief.discovery.engine.feed import (
    KEPT_HOURS,
    Feed,
    Progress,
    cursor,
    in_silence,
    open_feed,
    rebuild,
)
from fairbrief.discovery.engine.folder import Folder, is_whole
from fairbrief.discovery.engine.trouble import IndexTroubleError
from fairbrief.kernel.clock import now

logger = logging.getLogger("fairbrief.search")

#: Seconds between two looks at what changed, and after a fault.
EVERY, AFTER_FAULT = 0.25, 3.0
#: Seconds between two looks at whether the index is whole and holds as many briefs as there are.
LOOK_EVERY = 600.0
#: Seconds until it is tried again to make anew an index that is still good.
ANEW_AGAIN = 60.0
#: Seconds between two looks at who has applied, which changes how a brief is ranked.
APPLIED_EVERY = 300.0

_APPLIED = """
INSERT INTO discovery_change (brief_id, xid, at)
SELECT DISTINCT a.brief_id, pg_current_xact_id()::text::bigint, clock_timestamp()
FROM {applications} a JOIN briefs_brief b ON b.id = a.brief_id AND 'open' = b.state
WHERE a.submitted_at > now() - make_interval(secs => %s)
"""


class Follower:
    """Keeps the index of a folder up to date for as long as it is the writer."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._feed: Feed | None = None
        self._path: Path | None = None
        self._looked = self._fed = self._counted_applied = 0.0
        self._not_anew_before = 0.0
        self._today: date | None = None
        self._stop = threading.Event()

    def run(self, stop: threading.Event, every: float = EVERY) -> None:
        """Until it is told to stop. Waits for its turn where another process is the writer."""
        self._stop = stop
        while True:
            try:
                with self.folder.only_writer() as may_write:
                    while may_write and not stop.wait(self._turn(every)):
                        pass
            except OSError as error:
                logger.warning("the search index cannot be kept: %s", error)
            self._let_go()
            if stop.wait(AFTER_FAULT):
                break
        connection.close()

    def _turn(self, every: float) -> float:
        """One look at what changed; seconds until the next."""
        try:
            self.step()
        except (IndexTroubleError, OSError, Error) as error:
            logger.warning("the search index waits: %s", error)
            self._let_go()
            with suppress(Error):
                connection.close()
            return AFTER_FAULT
        return every

    def step(self) -> int:
        """Feeds what changed, and looks after the index; how many briefs were fed.

        Raises IndexTroubleError, OSError, django.db.Error.
        """
        feed = self._ready()
        try:
            fed = self._keep_up(feed)
        except IndexTroubleError:
            # Either the files cannot be written, which passes, or it must be made anew.
            self.folder.trouble.touch()
            raise
        self._look_after()
        return fed

    def _keep_up(self, feed: Feed) -> int:
        fed = feed.catch_up(at=now())
        self._fed = time.monotonic()
        self.folder.beat.touch()
        return fed

    def _ready(self) -> Feed:
        path = self.folder.current()
        is_due = self._feed is not None and time.monotonic() - self._looked > LOOK_EVERY
        is_broken = self._is_broken(path, is_due=is_due)
        if is_broken or path != self._path:
            self._let_go()
        if self._feed is None:
            self._feed, self._path = None if is_broken else self._opened(path), path
            self._looked = time.monotonic()
        if self._feed is None:
            return self._made_anew()
        is_worn = is_due and self._feed.is_worn()
        if is_worn or (self.folder.asked.exists() and time.monotonic() > self._not_anew_before):
            return self._made_anew_if_possible(self._feed)
        return self._feed

    def _made_anew_if_possible(self, feed: Feed) -> Feed:
        """A good index is gone on with where a new one cannot be made, for want of room perhaps;
        who asked for it can read why, and it is tried again in a while."""
        try:
            return self._made_anew()
        except (IndexTroubleError, OSError) as error:
            if self._stop.is_set():
                raise
            logger.warning("the search index cannot be made anew, the old one is kept: %s", error)
            self.folder.clear()  # of what is half made: the old one needs the room
            self._not_anew_before = time.monotonic() + ANEW_AGAIN
            self.folder.say_why_not(str(error))
            return feed

    def _made_anew(self) -> Feed:
        """Meanwhile the one there is, if it can be read, is kept up."""
        logger.info("the search index is made")
        feed = rebuild(self.folder, at=now(), tell=self._go_on)
        self._let_go()
        self.folder.asked.unlink(missing_ok=True)
        self._feed, self._path = feed, self.folder.current()
        self._looked = time.monotonic()
        return feed

    def _go_on(self, _done: int, _of: int) -> None:
        """Raises IndexTroubleError where the worker is to end: what is half made is cleared away
        by the next."""
        if self._stop.is_set():
            raise IndexTroubleError("the worker ends")
        if self._feed is not None and time.monotonic() - self._fed > EVERY:
            self._keep_up(self._feed)

    def _opened(self, path: Path | None) -> Feed | None:
        """The index that is there; None where it is not whole, or not of this database."""
        if path is None or not is_whole(path):
            return None
        feed = None
        try:
            feed = open_feed(path)
            if feed is not None:
                feed.catch_up(at=now())
        except IndexTroubleError as error:
            logger.warning("the search index cannot be gone on with: %s", error)
            if feed is not None:
                close(feed)
            return None
        self.folder.trouble.unlink(missing_ok=True)
        return feed

    def _is_broken(self, path: Path | None, *, is_due: bool) -> bool:
        """Where somebody could not read it, or a look is due: every file is read."""
        if self._feed is None or path is None or not (is_due or self.folder.trouble.exists()):
            return False
        self._looked = time.monotonic()
        self.folder.trouble.unlink(missing_ok=True)
        if not is_whole(path):
            logger.warning("the search index is broken")
            return True
        if is_due and self._feed.lacks_briefs(at=now()):
            logger.warning("the search index lacks briefs")
            return True
        return False

    def _look_after(self) -> None:
        today = now().date()
        if today != self._today:
            clear_old_changes()
            self._today = today
        if time.monotonic() - self._counted_applied > APPLIED_EVERY:
            note_applied()
            self._counted_applied = time.monotonic()

    def _let_go(self) -> None:
        feed, self._feed = self._feed, None
        if feed is not None:
            close(feed)


def close(feed: Feed) -> None:
    """Gives up the right to write, whatever state the files are in."""
    with suppress(IndexTroubleError):
        feed.close()


def note_applied() -> None:
    """Notes the briefs that somebody has applied to lately: they are ranked anew."""
    with transaction.atomic(), cursor() as rows:
        statement = _APPLIED.format(applications=applications_table())
        rows.execute(statement.encode(), [APPLIED_EVERY * 2])


def clear_old_changes() -> None:
    """Forgets changes that every index has seen, or must be made anew without."""
    with transaction.atomic(), cursor() as rows:
        rows.execute(
            "DELETE FROM discovery_change WHERE at < now() - make_interval(hours => %s)",
            [KEPT_HOURS],
        )


def follow(stop: threading.Event) -> threading.Thread:
    """Starts the thread that keeps this machine's index."""
    follower = Follower(Folder(Path(settings.SEARCH_FOLDER)))
    thread = threading.Thread(target=follower.run, args=[stop], name="search index", daemon=True)
    thread.start()
    return thread


def make_anew(tell: Progress = in_silence) -> bool:
    """Makes the index anew; False where a worker keeps it, which is asked to do so instead."""
    folder = Folder(Path(settings.SEARCH_FOLDER))
    with folder.only_writer() as may_write:
        if may_write:
            rebuild(folder, at=now(), tell=tell).close()
        else:
            folder.asked.touch()
    return may_write


def is_asked_for() -> bool:
    """The worker has not yet made anew what it was asked to."""
    return Folder(Path(settings.SEARCH_FOLDER)).asked.exists()


def why_not_yet() -> str:
    """Why the worker could not when it tried last; "" where it did not try yet, or is at it."""
    return Folder(Path(settings.SEARCH_FOLDER)).why_not()
