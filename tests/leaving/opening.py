"""The way back into a closed account, as its mailed link is opened."""

from __future__ import annotations

from datetime import datetime

from fairbrief.accounts.links import open_link
from fairbrief.audit.actors import Actor
from fairbrief.leaving.access import closing_of_link
from fairbrief.leaving.models import Closing


def opened(token: str, *, at: datetime) -> tuple[Closing, Actor]:
    link, actor = open_link(token, at=at)
    found = closing_of_link(link, actor)
    assert found is not None
    return found, actor
