"""A logo as it is taken: PNG or WebP by its content, small, and written anew without extras.

What a file says of itself (name, type) is not looked at. Only the parts that draw the picture are
kept: no text, no place where it was taken, nothing behind its end.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.errors import FairbriefError

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 200 * 1024
WIDEST, TALLEST = 1600, 800
_PNG = b"\x89PNG\r\n\x1a\n"
#: Parts of a PNG that draw it; the others say something about it.
_DRAWING = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


@dataclass(frozen=True)
class Picture:
    """A picture that was checked."""

    kind: str
    width: int
    height: int
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def picture_of(content: bytes) -> Picture:
    """The picture in a file. Raises FairbriefError with what would be taken."""
    if len(content) > LARGEST:
        raise _refused()
    try:
        if content.startswith(_PNG):
            found = _png(content)
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            found = _webp(content)
        else:
            raise _refused()
    except (struct.error, IndexError, ValueError) as error:
        raise _refused() from error
    if not (0 < found.width <= WIDEST and 0 < found.height <= TALLEST):
        raise _refused()
    return found


def _refused() -> FairbriefError:
    return FairbriefError(
        _(
            "Give a whole PNG or WebP file of at most 200 kB and 1600 by 800 pixels. Other kinds, "
            "SVG among them, are not taken."
        ),
        field="logo",
    )


def _png(content: bytes) -> Picture:
    kept, width, height = [_PNG], 0, 0
    names = []
    for name, data in _png_parts(content):
        names.append(name)
        if name == b"IHDR":
            width, height = struct.unpack(">II", data[:8])
        if name in _DRAWING:
            check = struct.pack(">I", zlib.crc32(name + data))
            kept.append(struct.pack(">I", len(data)) + name + data + check)
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"IDAT" not in names:
        raise ValueError("a part is missing")
    return Picture("png", width, height, b"".join(kept))


def _png_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_PNG)
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name = content[place + 4 : place + 8]
        data = content[place + 8 : place + 8 + length]
        (check,) = struct.unpack_from(">I", content, place + 8 + length)
        if len(data) != length or check != zlib.crc32(name + data):
            raise ValueError("a part is broken")
        yield name, data
        if name == b"IEND":
            return
        place += 12 + length


def _webp(content: bytes) -> Picture:
    """A still picture: its one frame, with its alpha channel where that stands apart."""
    parts = dict(_webp_parts(content))
    if b"ANIM" in parts:
        raise ValueError("it moves")
    if b"VP8L" in parts:
        frame = parts[b"VP8L"]
        (bits,) = struct.unpack_from("<I", frame, 1)
        if frame[0] != 0x2F:
            raise ValueError("not a frame")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        frame = parts.get(b"VP8 ", b"")
        if frame[3:6] != b"\x9d\x01\x2a":
            raise ValueError("not a frame")
        width, height = (size & 0x3FFF for size in struct.unpack_from("<HH", frame, 6))
    drawing: tuple[bytes, ...] = (b"ALPH", b"VP8 ", b"VP8L")
    kept: dict[bytes, bytes] = {name: parts[name] for name in drawing if name in parts}
    if b"ALPH" in kept:
        sizes = struct.pack("<I", width - 1)[:3] + struct.pack("<I", height - 1)[:3]
        kept = {b"VP8X": b"\x10\0\0\0" + sizes, **kept}
    body = b"".join(
        name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
        for name, data in kept.items()
    )
    return Picture(
        "webp", width, height, b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
    )


def _webp_parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    (whole,) = struct.unpack_from("<I", content, 4)
    end = min(len(content), whole + 8)
    place = 12
    while place + 8 <= end:
        (length,) = struct.unpack_from("<I", content, place + 4)
        data = content[place + 8 : place + 8 + length]
        if len(data) != length:
            raise ValueError("a part is broken")
        yield content[place : place + 4], data
        place += 8 + length + length % 2
