"""Where people's files are kept: in a folder, or in a bucket of a store that speaks S3."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TAKEN = {"endpoint": "endpoint_url", "region": "region_name", "addressing": "addressing_style"}


def file_storage(address: str) -> dict[str, Any]:
    """Django's settings of the storage: a folder for "", a bucket for `s3://bucket/folder`.

    `?endpoint=https://…`, `&region=…` and `&addressing=path` say where a bucket is that is not
    Amazon's. Keys come from the environment or the machine, as boto3 finds them. Files are never
    public: they pass through the site, which knows who may read them. Raises ImproperlyConfigured.
    """
    if not address:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            # What people hand over is nobody else's to read, whatever the umask.
            "OPTIONS": {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700},
        }
    parts = urlsplit(address)
    asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if parts.scheme != "s3" or not parts.hostname or parts.username or asked.keys() - _TAKEN:
        raise ImproperlyConfigured(
            "FAIRBRIEF_FILES is not understood; it must look like s3://bucket/folder or "
            "s3://bucket?endpoint=https://s3.example.edu&region=eu, without keys in it."
        )
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.netloc,
            "location": parts.path.strip("/"),
            "default_acl": None,
            "file_overwrite": False,
            "signature_version": "s3v4",
            **{_TAKEN[name]: value for name, value in asked.items()},
        },
    }
