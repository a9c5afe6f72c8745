"""Whose turn it is in a piece of work, over all rooms, as one side may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import BigIntegerField, Case, F, OuterRef, Q, QuerySet, Subquery, When

from fairbrief.clocks.models import Clock
from fairbrief.clocks.queries import Turn, live_clocks, turn_of_clock
from fairbrief.engagements.models import Dispute, Engagement, Talk
from fairbrief.kernel.written import Numbers, written_once
from fairbrief.payments.models import Funding, Payout
from fairbrief.relationships.queries import spoken_by
from fairbrief.relationships.workflow import FEEDBACK

#: What else of a piece of work has clocks: its money, a dispute and a talk about it.
BESIDE: tuple[type[Any], ...] = (Funding, Payout, Dispute, Talk)


def turns_at_work(works: Iterable[Engagement], *, side: str = "") -> dict[int, Turn]:
    """The most pressing turn of each work, by key; of feedback also whether the side has spoken.

    Where the work itself has no clock, its money or its dispute may have one. One query, and one
    more while feedback runs.
    """
    rows = list(works)
    own: dict[int, Turn] = {}
    beside: dict[int, Turn] = {}
    for clock in _clocks_at([row.pk for row in rows]) if rows else ():
        is_own = clock.subject_label == Engagement._meta.label_lower
        (own if is_own else beside).setdefault(clock.work, turn_of_clock(clock))
    turns = beside | own
    asked = [row for row in rows if row.pk in turns and turns[row.pk].kind == FEEDBACK.kind]
    if side and asked:
        for key in spoken_by(side, asked):
            turns[key] = replace(turns[key], is_taken=True)
    return turns


@written_once
def _clocks_at(works: Numbers) -> QuerySet[Any]:
    """The live clocks of the works and of what belongs to them; `work` is the work's key."""
    wanted = Q(subject_label=Engagement._meta.label_lower, subject_id__any_of=works)
    whose = [When(subject_label=Engagement._meta.label_lower, then=F("subject_id"))]
    for model in BESIDE:
        label = model._meta.label_lower
        rows = model.objects.filter(engagement__any_of=works)
        wanted |= Q(subject_label=label, subject_id__in=rows.values("pk"))
        of_clock = model.objects.filter(pk=OuterRef("subject_id")).values("engagement")[:1]
        whose.append(When(subject_label=label, then=Subquery(of_clock)))
    clocks: QuerySet[Clock] = live_clocks().filter(wanted)
    return clocks.annotate(work=Case(*whose, output_field=BigIntegerField()))


def turn_at_work(work: Engagement, *, side: str = "") -> Turn | None:
    """The same for one piece of work."""
    return turns_at_work([work], side=side).get(work.pk)
