"""What can be known of an employer without asking: signs, each with what it means. No score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from django.db.models import (
    Count,
    F,
    Max,
    Q,
)
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from fairbrief.briefs.pay_days import time_to_pay
from fairbrief.briefs.states import LIVE_STATES
from fairbrief.organizations.domains import belongs_to_site, mail_class, site_of
from fairbrief.organizations.models import Employer
from fairbrief.organizations.queries import members_of
from fairbrief.strikes.queries import strikes_on_record
from fairbrief.vetting.queries.alike import LATELY, is_rush

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Sign:
    """One thing known. `tone`: done speaks for the employer, attention asks to look closer."""

    name: _StrOrPromise
    said: _StrOrPromise
    means: _StrOrPromise = ""
    tone: Literal["done", "attention", "stop", "plain"] = "plain"

    @property
    def word(self) -> _StrOrPromise:
        """What the tone says, in words."""
        return {
            "done": _("speaks for it"),
            "attention": _("look closer"),
            "stop": _("a warning"),
        }.get(self.tone, "")


#: Paid after the days that were agreed, counted from acceptance.
_PAID_LATE = Q(paid_at__gt=F("approved_at") + time_to_pay())

_CLASSES: dict[str, tuple[_StrOrPromise, Literal["done", "attention", "stop", "plain"]]] = {
    "own": (_("a domain of their own"), "done"),
    "academic": (_("a school's or university's"), "done"),
    "free": (_("a private mail service: anyone can have such an address"), "attention"),
    "throw-away": (_("a throw-away mail service: made to be unreachable"), "stop"),
}


def signs_of(employer: Employer, *, at: datetime) -> list[Sign]:
    """What speaks for the employer and what to look at. Three queries."""
    return [
        _domain(employer),
        *_addresses(employer),
        Sign(
            name=_("Registration or tax number"),
            said=employer.registration_number or _("not given"),
            means=_("Look it up in the public register.") if employer.registration_number else "",
        ),
        _age(employer, at=at),
        *_work(employer, at=at),
    ]


def _domain(employer: Employer) -> Sign:
    site = site_of(employer.website)
    if employer.domain_confirmed_at:
        return Sign(
            name=_("Website and mail"),
            said=_("{domain} is the website's own").format(domain=employer.domain),
            means=_("An owner proved to receive mail there, on {day}.").format(
                day=date_format(employer.domain_confirmed_at, _t("j F Y"))
            ),
            tone="done",
        )
    if not site:
        return Sign(
            name=_("Website and mail"),
            said=_("no website is given"),
            means=_("Ask for one, or for another public trace."),
            tone="attention",
        )
    return Sign(
        name=_("Website and mail"),
        said=_("{domain} is not the website's {site}").format(
            domain=employer.domain or "–", site=site
        ),
        means=_("Nobody has shown that they belong to the website."),
        tone="attention",
    )


def _addresses(employer: Employer) -> list[Sign]:
    signs = []
    for member in members_of(employer)[:10]:
        words, tone = _CLASSES[mail_class(member.email)]
        if (
            tone == "done"
            and employer.website
            and not belongs_to_site(member.email, employer.website)
        ):
            words, tone = _("a domain that is not the website's"), "attention"
        signs.append(
            Sign(
                name=f"{member.name}, {member.get_role_display()}",
                said=member.email,
                means=words,
                tone=tone,
            )
        )
    return signs


def _age(employer: Employer, *, at: datetime) -> Sign:
    days = max(0, (at - employer.made_at).days)
    return Sign(
        name=_("Here since"),
        said=ngettext("%(days)d day", "%(days)d days", days) % {"days": days},
    )


def _work(employer: Employer, *, at: datetime) -> list[Sign]:
    briefs = employer.briefs.aggregate(
        live=Count("pk", filter=Q(state__in=LIVE_STATES)),
        lately=Count("pk", filter=Q(sent_at__gte=at - LATELY)),
        strikes=Max(Coalesce(strikes_on_record(employer), 0)),
    )
    work = employer.engagements.aggregate(
        all=Count("pk", distinct=True),
        paid=Count("pk", filter=Q(state__in=["paid", "closed"]), distinct=True),
        disputed=Count("pk", filter=Q(state="disputed"), distinct=True),
        late=Count("pk", filter=_PAID_LATE, distinct=True),
        decided=Count("disputes", filter=Q(disputes__state="closed"), distinct=True),
    )
    signs = [
        Sign(name=_("Open briefs"), said=str(briefs["live"])),
        Sign(
            name=_("Micro-internships so far"),
            said=_("{all}, of which {paid} were finished and paid").format(
                all=work["all"], paid=work["paid"]
            ),
            tone="done" if work["paid"] else "plain",
        ),
    ]
    if is_rush(employer, briefs["lately"], at=at):
        signs.append(
            Sign(
                name=_("Briefs sent this week"),
                said=str(briefs["lately"]),
                means=_("Many for an organization that is new here. Can it look after them all?"),
                tone="attention",
            )
        )
    if work["late"]:
        signs.append(
            Sign(
                name=_("Paid late"),
                said=ngettext("%(count)d time", "%(count)d times", work["late"])
                % {"count": work["late"]},
                means=_("More than the agreed days went by between acceptance and pay."),
                tone="attention",
            )
        )
    if work["decided"]:
        signs.append(
            Sign(
                name=_("Disputes decided"),
                said=str(work["decided"]),
                means=_("Each was decided on the agreement and the evidence, for either side."),
            )
        )
    if strikes := briefs["strikes"]:
        signs.append(
            Sign(
                name=_("Strikes on record"),
                said=str(strikes),
                means=_("Put there by an office, open to appeal, gone after twelve months."),
                tone="stop",
            )
        )
    if work["disputed"]:
        signs.append(
            Sign(
                name=_("In dispute now"),
                said=str(work["disputed"]),
                means=_("An open dispute is not decided yet: neither side is wrong so far."),
                tone="attention",
            )
        )
    return signs
