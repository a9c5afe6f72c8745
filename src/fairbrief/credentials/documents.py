"""What a credential says: Open Badges 3.0, from the signed agreement and the accepted work.

Sources: 1EdTech Open Badges 3.0 (AchievementCredential, achievementType "Fieldwork", Endorsement,
IdentityObject, ResultDescription), W3C Verifiable Credentials 2.0, Bitstring Status List 1.0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from openbadgeslib.ob3 import IdentityObject

from fairbrief.credentials.issuing import Holder

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    # Defines the type of `credentialSchema`; without it the proof would not cover that member.
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
]
_SCHEMAS = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
FRAMEWORK = "Fairbrief skills"
#: The eight career-readiness competencies and where they are defined.
READINESS = "NACE career readiness competencies"
READINESS_URL = "https://www.naceweb.org/career-readiness/competencies/career-readiness-defined"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is said of one engagement, gathered by the action that issues."""

    code: str
    issuer: Holder
    list_number: int
    status_index: int
    title: str
    description: str
    criteria: str
    email: str
    salt: str
    name: str
    employer: Holder
    hours: str
    starts_on: date
    ends_on: date
    skills: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    issued_at: datetime


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One competency as the employer saw it: its level among the words of all levels, from 1."""

    key: str
    name: str
    level: int
    words: tuple[str, ...]


def credential_url(code: str) -> str:
    return f"{settings.BASE_URL}/credentials/{code}/"


def skill_url(slug: str) -> str:
    return f"{settings.BASE_URL}/credentials/skills/#{slug}"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _day(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _schema(name: str) -> dict[str, str]:
    return {"id": f"{_SCHEMAS}{name}", "type": "1EdTechJsonSchemaValidator2019"}


def unsigned(facts: Facts) -> dict[str, Any]:
    """The document before its proof."""
    url = credential_url(facts.code)
    result_id = f"{url}#hours"
    list_url = facts.issuer.status_url(facts.list_number)
    document: dict[str, Any] = {
        "@context": CONTEXTS,
        "id": url,
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": facts.title,
        "issuer": facts.issuer.profile,
        "validFrom": moment(facts.issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": identifiers(facts.email, facts.salt, facts.name),
            "role": "Micro-intern",
            "activityStartDate": _day(facts.starts_on),
            "activityEndDate": _day(facts.ends_on),
            "source": facts.employer.profile,
            "achievement": {
                "id": f"{url}#achievement",
                "type": ["Achievement"],
                "achievementType": "Fieldwork",
                "name": facts.title,
                "description": facts.description,
                "criteria": {"narrative": facts.criteria},
                "resultDescription": [
                    {
                        "id": result_id,
                        "type": ["ResultDescription"],
                        "name": "Hours worked",
                        "resultType": "ext:Hours",
                    }
                ],
            },
            "result": [{"type": ["Result"], "resultDescription": result_id, "value": facts.hours}],
        },
        "credentialSchema": [_schema("ob_v3p0_achievementcredential_schema.json")],
        "credentialStatus": {
            "id": f"{list_url}#{facts.status_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(facts.status_index),
            "statusListCredential": list_url,
        },
    }
    if facts.skills:
        document["credentialSubject"]["achievement"]["alignment"] = [
            {
                "type": ["Alignment"],
                "targetName": name,
                "targetUrl": skill_url(slug),
                "targetFramework": FRAMEWORK,
            }
            for slug, name in facts.skills
        ]
    if facts.evidence:
        document["evidence"] = [
            {"type": ["Evidence"], "name": title, "genre": "Deliverable"}
            for title in facts.evidence
        ]
    return document


def unsigned_endorsement(facts: Facts, comment: str) -> dict[str, Any]:
    """The employer's word on the achievement, before its proof."""
    url = credential_url(facts.code)
    return {
        "@context": CONTEXTS,
        "id": f"{url}#endorsement",
        "type": ["VerifiableCredential", "EndorsementCredential"],
        "name": f"Work accepted: {facts.title}",
        "issuer": facts.employer.profile,
        "validFrom": moment(facts.issued_at),
        "credentialSubject": {
            "id": f"{url}#achievement",
            "type": ["EndorsementSubject"],
            "endorsementComment": comment,
        },
        "credentialSchema": [_schema("ob_v3p0_endorsementcredential_schema.json")],
    }


def with_levels(document: dict[str, Any], seen: Sequence[Seen]) -> dict[str, Any]:
    """The document with these competencies and no others, each aligned and with its level."""
    url = document["id"]
    subject = dict(document["credentialSubject"])
    achievement = dict(subject["achievement"])
    described = [each for each in achievement["resultDescription"] if not _is_level(each)]
    ids = {each["id"] for each in described}
    results = [each for each in subject["result"] if each["resultDescription"] in ids]
    alignment = [
        each
        for each in achievement.get("alignment", [])
        if each.get("targetFramework") != READINESS
    ]
    for each in seen:
        name = f"{url}#competency-{each.key}"
        aligned = {
            "type": ["Alignment"],
            "targetName": each.name,
            "targetUrl": READINESS_URL,
            "targetFramework": READINESS,
            "targetCode": each.key,
        }
        alignment.append(aligned)
        described.append(
            {
                "id": name,
                "type": ["ResultDescription"],
                "name": each.name,
                "resultType": "RubricCriterionLevel",
                "rubricCriterionLevel": [
                    {
                        "id": f"{name}-{number}",
                        "type": ["RubricCriterionLevel"],
                        "name": word,
                        "level": str(number),
                    }
                    for number, word in enumerate(each.words, start=1)
                ],
            }
        )
        results.append(
            {
                "type": ["Result"],
                "resultDescription": name,
                "achievedLevel": f"{name}-{each.level}",
            }
        )
    achievement["resultDescription"] = described
    if alignment:
        achievement["alignment"] = alignment
    else:
        achievement.pop("alignment", None)
    return {
        **document,
        "credentialSubject": {**subject, "achievement": achievement, "result": results},
    }


def shows_levels(document: dict[str, Any]) -> bool:
    described = document["credentialSubject"]["achievement"]["resultDescription"]
    return any(_is_level(each) for each in described)


def _is_level(description: dict[str, Any]) -> bool:
    return "rubricCriterionLevel" in description


def identifiers(email: str, salt: str, name: str) -> list[dict[str, Any]]:
    """The subject: a salted fingerprint of the mail address; the name only with consent."""
    found = [IdentityObject.create(email.lower(), salt=salt).to_dict()]
    if name:
        found.append(
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": name,
                "identityType": "name",
            }
        )
    return found


def salt_of(document: dict[str, Any]) -> str:
    """The salt of the fingerprint, so that a document made again keeps it."""
    for each in document["credentialSubject"]["identifier"]:
        if each["hashed"]:
            return str(each["salt"])
    raise ValueError("a credential of ours has a salted fingerprint")


def name_of(document: dict[str, Any]) -> str:
    """The name a document shows, "" for none; of any issuer, so nothing is taken for granted."""
    subject = document.get("credentialSubject")
    if isinstance(subject, list):
        subject = subject[0] if subject else None
    found = subject.get("identifier") if isinstance(subject, dict) else None
    for each in found if isinstance(found, list) else []:
        if (
            isinstance(each, dict)
            and each.get("identityType") == "name"
            and each.get("hashed") is False
        ):
            return str(each.get("identityHash", ""))[:120]
    return ""


def belongs_to(document: dict[str, Any], email: str) -> bool:
    """Whether the fingerprint in the document is that of a mail address."""
    subject = document.get("credentialSubject")
    found = subject.get("identifier") if isinstance(subject, dict) else None
    for each in found if isinstance(found, list) else []:
        if isinstance(each, dict) and each.get("hashed") is True:
            salt = str(each.get("salt") or "")
            for spelled in {email, email.lower()}:
                made = IdentityObject.create(spelled, salt=salt)
                if made.identity_hash == each.get("identityHash"):
                    return True
    return False
