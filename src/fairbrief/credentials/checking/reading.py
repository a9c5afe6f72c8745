"""From what a person holds to a credential: JSON, a token, or a badge picture with one baked in."""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from fairbrief.credentials.checking.findings import gettext_noop as _

#: A credential is some pages of text, a record of many of them some more.
LARGEST_TEXT = 256 * 1024
#: A badge picture may be larger than the credential in it.
LARGEST_FILE = 4 * 1024 * 1024
DEEPEST = 40
_PNG = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"openbadgecredential"
_ELEMENT = "https://purl.imsglobal.org/ob/v3p0 credential"
_TOKEN = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")


class UnreadableError(Exception):
    """What was given is no credential at all; its words say what to do instead."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A credential as it came: a document with its proof inside, or a token around it."""

    form: str
    document: dict[str, Any] | None = None
    token: str = ""


def read(data: str | bytes) -> Given:
    """A pasted text or a file. Raises UnreadableError."""
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if len(raw) > LARGEST_FILE:
        raise UnreadableError(_("This is longer than a credential can be."))
    if raw.startswith(_PNG):
        return _in_text(_baked_in_png(raw), "png")
    head = raw[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<?xml", b"<svg", b"<!DOCTYPE svg", b"<!--")):
        return _in_text(_baked_in_svg(raw), "svg")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            _("This is neither text nor a PNG or SVG badge. Give the file as you received it.")
        ) from error
    return _in_text(text, "")


def parse(text: str) -> dict[str, Any]:
    """A JSON object, strictly: one value a member, no nonsense numbers, no endless nesting."""
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
    except RecursionError as error:
        raise UnreadableError(_("This is nested deeper than any credential.")) from error
    except ValueError as error:
        raise UnreadableError(
            _("This is not complete JSON. Copy the whole document, from the first { to the last }.")
        ) from error
    if not isinstance(found, dict):
        raise UnreadableError(_("This is JSON, but not a credential: it must begin with {."))
    if _depth(found) > DEEPEST:
        raise UnreadableError(_("This is nested deeper than any credential."))
    return found


def _in_text(text: str, form: str) -> Given:
    text = text.strip().lstrip("\ufeff").strip()
    if not text:
        raise UnreadableError(_("Paste a credential or choose a file."))
    if len(text) > LARGEST_TEXT:
        raise UnreadableError(_("This is longer than a credential can be."))
    if text.startswith("eyJ") and _TOKEN.fullmatch(text):
        return Given(form=f"{form}+jwt" if form else "jwt", token=text)
    if not text.startswith("[") and "{" not in text:
        raise UnreadableError(
            _(
                "This is no code, address or credential known here. Look at it again, or paste the "
                "whole document, from the first { to the last }."
            )
        )
    return Given(form=form or "json", document=parse(text))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Two readers of a member given twice could each see another value.
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a member is given twice")
    return found


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _depth(value: Any) -> int:
    deepest, waiting = 0, [(value, 1)]
    while waiting:
        found, depth = waiting.pop()
        deepest = max(deepest, depth)
        children = found.values() if isinstance(found, dict) else found
        waiting.extend((each, depth + 1) for each in children if isinstance(each, dict | list))
    return deepest


def _baked_in_png(data: bytes) -> str:
    """The text of the iTXt chunk `openbadgecredential`, inflated up to the largest text."""
    place = len(_PNG)
    while place + 12 <= len(data):
        length, name = struct.unpack(">I4s", data[place : place + 8])
        body = data[place + 8 : place + 8 + length]
        place += 12 + length
        if name != b"iTXt" or not body.startswith(_KEYWORD + b"\0"):
            continue
        rest = body[len(_KEYWORD) + 1 :]
        packed, parts = rest[:1] == b"\1", rest[2:].split(b"\0", 2)
        if len(parts) != 3:
            break
        try:
            return (_inflated(parts[2]) if packed else parts[2]).decode("utf-8")
        except (zlib.error, UnicodeDecodeError) as error:
            raise UnreadableError(_("The credential in this picture is damaged.")) from error
    raise UnreadableError(
        _("This picture has no credential baked in. Ask for the badge file itself.")
    )


def _inflated(packed: bytes) -> bytes:
    machine = zlib.decompressobj()
    found = machine.decompress(packed, LARGEST_TEXT + 1)
    if len(found) > LARGEST_TEXT:
        raise UnreadableError(_("This is longer than a credential can be."))
    if not machine.eof:
        raise zlib.error("cut short")
    return found


def _baked_in_svg(data: bytes) -> str:
    """The `openbadges:credential` element: its `verify` attribute, or its text."""
    found: dict[str, Any] = {"inside": False, "verify": "", "text": []}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == _ELEMENT and not found["verify"] and not found["text"]:
            found["inside"], found["verify"] = True, attributes.get("verify", "").strip()

    def end(name: str) -> None:
        if name == _ELEMENT:
            found["inside"] = False

    def words(text: str) -> None:
        if found["inside"]:
            found["text"].append(text)

    def entity(*_args: object) -> None:
        raise UnreadableError(_("This picture declares entities of its own; it is not read."))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(_("This picture is damaged: it is no complete SVG.")) from error
    text = found["verify"] or "".join(found["text"])
    if not text.strip():
        raise UnreadableError(
            _("This picture has no credential baked in. Ask for the badge file itself.")
        )
    return str(text)
