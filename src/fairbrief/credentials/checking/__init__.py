"""Checking any credential, step by step, offline: a library of its own, without a framework.

Open Badges 3.0 (achievements and endorsements), Comprehensive Learner Records 2.0 and any W3C
Verifiable Credential; as JSON with Data Integrity, as a signed token, or baked into a PNG or SVG.
Must never fetch anything, and never believe a word of what it reads before it is checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from fairbrief.credentials.checking.claims import (
    OTHER,
    RECORD,
    issuer_of,
    kind_of,
    structure,
    subject,
    subject_of,
)
from fairbrief.credentials.checking.dates import dates
from fairbrief.credentials.checking.findings import Embedded, Finding, Report
from fairbrief.credentials.checking.keys import NOBODY, Trust
from fairbrief.credentials.checking.proofs import MOST as MOST_PROOFS
from fairbrief.credentials.checking.proofs import proofs, proofs_in
from fairbrief.credentials.checking.reading import Given, UnreadableError
from fairbrief.credentials.checking.shape import types_of
from fairbrief.credentials.checking.status import status
from fairbrief.credentials.checking.tokens import Opened, opened, token_proofs

#: Credentials in credentials: deeper, or more, is no record of anybody's learning.
DEEPEST = 4
MOST = 200
#: Signatures looked at for one report, over all its levels. Each takes some hundredths of a second,
#: and whoever sends it pays nothing for a wrong one.
MOST_SIGNATURES = 16


class Work:
    """The signatures that may still be looked at for a whole report."""

    def __init__(self, signatures: int) -> None:
        self.left = signatures

    def take(self, signatures: int) -> bool:
        """False, and none of them is taken, where it would be too many."""
        if signatures > self.left:
            return False
        self.left -= signatures
        return True


def check(
    given: Given,
    *,
    trust: Trust = NOBODY,
    recipient: str = "",
    at: datetime | None = None,
    signatures: int = MOST_SIGNATURES,
) -> Report:
    """Everything found of a credential. Raises UnreadableError for a token that is none.

    Of the credentials within it so many are looked at as `signatures` reach; the report names the
    others.
    """
    moment = at or datetime.now(UTC)
    token = opened(given.token) if given.token else None
    work = Work(signatures)
    work.take(_signatures_in(given))
    return _checked(given, token, trust=trust, recipient=recipient, at=moment, depth=0, work=work)


def _signatures_in(given: Given) -> int:
    """How many signatures of it would be looked at."""
    number = 1 if given.token else len(proofs_in(given.document or {}))
    return 0 if number > MOST_PROOFS else number


def check_document(
    document: Mapping[str, Any],
    *,
    trust: Trust = NOBODY,
    recipient: str = "",
    at: datetime | None = None,
    signatures: int = MOST_SIGNATURES,
) -> Report:
    """The same, of a document at hand."""
    given = Given(form="json", document=dict(document))
    return check(given, trust=trust, recipient=recipient, at=at, signatures=signatures)


def _checked(
    given: Given,
    token: Opened | None,
    *,
    trust: Trust,
    recipient: str,
    at: datetime,
    depth: int,
    work: Work,
) -> Report:
    document = token.document if token else given.document or {}
    signed = token_proofs(given.token, token, trust) if token else proofs(document, trust)

    def check_list(listed: Mapping[str, Any]) -> Report:
        # A list is given by whoever checks, not by whom they check.
        return check_document(listed, trust=Trust(issuers=trust.issuers), at=at)

    findings = (
        *structure(document),
        *subject(document, recipient),
        *signed,
        *status(document, trust, check_list),
        *dates(document, token.claims if token else None, at=at),
    )
    left_out: list[str] = []
    embedded = _embedded(document, left_out, trust=trust, at=at, depth=depth + 1, work=work)
    return Report(
        kind=next((each for each in types_of(document) if each != OTHER), OTHER),
        form=given.form,
        issuer=issuer_of(document),
        document=document,
        findings=findings,
        embedded=tuple(embedded),
        left_out=tuple(left_out),
    )


def _embedded(
    document: dict[str, Any],
    left_out: list[str],
    *,
    trust: Trust,
    at: datetime,
    depth: int,
    work: Work,
) -> Iterator[Embedded]:
    """The credentials within, each checked in its own right; the others go to `left_out`."""
    for number, (where, inner) in enumerate(_within(document)):
        if isinstance(inner, str):
            given = Given(form="jwt", token=inner)
            try:
                token: Opened | None = opened(inner)
            except UnreadableError:
                continue
        else:
            given, token = Given(form="json", document=inner), None
            if "proof" not in inner and kind_of(document) != RECORD:
                # Words within a signed document, which covers them.
                continue
        if depth > DEEPEST or number >= MOST or not work.take(_signatures_in(given)):
            left_out.append(where)
            continue
        report = _checked(given, token, trust=trust, recipient="", at=at, depth=depth, work=work)
        yield Embedded(where=where, report=report)


def _within(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    claims = subject_of(document)
    achievement = claims.get("achievement")
    holders: list[tuple[str, Any]] = [
        ("", document),
        ("issuer.", document.get("issuer")),
        ("credentialSubject.achievement.", achievement),
        ("credentialSubject.source.", claims.get("source")),
    ]
    if isinstance(achievement, dict):
        holders.append(("credentialSubject.achievement.creator.", achievement.get("creator")))
    for place, holder in holders:
        for member in ("endorsement", "endorsementJwt"):
            if isinstance(holder, dict) and holder.get(member):
                yield from _rows(f"{place}{member}", holder[member])
    if kind_of(document) == RECORD:
        yield from _rows(
            "credentialSubject.verifiableCredential", claims.get("verifiableCredential")
        )


def _rows(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    rows = value if isinstance(value, list) else [value]
    for number, each in enumerate(rows):
        if isinstance(each, dict) or (isinstance(each, str) and each.count(".") == 2):
            yield f"{place}[{number}]", each


__all__ = ["Embedded", "Finding", "Report", "Trust", "check", "check_document"]
