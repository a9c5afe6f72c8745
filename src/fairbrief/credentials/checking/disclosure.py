"""Parts shown of a credential, each signed for itself: `ecdsa-sd-2023`, as its holder derives it.

Source: W3C Data Integrity ECDSA Cryptosuites 1.0, 3.4 to 3.6 (the derived proof).
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

DERIVED = b"\xd9\x5d\x01"
_P256 = b"\x80\x24"
#: Blank nodes; what stands in quotes is a text that may look like one.
_NODES = re.compile(r'"(?:[^"\\]|\\.)*"|_:(?P<name>c14n\d+)')


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A derived proof taken apart, before anything of it is believed."""

    base: bytes
    public_key: bytes
    signatures: list[bytes]
    labels: dict[str, str]
    mandatory: set[int]


def taken_apart(value: str) -> Shown:
    """Raises ValueError for what is no derived proof."""
    packed = value[1:]
    raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
    if value[:1] != "u" or not raw.startswith(DERIVED):
        raise ValueError("no derived proof")
    found, end = _read(raw, len(DERIVED), 0)
    if end != len(raw) or not isinstance(found, list) or len(found) != 5:
        raise ValueError("no derived proof")
    base, key, signatures, labels, mandatory = found
    if not (
        _is_bytes(base, 64)
        and _is_bytes(key, 35)
        and key.startswith(_P256)
        and isinstance(signatures, list)
        and all(_is_bytes(each, 64) for each in signatures)
        and isinstance(labels, dict)
        and all(isinstance(k, int) and _is_bytes(v, 32) for k, v in labels.items())
        # Two nodes under one name could share out between them what was said of one.
        and len(set(labels.values())) == len(labels)
        and isinstance(mandatory, list)
        and all(isinstance(each, int) for each in mandatory)
    ):
        raise ValueError("no derived proof")
    return Shown(
        base=base,
        public_key=key,
        signatures=signatures,
        labels={
            f"c14n{k}": "u" + base64.urlsafe_b64encode(v).decode().rstrip("=")
            for k, v in labels.items()
        },
        mandatory=set(mandatory),
    )


def verify(shown: Shown, statements: str, options: str, key: ec.EllipticCurvePublicKey) -> None:
    """`statements` and `options` are canonical. Raises InvalidSignature, ValueError."""
    lines = sorted(
        _NODES.sub(lambda found: _renamed(found, shown.labels), each)
        for each in statements.splitlines(keepends=True)
    )
    needed = [each for place, each in enumerate(lines) if place in shown.mandatory]
    chosen = [each for place, each in enumerate(lines) if place not in shown.mandatory]
    if len(needed) != len(shown.mandatory) or len(chosen) != len(shown.signatures):
        raise ValueError("not every statement is signed")
    signed = (
        hashlib.sha256(options.encode()).digest()
        + shown.public_key
        + hashlib.sha256("".join(needed).encode()).digest()
    )
    _verify(key, shown.base, signed)
    own = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), shown.public_key[2:])
    for each, signature in zip(chosen, shown.signatures, strict=True):
        _verify(own, signature, each.encode())


def _renamed(found: re.Match[str], labels: dict[str, str]) -> str:
    name = found["name"]
    return f"_:{labels[name]}" if name else found[0]


def _verify(key: ec.EllipticCurvePublicKey, signature: bytes, data: bytes) -> None:
    halves = (int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))
    key.verify(encode_dss_signature(*halves), data, ec.ECDSA(SHA256()))


def _is_bytes(value: Any, length: int) -> bool:
    return isinstance(value, bytes) and len(value) == length


def _read(raw: bytes, place: int, depth: int) -> tuple[Any, int]:
    """One value of CBOR, of the kinds a proof is made of: whole numbers, bytes, lists, maps."""
    if place >= len(raw) or depth > 3:
        raise ValueError("cut short")
    kind, size = raw[place] >> 5, raw[place] & 31
    place += 1
    if size > 23:
        width = {24: 1, 25: 2, 26: 4}.get(size, 0)
        if not width or place + width > len(raw):
            raise ValueError("cut short")
        size = int.from_bytes(raw[place : place + width])
        place += width
    if kind == 0:
        return size, place
    if size > len(raw) - place:
        raise ValueError("cut short")
    if kind == 2:
        return raw[place : place + size], place + size
    if kind == 4:
        rows: list[Any] = []
        for _each in range(size):
            row, place = _read(raw, place, depth + 1)
            rows.append(row)
        return rows, place
    if kind == 5:
        pairs: dict[int, Any] = {}
        for _each in range(size):
            name, place = _read(raw, place, depth + 1)
            if not isinstance(name, int) or name in pairs:
                raise ValueError("a member given twice")
            pairs[name], place = _read(raw, place, depth + 1)
        return pairs, place
    raise ValueError("a kind that no proof holds")
