"""Credentials of every kind, made here: good ones, to be broken in every way."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from cryptography.x509.oid import NameOID
from openbadgeslib.ob3.contexts import document_loader
from openbadgeslib.ob3.did import _b58btc_encode, multikey_from_pem
from openbadgeslib.ob3.ldp import _hash_data, add_data_integrity_proof
from openbadgeslib.ob3.status_list import build_status_list_credential

from fairbrief.credentials.checking.contexts import contexts

Document = dict[str, Any]

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
OB = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CLR = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
#: Without a version: what it means depends on the version of the credential that names it.
OB_BARE = "https://purl.imsglobal.org/spec/ob/v3p0/context.json"
SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"
AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
LIST = "https://college.example/lists/revoked-1.json"


class Signer:
    """An issuer with a key: named by the key itself, or by an address that claims it."""

    def __init__(self, issuer: str = "") -> None:
        self.private = Ed25519PrivateKey.generate()
        self.name = multikey_from_pem(
            self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        )
        self.issuer = issuer or f"did:key:{self.name}"

    @property
    def method(self) -> str:
        return f"{self.issuer}#{self.name}"

    @property
    def pem(self) -> bytes:
        return self.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())

    def sign(self, document: Document, *, method: str = "") -> Document:
        signed: Document = add_data_integrity_proof(
            document,
            self.pem,
            method or self.method,
            created=AT,
            extra_contexts=contexts(),
        )
        return signed

    def sign_with(self, options: Document, document: Document) -> Document:
        """A proof with options of its own, over a document that may hold earlier proofs."""
        proof = self._options(options)
        known = contexts(first_version=document["@context"][0] == V1)
        data = _hash_data(
            document, {**proof, "@context": document["@context"]}, document_loader(known)
        )
        return {**proof, "proofValue": f"z{_b58btc_encode(self.private.sign(data))}"}

    def sign_text(self, options: Document, document: Document) -> Document:
        """The same over the JSON itself (`eddsa-jcs-2022`). Plain words and whole numbers only."""
        proof = self._options({"cryptosuite": "eddsa-jcs-2022", **options})
        data = b"".join(
            hashlib.sha256(
                json.dumps(each, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
            ).digest()
            for each in (proof, document)
        )
        return {**proof, "proofValue": f"z{_b58btc_encode(self.private.sign(data))}"}

    def _options(self, options: Document) -> Document:
        proof = {
            "type": "DataIntegrityProof",
            "cryptosuite": "eddsa-rdfc-2022",
            "created": "2026-05-04T12:00:00Z",
            "verificationMethod": self.method,
            "proofPurpose": "assertionMethod",
            **options,
        }
        return {part: value for part, value in proof.items() if value is not None}

    def controller(self, *, method: str = "") -> Document:
        """The issuer's document, listing the key under a name of its own."""
        name = method or self.method
        return {
            "id": self.issuer,
            "verificationMethod": [
                {
                    "id": name,
                    "type": "Multikey",
                    "controller": self.issuer,
                    "publicKeyMultibase": self.name,
                }
            ],
            "assertionMethod": [name],
        }


def badge(issuer: str, **changes: Any) -> Document:
    """An unsigned Open Badge with results, alignment and evidence."""
    return {
        "@context": [V2, OB],
        "id": "urn:uuid:5f0b2c1e-0000-4000-8000-000000000001",
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": "Field notes put in order",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Elsewhere College"},
        "validFrom": "2026-05-01T00:00:00Z",
        "credentialSubject": {
            "id": "mailto:maya@college.example",
            "type": ["AchievementSubject"],
            "achievement": {
                "id": "urn:uuid:5f0b2c1e-0000-4000-8000-000000000002",
                "type": ["Achievement"],
                "achievementType": "Fieldwork",
                "name": "Field notes put in order",
                "description": "Forty notebooks read and indexed.",
                "criteria": {"narrative": "Every notebook is in the index."},
                "alignment": [
                    {
                        "type": ["Alignment"],
                        "targetName": "Archiving",
                        "targetUrl": "https://college.example/skills/archiving",
                    }
                ],
                "resultDescription": [
                    {
                        "id": "urn:uuid:5f0b2c1e-0000-4000-8000-000000000003",
                        "type": ["ResultDescription"],
                        "name": "Care",
                        "resultType": "RubricCriterionLevel",
                        "rubricCriterionLevel": [
                            {
                                "id": "urn:uuid:5f0b2c1e-0000-4000-8000-000000000004",
                                "type": ["RubricCriterionLevel"],
                                "name": "proficient",
                            }
                        ],
                    }
                ],
            },
            "result": [
                {
                    "type": ["Result"],
                    "resultDescription": "urn:uuid:5f0b2c1e-0000-4000-8000-000000000003",
                    "achievedLevel": "urn:uuid:5f0b2c1e-0000-4000-8000-000000000004",
                }
            ],
        },
        "evidence": [{"type": ["Evidence"], "name": "The index"}],
        **changes,
    }


def older_badge(issuer: str, *more: str, **changes: Any) -> Document:
    """The same as it was written in version 1.1; `more` are further contexts."""
    found = badge(issuer, **changes)
    return {
        **{part: value for part, value in found.items() if part != "validFrom"},
        "@context": [V1, OB_BARE, *more],
        "issuanceDate": "2026-05-01T00:00:00Z",
    }


def endorsement(issuer: str, about: str, **changes: Any) -> Document:
    return {
        "@context": [V2, OB],
        "id": "urn:uuid:5f0b2c1e-0000-4000-8000-00000000000e",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": "Work accepted",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Archive Ltd"},
        "validFrom": "2026-05-01T00:00:00Z",
        "credentialSubject": {
            "id": about,
            "type": ["EndorsementSubject"],
            "endorsementComment": "We accepted this work.",
        },
        **changes,
    }


def record(issuer: str, within: list[Document], **changes: Any) -> Document:
    """An unsigned Comprehensive Learner Record of signed credentials."""
    return {
        "@context": [V2, CLR, OB],
        "id": "urn:uuid:5f0b2c1e-0000-4000-8000-00000000000c",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": "What Maya did",
        "issuer": {"id": issuer, "type": ["Profile"], "name": "Elsewhere College"},
        "validFrom": "2026-05-01T00:00:00Z",
        "credentialSubject": {
            "id": "mailto:maya@college.example",
            "type": ["ClrSubject"],
            "verifiableCredential": within,
        },
        **changes,
    }


def status_list(issuer: str, revoked: list[int], *, url: str = LIST) -> Document:
    made: Document = build_status_list_credential(
        issuer, url, "revocation", revoked, size_bits=131_072, issued=AT
    )
    return made


def entry(place: int = 7, *, url: str = LIST) -> Document:
    return {
        "id": f"{url}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": url,
    }


def _segment(value: object) -> str:
    packed = base64.urlsafe_b64encode(json.dumps(value).encode())
    return packed.rstrip(b"=").decode()


def unsigned_token(header: Document, claims: Document) -> str:
    return f"{_segment(header)}.{_segment(claims)}."


def token(
    claims: Document,
    key: Any,
    algorithm: str,
    **header: Any,
) -> str:
    return jwt.encode(claims, key, algorithm=algorithm, headers=header)


def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def ec_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def jwk(key: Any, algorithm: Any) -> Document:
    found: Document = json.loads(algorithm.to_jwk(key.public_key()))
    found.pop("key_ops", None)
    return found


def certificate(key: Any) -> str:
    """Signed with the key itself, as `x5c` carries it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "college.example")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(AT)
        .not_valid_after(AT + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    return base64.b64encode(made.public_bytes(Encoding.DER)).decode()


def did_jwk(key: Any, algorithm: Any) -> str:
    return f"did:jwk:{_segment(jwk(key, algorithm))}"
