"""Archives of others: opened only when their table of contents is of a size to look through.

The library reads the whole table, an object an entry, before anybody can ask how long it is: a file
of 50 MB may name a million. What the end of the file says of the table is therefore read first.
"""

from __future__ import annotations

import zipfile
from typing import IO

#: Files an archive may hold, and bytes its table of contents may take.
MOST_ENTRIES = 5_000
LARGEST_TABLE = 1_000_000
#: Where the library keeps what it found at the end of the file.
_ENTRIES, _SIZE = 4, 5


class CrowdedError(Exception):
    """The archive holds more files than are looked through."""


def open_archive(file: IO[bytes], *, most: int = MOST_ENTRIES) -> zipfile.ZipFile:
    """Raises CrowdedError, and whatever the library raises for a file that is no archive."""
    # The library's own reading, so that both see the same table.
    end = zipfile._EndRecData(file)  # type: ignore[attr-defined]
    if end and (end[_ENTRIES] > most or end[_SIZE] > LARGEST_TABLE):
        raise CrowdedError
    archive = zipfile.ZipFile(file)
    # The number that is said need not be that of the table, whose size alone is read.
    if len(archive.filelist) > most:
        archive.close()
        raise CrowdedError
    return archive
