"""How this machine's index is, for `fairbrief doctor` and `fairbrief search status`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from fairbrief.discovery.engine.documents import count_open
from fairbrief.discovery.engine.feed import cursor
from fairbrief.discovery.engine.folder import Folder, is_whole, sizes_of
from fairbrief.discovery.engine.reading import Reader
from fairbrief.discovery.engine.trouble import IndexTroubleError


@dataclass(frozen=True)
class IndexHealth:
    """`trouble` is empty where the index is read; `silent` are seconds since it was kept up."""

    briefs: int
    open_briefs: int
    megabytes: float
    silent: float | None
    trouble: str
    is_whole: bool


def index_health() -> IndexHealth:
    """Looks at every file, and changes nothing."""
    folder = Folder(Path(settings.SEARCH_FOLDER))
    path = folder.current()
    with cursor() as rows:
        there = count_open(rows)
    try:
        found, trouble = Reader(folder, is_looking_only=True).searcher().num_docs - 1, ""
    except IndexTroubleError as error:
        found, trouble = 0, str(error)
    try:
        silent = time.time() - folder.beat.stat().st_mtime
    except OSError:
        silent = None
    return IndexHealth(
        briefs=found,
        open_briefs=there,
        megabytes=round(sum(sizes_of(path).values()) / 1e6, 1) if path else 0.0,
        silent=silent,
        trouble=trouble,
        is_whole=path is not None and is_whole(path),
    )
