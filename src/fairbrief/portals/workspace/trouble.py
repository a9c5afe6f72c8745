"""The page of the work where it is paused, ended or disagreed upon."""

from __future__ import annotations

from typing import Any

from django.forms import BaseForm

from fairbrief.clocks.queries import Turn, turn_of, turns_for
from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.engagements import overview as reads
from fairbrief.engagements.actions.interrupting import can_reinstate
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.evidence import exhibits_in
from fairbrief.engagements.forms import ReasonForm
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import hours_of
from fairbrief.engagements.trouble_forms import (
    AbsenceForm,
    AppealForm,
    EndForm,
    PauseForm,
    ReinstateForm,
    TalkForm,
    ViewForm,
    claim_form,
)
from fairbrief.kernel.clock import now

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]


def trouble_page(
    work: Engagement,
    side: str,
    forms: Forms,
    *,
    report_at: str = REPORT_AT,
    makes_claim: bool = False,
) -> Context:
    """Pausing, ending early with the pay worked out, talking, disputes, and the letters.

    `makes_claim` shows the form of a claim; it costs a query more.
    """
    disputes = reads.disputes_of(work)
    turns = turns_for(disputes)
    talk = reads.talk_of(work)
    may_end = reads.can_end(work)
    earned = earned_by(work, logged=hours_of(work).logged_minutes) if may_end else None
    may_dispute = reads.can_dispute(work)
    has_talked = talk is not None and reads.has_been_talked(talk)
    claim = forms.get("dispute")
    if claim is None and makes_claim and may_dispute:
        claim = claim_form(work, has_talked=has_talked)
    context: Context = {
        "disputes": [dispute_row(each, turns.get(each.pk), side, forms) for each in disputes],
        "talk": talk,
        "talk_turn": turn_of(talk) if talk else None,
        "is_own_talk": talk is not None and talk.raised_by == side,
        "talk_form": forms.get("talk") or TalkForm(auto_id="id_talk_%s"),
        "claim_form": claim,
        "may_claim": may_dispute and has_talked,
        "may_pause": reads.can_pause(work),
        "pause_form": forms.get("pause") or PauseForm(auto_id="id_pause_%s"),
        "may_end": may_end,
        "earned": earned,
        "end_form": forms.get("end") or end_form(earned.pay.minor if earned else 0),
        "endings": list(work.endings.all()) if reads.has_ended_early(work) else [],
        "may_dispute": may_dispute,
    }
    context |= _interruptions(work, side, forms)
    appeals = [each.appeal_or_none for each in disputes]
    absences = [row["absence"] for row in context["absences"]]
    rows = [work, talk, *disputes, *appeals, *absences, context["reinstatement"]]
    hear(side, rows, at=report_at)
    return context


def _interruptions(work: Engagement, side: str, forms: Forms) -> Context:
    """Days away, and taking ended work up again."""
    asked = reads.reinstatement_of(work)
    may_be_away = reads.can_be_away(work)
    absences = reads.absences_of(work)
    turns = turns_for([each for each in absences if reads.is_asked(each)])
    return {
        "absences": [
            {
                "absence": each,
                "turn": turns.get(each.pk),
                "is_asked": reads.is_asked(each),
                "is_agreed": reads.is_agreed(each),
                "is_own": each.side == side,
                "form": forms.get(f"decline-away_{each.code}")
                or ReasonForm(auto_id=f"id_{each.code}_%s"),
            }
            for each in absences
        ],
        "may_be_away": may_be_away,
        "away_form": forms.get("away") or AbsenceForm(auto_id="id_away_%s"),
        "reinstatement": asked,
        "reinstatement_turn": turn_of(asked) if asked else None,
        "is_own_reinstatement": asked is not None and asked.asked_by == side,
        "may_reinstate": asked is None and can_reinstate(work, at=now()),
        "again_form": forms.get("reinstate") or ReinstateForm(auto_id="id_again_%s"),
    }


def end_form(pay_minor: int, auto_id: str = "id_end_%s") -> EndForm:
    """The form to end with, holding the pay as it is read now."""
    return EndForm(auto_id=auto_id, initial={"pay": pay_minor})


def dispute_row(dispute: Any, turn: Turn | None, side: str, forms: Forms) -> Context:
    """A dispute as one side reads it, with the form to answer or appeal when it is its turn."""
    may_answer = reads.waits_for_answer(dispute) and dispute.opened_by != side
    is_content = bool(getattr(dispute, f"{side}_content_at"))
    code = dispute.code
    return {
        "dispute": dispute,
        "turn": turn,
        "appeal": dispute.appeal_or_none,
        "evidence": list(dispute.evidence.all()),
        "is_open": reads.is_open_dispute(dispute),
        "is_live": reads.is_live_dispute(dispute),
        "is_own": dispute.opened_by == side,
        "may_answer": may_answer,
        "may_appeal": dispute.can_be_appealed and not is_content,
        "is_content": dispute.can_be_appealed and is_content,
        "form": (
            forms.get(f"answer-dispute_{code}")
            or ViewForm(exhibits=exhibits_in(dispute.engagement), auto_id=f"id_{code}_%s")
        )
        if may_answer
        else None,
        "appeal_form": forms.get(f"appeal_{code}") or AppealForm(auto_id=f"id_{code}_%s"),
    }
