"""Where the server's data, socket, password and programs are, and as whom it runs.

Below an installation's folder, `postgres/` holds our own files: `lock`, `password` (0600), the last
output of a program, and usually `data` and `run` (the socket's folder), both closed to everyone but
the server's user. Two things may have to stand elsewhere:

- the data, when root starts the server in a folder its unprivileged user cannot enter (a checkout
  in the home of root): then `/var/lib/fairbrief/<key of the folder>/`, and `postgres/elsewhere`
  says so;
- the socket, when its path would be longer than the 107 bytes a socket's address may have.

Where the data stands is decided once, when it is made, so that a later change of a folder's rights
never leads to a second, empty database.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import shutil
import stat
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

#: For root: programs and, where needed, data. Every folder on the way belongs to root.
STATE = Path("/var/lib/fairbrief")
#: A socket's address may have 107 bytes; the file's own name and its lock's take twenty.
LONGEST_SOCKET_FOLDER = 85
#: A comma would part two hosts for the client library; spaces and quotes are as little fun.
PLAIN_PATH = re.compile(r"[A-Za-z0-9_./+@~-]+")


REMEDY = "Run this command as its owner, or choose a folder of your own with FAIRBRIEF_HOME."


class PostgresError(Exception):
    """The server could not be started or stopped; the message says what to do."""


@dataclass(frozen=True)
class Place:
    """Everything the launcher needs to know of one installation folder."""

    home: Path

    @cached_property
    def key(self) -> str:
        """Stands for this folder where those of several installations meet."""
        return hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]

    @property
    def folder(self) -> Path:
        return self.home / "postgres"

    @property
    def pointer(self) -> Path:
        return self.folder / "elsewhere"

    @cached_property
    def root(self) -> Path:
        """The folder that holds `data` (and `run`)."""
        if self.pointer.exists():
            return Path(self.pointer.read_text().strip())
        return self.folder

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def is_made(self) -> bool:
        """Whether there is data. Raises PostgresError when it is someone else's to see."""
        try:
            return (self.data / "PG_VERSION").exists()
        except PermissionError as error:
            raise PostgresError(f"{self.root} belongs to another user. {REMEDY}") from error

    @cached_property
    def uid(self) -> int:
        """The user the server runs as: the data's owner, once there is data."""
        if os.geteuid() != 0:
            return os.geteuid()
        if self.data.exists():
            return self.data.stat().st_uid
        return unprivileged_user().pw_uid

    @cached_property
    def gid(self) -> int:
        try:
            return pwd.getpwuid(self.uid).pw_gid
        except KeyError:
            return self.data.stat().st_gid

    @property
    def runs_as_another(self) -> bool:
        """Whether programs must be run as someone else than we are (we are root then)."""
        return self.uid != os.geteuid()

    @property
    def socket(self) -> Path:
        """The socket's folder, closed to everyone but the server's user (and root)."""
        beside = self.root / "run"
        short = len(os.fsencode(beside)) <= LONGEST_SOCKET_FOLDER
        if short and PLAIN_PATH.fullmatch(str(beside)):
            return beside
        if self.runs_as_another:
            return STATE / self.key / "run"
        return Path(f"/tmp/fairbrief-{self.uid}") / self.key  # noqa: S108 - ownership is checked

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

    def prepare(self) -> None:
        """Makes our own folder. Raises PostgresError when it is someone else's."""
        try:
            make_home(self.home)
            self.folder.mkdir(exist_ok=True)
        except OSError as error:
            raise PostgresError(
                f"{self.folder} cannot be made ({error.strerror}). "
                "Choose a folder of your own with FAIRBRIEF_HOME."
            ) from error
        own(self.folder, os.geteuid(), mode=0o711)

    def choose(self) -> None:
        """Decides where the data will stand; called once, before it is made."""
        if not self.runs_as_another or can_enter(self.folder, self.uid, self.gid):
            return
        elsewhere = STATE / self.key
        own(STATE, 0, mode=0o755)
        if elsewhere.exists():
            # Left by an installation that stood here before and was deleted: one is kept.
            previous = STATE / f"{self.key}.previous"
            shutil.rmtree(previous, ignore_errors=True)
            elsewhere.rename(previous)
        own(elsewhere, 0, mode=0o711)
        (elsewhere / "home").write_text(f"{self.home}\n")
        self.pointer.write_text(f"{elsewhere}\n")
        self.__dict__.pop("root", None)

    def refuse_borrowed(self) -> None:
        """Raises PostgresError when the pointer came with a copy of another folder."""
        owner = self.root / "home"
        if not self.pointer.exists() or not owner.exists():
            return
        first = Path(owner.read_text().strip())
        if first == self.home:
            return
        if (first / "postgres" / "elsewhere").exists():
            raise PostgresError(
                f"{self.home} is a copy of {first}, whose database is in {self.root}, and would "
                f"share it. Delete {self.folder} to begin with a database of its own."
            )
        owner.write_text(f"{self.home}\n")  # it was moved


def make_home(folder: Path) -> None:
    """Makes an installation's folder, unless it is there, closed to others of this machine.

    Root's can be passed through, not read: the server's own user has to reach its data in it.
    """
    if folder.exists():
        return
    mode = 0o711 if os.geteuid() == 0 else 0o700
    folder.mkdir(parents=True, exist_ok=True, mode=mode)
    folder.chmod(mode)  # whatever the umask


def unprivileged_user() -> pwd.struct_passwd:
    """Whom the server runs as when root starts it. Raises PostgresError."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PostgresError(
        "PostgreSQL does not run as root, and this machine has neither a user postgres nor nobody. "
        "Add one, start as an ordinary user, or set DATABASE_URL."
    )


def can_enter(folder: Path, uid: int, gid: int) -> bool:
    """Whether that user can walk into the folder, asked of the system itself."""
    return (
        subprocess.run(  # noqa: S603
            ["/bin/sh", "-c", 'cd -- "$1"', "sh", str(folder)],
            user=uid,
            group=gid,
            extra_groups=[],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
        == 0
    )


def own(folder: Path, uid: int, gid: int = -1, *, mode: int) -> None:
    """Makes the folder with that owner and mode. Raises PostgresError if it is someone else's.

    A folder that others could have put there, or a link, is refused and never taken over.
    """
    try:
        folder.mkdir(parents=True, mode=0o700)
    except FileExistsError:
        pass
    else:
        if uid != os.geteuid():
            os.chown(folder, uid, gid)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid:
        raise PostgresError(f"{folder} belongs to {_name_of(found.st_uid)}. {REMEDY}")
    if stat.S_IMODE(found.st_mode) != mode:
        folder.chmod(mode)


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"user {uid}"


def database_url(home: Path, name: str = "fairbrief", *, user: str = "fairbrief") -> str:
    """How to reach the folder's server. Starts nothing; before the first start it leads nowhere."""
    place = Place(home.resolve())
    try:
        password = place.password_file.read_text().strip()
        socket = place.socket
    except (FileNotFoundError, PermissionError):
        password, socket = "", place.folder / "run"
    return f"postgresql://{user}:{quote(password)}@/{name}?host={quote(str(socket))}"
