"""How the campuses show themselves to everyone: name, logo, colour, words."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime

from fairbrief.boards.actions import set_brand
from fairbrief.boards.logos import picture_of
from fairbrief.demo.world.cast import Cast
from fairbrief.demo.world.timeline import NOON

#: Campus, colour, words above the briefs, whom to ask, the site that may show it.
BOARDS = (
    (
        "lakeshore",
        "#12477f",
        "Short, paid work with people who answer. We read every brief before you see it.",
        "Center for Careers, Harbor Hall 2, careers@lakeshore.example",
        "careers.lakeshore.example",
    ),
    (
        "calloway",
        "#7a1f3d",
        "Work worth your hours, found by your own college.",
        "Office of Vocation and Careers, careers@calloway.example",
        "calloway.example",
    ),
)


def show_boards(cast: Cast) -> None:
    """Adds the story of each board."""
    for row in BOARDS:
        cast.timeline.add(_shown(cast, *row))


def _shown(
    cast: Cast, slug: str, colour: str, welcome: str, contact: str, host: str
) -> Iterator[datetime]:
    yield cast.day(-120, NOON)
    director = cast.head_of(slug)
    set_brand(
        director,
        based_on=0,
        picture=picture_of(_mark(colour)),
        without_logo=False,
        actor=cast.officer_of(slug),
        at=cast.now,
        is_public=True,
        name=director.campus.name,
        welcome=welcome,
        contact=contact,
        links=[["Make an appointment", f"https://{host}/appointments"]],
        accent=colour,
        hosts=[host],
    )


def _mark(colour: str) -> bytes:
    """A small drawn mark: three waves in the campus's colour."""
    ink = bytes(int(colour[place : place + 2], 16) for place in (1, 3, 5))
    wide, tall = 96, 96
    rows = []
    for y in range(tall):
        row = bytearray(b"\0")
        for x in range(wide):
            # A wave is a parabola repeated: no need of a library for a picture this small.
            part = (x % 48 - 24) / 24
            lift = 8 * part * part * (1 if x // 48 % 2 else -1) + (0 if x // 48 % 2 else 8)
            row += ink if any(abs(y - at - lift) < 5 for at in (22, 46, 70)) else b"\xff\xff\xff"
        rows.append(bytes(row))
    head = struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
