"""What each part of a credential must hold: the tables of the standards, and one walk over them.

Sources: 1EdTech Open Badges 3.0 and Comprehensive Learner Record 2.0 (data models), W3C Verifiable
Credentials 2.0 and 1.1 (claims of the envelope).

A row is `member: kind`, where a kind ends in ! when one is needed, + when at least one of many, and
* when any number may stand; without a mark, one may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from fairbrief.credentials.checking.findings import Finding, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.moments import moment

Shape = dict[str, str]

_ENVELOPE: Shape = {
    "type": "text+",
    "name": "words",
    "description": "words",
    "issuer": "issuer!",
    "credentialSchema": "CredentialSchema*",
    "credentialStatus": "CredentialStatus*",
    "refreshService": "Service*",
    "termsOfUse": "Terms*",
    "proof": "Proof*",
}
_V1 = {"issuanceDate": "moment!", "expirationDate": "moment"}
_V2 = {"validFrom": "moment", "validUntil": "moment"}
_BADGE: Shape = {
    **_ENVELOPE,
    "id": "uri!",
    "image": "Image",
    "issuer": "Profile!",
    "awardedDate": "moment",
    "endorsement": "EndorsementCredential*",
    "endorsementJwt": "token*",
    "evidence": "Evidence*",
}

#: The credentials checked as such; of any other only the envelope is known.
CREDENTIALS: dict[str, Shape] = {
    "AchievementCredential": {**_BADGE, "credentialSubject": "AchievementSubject!"},
    "EndorsementCredential": {**_BADGE, "credentialSubject": "EndorsementSubject!"},
    "ClrCredential": {**_BADGE, "name": "words!", "credentialSubject": "ClrSubject!"},
    "VerifiableCredential": {**_ENVELOPE, "id": "uri", "credentialSubject": "claims+"},
}

SHAPES: dict[str, Shape] = {
    "AchievementSubject": {
        "id": "uri",
        "achievement": "Achievement!",
        "activityEndDate": "moment",
        "activityStartDate": "moment",
        "creditsEarned": "number",
        "identifier": "IdentityObject*",
        "image": "Image",
        "licenseNumber": "text",
        "narrative": "text",
        "result": "Result*",
        "role": "text",
        "source": "Profile",
        "term": "text",
    },
    "Achievement": {
        "id": "uri!",
        "name": "words!",
        "description": "words!",
        "criteria": "Criteria!",
        "achievementType": "text",
        "alignment": "Alignment*",
        "creator": "Profile",
        "creditsAvailable": "number",
        "endorsement": "EndorsementCredential*",
        "endorsementJwt": "token*",
        "fieldOfStudy": "text",
        "humanCode": "text",
        "image": "Image",
        "inLanguage": "text",
        "otherIdentifier": "IdentifierEntry*",
        "related": "Related*",
        "resultDescription": "ResultDescription*",
        "specialization": "text",
        "tag": "text*",
        "version": "text",
    },
    "Criteria": {"id": "uri", "narrative": "text"},
    "Alignment": {
        "targetName": "text!",
        "targetUrl": "uri!",
        "targetCode": "text",
        "targetDescription": "text",
        "targetFramework": "text",
        "targetType": "text",
    },
    "IdentityObject": {
        "hashed": "boolean!",
        "identityHash": "text!",
        "identityType": "text!",
        "salt": "text",
    },
    "IdentifierEntry": {"identifier": "text!", "identifierType": "text!"},
    "Evidence": {
        "id": "uri",
        "narrative": "text",
        "name": "text",
        "description": "text",
        "genre": "text",
        "audience": "text",
    },
    "Result": {
        "achievedLevel": "uri",
        "alignment": "Alignment*",
        "resultDescription": "uri",
        "status": "text",
        "value": "text",
    },
    "ResultDescription": {
        "id": "uri!",
        "name": "text!",
        "resultType": "text!",
        "alignment": "Alignment*",
        "allowedValue": "text*",
        "requiredLevel": "uri",
        "requiredValue": "text",
        "rubricCriterionLevel": "RubricCriterionLevel*",
        "valueMax": "text",
        "valueMin": "text",
    },
    "RubricCriterionLevel": {
        "id": "uri!",
        "name": "text!",
        "alignment": "Alignment*",
        "description": "text",
        "level": "text",
        "points": "text",
    },
    "Related": {"id": "uri!", "inLanguage": "text", "version": "text"},
    "Profile": {
        "id": "uri!",
        "name": "words",
        "url": "uri",
        "phone": "text",
        "description": "words",
        "endorsement": "EndorsementCredential*",
        "endorsementJwt": "token*",
        "image": "Image",
        "email": "text",
        "address": "Address",
        "otherIdentifier": "IdentifierEntry*",
        "official": "text",
        "parentOrg": "Profile",
        "familyName": "text",
        "givenName": "text",
    },
    "Address": {
        "addressCountry": "text",
        "addressCountryCode": "text",
        "addressRegion": "text",
        "addressLocality": "text",
        "streetAddress": "text",
        "postOfficeBoxNumber": "text",
        "postalCode": "text",
        "geo": "GeoCoordinates",
    },
    "GeoCoordinates": {"latitude": "number!", "longitude": "number!"},
    "Image": {"id": "uri!", "caption": "text"},
    "EndorsementSubject": {"id": "uri!", "endorsementComment": "text"},
    "EndorsementCredential": {},
    "ClrSubject": {
        "id": "uri",
        "identifier": "IdentityObject*",
        "achievement": "Achievement*",
        "verifiableCredential": "claims+",
        "association": "Association*",
    },
    "Association": {"associationType": "text!", "sourceId": "uri!", "targetId": "uri!"},
    "CredentialSchema": {"id": "uri!", "type": "text!"},
    "CredentialStatus": {"id": "uri", "type": "text!"},
    "Service": {"id": "uri!", "type": "text!"},
    "Terms": {"id": "uri", "type": "text+"},
    "Proof": {"type": "text!", "created": "moment"},
    "claims": {},
}
#: Parts whose `type` is free, or that have none.
_UNTYPED = {"Criteria", "CredentialSchema", "CredentialStatus", "Service", "Terms", "Proof"}
_UNTYPED |= {"claims"}
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
RESULT_STATES = (
    *("Completed", "Enrolled", "Failed", "InProgress", "OnHold", "Provisional", "Withdrew"),
)


def envelope(kind: str, *, first_version: bool) -> Shape:
    """The members of a credential of a kind; the dates' names changed between the versions."""
    if first_version:
        return {**CREDENTIALS[kind], **_V1}
    if kind == "VerifiableCredential":
        return {**CREDENTIALS[kind], **_V2}
    needed = {"validFrom": "moment!"}
    if kind == "EndorsementCredential":
        needed["name"] = "words!"
    return {**CREDENTIALS[kind], **_V2, **needed}


def types_of(value: object) -> tuple[str, ...]:
    """The types an object names, however it writes them."""
    found = value.get("type") if isinstance(value, dict) else None
    rows = found if isinstance(found, list) else [found]
    return tuple(each for each in rows if isinstance(each, str))


def objects_in(value: object) -> list[dict[str, Any]]:
    """The objects of a member that may hold one or several."""
    rows = value if isinstance(value, list) else [value]
    return [each for each in rows if isinstance(each, dict)]


def is_uri(value: object) -> bool:
    return isinstance(value, str) and _URI.fullmatch(value) is not None


def faults(holder: object, shape: Shape, where: str = "") -> Iterator[Finding]:
    """Everything that is missing, of the wrong kind, or given too often."""
    if not isinstance(holder, dict):
        yield wrong("structure", _("%(where)s is not an object."), where=where or "It")
        return
    for member, written in shape.items():
        kind, mark = (written[:-1], written[-1]) if written[-1] in "!+*" else (written, "")
        place = f"{where}.{member}" if where else member
        yield from _member(holder.get(member), kind, mark, place)


def _member(value: Any, kind: str, mark: str, place: str) -> Iterator[Finding]:
    if value is None or value == [] or (value == "" and mark in "!+"):
        if mark in ("!", "+"):
            yield wrong("structure", _("%(where)s is missing."), where=place)
        return
    if isinstance(value, list):
        if mark not in ("+", "*"):
            yield wrong("structure", _("%(where)s may stand only once."), where=place)
            return
        for number, each in enumerate(value):
            yield from _value(each, kind, f"{place}[{number}]")
        return
    yield from _value(value, kind, place)


def _value(value: Any, kind: str, place: str) -> Iterator[Finding]:
    if kind in SHAPES:
        if kind == "Profile" and is_uri(value):
            return
        yield from _part(value, kind, place)
    elif not _fits(value, kind):
        yield wrong("structure", _SAID[kind], where=place)


def _part(value: Any, kind: str, place: str) -> Iterator[Finding]:
    if isinstance(value, dict) and kind not in _UNTYPED and kind not in types_of(value):
        yield wrong(
            "structure", _("%(where)s must have the type %(type)s."), where=place, type=kind
        )
    yield from faults(value, SHAPES[kind], place)
    if kind == "Criteria" and isinstance(value, dict) and not value.keys() & {"id", "narrative"}:
        yield wrong("structure", _("%(where)s needs an address or a narrative."), where=place)
    status = value.get("status") if kind == "Result" and isinstance(value, dict) else None
    if status is not None and status not in RESULT_STATES:
        yield wrong("structure", _("%(where)s has a status nobody knows."), where=place)


def _fits(value: Any, kind: str) -> bool:
    match kind:
        case "text":
            return isinstance(value, str)
        case "words":
            # Words may be given in languages; either way they are words.
            return isinstance(value, str | dict)
        case "uri":
            return is_uri(value)
        case "issuer":
            return is_uri(value) or (isinstance(value, dict) and is_uri(value.get("id")))
        case "moment":
            return moment(value) is not None
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "boolean":
            return isinstance(value, bool)
        case "token":
            return isinstance(value, str) and _TOKEN.fullmatch(value) is not None
    raise AssertionError(kind)


_SAID = {
    "text": _("%(where)s is not a text."),
    "words": _("%(where)s is not a text."),
    "uri": _("%(where)s is not an address or identifier (URI)."),
    "issuer": _("%(where)s does not say who issued it."),
    "moment": _("%(where)s is not a date and time with its zone."),
    "number": _("%(where)s is not a number."),
    "boolean": _("%(where)s is neither true nor false."),
    "token": _("%(where)s is not a signed token."),
}
