"""Finding people by what they are called, in capital letters or small, by the indexes there are."""

from __future__ import annotations

from django.db.models import Q
from django.db.models.functions import Lower
from django.db.models.lookups import Exact


def called(column: str, value: str) -> Q:
    """Entries whose `email` or `directory_name`, say, is this."""
    return Q(Exact(Lower(column), value.lower()))
