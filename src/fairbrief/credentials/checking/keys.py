"""Which key signed, and what ties it to the issuer. Nothing is fetched.

A key is known when it is carried by its own name (did:key, did:jwk, a Multikey as the fragment of
an address), when it travels in a token's header, or when the document of its controller was given.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from cryptography.x509 import load_der_x509_certificate
from jwt import PyJWK
from jwt.exceptions import PyJWTError
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.did import resolve_did

from fairbrief.credentials.checking.findings import Finding

Key = ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey | rsa.RSAPublicKey
#: Longer names are no names.
LONGEST = 2_000


class Tie(Enum):
    """What is known of the key and the issuer."""

    #: The issuer's own document lists it, or the issuer is the key.
    PROVEN = "proven"
    #: The issuer is the key itself, whoever holds it.
    SELF = "self"
    #: The name of the key claims the issuer, and only the issuer's site could say so.
    CLAIMED = "claimed"
    #: Nothing connects the two; nothing speaks against it either.
    NONE = "none"
    #: The key belongs to another.
    OTHER = "other"


class UnknownKeyError(Exception):
    """The key cannot be found here: only its name is given, or in a way nobody knows here."""


class WrongKeyError(Exception):
    """The key's name is nonsense, or the issuer's own document does not list it."""


@dataclass(frozen=True, kw_only=True)
class Found:
    key: Key
    tie: Tie


@dataclass(frozen=True, kw_only=True)
class Trust:
    """What the person who checks vouches for: issuers' documents, and status lists at hand."""

    issuers: Mapping[str, Mapping[str, Any]]
    lists: tuple[Mapping[str, Any], ...] = ()
    #: What is known first-hand of a credential's status, None for nothing.
    knows: Callable[[Mapping[str, Any]], Finding | None] | None = None


NOBODY = Trust(issuers={})


def trusting(
    documents: Iterable[Mapping[str, Any]], lists: Iterable[Mapping[str, Any]] = ()
) -> Trust:
    """Trust in issuers' DID documents, by their ids."""
    return Trust(
        issuers={str(each["id"]): each for each in documents if isinstance(each.get("id"), str)},
        lists=tuple(lists),
    )


def find(method: str, issuer: str, trust: Trust) -> Found:
    """The key a signature names. Raises UnknownKeyError or WrongKeyError."""
    if len(method) > LONGEST:
        raise WrongKeyError
    holder, _hash, fragment = method.partition("#")
    if holder in trust.issuers:
        return Found(key=_listed(trust.issuers[holder], method), tie=_tie(holder, issuer, trust))
    if holder.startswith("did:key:"):
        name = holder.removeprefix("did:key:")
        if fragment not in ("", name):
            raise WrongKeyError
        return Found(key=multikey(name), tie=_tie(holder, issuer, trust))
    if holder.startswith("did:jwk:"):
        return Found(key=_in_name(holder), tie=_tie(holder, issuer, trust))
    if holder.startswith(("https://", "http://", "did:web:", "urn:")):
        if fragment.startswith(("z6Mk", "zDn")):
            return Found(key=multikey(fragment), tie=_tie(holder, issuer, trust))
        raise UnknownKeyError
    if holder.startswith("did:"):
        raise UnknownKeyError
    raise WrongKeyError


def carried(key: Key, issuer: str, trust: Trust) -> Found:
    """A key in a token's header, tied to the issuer only by the issuer's own document or name."""
    known = trust.issuers.get(issuer)
    if known is not None:
        tied = any(_same(key, _of_method(each)) for each in _methods(known))
        return Found(key=key, tie=Tie.PROVEN if tied else Tie.OTHER)
    if issuer.startswith(("did:key:", "did:jwk:")):
        tied = _same(key, find(issuer, issuer, trust).key)
        return Found(key=key, tie=Tie.SELF if tied else Tie.OTHER)
    return Found(key=key, tie=Tie.NONE)


def _tie(holder: str, issuer: str, trust: Trust) -> Tie:
    carries_itself = holder.startswith(("did:key:", "did:jwk:"))
    if holder == issuer:
        if holder in trust.issuers:
            return Tie.PROVEN
        return Tie.SELF if carries_itself else Tie.CLAIMED
    if issuer in trust.issuers or issuer.startswith(("did:key:", "did:jwk:")):
        return Tie.OTHER
    return Tie.NONE if carries_itself else Tie.OTHER


def _listed(document: Mapping[str, Any], method: str) -> Key:
    """The key of a method its controller lets sign credentials."""
    fragment = method.partition("#")[2]
    names = (method, f"#{fragment}")
    for each in _methods(document):
        if each.get("id") in names:
            return _of_method(each)
    if fragment.startswith("z"):
        # A name that is the key itself stands for the same key under another name.
        wanted = multikey(fragment)
        for each in _methods(document):
            if _same(wanted, _of_method(each)):
                return wanted
    raise WrongKeyError


def _methods(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    listed = document.get("verificationMethod")
    methods: list[Mapping[str, Any]] = [each for each in listed or () if isinstance(each, dict)]
    allowed = document.get("assertionMethod")
    if allowed is None:
        return methods
    rows = allowed if isinstance(allowed, list) else [allowed]
    whole: list[Mapping[str, Any]] = [each for each in rows if isinstance(each, dict)]
    names = {each for each in rows if isinstance(each, str)}
    names |= {f"#{each.partition('#')[2]}" for each in names if "#" in each}
    return [*(each for each in methods if str(each.get("id")) in names), *whole]


def _of_method(method: Mapping[str, Any]) -> Key:
    if isinstance(method.get("publicKeyJwk"), dict):
        return key_of(method["publicKeyJwk"])
    return multikey(str(method.get("publicKeyMultibase", "")))


def multikey(name: str) -> Key:
    """A key written as a Multikey. Raises WrongKeyError for what is none."""
    try:
        return _loaded(resolve_did(f"did:key:{name}"))
    except (LibOpenBadgesException, ValueError) as error:
        raise WrongKeyError from error


def key_of(jwk: object) -> Key:
    """The public key of a JWK. Raises WrongKeyError for a secret one, a short one and nonsense."""
    if not isinstance(jwk, dict) or jwk.get("kty") not in ("RSA", "EC", "OKP") or "d" in jwk:
        raise WrongKeyError
    try:
        key = PyJWK({"alg": None, **jwk} if "alg" in jwk else jwk).key
    except (PyJWTError, ValueError, TypeError, KeyError, UnsupportedAlgorithm) as error:
        raise WrongKeyError from error
    return _sound(key)


def _sound(key: object) -> Key:
    if isinstance(key, rsa.RSAPublicKey) and not 2048 <= key.key_size <= 8192:
        raise WrongKeyError
    if not isinstance(key, Key):
        raise WrongKeyError
    return key


def certified(chain: object) -> Key:
    """The key of the first certificate of a chain (`x5c`). The chain itself proves nothing here."""
    first = chain[0] if isinstance(chain, list) and chain else None
    if not isinstance(first, str):
        raise WrongKeyError
    try:
        key = load_der_x509_certificate(base64.b64decode(first, validate=True)).public_key()
    except (ValueError, UnsupportedAlgorithm) as error:
        raise WrongKeyError from error
    return _sound(key)


def _in_name(did: str) -> Key:
    packed = did.removeprefix("did:jwk:")
    try:
        jwk = json.loads(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise WrongKeyError from error
    return key_of(jwk)


def _loaded(pem: bytes) -> Key:
    key = load_pem_public_key(pem)
    if not isinstance(key, Key):
        raise WrongKeyError
    return key


def _same(one: Key, other: Key) -> bool:
    return bool(one == other)
