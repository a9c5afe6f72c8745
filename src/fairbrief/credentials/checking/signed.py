"""What the proofs of a document sign.

It is worked out once for all of them, and within one budget: putting linked data in order is what
takes time, and it comes before anybody knows whether a signature is any good.
"""

from __future__ import annotations

import hashlib
from typing import Any

from openbadgeslib.ob3._canon_guard import WorkBudget
from openbadgeslib.ob3.contexts import document_loader
from openbadgeslib.ob3.ldp import _canonize, _require_within_size_cap, _screen_structure

from fairbrief.credentials.checking import jcs
from fairbrief.credentials.checking.claims import contexts_of
from fairbrief.credentials.checking.contexts import contexts_for

Document = dict[str, Any]


class Signed:
    """A document and its proofs. Its answers raise what their parts raise, ValueError too."""

    def __init__(self, document: Document, rows: list[Any]) -> None:
        self._document, self._rows = document, rows
        self._budget = WorkBudget()
        self._statements: dict[str, str | Exception] = {}

    def text(self, proof: Document) -> bytes:
        """The JSON itself, as bytes. The contexts a proof names are those the document begins with.

        Source: W3C Data Integrity EdDSA Cryptosuites 1.0, 3.3.
        """
        bare, options = self._bare(proof), _options(proof)
        if "@context" in options:
            signed = contexts_of(options)
            if contexts_of(bare)[: len(signed)] != signed:
                raise ValueError("it was signed under other contexts")
            bare = {**bare, "@context": options["@context"]}
        parts = (jcs.canonical(options), jcs.canonical(bare))
        return b"".join(hashlib.sha256(each).digest() for each in parts)

    def meaning(self, proof: Document) -> bytes:
        """What the JSON means, as bytes.

        Source: W3C Data Integrity EdDSA Cryptosuites 1.0, 3.2.
        """
        parts = (self.options(proof), self.statements(proof))
        return b"".join(hashlib.sha256(each.encode()).digest() for each in parts)

    def options(self, proof: Document) -> str:
        """How it was signed, as statements in order."""
        return self._ordered({**_options(proof), "@context": self._document.get("@context")})

    def statements(self, proof: Document) -> str:
        """What is signed, as statements in order: the same for all proofs but those of a chain."""
        chain = repr(proof.get("previousProof", ()))
        if chain not in self._statements:
            try:
                _require_within_size_cap(self._document)
                _screen_structure(
                    self._document, scale=2, extra_contexts=contexts_for(self._document)
                )
                self._statements[chain] = self._ordered(self._bare(proof))
            except Exception as error:
                # What cannot be put in order once is not tried again for the next proof.
                self._statements[chain] = error
        found = self._statements[chain]
        if isinstance(found, Exception):
            raise found
        return found

    def _ordered(self, data: Document) -> str:
        loader = document_loader(contexts_for(self._document))
        return str(_canonize(data, loader, self._budget))

    def _bare(self, proof: Document) -> Document:
        bare = {part: value for part, value in self._document.items() if part != "proof"}
        if "previousProof" in proof:
            bare["proof"] = _earlier(proof["previousProof"], self._rows)
        return bare


def _options(proof: Document) -> Document:
    return {part: value for part, value in proof.items() if part != "proofValue"}


def _earlier(named: Any, rows: list[Any]) -> list[Any]:
    """A signature that builds on earlier ones signs them too.

    Source: W3C Data Integrity 1.0, 4.4 (proof chains).
    """
    names = named if isinstance(named, list) else [named]
    before = [each for each in rows if isinstance(each, dict) and each.get("id") in names]
    if len(before) != len(names):
        raise ValueError("it builds on a signature that is not there")
    return before
