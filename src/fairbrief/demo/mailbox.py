"""The demo's mail: what was told, from the outbox, and codes to sign in, from the mail files."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_string, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.db.models import QuerySet

from fairbrief.kernel.called import called
from fairbrief.notices.models import Notice

_RULE = re.compile(r"^-{79}$", re.M)
#: Files of the newest mails that are looked at.
MOST_FILES = 40


@dataclass(frozen=True)
class Letter:
    """A mail that is no notice, such as a code to sign in."""

    to: str
    subject: str
    body: str
    at: datetime | None


def notices_to(address: str) -> QuerySet[Notice]:
    """Every notice that left, newest first; those to one address when it is given."""
    rows = Notice.objects.filter(mailed_at__isnull=False).order_by("-mailed_at", "-id")
    return rows.filter(called("email", address)) if address else rows


def letters_in(folder: Path, *, to: str = "", most: int = 10) -> list[Letter]:
    """The newest mails of the folder that did not come from the outbox."""
    if not folder.is_dir():
        return []
    files = sorted(folder.glob("*.log"), key=os.path.getmtime, reverse=True)[:MOST_FILES]
    letters = [letter for file in files for letter in _letters_of(file)]
    if to:
        letters = [letter for letter in letters if to.lower() in letter.to.lower()]
    return sorted(letters, key=lambda each: str(each.at), reverse=True)[:most]


def _letters_of(file: Path) -> list[Letter]:
    letters = []
    for part in _RULE.split(file.read_text("utf-8", errors="replace")):
        message = message_from_string(part.lstrip("\n"), _class=EmailMessage, policy=policy.default)
        if not message["Subject"] or str(message["Message-ID"]).endswith("@fairbrief>"):
            continue
        body = message.get_body(("plain",))
        letters.append(
            Letter(
                to=str(message["To"]),
                subject=str(message["Subject"]),
                body=str(body.get_content()).strip() if body else "",
                at=parsedate_to_datetime(str(message["Date"])) if message["Date"] else None,
            )
        )
    return letters
