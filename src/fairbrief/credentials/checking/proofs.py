"""Signatures within a document: W3C Data Integrity.

`eddsa-rdfc-2022` and, before it had that name, `eddsa-2022` and `Ed25519Signature2020` sign what
the JSON means as linked data; `eddsa-jcs-2022` signs the JSON itself in its canonical form;
`ecdsa-sd-2023` signs statements, of which the holder shows some.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3.did import _b58btc_decode

from fairbrief.credentials.checking import disclosure
from fairbrief.credentials.checking.claims import OTHER, issuer_of, kind_of
from fairbrief.credentials.checking.contexts import unknown_context
from fairbrief.credentials.checking.covering import covered
from fairbrief.credentials.checking.findings import Finding, right, unchecked, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.keys import (
    Key,
    Tie,
    Trust,
    UnknownKeyError,
    WrongKeyError,
    find,
)
from fairbrief.credentials.checking.signed import Signed

#: What a kind of signature signs: what the JSON means, the JSON itself, or each statement shown.
MEANING, TEXT, PARTS = "meaning", "text", "parts"
SUITES = {
    "eddsa-rdfc-2022": MEANING,
    "eddsa-2022": MEANING,
    "eddsa-jcs-2022": TEXT,
    "ecdsa-sd-2023": PARTS,
}
#: Proofs that were kinds of their own before there were suites.
OLDER = {"Ed25519Signature2020": MEANING}
#: A set of more signatures than this is no credential.
MOST = 8
_VALUE = re.compile(r"z[1-9A-HJ-NP-Za-km-z]{64,128}")
_VALUE_OF_PARTS = re.compile(r"u[A-Za-z0-9_-]{64,100000}")
#: As its holder keeps it, with a secret in it, to derive what is shown.
_WHOLE = "u2V0A"
CHANGED = _("The signature does not fit: the text was changed after it was signed.")
NOT_THEIRS = _("The key it was signed with does not belong to the issuer it names.")


def signs(proof: dict[str, Any]) -> str:
    """What a proof signs; "" for a kind that is not known here."""
    kind, suite = proof.get("type"), proof.get("cryptosuite")
    if kind == "DataIntegrityProof":
        return SUITES.get(suite, "") if isinstance(suite, str) else ""
    return OLDER.get(kind, "") if isinstance(kind, str) else ""


def proofs_in(document: dict[str, Any]) -> list[Any]:
    written = document.get("proof")
    return written if isinstance(written, list) else [] if written is None else [written]


def proofs(document: dict[str, Any], trust: Trust) -> Iterator[Finding]:
    """Every signature in a document. Each that can be checked must fit."""
    rows = proofs_in(document)
    if not rows:
        yield wrong("proof", _("It carries no signature."))
        return
    if len(rows) > MOST:
        yield wrong("proof", _("It carries more signatures than any credential needs."))
        return
    signed, meant = Signed(document, rows), []
    for each in rows:
        if not isinstance(each, dict) or not isinstance(each.get("type"), str):
            yield wrong("proof", _("Its signature does not say of which kind it is."))
        elif not signs(each):
            name = str(each.get("cryptosuite") or each["type"])[:60]
            yield unchecked(
                "proof", _("A signature of the kind %(name)s is not checked here."), name=name
            )
        else:
            if signs(each) != TEXT:
                meant.append(each)
            yield from _proof(document, each, signed, trust)
    yield from covered(document, meant)


def _proof(
    document: dict[str, Any], proof: dict[str, Any], signed: Signed, trust: Trust
) -> Iterator[Finding]:
    fault = _misshapen(proof)
    if fault:
        yield wrong("proof", fault)
        return
    if signs(proof) == PARTS and proof["proofValue"].startswith(_WHOLE):
        yield unchecked("proof", _("Its holder keeps it to show parts of it; check what is shown."))
        return
    missing = unknown_context(document) if signs(proof) != TEXT else ""
    if missing:
        yield unchecked(
            "proof", _("It uses a vocabulary that is not known here: %(name)s."), name=missing
        )
        return
    issuer = issuer_of(document)
    try:
        found = find(proof["verificationMethod"], issuer, trust)
    except UnknownKeyError:
        yield unchecked(
            "proof",
            _("The issuer’s key is kept at %(where)s, and nothing is fetched here."),
            where=proof["verificationMethod"].partition("#")[0][:200],
        )
        return
    except WrongKeyError:
        yield wrong("proof", _("The key it says it was signed with is none of the issuer’s keys."))
        return
    if not _can_sign(found.key, proof):
        yield wrong("proof", _("The key it names cannot make a signature of this kind."))
        return
    try:
        _verify(found.key, signed, proof)
    except (
        *(InvalidSignature, LibOpenBadgesException),
        *(ValueError, TypeError, KeyError, RecursionError),
    ):
        yield wrong("proof", CHANGED)
        return
    yield from tied(found.tie, kind_of(document))


def tied(tie: Tie, kind: str) -> Iterator[Finding]:
    """What a fitting signature proves, and what it does not."""
    if tie is Tie.OTHER and kind != OTHER:
        yield wrong("proof", NOT_THEIRS)
        return
    if tie is Tie.SELF:
        yield right("proof", _SELF)
        return
    yield right("proof", _("Unchanged since it was signed with the key it names."))
    if tie is not Tie.PROVEN:
        yield unchecked("proof", _TIES[tie])


_SELF = _(
    "Unchanged since it was signed with the key it names. The issuer is that key: it says nothing "
    "about who holds it."
)
_TIES = {
    Tie.CLAIMED: _(
        "That the key is the issuer’s own is written in its name; only the issuer’s site could "
        "confirm it."
    ),
    Tie.NONE: _("Nothing here says to whom the key belongs; ask the issuer."),
    Tie.OTHER: _(
        "The key it was signed with is not the issuer’s own; know why before you rely on it."
    ),
}


def _misshapen(proof: dict[str, Any]) -> str:
    method = proof.get("verificationMethod")
    if not isinstance(method, str) or not method:
        return _("There is no proof, or it does not say with which key it was made.")
    if proof.get("proofPurpose") != "assertionMethod":
        return _("The signature was made for another purpose.")
    value = proof.get("proofValue")
    form = _VALUE_OF_PARTS if signs(proof) == PARTS else _VALUE
    if not isinstance(value, str) or not form.fullmatch(value):
        return _("The signature itself is damaged.")
    return ""


def _can_sign(key: Key, proof: dict[str, Any]) -> bool:
    if signs(proof) == PARTS:
        return isinstance(key, EllipticCurvePublicKey) and isinstance(key.curve, SECP256R1)
    return isinstance(key, Ed25519PublicKey)


def _verify(key: Key, signed: Signed, proof: dict[str, Any]) -> None:
    if isinstance(key, Ed25519PublicKey):
        data = signed.text(proof) if signs(proof) == TEXT else signed.meaning(proof)
        key.verify(_b58btc_decode(proof["proofValue"][1:]), data)
    elif isinstance(key, EllipticCurvePublicKey):
        shown = disclosure.taken_apart(proof["proofValue"])
        disclosure.verify(shown, signed.statements(proof), signed.options(proof), key)
