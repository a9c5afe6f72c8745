"""Mail written to files, which hold keys and codes: readable by their owner alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.mail.backends.filebased import EmailBackend as FileBackend


class EmailBackend(FileBackend):
    """Django's own, in a closed folder."""

    def __init__(self, *, file_path: Path, **more: Any) -> None:
        if not file_path.exists():
            file_path.mkdir(parents=True, exist_ok=True, mode=0o700)
        super().__init__(file_path=str(file_path), **more)

    def open(self) -> bool:
        if self.stream is not None:
            return False
        descriptor = os.open(self._get_filename(), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self.stream = os.fdopen(descriptor, "ab")
        return True
