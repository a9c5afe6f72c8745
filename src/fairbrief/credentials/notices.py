"""Who is told about credentials."""

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
    name="credential.issued",
    subject=_("Your credential for “{title}” is ready"),
    body=_(
        "It is a signed Open Badges 3.0 credential that anyone can verify. It does not show your "
        "name until you say so on the closing page. Put its address on your CV or download it."
    ),
    to=_student,
    path=_page,
    facts=_facts,
)
NoticeKind(
    name="credential.revoked",
    subject=_("Your credential for “{title}” was revoked"),
    body=_("Your career office revoked it and gives this reason: {reason}"),
    to=_student,
    path=_page,
    facts=_facts,
)
