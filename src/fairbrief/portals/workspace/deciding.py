"""A dispute as the one who decides it reads it: the claim, the answer, what shows it, the terms."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.deciding import waits_for
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.evidence import evidence_in
from fairbrief.engagements.models import Dispute
from fairbrief.engagements.overview import is_live_dispute
from fairbrief.engagements.record import in_words, record_of
from fairbrief.engagements.trouble_forms import VerdictForm
from fairbrief.engagements.verdicts import default_of
from fairbrief.kernel.clock import now

#: Lines of the record beneath the evidence.
FEW = 30


def case_page(dispute: Dispute, campus_id: int | None, form: BaseForm | None) -> dict[str, Any]:
    """Everything a decider needs on one page. `campus_id` is the deciding office's."""
    work = dispute.engagement
    may_decide = waits_for(dispute, campus_id)
    silent = dispute.was_silent and not dispute.decision
    return {
        "dispute": dispute,
        "appeal": dispute.appeal_or_none,
        "work": work,
        "turn": turn_of(dispute) if is_live_dispute(dispute) else None,
        "evidence": list(evidence_in(dispute)),
        "earned": earned_by(work),
        "default": default_of(dispute, at=now()) if silent else None,
        "form": form or (VerdictForm(dispute=dispute) if may_decide else None),
        "clauses": work.agreement.text.split("\n\n")[1:],
        "events": [in_words(event) for event in record_of(work)[:FEW]],
    }
