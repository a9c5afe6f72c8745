"""Files people hand over: what is taken, and how it is kept safe."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import FairbriefError

#: Endings taken, each with the first bytes such a file has; none for plain text.
_OFFICE = (b"PK\x03\x04",)
KINDS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "docx": _OFFICE,
    "xlsx": _OFFICE,
    "pptx": _OFFICE,
    "odt": _OFFICE,
    "ods": _OFFICE,
    "odp": _OFFICE,
    "zip": _OFFICE,
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
    "wav": (b"RIFF",),
    "txt": (),
    "md": (),
    "csv": (),
}


class FileRefusedError(FairbriefError):
    """The file is not taken; the message says why and what would be."""


def check_file(upload: UploadedFile[Any]) -> str:
    """Looks at size, ending and first bytes; returns the name to show.

    Raises FileRefusedError with the reason.
    """
    name = PurePosixPath(str(upload.name).replace("\\", "/")).name[:200]
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    if not upload.size:
        raise FileRefusedError(_("The file is empty. Choose it again."), field="file")
    if upload.size > settings.UPLOAD_LIMIT:
        megabytes = settings.UPLOAD_LIMIT // (1024 * 1024)
        raise FileRefusedError(
            _("The file is larger than %(limit)d MB. Hand over a link instead.")
            % {"limit": megabytes},
            field="file",
        )
    if ending not in KINDS:
        raise FileRefusedError(
            _("Files ending in .%(ending)s are not taken. These are: %(taken)s.")
            % {"ending": ending or "?", "taken": ", ".join(sorted(KINDS))},
            field="file",
        )
    upload.seek(0)
    head = upload.read(2048)
    upload.seek(0)
    starts = KINDS[ending]
    matches = any(head.startswith(each) for each in starts) if starts else _is_text(head)
    if not matches:
        raise FileRefusedError(
            _("The file says it is .%(ending)s, but its content is something else.")
            % {"ending": ending},
            field="file",
        )
    return name


def _is_text(head: bytes) -> bool:
    if b"\x00" in head:
        return False
    try:
        # The head may end in the middle of a character.
        head[:-4].decode() if len(head) > 4 else head.decode()
    except UnicodeDecodeError:
        return False
    return True


def stored_name(name: str) -> str:
    """A name nobody can guess, with the ending kept."""
    return f"{secrets.token_urlsafe(18)}{PurePosixPath(name).suffix.lower()}"
