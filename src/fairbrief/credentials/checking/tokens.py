"""Signed tokens (VC-JWT): the key decides how they are checked, never their own header alone."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from fairbrief.credentials.checking.claims import (
    is_first_version,
    issuer_of,
    kind_of,
    subject_of,
)
from fairbrief.credentials.checking.dates import second_of
from fairbrief.credentials.checking.findings import Finding, unchecked, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.keys import (
    Found,
    Key,
    Trust,
    UnknownKeyError,
    WrongKeyError,
    carried,
    certified,
    find,
    key_of,
)
from fairbrief.credentials.checking.proofs import CHANGED, tied
from fairbrief.credentials.checking.reading import UnreadableError, parse

#: What each kind of key may sign with. A token that says otherwise is refused.
_CURVES = {
    "secp256r1": "ES256",
    "secp384r1": "ES384",
    "secp521r1": "ES512",
    "secp256k1": "ES256K",
}
_RSA = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A token taken apart, before anything of it is believed."""

    header: dict[str, Any]
    claims: dict[str, Any]
    document: dict[str, Any]


def opened(token: str) -> Opened:
    """Raises UnreadableError."""
    header, claims, _signature = token.split(".")
    head, body = parse(_text(header)), parse(_text(claims))
    inner = body.get("vc")
    if isinstance(inner, dict):
        return Opened(header=head, claims=body, document=_whole(inner, body))
    # Version 2 puts the credential itself there, beside the claims of the token.
    beside = {"iss", "sub", "jti", "nbf", "exp", "iat", "aud", "vc", "cnf"}
    return Opened(
        header=head,
        claims=body,
        document={part: value for part, value in body.items() if part not in beside},
    )


def _whole(inner: dict[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
    """A credential of version 1.1 may leave to the token what the token's claims say.

    Source: W3C Verifiable Credentials Data Model 1.1, 6.3.1 (JWT decoding).
    """
    said: dict[str, Any] = {
        "id": claims.get("jti"),
        "issuer": claims.get("iss"),
        "issuanceDate": _moment(claims.get("nbf")) if is_first_version(inner) else None,
        "expirationDate": _moment(claims.get("exp")) if is_first_version(inner) else None,
    }
    found = {part: value for part, value in said.items() if value is not None} | inner
    for part, claim in (("issuer", "iss"), ("credentialSubject", "sub")):
        holder = found.get(part)
        if isinstance(holder, dict) and "id" not in holder and claims.get(claim) is not None:
            found[part] = {"id": claims[claim], **holder}
    return found


def _moment(second: object) -> str | None:
    when = second_of(second)
    return when.isoformat() if when else None


def _text(part: str) -> str:
    try:
        return base64.b64decode(
            part + "=" * (-len(part) % 4), altchars=b"-_", validate=True
        ).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise UnreadableError(_("This token is damaged: copy all of it.")) from error


def token_proofs(token: str, found: Opened, trust: Trust) -> Iterator[Finding]:
    """The signature of a token, and that its claims say what the credential says."""
    algorithm = found.header.get("alg")
    if not isinstance(algorithm, str) or algorithm.lower() == "none" or not token.split(".")[2]:
        yield wrong("proof", _("The token is not signed."))
        return
    if algorithm.startswith("HS"):
        yield wrong("proof", _("The token is signed with a shared secret, which proves nothing."))
        return
    if found.header.get("crit"):
        yield wrong("proof", _("The token asks for rules that are not known here."))
        return
    issuer = issuer_of(found.document)
    try:
        named = _key(found.header, issuer, trust)
    except UnknownKeyError:
        yield unchecked(
            "proof",
            _("The issuer’s key is kept at %(where)s, and nothing is fetched here."),
            where=str(found.header.get("kid") or issuer).partition("#")[0][:200],
        )
        return
    except WrongKeyError:
        yield wrong("proof", _("The key it says it was signed with is none of the issuer’s keys."))
        return
    if algorithm not in _algorithms(named.key):
        yield wrong("proof", _("The token claims to be signed in a way its key cannot sign."))
        return
    try:
        jwt.api_jws.decode(token, key=named.key, algorithms=[algorithm])
    except (jwt.exceptions.PyJWTError, ValueError, TypeError):
        yield wrong("proof", CHANGED)
        return
    contradictions = list(_contradictions(found))
    yield from contradictions
    if not contradictions:
        yield from tied(named.tie, kind_of(found.document))


def _key(header: dict[str, Any], issuer: str, trust: Trust) -> Found:
    if "jwk" in header:
        return carried(key_of(header["jwk"]), issuer, trust)
    if "x5c" in header:
        return carried(certified(header["x5c"]), issuer, trust)
    kid = header.get("kid")
    if not isinstance(kid, str) or not kid:
        if issuer.startswith(("did:key:", "did:jwk:")):
            return find(issuer, issuer, trust)
        raise UnknownKeyError
    if kid.startswith("#"):
        kid = f"{issuer}{kid}"
    elif ":" not in kid:
        # A bare name, as in a key set kept at the issuer's site.
        kid = f"{issuer}#{kid}"
    return find(kid, issuer, trust)


def _algorithms(key: Key) -> tuple[str, ...]:
    if isinstance(key, rsa.RSAPublicKey):
        return _RSA
    if isinstance(key, ed25519.Ed25519PublicKey):
        return ("EdDSA",)
    if isinstance(key, ec.EllipticCurvePublicKey):
        return (_CURVES.get(key.curve.name, ""),)
    return ()


def _contradictions(found: Opened) -> Iterator[Finding]:
    """`iss`, `sub` and `jti` are copies, and two readers must not see two credentials."""
    pairs = (
        ("iss", issuer_of(found.document)),
        ("sub", subject_of(found.document).get("id")),
        ("jti", found.document.get("id")),
    )
    for claim, written in pairs:
        told = found.claims.get(claim)
        if told is not None and written and told != written:
            yield wrong(
                "proof", _("The token says another %(claim)s than the credential."), claim=claim
            )
