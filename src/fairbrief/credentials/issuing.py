"""Who signs: this installation, a campus in its own name, an employer who endorses.

Each has a `did:web` under this installation's address and keys of its own, which are kept here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from openbadgeslib.ob3.did import did_web_from_url

from fairbrief.credentials.models import Credential, IssuerKey
from fairbrief.kernel.codes import ALPHABET, LENGTH
from fairbrief.organizations.models import Campus, Employer

NAME = "Fairbrief"
ISSUER_PATH = "/credentials/issuer/"
_CODE = rf"[{ALPHABET}]{{{LENGTH}}}"


@dataclass(frozen=True)
class Holder:
    """Whose key: a campus's, an employer's, or, with neither, the installation's."""

    campus: Campus | None = None
    employer: Employer | None = None

    @property
    def path(self) -> str:
        """Where its documents stand, "" for the root."""
        if self.campus is not None:
            return f"/credentials/campuses/{self.campus.code}"
        if self.employer is not None:
            return f"/credentials/employers/{self.employer.code}"
        return ""

    @property
    def id(self) -> str:
        """`did:web` of an https address; otherwise the address of the issuer's profile.

        did:web trusts TLS, so an installation without it cannot honestly claim one.
        """
        if settings.SECURE:
            return str(did_web_from_url(f"{settings.BASE_URL}{self.path}"))
        return f"{settings.BASE_URL}{self.path + '/' if self.path else ISSUER_PATH}"

    @property
    def name(self) -> str:
        return str(self.campus or self.employer or NAME)

    @property
    def profile(self) -> dict[str, Any]:
        """The holder as credentials name it."""
        found = {"id": self.id, "type": ["Profile"], "name": self.name}
        if self.employer is not None and self.employer.website:
            found["url"] = self.employer.website
        elif self.employer is None:
            found["url"] = f"{settings.BASE_URL}{self.path}/"
        return found

    def status_url(self, number: int) -> str:
        """A list of a holder has a number; each has places for many credentials."""
        return f"{settings.BASE_URL}{self.path or '/credentials'}/revoked-{number}.json"


INSTALLATION_HOLDER = Holder()


def holder_of(key: IssuerKey) -> Holder:
    return Holder(campus=key.campus, employer=key.employer)


def issuer_of(credential: Credential) -> Holder:
    """Who issued it; a new signature keeps the issuer."""
    return Holder(campus=credential.issued_by)


def holder_named(issuer: str) -> Holder | None:
    """The holder an issuer's id names, when its keys are kept here."""
    if issuer == INSTALLATION_HOLDER.id:
        return INSTALLATION_HOLDER
    found = re.search(rf"credentials[:/](?P<kind>campuses|employers)[:/](?P<code>{_CODE})", issuer)
    if found is None:
        return None
    holder = _found(found["kind"], found["code"])
    return holder if holder is not None and holder.id == issuer else None


def _found(kind: str, code: str) -> Holder | None:
    if kind == "campuses":
        campus = Campus.objects.filter(code=code).first()
        return Holder(campus=campus) if campus else None
    employer = Employer.objects.filter(code=code).first()
    return Holder(employer=employer) if employer else None


def is_ours(issuer: str) -> bool:
    """Whether this installation keeps the keys of an issuer."""
    return holder_named(issuer) is not None


def controller_of(issuer: str) -> dict[str, Any] | None:
    """The document of an issuer whose keys are kept here; None for any other."""
    holder = holder_named(issuer)
    return controller_document(holder) if holder is not None else None


def verification_method(key: IssuerKey) -> str:
    """The id under which a key is published; proofs name it.

    It is the public key itself, so that a signature can be checked long after the issuer's site is
    gone. Whether the key was the issuer's still only its document tells.
    """
    return f"{holder_of(key).id}#{key.public_multibase}"


def controller_document(holder: Holder = INSTALLATION_HOLDER) -> dict[str, Any]:
    """The DID document: every key, retired ones too, so that old credentials stay checkable."""
    keys = IssuerKey.objects.filter(campus=holder.campus, employer=holder.employer)
    methods = [
        {
            "id": f"{holder.id}#{key.public_multibase}",
            "type": "Multikey",
            "controller": holder.id,
            "publicKeyMultibase": key.public_multibase,
        }
        for key in keys.order_by("id")
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": holder.id,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
