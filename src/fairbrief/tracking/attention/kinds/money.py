"""Money that is owed, or not there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    DateTimeField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
)
from django.db.models.functions import TruncDate
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.pay_days import time_to_pay
from fairbrief.payments.models import Funding, Payout
from fairbrief.payments.states import FundingState, PayoutState
from fairbrief.tracking.attention.declared import (
    Alert,
    Found,
    Scope,
    Ways,
    day_of,
    number,
    steps,
)

#: What an employer promised is late for so long that the office should call.
LATE_FUNDS = timedelta(days=5)

_WORK = (_("Open the work"), "/campus/work/{work}/")
_STUDENT = (_("The student’s page"), "/campus/students/{student}/")


def _unpaid(scope: Scope) -> QuerySet[Any]:
    """Owed to the student since the work was accepted or ended, and the days to pay are over."""
    due = ExpressionWrapper(
        F("payable_at") + time_to_pay("engagement__"), output_field=DateTimeField()
    )
    return (
        Funding.objects.filter(
            engagement__campus=scope.campus,
            state=FundingState.DUE,
            payable_at__isnull=False,
            released_minor__lt=F("amount_minor"),
        )
        .annotate(pay_by=due)
        .filter(pay_by__lt=scope.at)
        .annotate(
            since=TruncDate("pay_by", tzinfo=scope.zone),
            level=steps(
                (Q(pay_by__lt=scope.at - timedelta(days=21)), 3),
                (Q(pay_by__lt=scope.at - timedelta(days=7)), 2),
            ),
            figure=number(F("amount_minor") - F("released_minor")),
        )
    )


def _says_unpaid(found: Found) -> str:
    return _t("%(employer)s owes %(amount)s; it was to be paid by now.") % {
        "employer": found.employer_name,
        "amount": found.money,
    }


Alert(
    name="unpaid",
    harm=100,
    called=_("Not paid"),
    tone="stop",
    rows=_unpaid,
    says=_says_unpaid,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)


def _unsent(scope: Scope) -> QuerySet[Any]:
    """Released, and by the signed day nobody says that it was sent."""
    rows = Payout.objects.filter(state=PayoutState.DUE, due_on__lt=scope.today)
    return _late(rows, scope, since=F("due_on"))


def _missing(scope: Scope) -> QuerySet[Any]:
    """Sent, as the employer says, and not arrived, as the student says."""
    rows = Payout.objects.filter(state=PayoutState.MISSING)
    return _late(rows, scope, since=day_of("missing_at", scope))


def _late(payouts: QuerySet[Payout], scope: Scope, *, since: Any) -> QuerySet[Any]:
    return payouts.filter(engagement__campus=scope.campus).annotate(
        since=since,
        level=steps(
            (Q(due_on__lt=scope.today - timedelta(days=21)), 3),
            (Q(due_on__lt=scope.today - timedelta(days=7)), 2),
        ),
        figure=number("amount_minor"),
    )


def _says_unsent(found: Found) -> str:
    return _t("%(employer)s has not said that %(amount)s was sent by its day.") % {
        "employer": found.employer_name,
        "amount": found.money,
    }


def _says_missing(found: Found) -> str:
    return _t("%(employer)s says that %(amount)s was sent; it has not arrived.") % {
        "employer": found.employer_name,
        "amount": found.money,
    }


Alert(
    name="unsent",
    harm=95,
    called=_("Pay not sent"),
    tone="stop",
    rows=_unsent,
    says=_says_unsent,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)


Alert(
    name="missing",
    harm=94,
    called=_("Pay not arrived"),
    tone="stop",
    rows=_missing,
    says=_says_missing,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)


def _unfunded(scope: Scope) -> QuerySet[Any]:
    return Funding.objects.filter(
        engagement__campus=scope.campus,
        state=FundingState.DUE,
        payable_at=None,
        due_at__lt=scope.at - LATE_FUNDS,
    ).annotate(
        since=day_of("due_at", scope),
        level=steps(
            (Q(due_at__lt=scope.at - timedelta(days=21)), 3),
            (Q(due_at__lt=scope.at - timedelta(days=12)), 2),
        ),
        figure=number(F("amount_minor") + F("returned_minor") - F("secured_minor")),
    )


def _says_unfunded(found: Found) -> str:
    return _t(
        "%(employer)s has not set %(amount)s aside; what it pays for should not start before."
    ) % {
        "employer": found.employer_name,
        "amount": found.money,
    }


Alert(
    name="unfunded",
    harm=30,
    called=_("Pay not secured"),
    rows=_unfunded,
    says=_says_unfunded,
    does=(_WORK, _STUDENT),
    ways=Ways(work="engagement"),
)
