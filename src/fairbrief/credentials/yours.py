"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.credentials.models import Credential
from fairbrief.kernel.yours import Held

CREDENTIALS = Held(
    model=Credential,
    ways=("engagement__student__user",),
    title=_("Credentials"),
    shows="code work=engagement__code document issued_at revoked_at revoked_reason",
    stays="a credential is the student's, who may have given it to others: it stays verifiable as "
    "issued, unless they ask for its end; then it is revoked and emptied",
    still="document",
)
