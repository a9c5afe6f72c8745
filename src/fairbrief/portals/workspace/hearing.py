"""What a page of the work shows of the other side's words, with what is to be minded in them."""

from __future__ import annotations

from typing import Any

from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.engagements.models import Engagement

type Context = dict[str, Any]


def heard(context: Context, work: Engagement, side: str, at: str = REPORT_AT) -> Context:
    """The page's context once what it shows of the other side's words is read. One query."""
    rows = [
        work,
        context.get("change"),
        context.get("milestone"),
        *context.get("sheets", ()),
        *(call for call, _form in context.get("stuck", ())),
        *context.get("unread", ()),
        *context.get("answered", ()),
        *(row["meeting"] for row in context.get("coming", ())),
        *(row["offer"] for row in context.get("offers", ())),
        *(meeting for meeting, *_forms in context.get("past", ())),
        *context.get("entries", ()),
        *(check_in for check_in, _form in context.get("to_answer", ())),
        *(row["order"] for row in context.get("orders", ())),
        *(row["dispute"] for row in context.get("disputes", ())),
    ]
    for row in context.get("pieces", ()):
        rows += row["piece"].versions.all()
    hear(side, rows, at=at)
    return context
