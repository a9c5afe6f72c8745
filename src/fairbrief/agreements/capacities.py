"""In what capacities the campus of an agreement's student lets students work.

A capacity it does not accept cannot be stated, and an agreement that says it cannot be signed.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _t

from fairbrief.agreements.models import Agreement
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.states import Status


def with_accepted(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Brings along what the campus accepts, so that a page does not ask for it by itself."""
    newest = Policy.objects.filter(campus=OuterRef("application__student__campus"))
    newest = newest.order_by("-version")
    return agreements.annotate(
        accepts=Subquery(newest.values("statuses")[:1]),
        credit_only=Subquery(newest.values("unpaid_credit_only")[:1]),
    )


def accepted_at(agreement: Agreement) -> tuple[str, ...]:
    """The capacities that can be stated in the agreement; a query unless read `with_accepted`."""
    if hasattr(agreement, "accepts"):
        accepts, credit_only = agreement.accepts, bool(agreement.credit_only)  # type: ignore[attr-defined]
    else:
        policy = policy_of(agreement.application.student.campus)
        accepts, credit_only = policy.statuses, policy.unpaid_credit_only
    # A campus without a policy of its own accepts all.
    kept = tuple(each for each in Status.values if accepts is None or each in accepts)
    if agreement.terms.get("pay_kind") == "none" and credit_only:
        return tuple(each for each in kept if each == Status.CREDIT)
    return kept


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
