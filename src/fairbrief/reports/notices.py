"""Who is told that a report can be read. A mail carries a link, never a figure."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.accounts.models import User
from fairbrief.notices.telling import NoticeKind
from fairbrief.reports.models import Subscription


def _officer(subscription: Subscription) -> list[User]:
    return [subscription.officer.user]


def _page(subscription: Subscription) -> str:
    return "/campus/report/"


def _facts(subscription: Subscription) -> dict[str, object]:
    return {"campus": subscription.officer.campus, "day": subscription.told_for}


NoticeKind(
    name="report.month",
    subject=_("Your monthly report is ready"),
    body=_(
        "The figures of {campus} up to {day} are ready. Sign in to read, print or download them; "
        "this mail holds none of them. You asked for it each month, and can stop it on the page."
    ),
    to=_officer,
    path=_page,
    facts=_facts,
)
NoticeKind(
    name="report.term",
    subject=_("A term is over: its report is ready"),
    body=_(
        "A term of {campus} ended on {day}. Sign in to read, print or download its report; this "
        "mail holds no figures. You asked for it after each term, and can stop it on the page."
    ),
    to=_officer,
    path=_page,
    facts=_facts,
)
