"""Whose notice it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from fairbrief.notices.models import Notice

if TYPE_CHECKING:
    from fairbrief.accounts.models import User


def notice_for(user: User, code: str) -> Notice:
    """One of the person's notices; 404 for anyone else's."""
    return get_object_or_404(Notice, code=code, user=user)
