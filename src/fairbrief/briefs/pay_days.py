"""Within how many days of acceptance is paid: as both signed, else as the brief says, else the most
that is allowed. Said once, in Python and for the database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db.models import DurationField, ExpressionWrapper, F, IntegerField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce

from fairbrief.briefs.models import Brief

#: The platform's own measure, where neither an old agreement nor the brief says it: as long as the
#: freelance acts of New York (General Business Law, article 44-A), California and Illinois allow.
MOST_DAYS = 30


def days_to_pay(terms: Mapping[str, Any], brief: Brief) -> int:
    """By the terms of the agreement that was signed and the brief it was made from."""
    for days in (terms.get("pay_days"), brief.pay_days):
        if days is not None:
            return int(days)
    return MOST_DAYS


def time_to_pay(work: str = "") -> ExpressionWrapper[Any]:
    """The same as a duration, for a query. `work`: the path to the engagement, such as
    "engagement__"."""
    days = Coalesce(
        Cast(KeyTextTransform("pay_days", f"{work}agreement__terms"), IntegerField()),
        F(f"{work}brief__pay_days"),
        MOST_DAYS,
    )
    return ExpressionWrapper(days * timedelta(days=1), output_field=DurationField())
