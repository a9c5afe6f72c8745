"""Where mail goes: an SMTP server named by `EMAIL_URL`, or files in the installation's folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mailers(url: str, folder: Path) -> dict[str, Any]:
    """Django's MAILERS from `smtp://`, `smtp+tls://` or `smtps://user:password@host:port`.

    Raises ImproperlyConfigured, naming the forms that are understood.
    """
    if not url:
        return {
            "default": {
                "BACKEND": "fairbrief.config.mail_files.EmailBackend",
                "OPTIONS": {"file_path": folder},
            }
        }
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL must look like smtp+tls://user:password@mail.example.edu:587 "
            "(or smtp://, smtps://)."
        )
    return {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {
                "host": parts.hostname,
                "port": parts.port or PORTS[parts.scheme],
                "username": unquote(parts.username or ""),
                "password": unquote(parts.password or ""),
                "use_tls": parts.scheme == "smtp+tls",
                "use_ssl": parts.scheme == "smtps",
                "timeout": 20,
            },
        }
    }
