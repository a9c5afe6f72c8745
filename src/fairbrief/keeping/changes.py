"""What changed since a page was made, asked of the database in one short statement.

Each look remembers the database's snapshot. The next one reads the notes of those transactions
alone that ended in between: those that the remembered snapshot does not see. So a slow transaction
is neither missed nor waited for, and nothing is said twice.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable

from fairbrief.kernel.statements import rows_of

#: Briefs whose last change is remembered; with more, everything counts as changed.
MOST = 50_000

_NOW = "SELECT pg_current_snapshot()::text"
_SINCE = """
SELECT pg_current_snapshot()::text, ARRAY(
    SELECT brief_id FROM discovery_change
    WHERE xid >= %(oldest)s AND NOT pg_visible_in_snapshot(xid::text::xid8, %(seen)s::pg_snapshot)
    UNION SELECT brief_id FROM keeping_stir
    WHERE xid >= %(oldest)s AND NOT pg_visible_in_snapshot(xid::text::xid8, %(seen)s::pg_snapshot))
"""


def _oldest(snapshot: str) -> int:
    """The first transaction that was still under way; all before have ended."""
    return int(snapshot.partition(":")[0])


class Changes:
    """When each brief was last seen to change, counted in looks. For any number of threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen = ""
        self._number = 0
        self._from = 0
        self._changed: dict[int, int] = {}

    def look(self) -> int:
        """Asks what changed; the number of this moment. One query.

        What is read after this call may be kept under that number.
        """
        seen = self._seen
        if seen:
            ((now, changed),) = rows_of(_SINCE, {"oldest": _oldest(seen), "seen": seen})
        else:
            ((now,),) = rows_of(_NOW, ())
            changed = []
        if now == seen:
            return self._number
        with self._lock:
            is_other = bool(seen) and _oldest(now) < _oldest(seen)
            if not seen or is_other or len(self._changed) + len(changed) > MOST:
                self._number += 1
                self._from, self._changed = self._number, {}
            elif changed:
                self._number += 1
                self._changed.update(dict.fromkeys(changed, self._number))
            self._seen = now
            return self._number

    def last(self) -> int:
        """The number of the last look, for what is read after this call. No query but the first.

        What changed since then and before it was read counts as changed after it, too: so a page is
        now and then made anew for nothing, and never shown though something changed.
        """
        return self._number if self._seen else self.look()

    def is_same(self, since: int, briefs: Iterable[int]) -> bool:
        """None of these was seen to change after that moment."""
        with self._lock:
            changed = self._changed
            return since >= self._from and (
                not changed or all(changed.get(pk, 0) <= since for pk in briefs)
            )

    def forget(self) -> None:
        """As if it had never looked: everything counts as changed."""
        with self._lock:
            self._seen = ""


CHANGES = Changes()
