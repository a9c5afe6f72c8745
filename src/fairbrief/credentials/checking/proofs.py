"""Signatures within a document: W3C Data Integrity, `eddsa-rdfc-2022`.

What is signed is what the JSON means as linked data. So that nothing in the JSON is left out of it,
the form is checked as well: every member must be one the named contexts define.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from openbadgeslib.errors import LibOpenBadgesException
from openbadgeslib.ob3._canon_guard import isolate
from openbadgeslib.ob3._context_validation import validate_document
from openbadgeslib.ob3.clr import bundled_clr_contexts
from openbadgeslib.ob3.contexts import bundled_contexts, document_loader
from openbadgeslib.ob3.did import _b58btc_decode
from openbadgeslib.ob3.ldp import _hash_data, verify_data_integrity_proof
from pyld import jsonld  # type: ignore[import-untyped]

from fairbrief.credentials.checking.claims import OTHER, RECORD, contexts_of, issuer_of, kind_of
from fairbrief.credentials.checking.findings import Finding, right, unchecked, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.keys import (
    Tie,
    Trust,
    UnknownKeyError,
    WrongKeyError,
    find,
)

SUITE = "eddsa-rdfc-2022"
#: A set of more signatures than this is no credential.
MOST = 8
_VALUE = re.compile(r"z[1-9A-HJ-NP-Za-km-z]{64,128}")
CHANGED = _("The signature does not fit: the text was changed after it was signed.")
NOT_THEIRS = _("The key it was signed with does not belong to the issuer it names.")
_OB = "https://purl.imsglobal.org/spec/ob/v3p0"


def contexts() -> dict[str, dict[str, Any]]:
    """The contexts known beyond those of the library, by address."""
    known = bundled_contexts()
    return {
        **bundled_clr_contexts(),
        # The other name under which 1EdTech publishes the same context.
        f"{_OB}/context/ob_v3p0.jsonld": known[f"{_OB}/context-3.0.3.json"],
        # W3C's context for examples says only this.
        "https://www.w3.org/ns/credentials/examples/v2": {
            "@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}
        },
    }


def proofs(document: dict[str, Any], trust: Trust) -> Iterator[Finding]:
    """Every signature in a document. Each that can be checked must fit."""
    written = document.get("proof")
    rows = written if isinstance(written, list) else [] if written is None else [written]
    if not rows:
        yield wrong("proof", _("It carries no signature."))
        return
    if len(rows) > MOST:
        yield wrong("proof", _("It carries more signatures than any credential needs."))
        return
    known = 0
    for each in rows:
        if not isinstance(each, dict) or not isinstance(each.get("type"), str):
            yield wrong("proof", _("Its signature does not say of which kind it is."))
        elif each["type"] != "DataIntegrityProof" or each.get("cryptosuite") != SUITE:
            name = str(each.get("cryptosuite") or each["type"])[:60]
            yield unchecked(
                "proof", _("A signature of the kind %(name)s is not checked here."), name=name
            )
        else:
            known += 1
            yield from _proof(document, each, rows, trust)
    if known:
        yield from _form(document, rows)


def _proof(
    document: dict[str, Any], proof: dict[str, Any], rows: list[Any], trust: Trust
) -> Iterator[Finding]:
    fault = _misshapen(proof)
    if fault:
        yield wrong("proof", fault)
        return
    missing = _unknown_context(document)
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
    if not isinstance(found.key, Ed25519PublicKey):
        yield wrong("proof", _("The key it names cannot make a signature of this kind."))
        return
    try:
        if "previousProof" in proof:
            _verify_chained(document, proof, rows, found.key)
        else:
            pem = found.key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
            alone = {**document, "proof": proof}
            verify_data_integrity_proof(alone, pem, extra_contexts=contexts())
    except InvalidSignature:
        yield wrong("proof", CHANGED)
        return
    except (LibOpenBadgesException, ValueError, TypeError, KeyError, RecursionError):
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
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        return _("The signature itself is damaged.")
    return ""


def _verify_chained(
    document: dict[str, Any], proof: dict[str, Any], rows: list[Any], key: Ed25519PublicKey
) -> None:
    """A signature that builds on earlier ones signs them too. Raises ValueError, InvalidSignature.

    Source: W3C Data Integrity 1.0, 4.4 (proof chains).
    """
    named = proof["previousProof"]
    names = named if isinstance(named, list) else [named]
    before = [each for each in rows if isinstance(each, dict) and each.get("id") in names]
    if len(before) != len(names):
        raise ValueError("it builds on a signature that is not there")
    options = {part: value for part, value in proof.items() if part != "proofValue"}
    data = _hash_data(
        {**document, "proof": before},
        {**options, "@context": document.get("@context")},
        document_loader(contexts()),
    )
    key.verify(_b58btc_decode(proof["proofValue"][1:]), data)


def _unknown_context(document: dict[str, Any]) -> str:
    known = {**bundled_contexts(), **contexts()}
    for each in contexts_of(document):
        if not isinstance(each, str):
            return _("one of its own")
        if each not in known:
            return each[:200]
    return ""


def _form(document: dict[str, Any], rows: list[Any]) -> Iterator[Finding]:
    """Each member as read is what was signed, and nothing stands beside it unsigned."""
    if _unknown_context(document):
        return
    bare = {part: value for part, value in document.items() if part != "proof"}
    if kind_of(document) == RECORD:
        yield from _covered(bare)
        return
    if "endorsement" in bare:
        bare["endorsement"] = _not_plain(bare["endorsement"])
        if not bare["endorsement"]:
            del bare["endorsement"]
    for each in rows:
        if not isinstance(each, dict) or each.get("cryptosuite") != SUITE:
            continue
        options = {part: value for part, value in each.items() if part != "proofValue"}
        try:
            validate_document(
                bare,
                {**options, "@context": document.get("@context")},
                document_loader(contexts()),
                isolate(jsonld),
            )
        except (LibOpenBadgesException, ValueError, TypeError, KeyError, RecursionError) as error:
            where = _WHERE.search(str(error))
            yield wrong("proof", _UNSIGNED, where=where["where"] if where else str(error)[:200])


_WHERE = re.compile(r"\(at (?P<where>[^)]{1,200})\)")
_UNSIGNED = _("It holds something that the signature does not cover: %(where)s.")


def _not_plain(value: Any) -> list[Any]:
    """Endorsements that are not left to a check of their own.

    A plain one says a comment about what it names, and carries its own contexts and signature. One
    that says more could say it of the credential around it, under the same signature.
    """
    rows = value if isinstance(value, list) else [value]
    return [
        each
        for each in rows
        if not (
            isinstance(each, dict)
            and {"@context", "proof"} <= each.keys()
            and isinstance(each.get("credentialSubject"), dict)
            and each["credentialSubject"].keys() <= {"id", "type", "endorsementComment"}
        )
    ]


class _Heeding:
    """The linked-data processor, noting every member that no context defines."""

    ContextResolver = jsonld.ContextResolver

    def __init__(self) -> None:
        self.dropped: list[object] = []

    def expand(self, document: Any, options: Any) -> Any:
        return jsonld.expand(document, options, on_property_dropped=self.dropped.append)


def _covered(record: dict[str, Any]) -> Iterator[Finding]:
    """The same of a record, whose credentials within bring contexts of their own."""
    strange = _strange(record)
    heeding = _Heeding()
    if not strange:
        try:
            isolate(heeding).expand(record, {"documentLoader": document_loader(contexts())})
        except Exception as error:  # the processor raises what its parts raise
            strange = str(error)[:200]
    if strange or heeding.dropped:
        yield wrong("proof", _UNSIGNED, where=strange or str(heeding.dropped[0])[:100])


def _strange(record: dict[str, Any]) -> str:
    """A member spelled otherwise than by its name, or a context where none belongs."""
    waiting: list[tuple[Any, bool]] = [(record, True)]
    while waiting:
        value, may_name = waiting.pop()
        if isinstance(value, list):
            waiting.extend((each, may_name) for each in value)
        if not isinstance(value, dict):
            continue
        if "@context" in value and (not may_name or _unknown_context(value)):
            return "@context"
        for name, inner in value.items():
            if name == "@context":
                continue
            if ":" in name or "@" in name:
                return str(name)[:100]
            waiting.append((inner, name in ("verifiableCredential", "endorsement")))
    return ""
