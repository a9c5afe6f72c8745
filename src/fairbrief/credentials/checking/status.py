"""Was it revoked: Bitstring Status Lists that are at hand. Nothing is fetched."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fairbrief.credentials.checking.claims import issuer_of, subject_of
from fairbrief.credentials.checking.findings import Finding, Report, right, unchecked, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.keys import Trust
from fairbrief.credentials.checking.moments import moment
from fairbrief.credentials.checking.shape import is_uri, types_of

#: The smallest list has 16 kB, so that one place says nothing; the largest read is this.
LARGEST_LIST = 8 * 1024 * 1024
ENTRY = "BitstringStatusListEntry"
LIST = "BitstringStatusListCredential"
_TAKEN = {
    "revocation": _("It was revoked by its issuer."),
    "suspension": _("It is suspended by its issuer."),
}

Check = Callable[[Mapping[str, Any]], Report]


def status(document: dict[str, Any], trust: Trust, check: Check) -> Iterator[Finding]:
    """`check` checks a status list as the credential it is."""
    known = trust.knows(document) if trust.knows else None
    if known is not None:
        yield known
        return
    written = document.get("credentialStatus")
    rows = written if isinstance(written, list) else [] if written is None else [written]
    if not rows:
        yield right("status", _("It cannot be revoked: it names no status list."))
    for each in rows:
        if not isinstance(each, dict):
            yield wrong("status", _("What it says of its status cannot be read."))
        elif each.get("type") != ENTRY:
            yield unchecked(
                "status",
                _("Whether it was revoked is kept by the issuer, and nothing is fetched here."),
            )
        else:
            yield from _entry(each, issuer_of(document), trust, check)


def _entry(entry: dict[str, Any], issuer: str, trust: Trust, check: Check) -> Iterator[Finding]:
    place, address = _number(entry.get("statusListIndex")), entry.get("statusListCredential")
    purpose = entry.get("statusPurpose")
    if place is None or not is_uri(address) or not isinstance(purpose, str):
        yield wrong("status", _("It does not say clearly where its status is kept."))
        return
    if purpose not in _TAKEN:
        yield right("status", _("Its list speaks of something other than revocation."))
        return
    known = [each for each in trust.lists if _is_for(each, str(address), issuer)]
    if not known:
        yield unchecked(
            "status",
            _("Whether it was revoked is told at %(where)s, and nothing is fetched here."),
            where=str(address)[:200],
        )
    for each in known:
        yield from _in_list(each, entry, place, issuer, check)


def _is_for(listed: Mapping[str, Any], address: str, issuer: str) -> bool:
    if LIST not in types_of(listed):
        return False
    return listed.get("id") == address or issuer_of(dict(listed)) == issuer


def _in_list(
    listed: Mapping[str, Any], entry: dict[str, Any], place: int, issuer: str, check: Check
) -> Iterator[Finding]:
    bits = _bits(subject_of(dict(listed)).get("encodedList"))
    purpose = str(entry["statusPurpose"])
    if bits is None or place >= len(bits) * 8:
        yield wrong("status", _("The status list at hand cannot be read at its place."))
        return
    purposes = subject_of(dict(listed)).get("statusPurpose")
    if purpose not in (purposes if isinstance(purposes, list) else [purposes]):
        yield unchecked("status", _("The status list at hand speaks of something else."))
        return
    if bits[place // 8] >> (7 - place % 8) & 1:
        # Also when the list itself cannot be checked: better to ask than to rely.
        yield wrong("status", _TAKEN[purpose])
    elif listed.get("id") != entry["statusListCredential"]:
        yield unchecked("status", _("The status list at hand is another one of the issuer’s."))
    elif issuer_of(dict(listed)) != issuer or not check(listed).valid:
        yield unchecked(
            "status", _("The status list at hand is not signed, too old, or not the issuer’s.")
        )
    else:
        made = moment(listed.get("validFrom"))
        day = made.date() if made else "?"
        yield right("status", _("Not revoked, by the issuer’s list of %(day)s."), day=day)


def _number(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value if 0 <= value < 2**40 else None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 12:
        return int(value)
    return None


def _bits(encoded: object) -> bytes | None:
    """The inflated list; None for what is none, or too large."""
    if not isinstance(encoded, str):
        return None
    packed = encoded.removeprefix("u")
    try:
        raw = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        machine = zlib.decompressobj(wbits=31)
        found = machine.decompress(raw, LARGEST_LIST + 1)
    except (binascii.Error, ValueError, zlib.error):
        return None
    return found if len(found) <= LARGEST_LIST else None
