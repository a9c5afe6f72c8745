"""In what capacities the campus of an agreement's student lets students work.

A capacity it does not accept cannot be stated, and an agreement that says it cannot be signed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _t

from fairbrief.agreements.models import Agreement
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.states import Status

if TYPE_CHECKING:
    from fairbrief.vetting.models import Policy


def accepted_at(agreement: Agreement) -> tuple[str, ...]:
    """The capacities that can be stated in the agreement; one query."""
    return _accepted(agreement, policy_of(agreement.application.student.campus))


def _accepted(agreement: Agreement, policy: Policy) -> tuple[str, ...]:
    if agreement.terms.get("pay_kind") == "none" and policy.unpaid_credit_only:
        return tuple({Status.CREDIT.value} & set(policy.statuses))
    return tuple(each for each in Status.values if each in policy.statuses)


def why_not_accepted(
    agreement: Agreement, capacity: str, *, accepted: Collection[str] | None = None
) -> str:
    """Why the campus does not accept a capacity, and what to state instead; "" when it does.

    `accepted` are those of `accepted_at`, if they are known already.
    """
    campus = agreement.application.student.campus
    if not capacity:
        return ""
    if accepted is None:
        accepted = accepted_at(agreement)
    if capacity in accepted:
        return ""
    if not accepted:
        return _t(
            "{campus} accepts no capacity that fits unpaid work. Agree on pay, or ask its career "
            "office."
        ).format(campus=campus.name)
    return _t(
        "{campus} does not let its students work in this capacity ({said}). It accepts: {others}. "
        "The employer states one of these before anyone signs."
    ).format(
        campus=campus.name,
        said=Status(capacity).label,
        others=", ".join(str(Status(each).label) for each in accepted),
    )
