"""The first of two milestones on the pages of the work."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.forms import BaseForm

from fairbrief.engagements.milestones import milestone_of
from fairbrief.engagements.models import Engagement, Piece
from fairbrief.engagements.sheets import MilestoneForm
from fairbrief.engagements.states import MilestoneState

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]

#: Nothing is shown of one that went up in the whole, or was over with the work.
_SHOWN = (MilestoneState.PLANNED, MilestoneState.HANDED_IN, MilestoneState.ACCEPTED)
_TONES = {MilestoneState.HANDED_IN: "accent"}


def milestone_card(
    work: Engagement, forms: Forms, pieces: Iterable[Piece] | None = None
) -> Context:
    """What its card shows; `pieces` are the work's with their versions, where the page has them."""
    found = milestone_of(work)
    if found is None or found.state not in _SHOWN:
        return {}
    found.engagement = work
    counted = [each for each in pieces or () if each.dropped_at is None]
    own = [each for each in counted if each.position <= found.pieces]
    newest = [next(iter(each.versions.all()), None) for each in own or counted]
    is_there = all(newest) if own else any(newest)
    since = found.handed_in_at if found.rounds else None
    is_new = since is None or any(each.at > since for each in newest if each is not None)
    sent = (forms.get(f"{name}-milestone_{found.code}") for name in ("return", "accept"))
    return {
        "milestone": found,
        "milestone_tone": "attention"
        if found.was_sent_back
        else _TONES.get(MilestoneState(found.state), "plain"),
        "milestone_pieces": own,
        "milestone_here": pieces is not None,
        "milestone_ready": bool(newest) and is_there and is_new,
        "milestone_form": next(filter(None, sent), None)
        or MilestoneForm(auto_id="id_milestone_%s"),
    }
