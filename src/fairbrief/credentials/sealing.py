"""Private keys at rest: sealed with a key derived from the installation's secret."""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


class SealBrokenError(Exception):
    """The installation's secret has changed since the key was sealed."""


def seal(private: bytes) -> str:
    return _box().encrypt(private).decode()


def unseal(sealed: str) -> bytes:
    """Raises SealBrokenError when neither the secret nor one of its fallbacks opens it."""
    try:
        return _box().decrypt(sealed.encode())
    except InvalidToken as error:
        raise SealBrokenError from error


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(force_bytes(secret))) for secret in secrets])


def _derived(secret: bytes) -> bytes:
    # Derived for this one purpose, so that the sessions' secret never touches a key directly.
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"fairbrief issuer key")
    return base64.urlsafe_b64encode(hkdf.derive(secret))
