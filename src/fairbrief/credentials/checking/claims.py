"""Structure and subject: what a credential is, in which order it names its contexts, about whom."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from fairbrief.credentials.checking.findings import Finding, right, wrong
from fairbrief.credentials.checking.findings import gettext_noop as _
from fairbrief.credentials.checking.shape import envelope, faults, is_uri, objects_in, types_of

V1 = "https://www.w3.org/2018/credentials/v1"
V2 = "https://www.w3.org/ns/credentials/v2"
BADGES = re.compile(
    r"https://purl\.imsglobal\.org/spec/ob/v3p0/(?:context(?:-3\.0\.\d+)?\.json|context/ob_v3p0\.jsonld)"
    r"|https://imsglobal\.github\.io/openbadges-specification/context\.json"
)
RECORDS = re.compile(
    r"https://purl\.imsglobal\.org/spec/clr/v2p0/(?:context(?:-2\.0\.\d+)?\.json|context/clr_v2p0\.jsonld)"
)
SCHEMA_TYPE = "1EdTechJsonSchemaValidator2019"
#: The kinds this product knows whole; "VerifiableCredential" stands for any other.
BADGE, ENDORSEMENT, RECORD, OTHER = (
    "AchievementCredential",
    "EndorsementCredential",
    "ClrCredential",
    "VerifiableCredential",
)


def kind_of(document: dict[str, Any]) -> str:
    types = set(types_of(document))
    if types & {BADGE, "OpenBadgeCredential"}:
        return BADGE
    for kind in (ENDORSEMENT, RECORD):
        if kind in types:
            return kind
    return OTHER


def contexts_of(document: dict[str, Any]) -> list[Any]:
    found = document.get("@context")
    return found if isinstance(found, list) else [found]


def is_first_version(document: dict[str, Any]) -> bool:
    return contexts_of(document)[:1] == [V1]


def issuer_of(document: dict[str, Any]) -> str:
    """The issuer's identifier; "" where there is none."""
    found = document.get("issuer")
    found = found.get("id") if isinstance(found, dict) else found
    return found if isinstance(found, str) else ""


def subject_of(document: dict[str, Any]) -> dict[str, Any]:
    found = document.get("credentialSubject")
    if isinstance(found, list):
        found = found[0] if found else None
    return found if isinstance(found, dict) else {}


def structure(document: dict[str, Any]) -> Iterator[Finding]:
    kind = kind_of(document)
    found = [
        *_types(document, kind),
        *_contexts(document, kind),
        *faults(document, envelope(kind, first_version=is_first_version(document))),
        *_schemas(document, kind),
        *_results(document, kind),
    ]
    yield from found
    if not found:
        yield right("structure", _SAID[kind])


_SAID = {
    BADGE: _("It has every part that Open Badges 3.0 requires."),
    ENDORSEMENT: _("It has every part that an endorsement of Open Badges 3.0 requires."),
    RECORD: _("It has every part that a Comprehensive Learner Record 2.0 requires."),
    OTHER: _("It has every part that W3C Verifiable Credentials require."),
}


def _types(document: dict[str, Any], kind: str) -> Iterator[Finding]:
    types = document.get("type")
    if "VerifiableCredential" not in types_of(document):
        yield wrong("structure", _("This does not say that it is a credential."))
    elif kind == OTHER and (
        BADGES.search(str(document.get("@context")))
        or RECORDS.search(str(document.get("@context")))
    ):
        yield wrong(
            "structure",
            _("It uses the words of Open Badges, but says of no kind of badge that it is one."),
        )
    if isinstance(types, list) and len({str(each) for each in types}) != len(types):
        yield wrong("structure", _("It names the same type twice."))


def _contexts(document: dict[str, Any], kind: str) -> Iterator[Finding]:
    """The base first; then what the kind needs, in its order."""
    named = contexts_of(document)
    if not named or named[0] not in (V1, V2):
        yield wrong("structure", _("Its first context must be that of W3C Verifiable Credentials."))
        return
    needed = {BADGE: [BADGES], ENDORSEMENT: [BADGES], RECORD: [RECORDS, BADGES], OTHER: []}[kind]
    for place, wanted in enumerate(needed, start=1):
        there = named[place] if len(named) > place else None
        if not isinstance(there, str) or not wanted.fullmatch(there):
            yield wrong(
                "structure",
                _("Its contexts are not those required, in their order (place %(place)s)."),
                place=place + 1,
            )
            return


def _schemas(document: dict[str, Any], kind: str) -> Iterator[Finding]:
    named = document.get("credentialSchema")
    rows = named if isinstance(named, list) else [named] if named else []
    types = [each for row in rows for each in types_of(row)]
    if kind != OTHER and rows and SCHEMA_TYPE not in types:
        yield wrong("structure", _("None of its schemas has the type %(type)s."), type=SCHEMA_TYPE)


def _results(document: dict[str, Any], kind: str) -> Iterator[Finding]:
    """A result fits the description it names: it exists, the level and the value are its own."""
    subject = subject_of(document)
    achievement = subject.get("achievement")
    if kind != BADGE or not isinstance(achievement, dict):
        return
    described = {
        each["id"]: each
        for each in objects_in(achievement.get("resultDescription"))
        if is_uri(each.get("id"))
    }
    for number, result in enumerate(objects_in(subject.get("result"))):
        place = f"credentialSubject.result[{number}]"
        name = result.get("resultDescription")
        if name is None:
            continue
        if not isinstance(name, str) or name not in described:
            yield wrong(
                "structure",
                _("%(where)s names a result that the achievement does not describe."),
                where=place,
            )
            continue
        yield from _level(result, described[name], place)


def _level(result: dict[str, Any], description: dict[str, Any], place: str) -> Iterator[Finding]:
    levels = [each.get("id") for each in objects_in(description.get("rubricCriterionLevel"))]
    level = result.get("achievedLevel")
    if level is not None and level not in levels:
        yield wrong("structure", _("%(where)s reached a level that is not described."), where=place)
    allowed = description.get("allowedValue")
    value = result.get("value")
    if (
        allowed
        and value is not None
        and value not in (allowed if isinstance(allowed, list) else [allowed])
    ):
        yield wrong("structure", _("%(where)s has a value that is not allowed."), where=place)


def subject(document: dict[str, Any], recipient: str = "") -> Iterator[Finding]:
    """Whom it is about; with a recipient given, whether it is they."""
    kind = kind_of(document)
    found = subject_of(document)
    identifiers = objects_in(found.get("identifier"))
    if kind == ENDORSEMENT:
        if not is_uri(found.get("id")):
            yield wrong("subject", _("It does not say what it endorses."))
        else:
            yield right("subject", _("It endorses %(what)s."), what=found["id"][:200])
        return
    if not found and not document.get("credentialSubject"):
        yield wrong("subject", _("It does not say whom it is about."))
        return
    if kind == OTHER:
        yield right("subject", _("It makes claims about somebody or something."))
        return
    if not found.get("id") and not identifiers:
        yield wrong("subject", _("It does not say whose achievement this is."))
    elif recipient:
        yield _theirs(found, identifiers, recipient)
    elif found.get("id"):
        yield right("subject", _("It is about %(who)s."), who=str(found["id"])[:200])
    else:
        yield _named(identifiers)


def _named(identifiers: list[dict[str, Any]]) -> Finding:
    for each in identifiers:
        if each.get("hashed") is False and isinstance(each.get("identityHash"), str):
            return right("subject", _("It names %(who)s."), who=each["identityHash"][:120])
    return right("subject", _("It carries a fingerprint of the person’s mail address and no name."))


def _theirs(found: dict[str, Any], identifiers: list[dict[str, Any]], recipient: str) -> Finding:
    if found.get("id") in (recipient, f"mailto:{recipient}") or any(
        fits(each, recipient) for each in identifiers
    ):
        return right("subject", _("It was issued to %(who)s."), who=recipient)
    return wrong("subject", _("It was not issued to %(who)s."), who=recipient)


def fits(identifier: dict[str, Any], recipient: str) -> bool:
    """Whether a (salted, hashed) identifier is that of a mail address or number."""
    told = identifier.get("identityHash")
    if identifier.get("hashed") is not True:
        return told in (recipient, recipient.lower())
    salt = identifier.get("salt")
    salt = salt if isinstance(salt, str) else ""
    for spelled in {recipient, recipient.lower()}:
        for name in ("sha256", "md5"):
            made = hashlib.new(name, (spelled + salt).encode(), usedforsecurity=False).hexdigest()
            if told == f"{name}${made}":
                return True
    return False
