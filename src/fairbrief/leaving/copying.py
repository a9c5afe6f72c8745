"""A copy of everything that stands here of a person: made while it is sent, and kept nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import RawIOBase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import translation

from fairbrief.accounts.models import User
from fairbrief.kernel.yours import HELD, Held

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from django.db.models.fields.files import FieldFile

#: Bytes of a file that are read at once.
_A_PIECE = 256 * 1024
#: What some system does not take in the name of a file.
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


class _Outlet(RawIOBase):
    """What the archive writes, until it is sent."""

    def __init__(self) -> None:
        self._waiting: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        piece = bytes(data)
        self._waiting.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """What was written since the last time."""
        found = b"".join(self._waiting)
        self._waiting.clear()
        return found


def name_of(user: User, at: datetime) -> str:
    return f"your-data-{user.code.lower()}-{at:%Y-%m-%d}.zip"


def copy_of(user: User, /, *, at: datetime) -> Iterator[bytes]:
    """The ZIP, piece by piece: README.txt, a file of JSON for each room, and files handed over."""
    outlet = _Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED) as archive:
        rooms, files = _contents(user)
        readme = _readme(user, rooms, len(files), at=at)
        archive.writestr(_entry("README.txt", at), readme)
        yield outlet.taken()
        for room, tables in rooms.items():
            archive.writestr(_entry(f"{room}.json", at), _json(tables))
            yield outlet.taken()
        for path, file in files:
            with archive.open(_entry(path, at), "w") as into:
                for piece in _pieces(file):
                    into.write(piece)
                    yield outlet.taken()
    yield outlet.taken()


def _pieces(file: FieldFile) -> Iterator[bytes]:
    """A file that the store has lost leaves an empty one: the rest must still arrive."""
    try:
        opened = file.storage.open(str(file.name), "rb")
    except FileNotFoundError:
        return
    with opened:
        while piece := opened.read(_A_PIECE):
            yield piece


def _contents(user: User) -> tuple[dict[str, dict[str, Any]], list[tuple[str, FieldFile]]]:
    """The tables of each room, and the files by their places in the archive."""
    rooms: dict[str, dict[str, Any]] = {}
    files: list[tuple[str, FieldFile]] = []
    for held in HELD:
        if not held.shows:
            continue
        tables = rooms.setdefault(held.room, {})
        table = tables.setdefault(held.name, {"about": [], "rows": []})
        with translation.override("en"):
            if str(held.title) not in table["about"]:
                table["about"].append(str(held.title))
        table["rows"] += _rows(held, user)
        if held.file:
            files += _files(held, user)
    return rooms, files


def _rows(held: Held, user: User) -> Iterator[dict[str, Any]]:
    columns = held.columns
    for row in held.rows_open_to(user.pk).values_list(*columns.values()):
        yield dict(zip(columns, map(_plain, row), strict=True))


def _plain(value: Any) -> Any:
    """Moments in UTC, by ISO 8601; what JSON knows stays as it is."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _files(held: Held, user: User) -> Iterator[tuple[str, FieldFile]]:
    column, name = held.file or ("", "")
    for row in held.rows_open_to(user.pk).exclude(**{column: ""}):
        called = _NOT_IN_NAMES.sub("_", PurePosixPath(getattr(row, name).replace("\\", "/")).name)
        yield f"files/{held.room}/{row.code}-{called or 'file'}", getattr(row, column)


def _json(tables: dict[str, Any]) -> str:
    return json.dumps(tables, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False) + "\n"


def _entry(name: str, at: datetime) -> ZipInfo:
    entry = ZipInfo(name, date_time=at.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _readme(user: User, rooms: dict[str, dict[str, Any]], files: int, *, at: datetime) -> str:
    with translation.override("en"):
        hidden = [
            (f"{each.room}.{each.name}", each.hidden) for each in HELD if each.hidden and _has(each)
        ]
        context = {
            "user": user,
            "at": at,
            "rooms": [
                (room, [(name, each["about"], len(each["rows"])) for name, each in tables.items()])
                for room, tables in rooms.items()
                if any(each["rows"] for each in tables.values())
            ],
            "files": files,
            "hidden": hidden,
        }
        return render_to_string("leaving/readme.txt", context)


def _has(held: Held) -> bool:
    """Whether it is worth a word: tables of the demo alone are not."""
    return held.room != "demo"
