"""Deliverables: looked at by criteria by who reviews them, handed over by the student."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.forms import BaseForm

from fairbrief.engagements import overview as reads
from fairbrief.engagements import queries
from fairbrief.engagements.access import STUDENT
from fairbrief.engagements.forms import (
    ReviewForm,
    VersionForm,
)
from fairbrief.engagements.models import Engagement, Piece, PieceVersion
from fairbrief.kernel.money import Money
from fairbrief.payments.queries import funding_of, is_second_due
from fairbrief.portals.workspace.hearing import heard
from fairbrief.portals.workspace.milestones import milestone_card

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]


def review(work: Engagement, forms: Forms) -> Context:
    """The deliverables for the one who reviews them, with one form over all while they wait."""
    rows: list[Context] = []
    for piece in reads.pieces_to_show(work):
        versions = list(piece.versions.all())
        newest = versions[0] if versions else None
        rows.append(
            {
                "piece": piece,
                "newest": newest,
                "older": versions[1:],
                "criteria": criteria_of(newest) if newest else [],
            }
        )
    sent = next((forms[name] for name in REVIEWING if name in forms), None)
    if not queries.is_submitted(work):
        return {"pieces": rows, "review_form": sent}
    waiting = [row for row in rows if row["newest"] and not is_settled(row["piece"])]
    form = cast("ReviewForm", sent) if sent else _fresh_review(work, waiting)
    for row in waiting:
        row["fields"] = [
            (*fields, said_before(row["older"], place))
            for place, fields in enumerate(form.rows_of(row["newest"]))
        ]
    return {
        "pieces": rows,
        "review_form": form,
        "accepts": "approve" in forms,
        "sends_back": "ask-changes" in forms,
        "may_ask_again": work.rounds < 2,
        "funding": funding_of(work),
    }


#: The acts that send the review's form.
REVIEWING = ("review", "approve", "ask-changes")


def _fresh_review(work: Engagement, waiting: list[Context]) -> ReviewForm:
    return ReviewForm(versions=[row["newest"] for row in waiting], initial={"fee": work.fee_minor})


def is_settled(piece: Piece) -> bool:
    """Whether nothing comes of a deliverable any more: dropped by both, or accepted already."""
    return piece.dropped_at is not None or piece.accepted is not None


def said_before(older: Sequence[PieceVersion], place: int) -> Context | None:
    """What the supervisor said last of a criterion, of an older version, newest first."""
    for version in older:
        said = criteria_of(version)[place]
        if said["note"] or said["met"] is not None:
            return {**said, "number": version.number}
    return None


def criteria_of(version: PieceVersion) -> list[dict[str, Any]]:
    """Each criterion with the student's own check and the supervisor's view."""
    said, own = version.review or [], version.self_check or []
    return [
        {
            "words": words,
            "own": own[place] if place < len(own) else False,
            "met": said[place].get("met") if place < len(said) else None,
            "note": said[place].get("note", "") if place < len(said) else "",
        }
        for place, words in enumerate(version.piece.criteria)
    ]


def _unsecured(work: Engagement) -> Money | None:
    """Pay that a signed change added and nobody has secured: what it pays for should not start."""
    funding = funding_of(work)
    if funding is None or not funding.missing_minor or is_second_due(funding):
        return None
    return funding.missing


def pieces_page(work: Engagement, forms: Forms) -> Context:
    """Every deliverable with its criteria and versions; where the student hands over and in."""
    may_hand_over = queries.can_hand_over(work)
    rows = []
    missing = 0
    unsure: list[str] = []
    for piece in reads.pieces_to_show(work):
        versions = list(piece.versions.all())
        missing += not versions and piece.dropped_at is None
        if versions and not is_settled(piece):
            unsure += [each["words"] for each in criteria_of(versions[0]) if not each["own"]]
        rows.append(
            {
                "piece": piece,
                "versions": [(each, criteria_of(each)) for each in versions],
                "form": forms.get(f"hand-over_{piece.code}") or VersionForm(piece=piece)
                if may_hand_over and not is_settled(piece)
                else None,
            }
        )
    context: Context = {
        "pieces": rows,
        "missing": missing,
        "unsure": unsure,
        "has_change": may_hand_over and queries.change_open(work) is not None,
        "may_hand_over": may_hand_over,
        "unsecured": _unsecured(work) if may_hand_over else None,
        "is_submitted": queries.is_submitted(work),
        "waits_for_mending": queries.waits_for_mending(work),
        "is_working": may_hand_over,
        **milestone_card(work, forms, [cast("Piece", row["piece"]) for row in rows]),
    }
    return heard(context, work, STUDENT)
