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
from fairbrief.credentials.checking.proofs import proofs
from fairbrief.credentials.checking.reading import Given, UnreadableError
from fairbrief.credentials.checking.shape import types_of
from fairbrief.credentials.checking.status import status
from fairbrief.credentials.checking.tokens import Opened, opened, token_proofs

#: Credentials in credentials: deeper, or more, is no record of anybody's learning.
DEEPEST = 4
MOST = 200


def check(
    given: Given,
    *,
    trust: Trust = NOBODY,
    recipient: str = "",
    at: datetime | None = None,
) -> Report:
    """Everything found of a credential. Raises UnreadableError for a token that is none."""
    moment = at or datetime.now(UTC)
    token = opened(given.token) if given.token else None
    return _checked(given, token, trust=trust, recipient=recipient, at=moment, depth=0)


def check_document(
    document: Mapping[str, Any],
    *,
    trust: Trust = NOBODY,
    recipient: str = "",
    at: datetime | None = None,
) -> Report:
    """The same, of a document at hand."""
    given = Given(form="json", document=dict(document))
    return check(given, trust=trust, recipient=recipient, at=at)


def _checked(
    given: Given,
    token: Opened | None,
    *,
    trust: Trust,
    recipient: str,
    at: datetime,
    depth: int,
) -> Report:
    document = token.document if token else given.document or {}
    signed = token_proofs(given.token, token, trust) if token else proofs(document, trust)

    def check_list(listed: Mapping[str, Any]) -> Report:
        return check_document(listed, trust=Trust(issuers=trust.issuers), at=at)

    return Report(
        kind=next((each for each in types_of(document) if each != OTHER), OTHER),
        form=given.form,
        issuer=issuer_of(document),
        document=document,
        findings=(
            *structure(document),
            *subject(document, recipient),
            *signed,
            *status(document, trust, check_list),
            *dates(document, token.claims if token else None, at=at),
        ),
        embedded=tuple(_embedded(document, trust=trust, at=at, depth=depth + 1)),
    )


def _embedded(
    document: dict[str, Any], *, trust: Trust, at: datetime, depth: int
) -> Iterator[Embedded]:
    """The credentials within, each checked in its own right."""
    for number, (where, inner) in enumerate(_within(document)):
        if depth > DEEPEST or number >= MOST:
            break
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
        yield Embedded(
            where=where,
            report=_checked(given, token, trust=trust, recipient="", at=at, depth=depth),
        )


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
