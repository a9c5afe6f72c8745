"""A credential of which its holder shows parts (`ecdsa-sd-2023`): derived here, and broken."""

from __future__ import annotations

import base64
import copy
import hashlib
import re
import secrets
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.ob3.contexts import document_loader
from openbadgeslib.ob3.did import _b58btc_encode
from openbadgeslib.ob3.ldp import _canonize

from fairbrief.credentials.checking import Report, check_document
from fairbrief.credentials.checking.contexts import contexts
from tests.credentials import made
from tests.credentials.made import AT, Document, badge

P256 = b"\x80\x24"


def packed(value: Any) -> bytes:
    """The few kinds of CBOR a proof is made of."""

    def head(kind: int, size: int) -> bytes:
        if size < 24:
            return bytes([kind << 5 | size])
        return bytes([kind << 5 | 24, size]) if size < 256 else b"\x00"

    match value:
        case int():
            return head(0, value)
        case bytes():
            return head(2, len(value)) + value
        case list():
            return head(4, len(value)) + b"".join(map(packed, value))
        case dict():
            rows = b"".join(packed(name) + packed(each) for name, each in value.items())
            return head(5, len(value)) + rows
    raise AssertionError(value)


def point(key: ec.EllipticCurvePrivateKey) -> bytes:
    return P256 + key.public_key().public_bytes(Encoding.X962, PublicFormat.CompressedPoint)


def signature(key: ec.EllipticCurvePrivateKey, data: bytes) -> bytes:
    r, s = decode_dss_signature(key.sign(data, ec.ECDSA(SHA256())))
    return r.to_bytes(32) + s.to_bytes(32)


class Issuer:
    def __init__(self) -> None:
        self.key = made.ec_key()
        self.name = f"z{_b58btc_encode(point(self.key))}"
        self.issuer = f"did:key:{self.name}"

    def shown(self, document: Document, **changes: Any) -> Document:
        """A derived proof over what stands there; half of it was bound to be shown."""
        proof: Document = {
            "type": "DataIntegrityProof",
            "cryptosuite": "ecdsa-sd-2023",
            "created": "2026-05-04T12:00:00Z",
            "verificationMethod": f"{self.issuer}#{self.name}",
            "proofPurpose": "assertionMethod",
        }
        loader, own = document_loader(contexts()), made.ec_key()
        options = _canonize({**proof, "@context": document["@context"]}, loader)
        statements = _canonize(document, loader)
        count = len(set(re.findall(r"_:c14n\d+", statements)))
        labels = {number: secrets.token_bytes(32) for number in range(count)}
        for number, label in labels.items():
            name = base64.urlsafe_b64encode(label).decode().rstrip("=")
            statements = re.sub(rf"_:c14n{number}\b", f"_:u{name}", statements)
        lines = sorted(statements.splitlines(keepends=True))
        needed = [place for place in range(len(lines)) if place % 2]
        bound = hashlib.sha256("".join(lines[place] for place in needed).encode()).digest()
        base = hashlib.sha256(options.encode()).digest() + point(own) + bound
        parts: dict[str, Any] = {
            "base": signature(self.key, base),
            "key": point(own),
            "each": [
                signature(own, line.encode())
                for place, line in enumerate(lines)
                if place not in needed
            ],
            "labels": labels,
            "needed": needed,
        }
        for part, change in changes.items():
            parts[part] = change(parts[part])
        raw = b"\xd9\x5d\x01" + packed(list(parts.values()))
        value = base64.urlsafe_b64encode(raw).decode().rstrip("=")
        return {**document, "proof": {**proof, "proofValue": f"u{value}"}}


@pytest.fixture(scope="module")
def issuer() -> Issuer:
    return Issuer()


def checked(document: Document) -> Report:
    return check_document(document, at=AT)


def test_what_is_shown_is_checked_statement_by_statement(issuer: Issuer) -> None:
    good = issuer.shown(badge(issuer.issuer))
    assert checked(good).sure, checked(good).findings
    for change in (
        {"name": "Another name"},
        {"unsigned": "words"},
        {"evidence": []},
        {"proof": {**good["proof"], "created": "2026-05-03T12:00:00Z"}},
        {"proof": {**good["proof"], "proofValue": good["proof"]["proofValue"][:-8]}},
        {"proof": {**good["proof"], "proofValue": "z" + "2" * 88}},
        {"proof": {**good["proof"], "cryptosuite": "eddsa-rdfc-2022"}},
    ):
        assert checked({**copy.deepcopy(good), **change}).verdict("proof") is False, change
    other = Issuer()
    borrowed = other.shown(badge(issuer.issuer))
    assert checked(borrowed).verdict("proof") is False


@pytest.mark.parametrize(
    "changes",
    [
        {"each": lambda found: found[:-1]},
        {"each": lambda found: [*found, found[0]]},
        {"each": lambda found: [found[1], found[0], *found[2:]]},
        {"each": lambda _found: 7},
        {"base": lambda found: found[::-1]},
        {"base": lambda found: found[:60]},
        {"key": lambda _found: point(made.ec_key())},
        {"key": lambda found: b"\xed\x01" + found[2:]},
        {"labels": lambda _found: {}},
        {"labels": lambda found: dict.fromkeys(found, found[0])},
        {"labels": lambda _found: []},
        {"needed": lambda found: found[:-1]},
        {"needed": lambda found: [*found, 200]},
        {"needed": lambda _found: b"x"},
    ],
)
def test_a_proof_with_parts_missing_or_moved_is_refused(
    issuer: Issuer, changes: dict[str, Any]
) -> None:
    broken = issuer.shown(badge(issuer.issuer), **changes)
    assert checked(broken).verdict("proof") is False


def test_what_its_holder_keeps_is_not_what_is_shown(issuer: Issuer) -> None:
    good = issuer.shown(badge(issuer.issuer))
    raw = b"\xd9\x5d\x00" + bytes(range(200))
    kept = f"u{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"
    report = checked({**good, "proof": {**good["proof"], "proofValue": kept}})
    assert report.verdict("proof") is None
    assert not report.valid
