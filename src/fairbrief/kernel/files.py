"""Files people hand over: what is taken, and how it is kept safe."""

from __future__ import annotations

import secrets
import struct
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit
from zipfile import BadZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.archives import MOST_ENTRIES, CrowdedError, open_archive
from fairbrief.kernel.errors import FairbriefError
from fairbrief.kernel.names import readable

#: Endings taken, each with the first bytes such a file has; none for plain text.
_OFFICE = (b"PK\x03\x04",)
_WITHIN = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
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
    "webp": (b"RIFF",),
    "mp4": (b"\x00\x00\x00",),
    "txt": (),
    "md": (),
    "csv": (),
}


#: What reading the table of a broken or odd archive may raise; a version of zip that is not known
#: is "not implemented".
BROKEN = (
    BadZipFile,
    NotImplementedError,
    OSError,
    ValueError,
    OverflowError,
    EOFError,
    struct.error,
)


LONGEST_NAME = 200


class FileRefusedError(FairbriefError):
    """The file is not taken; the message says why and what would be."""


def check_file(upload: UploadedFile[Any]) -> str:
    """Looks at size, ending and first bytes; returns the name to show.

    Raises FileRefusedError with the reason.
    """
    name = _shown_name(str(upload.name))
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
        said = (
            _("Files ending in .%(ending)s are not taken. These are: %(taken)s.")
            if ending
            else _("The file’s name has no ending that says what it is. Taken are: %(taken)s.")
        )
        raise FileRefusedError(
            said % {"ending": ending[:20], "taken": ", ".join(sorted(KINDS))}, field="file"
        )
    upload.seek(0)
    head = upload.read(2048)
    upload.seek(0)
    starts = KINDS[ending]
    try:
        is_right = _looks_right(ending, head, starts) and _is_whole(upload, ending)
    except CrowdedError as error:
        raise FileRefusedError(
            _("The file holds more than %(most)d files. Hand over fewer, or a link instead.")
            % {"most": MOST_ENTRIES},
            field="file",
        ) from error
    if not is_right:
        raise FileRefusedError(
            _("The file says it is .%(ending)s, but its content is something else.")
            % {"ending": ending},
            field="file",
        )
    return name


def _shown_name(given: str) -> str:
    """The last part of a path, in characters that can be seen; a long one keeps its ending."""
    path = PurePosixPath(readable(given.replace("\\", "/")))
    ending = path.suffix[:20]
    return f"{path.name.removesuffix(path.suffix)[: LONGEST_NAME - len(ending)]}{ending}"


def _looks_right(ending: str, head: bytes, starts: tuple[bytes, ...]) -> bool:
    """Whether the first bytes are those of the kind the ending names."""
    if not starts:
        return _is_text(head)
    if not any(head.startswith(each) for each in starts):
        return False
    inside = {"wav": (8, b"WAVE"), "webp": (8, b"WEBP"), "mp4": (4, b"ftyp")}.get(ending)
    return inside is None or head[inside[0] : inside[0] + 4] == inside[1]


def _is_whole(upload: UploadedFile[Any], ending: str) -> bool:
    """Whether a zipped kind opens, and an office document has the parts of its kind.

    Only the table of contents is read; nothing is unpacked. Raises CrowdedError.
    """
    if KINDS[ending] is not _OFFICE:
        return True
    try:
        with open_archive(upload.file or upload) as archive:
            names = archive.namelist()
            if ending in ("odt", "ods", "odp"):
                return "mimetype" in names
            within = _WITHIN.get(ending)
            has_macros = any(name.endswith("vbaProject.bin") for name in names)
            return within is None or (
                any(name.startswith(within) for name in names) and not has_macros
            )
    except BROKEN:
        return False
    finally:
        upload.seek(0)


def check_link(link: str) -> None:
    """Raises FairbriefError unless the link is empty or an https address without a password."""
    if not link:
        return
    try:
        URLValidator(schemes=["https"])(link)
        has_password = "@" in urlsplit(link).netloc
    except (ValidationError, ValueError):
        has_password = True
    if has_password:
        raise FairbriefError(
            _("Give a whole address that begins with https://, without a name or password in it."),
            field="link",
        )


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
