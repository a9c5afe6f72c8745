"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.models import (
    Agreement,
    EarlierText,
    Proposal,
    Signature,
    StatusAnswer,
)
from fairbrief.kernel.yours import Held

#: Of whom an agreement is: the student, and who stands in its brief for the employer.
WAYS = (
    "application__student__user",
    "application__brief__supervisor__user",
    "application__brief__leader__user",
    "signatures__user",
)
_UNDER = tuple(f"agreement__{way}" for way in WAYS)
#: Why a signed agreement stays, and all that was written while its work ran.
KEPT = (
    "what both sides signed, and the record of its work: FAIRBRIEF_KEEP_AGREEMENTS_YEARS after it, "
    "for the law and for claims (GDPR Art. 17(3)(b) and (e); New York: six years)"
)
AGREEMENTS = Held(
    model=Agreement,
    ways=WAYS,
    title=_("Agreements"),
    shows="code state version text sha256 made_at student_signed_at employer_signed_at signed_at"
    " ended_at reason declined_by",
    stays=KEPT,
    still="terms text reason",
)
EARLIER = Held(
    model=EarlierText,
    ways=_UNDER,
    title=_("What agreements said before"),
    shows="agreement=agreement__code version text sha256 made_at ended_at",
    stays=KEPT,
    still="terms text",
)
SIGNATURES = Held(
    model=Signature,
    ways=("user",),
    title=_("Your signatures"),
    shows="agreement=agreement__code version party name_typed capacity email consent sha256 at"
    " by_link address device postal seal",
    stays=KEPT,
    still="name_typed capacity email postal",
)
PROPOSALS = Held(
    model=Proposal,
    ways=_UNDER,
    title=_("Changes proposed before signing"),
    shows="code agreement=agreement__code line old new side by_name reason made_at state answer",
    stays=KEPT,
    still="old new by_name reason answer answered_by_name",
)
STATUSES = Held(
    model=StatusAnswer,
    ways=("agreement__application__student__user",),
    only=Q(side="student"),
    title=_("What you answered about your status"),
    shows="agreement=agreement__code side answers advice rules by_name at",
    stays=KEPT,
    still="answers by_name",
)
