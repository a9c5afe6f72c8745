"""The vocabularies (JSON-LD contexts) known here. None is ever fetched.

Most come with the libraries; the few files beside this one are cited in `vocabularies/NOTICE.txt`.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from openbadgeslib.ob3.clr import bundled_clr_contexts
from openbadgeslib.ob3.contexts import bundled_contexts
from pyld.documentloader.frozen import BUNDLED_CONTEXTS  # type: ignore[import-untyped]

from fairbrief.credentials.checking.claims import V1, contexts_of, is_first_version
from fairbrief.credentials.checking.findings import gettext_noop as _

Contexts = dict[str, dict[str, Any]]

_HERE = Path(__file__).parent / "vocabularies"
_OB = "https://purl.imsglobal.org/spec/ob/v3p0"
_SUITE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1"


@cache
def contexts(*, first_version: bool = False) -> Contexts:
    """The contexts known beyond those of the library, by address.

    The address without a version meant another text when credentials were of version 1.1, and what
    was signed then was signed with that.
    """
    known = bundled_contexts()
    found = {
        **bundled_clr_contexts(),
        # The other name under which 1EdTech publishes the same context.
        f"{_OB}/context/ob_v3p0.jsonld": known[f"{_OB}/context-3.0.3.json"],
        # W3C's context for examples says only this.
        "https://www.w3.org/ns/credentials/examples/v2": {
            "@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}
        },
        "https://w3id.org/security/data-integrity/v1": _kept("data-integrity-v1"),
        "https://w3id.org/citizenship/v4rc1": _kept("citizenship-v4rc1"),
        **{each: json.loads(BUNDLED_CONTEXTS[each].read_text()) for each in (V1, _SUITE_2020)},
    }
    if first_version:
        found[f"{_OB}/context.json"] = _kept("open-badges-3.0")
    return found


def contexts_for(document: dict[str, Any]) -> Contexts:
    return contexts(first_version=is_first_version(document))


def unknown_context(document: dict[str, Any]) -> str:
    """The first vocabulary a document names that is not known; "" when all are."""
    known = {*bundled_contexts(), *contexts_for(document)}
    for each in contexts_of(document):
        if not isinstance(each, str):
            return _("one of its own")
        if each not in known:
            return each[:200]
    return ""


def _kept(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_HERE / f"{name}.json").read_text())
    return found
