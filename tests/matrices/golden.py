"""Tables written down in files: a generated matrix must equal its file, line by line.

`FAIRBRIEF_WRITE_MATRICES=1` writes the files anew; what changed is then read in the diff.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).parent


def compare(name: str, lines: Iterable[str]) -> None:
    """Asserts that the lines, sorted, are the file's."""
    found = sorted(set(lines))
    path = HERE / name
    if os.environ.get("FAIRBRIEF_WRITE_MATRICES") == "1":
        path.write_text("\n".join(found) + "\n")
    written = path.read_text().splitlines() if path.exists() else []
    surplus = [f"+ {line}" for line in found if line not in set(written)]
    missing = [f"- {line}" for line in written if line not in set(found)]
    assert not surplus + missing, f"{name} differs:\n" + "\n".join(surplus + missing)
