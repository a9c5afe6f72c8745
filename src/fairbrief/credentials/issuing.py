"""Who issues: this installation, under its address, with the keys it publishes."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from openbadgeslib.ob3.did import did_web_from_url

from fairbrief.credentials.models import IssuerKey

NAME = "Fairbrief"
STATUS_PATH = "/credentials/status/"
ISSUER_PATH = "/credentials/issuer/"


def issuer_id() -> str:
    """`did:web` of an https address; otherwise the address of the issuer's profile.

    did:web trusts TLS, so an installation without it cannot honestly claim one.
    """
    if settings.SECURE:
        return str(did_web_from_url(settings.BASE_URL))
    return f"{settings.BASE_URL}{ISSUER_PATH}"


def is_ours(issuer: str) -> bool:
    """Whether this installation keeps the keys of an issuer."""
    return issuer == issuer_id()


def controller_of(issuer: str) -> dict[str, Any] | None:
    """The document of an issuer whose keys are kept here; None for any other."""
    return controller_document() if is_ours(issuer) else None


def verification_method(key: IssuerKey) -> str:
    """The id under which a key is published; proofs name it."""
    return f"{issuer_id()}#{key.code}"


def status_list_url() -> str:
    return f"{settings.BASE_URL}{STATUS_PATH}"


def issuer_profile() -> dict[str, Any]:
    """The issuer as credentials name it."""
    return {
        "id": issuer_id(),
        "type": ["Profile"],
        "name": NAME,
        "url": f"{settings.BASE_URL}/",
    }


def controller_document() -> dict[str, Any]:
    """The DID document: every key, retired ones too, so that old credentials stay checkable."""
    issuer = issuer_id()
    methods = [
        {
            "id": f"{issuer}#{key.code}",
            "type": "Multikey",
            "controller": issuer,
            "publicKeyMultibase": key.public_multibase,
        }
        for key in IssuerKey.objects.order_by("id")
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": issuer,
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }
