"""Whose turn it is in a piece of work, over all rooms, as one side may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from fairbrief.clocks.queries import Turn, turns_for
from fairbrief.engagements.models import Engagement
from fairbrief.relationships.queries import spoken_by
from fairbrief.relationships.workflow import FEEDBACK


def turns_at_work(works: Iterable[Engagement], *, side: str = "") -> dict[int, Turn]:
    """The most pressing turn of each work, by key; of feedback also whether the side has spoken.

    One query, and one more while feedback runs.
    """
    rows = list(works)
    turns = turns_for(rows)
    asked = [row for row in rows if row.pk in turns and turns[row.pk].kind == FEEDBACK.kind]
    if side and asked:
        for key in spoken_by(side, asked):
            turns[key] = replace(turns[key], is_taken=True)
    return turns


def turn_at_work(work: Engagement, *, side: str = "") -> Turn | None:
    """The same for one piece of work."""
    return turns_at_work([work], side=side).get(work.pk)
