"""The folder an installation keeps its data in: database, files, mail, secret key."""

import os
import secrets
from pathlib import Path

from fairbrief.postgres import make_home


def home() -> Path:
    """`FAIRBRIEF_HOME`, or `var` below the folder the command is run in."""
    return Path(os.environ.get("FAIRBRIEF_HOME") or "var").resolve()


def installation_secret(folder: Path) -> str:
    """The secret key of this installation, made on first use and readable by its owner only.

    Two processes starting at once agree: the first to create the file wins, both read it.
    """
    path = folder / "secret-key"
    if not path.exists():
        make_home(folder)
        partial = folder / f".secret-key.{os.getpid()}"
        descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
    return path.read_text().strip()
