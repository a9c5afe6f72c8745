"""Several credentials as one: a Comprehensive Learner Record 2.0 of what a student holds here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _text
from django.utils.translation import override
from openbadgeslib.ob3.clr import bundled_clr_contexts
from openbadgeslib.ob3.ldp import add_data_integrity_proof

from fairbrief.credentials.documents import CONTEXTS, identifiers, moment, name_of, salt_of
from fairbrief.credentials.issuing import Holder, verification_method
from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.credentials.sealing import unseal

_CONTEXT = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json"
_SCHEMA = "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json"


def signed_record(
    held: Sequence[Credential], /, *, key: IssuerKey, email: str, at: datetime
) -> dict[str, Any]:
    """A record of credentials in force, one at least, each whole and checkable on its own.

    It shows a name only if one of them does, and names its holder by the fingerprint of the first.
    """
    base, *ours = CONTEXTS
    holder = Holder()
    name = next((found for each in held if (found := name_of(each.document))), "")
    with override("en"):
        title = _text("Micro-internships, a learner record")
    document = {
        "@context": [base, _CONTEXT, *ours],
        "id": f"{settings.BASE_URL}/credentials/{held[0].code}/#record-{at:%Y%m%d%H%M%S}",
        "type": ["VerifiableCredential", "ClrCredential"],
        "name": title,
        "issuer": holder.profile,
        "validFrom": moment(at),
        "credentialSubject": {
            "type": ["ClrSubject"],
            "identifier": identifiers(email, salt_of(held[0].document), name),
            "verifiableCredential": [each.document for each in held],
        },
        "credentialSchema": [{"id": _SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }
    signed: dict[str, Any] = add_data_integrity_proof(
        document,
        unseal(key.private_sealed),
        verification_method(key),
        created=at,
        extra_contexts=bundled_clr_contexts(),
    )
    return signed
