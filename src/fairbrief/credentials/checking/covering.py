"""Whether a signature over linked data covers the document as it is read.

What is signed there is what the JSON means. So that nothing in the JSON is left out of it, every
member must be one the named contexts define, and be written as they write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from openbadgeslib.ob3._canon_guard import isolate
from openbadgeslib.ob3._context_validation import _check_form
from openbadgeslib.ob3.contexts import document_loader
from pyld import jsonld  # type: ignore[import-untyped]

from fairbrief.credentials.checking.claims import RECORD, is_first_version, kind_of
from fairbrief.credentials.checking.contexts import contexts_for, unknown_context
from fairbrief.credentials.checking.findings import Finding, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _

_WHERE = re.compile(r"\(at (?P<where>[^)]{1,200})\)")
_UNSIGNED = _("It holds something that the signature does not cover: %(where)s.")


def covered(document: dict[str, Any], proofs: list[dict[str, Any]]) -> Iterator[Finding]:
    """Each member as read is what was signed, and nothing stands beside it unsigned.

    `proofs` are those that sign what the document means.
    """
    if not proofs or unknown_context(document):
        return
    bare = {part: value for part, value in document.items() if part != "proof"}
    options = [
        {
            **{part: value for part, value in each.items() if part != "proofValue"},
            "@context": document.get("@context"),
        }
        for each in proofs
    ]
    if kind_of(document) == RECORD:
        yield from _each_defined(bare)
    elif is_first_version(document):
        for each in (bare, *options):
            yield from _each_defined(each, named=True)
    else:
        yield from _as_written(bare, options)


def _as_written(bare: dict[str, Any], options: list[dict[str, Any]]) -> Iterator[Finding]:
    """The strictest form, of a document of version 2: the library knows it."""
    if "endorsement" in bare:
        bare["endorsement"] = _not_plain(bare["endorsement"])
        if not bare["endorsement"]:
            del bare["endorsement"]
    loader, reader = document_loader(contexts_for(bare)), isolate(jsonld)
    # The document once, then the options of each proof.
    for each, what in ((bare, "credential"), *((each, "proof") for each in options)):
        try:
            _check_form(each, loader, reader, what=what, depth=0)
        except Exception as error:  # the processor raises what its parts raise
            where = _WHERE.search(str(error))
            yield wrong("proof", _UNSIGNED, where=where["where"] if where else str(error)[:200])


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


def _each_defined(document: dict[str, Any], *, named: bool = False) -> Iterator[Finding]:
    """The same where the library does not help: of a record, whose credentials within bring
    contexts of their own, and of version 1.1. `named`: every name and type must be an address too.
    """
    strange = _strange(document)
    heeding = _Heeding()
    if not strange:
        loader = document_loader(contexts_for(document))
        try:
            meant = isolate(heeding).expand(document, {"documentLoader": loader})
        except Exception as error:  # the processor raises what its parts raise
            strange = str(error)[:200]
        else:
            strange = _nameless(meant) if named else ""
    if strange or heeding.dropped:
        yield wrong("proof", _UNSIGNED, where=strange or str(heeding.dropped[0])[:100])


def _nameless(meant: Any) -> str:
    """A name or type that is no address: what is signed holds nothing of it."""
    waiting = [meant]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        if not isinstance(value, dict) or "@value" in value:
            continue
        types = value.get("@type", [])
        for name in (value.get("@id", "_:"), *(types if isinstance(types, list) else [types])):
            if not isinstance(name, str) or ":" not in name:
                return str(name)[:100]
        waiting.extend(inner for part, inner in value.items() if part not in ("@id", "@type"))
    return ""


def _strange(record: dict[str, Any]) -> str:
    """A member spelled otherwise than by its name, or a context where none belongs."""
    waiting: list[tuple[Any, bool]] = [(record, True)]
    while waiting:
        value, may_name = waiting.pop()
        if isinstance(value, list):
            waiting.extend((each, may_name) for each in value)
        if not isinstance(value, dict):
            continue
        if "@context" in value and (not may_name or unknown_context(value)):
            return "@context"
        for name, inner in value.items():
            if name == "@context":
                continue
            if ":" in name or "@" in name:
                return str(name)[:100]
            waiting.append((inner, name in ("verifiableCredential", "endorsement")))
    return ""
