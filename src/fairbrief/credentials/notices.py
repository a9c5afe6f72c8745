"""Who is told about credentials. Of a new one the mail about the close tells, not one more mail."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.credentials.models import Credential
from fairbrief.notices.telling import NoticeKind


def _student(credential: Credential) -> list[User]:
    return [credential.engagement.student.user]


def _facts(credential: Credential) -> dict[str, object]:
    return {
        "title": credential.engagement.title,
        "employer": credential.engagement.employer,
        "reason": credential.revoked_reason,
    }


def _page(credential: Credential) -> str:
    return f"/credentials/{credential.code}/"


NoticeKind(
    name="credential.revoked",
    subject=_("Your credential for “{title}” was revoked"),
    body=_("Your career office revoked it and gives this reason: {reason}"),
    to=_student,
    path=_page,
    facts=_facts,
)
