"""Where the index lies on disk, and whether what lies there is whole.

`current` names the folder that is read; a new index is made beside it and named when it is ready.
Each file of an index ends with a checksum that the engine writes; here it is read.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ENDS_WITH = 1337
_PIECE = 1 << 20


class Folder:
    """The folder `search` of an installation's data on this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        #: Touched each time the index was brought up to date.
        self.beat = root / "beat"
        #: Touched by whoever could not read the index.
        self.trouble = root / "trouble"
        #: There while somebody waits for a new index; in it, why the worker could not make one.
        self.asked = root / "make-anew"
        self._current = root / "current"

    def current(self) -> Path | None:
        """The index that is to be read, if one has been made and is still there."""
        try:
            path = self.root / self._current.read_text().strip()
        except OSError:
            return None
        return path if path != self.root and (path / "meta.json").exists() else None

    def new(self) -> Path:
        """An empty folder beside the current one."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.root / f"index-{secrets.token_hex(4)}"
        path.mkdir(mode=0o700)
        return path

    def make_current(self, path: Path) -> None:
        """From now on this one is read; those before it are cleared away."""
        partial = self.root / f".current.{os.getpid()}"
        partial.write_text(path.name)
        partial.replace(self._current)
        self.clear()

    def clear(self) -> None:
        """Removes every index but the current one: readers keep the files they have open."""
        current = self.current()
        for path in self.root.glob("index-*"):
            if path != current:
                shutil.rmtree(path, ignore_errors=True)

    def cry(self) -> None:
        """Says that the index could not be read; the worker looks at it at once."""
        with suppress(OSError):
            self.trouble.touch()

    def say_why_not(self, why: str) -> None:
        """Tells who waits for a new index why there is none yet."""
        if self.asked.exists():
            with suppress(OSError):
                self.asked.write_text(why)

    def why_not(self) -> str:
        """What `say_why_not` said."""
        try:
            return self.asked.read_text()
        except OSError:
            return ""

    @contextmanager
    def only_writer(self) -> Iterator[bool]:
        """Whether this process may write; the system takes the right back from one that dies."""
        self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.root / "writer.lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True


def sizes_of(path: Path) -> dict[str, int]:
    """Every file of an index that is read, with its size. Raises OSError."""
    return {
        each.name: each.stat().st_size
        for each in os.scandir(path)
        if each.is_file() and not each.name.startswith(".") and each.name != "meta.json"
    }


def is_whole(path: Path) -> bool:
    """Every file the index names is there and as it was written. Reads them all."""
    try:
        named = json.loads((path / "meta.json").read_text())["segments"]
        stems = {each["segment_id"].replace("-", "") for each in named}
        files = [each for each in path.iterdir() if each.name.split(".")[0] in stems]
        found = {each.name.split(".")[0] for each in files if each.suffix == ".idx"}
        return found == stems and all(_is_as_written(each) for each in files)
    except (OSError, ValueError, KeyError):
        return False


def _is_as_written(path: Path) -> bool:
    """The end of a file: its checksum as JSON, the length of that, and a number that ends it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        if size < 8:
            return False
        file.seek(size - 8)
        length = int.from_bytes(file.read(4), "little")
        if int.from_bytes(file.read(4), "little") != _ENDS_WITH or length > size - 8:
            return False
        body = size - 8 - length
        file.seek(body)
        expected = int(json.loads(file.read(length))["crc"])
        file.seek(0)
        crc, left = 0, body
        while left:
            piece = file.read(min(_PIECE, left))
            if not piece:
                return False
            crc = zlib.crc32(piece, crc)
            left -= len(piece)
        return crc == expected
