"""A Comprehensive Learner Record 2.0 of a student's credentials, signed by the installation.

It holds each credential whole, as it was issued, so that it can be checked without this
installation. Sources: 1EdTech Comprehensive Learner Record 2.0 (ClrCredential, ClrSubject), W3C
Data Integrity, cryptosuite eddsa-rdfc-2022.
"""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import override
from openbadgeslib.ob3.clr import (
    CLR_CONTEXT_URL,
    OB_V3_CONTEXT,
    VCDM_V2_CONTEXT,
    build_clr_credential,
    sign_clr_credential,
)

from fairbrief.credentials.access import credentials_of
from fairbrief.credentials.actions import live_key
from fairbrief.credentials.documents import identifiers
from fairbrief.credentials.issuing import INSTALLATION_HOLDER, verification_method
from fairbrief.credentials.models import Credential
from fairbrief.credentials.sealing import unseal
from fairbrief.students.models import Student

#: Credentials in one record: a signed document is at most 256 KiB, and one
#: with its endorsement takes about 10.
MOST = 20


def credentials_kept(student: Student) -> list[Credential]:
    """Those that are in force, the newest first."""
    rows = credentials_of(student).filter(revoked_at=None)
    return list(rows.order_by("-issued_at", "-pk"))


def learner_record(student: Student, /, *, at: datetime) -> dict[str, Any] | None:
    """The signed record, None without a credential. With more than it can hold, the newest."""
    documents = [each.document for each in credentials_kept(student)]
    if not documents:
        return None
    key = live_key(at=at)
    # Like its members it is read anywhere: always in English, and naming nobody.
    with override("en"):
        record = build_clr_credential(
            INSTALLATION_HOLDER.profile,
            identifiers(student.user.email, secrets.token_hex(16), ""),
            documents[:MOST],
            credential_id=f"urn:uuid:{uuid.uuid4()}",
            valid_from=at,
        )
        record["name"] = "Record of micro-internships"
        record["description"] = (
            "The credentials of finished micro-internships, each as it was issued."
        )
    # In the order of the specification, where the record's own context comes before the badges'.
    record["@context"] = [VCDM_V2_CONTEXT, CLR_CONTEXT_URL, OB_V3_CONTEXT]
    record["credentialSubject"]["type"] = ["ClrSubject"]
    record["partial"] = len(documents) > MOST
    signed: dict[str, Any] = sign_clr_credential(
        record, unseal(key.private_sealed), verification_method(key)
    )
    return signed
