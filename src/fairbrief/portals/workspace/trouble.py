"""The page of the work where it is paused, ended or disagreed upon."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from fairbrief.clocks.queries import Turn, turns_for
from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.engagements import overview as reads
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.forms import AnswerForm, DisputeForm, ReasonForm
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.trouble_forms import EndForm

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]


def trouble_page(
    work: Engagement, side: str, forms: Forms, *, report_at: str = REPORT_AT
) -> Context:
    """Pausing, ending early with the pay worked out, disputes, and the letters there are."""
    disputes = reads.disputes_of(work)
    turns = turns_for(disputes)
    earned = earned_by(work) if reads.can_end(work) else None
    context: Context = {
        "disputes": [dispute_row(each, turns.get(each.pk), side, forms) for each in disputes],
        "may_pause": reads.can_pause(work),
        "pause_form": forms.get("pause") or ReasonForm(auto_id="id_pause_%s"),
        "may_end": reads.can_end(work),
        "earned": earned,
        "end_form": forms.get("end") or end_form(earned.pay.minor if earned else 0),
        "endings": list(work.endings.all()),
        "may_dispute": reads.can_dispute(work),
        "dispute_form": forms.get("dispute") or DisputeForm(),
    }
    hear(side, [work, *disputes], at=report_at)
    return context


def end_form(pay_minor: int, auto_id: str = "id_end_%s") -> EndForm:
    """The form to end with, holding the pay as it is read now."""
    return EndForm(auto_id=auto_id, initial={"pay": pay_minor})


def dispute_row(dispute: Any, turn: Turn | None, side: str, forms: Forms) -> Context:
    """A dispute as one side reads it, with the form to answer when it is its turn."""
    return {
        "dispute": dispute,
        "turn": turn,
        "is_open": reads.is_open_dispute(dispute),
        "is_own": dispute.opened_by == side,
        "may_answer": reads.waits_for_answer(dispute) and dispute.opened_by != side,
        "form": forms.get(f"answer-dispute_{dispute.code}")
        or AnswerForm(auto_id=f"id_{dispute.code}_%s"),
    }
