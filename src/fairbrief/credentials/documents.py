"""What a credential says: Open Badges 3.0, from the signed agreement and the accepted work.

Sources: 1EdTech Open Badges 3.0 (AchievementCredential, achievementType "Fieldwork",
IdentityObject, ResultDescription), W3C Verifiable Credentials 2.0, Bitstring Status List 1.0.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from openbadgeslib.ob3 import IdentityObject

from fairbrief.credentials.issuing import issuer_profile, status_list_url

CONTEXTS = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    # Defines the type of `credentialSchema`; without it the proof would not cover that member.
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
]
SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/"
    "ob_v3p0_achievementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}
FRAMEWORK = "Fairbrief skills"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is said of one engagement, gathered by the action that issues."""

    code: str
    status_index: int
    title: str
    description: str
    criteria: str
    email: str
    salt: str
    name: str
    employer: str
    employer_url: str
    hours: str
    starts_on: date
    ends_on: date
    skills: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    issued_at: datetime


def credential_url(code: str) -> str:
    return f"{settings.BASE_URL}/credentials/{code}/"


def skill_url(slug: str) -> str:
    return f"{settings.BASE_URL}/credentials/skills/#{slug}"


def moment(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _day(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def unsigned(facts: Facts) -> dict[str, Any]:
    """The document before its proof."""
    url = credential_url(facts.code)
    result_id = f"{url}#hours"
    document: dict[str, Any] = {
        "@context": CONTEXTS,
        "id": url,
        "type": ["VerifiableCredential", "AchievementCredential"],
        "name": facts.title,
        "issuer": issuer_profile(),
        "validFrom": moment(facts.issued_at),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": identifiers(facts.email, facts.salt, facts.name),
            "role": "Micro-intern",
            "activityStartDate": _day(facts.starts_on),
            "activityEndDate": _day(facts.ends_on),
            "source": _employer(facts),
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
        "credentialSchema": [SCHEMA],
        "credentialStatus": {
            "id": f"{status_list_url()}#{facts.status_index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": "revocation",
            "statusListIndex": str(facts.status_index),
            "statusListCredential": status_list_url(),
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


def _employer(facts: Facts) -> dict[str, Any]:
    # A profile without an address of its own gets one of ours, so that the proof covers it.
    return {
        "id": facts.employer_url or f"{credential_url(facts.code)}#employer",
        "type": ["Profile"],
        "name": facts.employer,
    }


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
