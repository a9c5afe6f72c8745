"""A dispute as the one who decides it reads it: the claim, the answer, what shows it, the terms."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from fairbrief.clocks.queries import turn_of
from fairbrief.engagements.actions import decide_appeal, decide_dispute
from fairbrief.engagements.deciding import waits_for
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.evidence import evidence_in
from fairbrief.engagements.models import Dispute
from fairbrief.engagements.overview import is_live_dispute
from fairbrief.engagements.record import in_words, record_of
from fairbrief.engagements.trouble_forms import VerdictForm
from fairbrief.engagements.verdicts import default_of
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import PortalRequest
from fairbrief.portals.ui.http import run_action

#: Lines of the record beneath the evidence.
FEW = 30


def verdict_sent(request: PortalRequest, dispute: Dispute) -> VerdictForm | None:
    """What the decider has sent, if anything."""
    return VerdictForm(request.POST, dispute=dispute) if request.method == "POST" else None


def decides(request: PortalRequest, dispute: Dispute, form: VerdictForm) -> bool:
    """Decides the claim, or the appeal where there is one; whether it could be."""
    decide = decide_appeal if dispute.appeal_or_none else decide_dispute
    return form.is_valid() and run_action(
        request,
        form,
        lambda: decide(dispute, verdict=form.verdict, actor=request.actor, at=now()),
        said=_("Decided. Both sides have your reasons, and the letter."),
    )


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
