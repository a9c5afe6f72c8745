"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.tracking.models import (
    Approval,
    BulkEdit,
    Experience,
    Outcome,
    PastImport,
)

LEDGER = (
    "the university's education record (FERPA: 34 CFR 99.3): it counts the experience, and goes on "
    "by its own roster"
)
EXPERIENCES = Held(
    model=Experience,
    ways=("student__user",),
    title=_("Your experiences"),
    shows="code campus=campus__name work=engagement__code state employer_name title what_i_did"
    " supervisor_name supervisor_email senior_contact objectives learned would_recommend"
    " seeks_credit course logged_by_name would_take_again strengths place starts_on ends_on minutes"
    " paid_minor currency logged_at confirmed_at confirmed_by_name verified_at verified_by_name"
    " refused_reason",
    goes="what_i_did objectives learned",
    stays=LEDGER,
)
OUTCOMES = Held(
    model=Outcome,
    ways=("experience__student__user",),
    title=_("What came of them"),
    shows="experience=experience__code months answer note said_at asked_at",
    goes="note",
    stays=LEDGER,
)
APPROVALS = Held(
    model=Approval,
    ways=("experience__student__user", "engagement__student__user"),
    title=_("Approvals for credit and authorization"),
    shows="code kind state name email question due_at asked_at decided_at decided_by_name reason",
    stays=LEDGER,
)
for _model, _columns, _near in (
    (
        Experience,
        (
            "supervisor_name",
            "supervisor_email",
            "logged_by_name",
            "confirmed_by_name",
            "verified_by_name",
        ),
        ("campus", "employer"),
    ),
    (
        Approval,
        (
            "name",
            "email",
            "asked_by_name",
            "passed_on_by_name",
            "decided_by_name",
        ),
        ("campus",),
    ),
    (PastImport, ("made_by_name",), ("campus",)),
    (BulkEdit, ("by_name",), ("campus",)),
):
    Named(model=_model, columns=_columns, near=_near)
