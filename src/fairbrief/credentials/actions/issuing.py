"""Issuing the credential of paid work, with the employer's word on it."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _text
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override

from fairbrief.audit.actors import INSTALLATION
from fairbrief.audit.record import record
from fairbrief.briefs.models import Brief
from fairbrief.credentials import documents
from fairbrief.credentials.actions.keys import live_key, signed
from fairbrief.credentials.issuing import Holder
from fairbrief.credentials.models import Credential, OwnName
from fairbrief.credentials.queries import PLACES
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.states import EngagementState
from fairbrief.kernel.codes import new_code
from fairbrief.kernel.errors import IllegalMoveError
from fairbrief.organizations.queries import day_at

#: Places tried at random before a list is called full enough and the next one begun.
TRIES = 12


def issue(engagement: Engagement, /, *, at: datetime) -> Credential:
    """Signs the credential of paid work, once: a second call returns the first credential.

    The campus is the issuer if it chose to be, otherwise this installation. Work that the employer
    accepted themselves carries their endorsement; work that silence accepted does not. Two
    signatures take about 30 ms, so this happens in the transaction that pays.

    Raises IllegalMoveError for work that is not accepted and paid.
    """
    found = Credential.objects.filter(engagement=engagement).first()
    if found is not None:
        return found
    if engagement.state not in (EngagementState.PAID, EngagementState.CLOSED):
        raise IllegalMoveError(_("A credential is issued once the work is accepted and paid."))
    campus = engagement.campus
    issuer = Holder(campus=campus if OwnName.objects.filter(campus=campus).exists() else None)
    key = live_key(issuer, at=at)
    number, index = _free_place(issuer)
    facts = _facts_of(engagement, issuer=issuer, code=new_code(), number=number, index=index, at=at)
    document = documents.unsigned(facts)
    if not engagement.approved_by_clock:
        word = documents.unsigned_endorsement(facts, _comment(engagement, at=at))
        document["endorsement"] = [signed(word, live_key(facts.employer, at=at), at=at)]
    try:
        with transaction.atomic():
            credential = Credential.objects.create(
                code=facts.code,
                engagement=engagement,
                key=key,
                issued_by=issuer.campus,
                document=signed(document, key, at=at),
                list_number=number,
                status_index=index,
                issued_at=at,
            )
    except IntegrityError:
        # Another worker was faster; a taken place in the list would be there for us to see.
        return Credential.objects.get(engagement=engagement)
    record(credential, "issued", actor=INSTALLATION, at=at, data={"status_index": index})
    return credential


def _free_place(issuer: Holder) -> tuple[int, int]:
    """A list and a random free place: the order of places must not tell who was issued when."""
    rows = Credential.objects.filter(issued_by=issuer.campus)
    last = rows.order_by("-id").values_list("list_number", flat=True).first() or 1
    for _try in range(TRIES):
        index = secrets.randbelow(PLACES)
        if not rows.filter(list_number=last, status_index=index).exists():
            return last, index
    return last + 1, secrets.randbelow(PLACES)


def _comment(engagement: Engagement, *, at: datetime) -> str:
    """What the employer's endorsement says, and honestly how it came to be signed."""
    with override("en"):
        return _text(
            "%(employer)s accepted the agreed deliverables of this work on %(day)s. %(site)s keeps "
            "the key of this statement for the employer and signed it on that recorded act."
        ) % {
            "employer": engagement.employer.name,
            "day": date_format(_accepted_on(engagement, at), "j F Y"),
            "site": Holder().name,
        }


def _accepted_on(engagement: Engagement, at: datetime) -> date:
    """The day as the ledger and the reports of the student's campus have it."""
    return day_at(engagement.campus, engagement.approved_at or at)


def _facts_of(
    engagement: Engagement, *, issuer: Holder, code: str, number: int, index: int, at: datetime
) -> documents.Facts:
    minutes = (
        engagement.entries.filter(removed_at=None).aggregate(total=Sum("minutes"))["total"]
        or engagement.hours * 60
    )
    hours = f"{minutes / 60:.1f}".removesuffix(".0")
    brief = engagement.brief
    pieces = engagement.pieces.filter(dropped_at=None)
    accepted_on = _accepted_on(engagement, at)
    started_at = engagement.started_at
    # A credential is read anywhere and checked years later: it is always in English.
    with override("en"):
        day = date_format(accepted_on, "j F Y")
        description = ngettext(
            "A micro-internship with %(employer)s: %(hours)s hour of agreed professional work "
            "with a named supervisor.",
            "A micro-internship with %(employer)s: %(hours)s hours of agreed professional work "
            "with a named supervisor.",
            round(minutes / 60),
        ) % {"employer": engagement.employer.name, "hours": hours}
        if engagement.approved_by_clock:
            criteria = _text(
                "The deliverables agreed in writing before the start were handed in; the employer "
                "had five business days to review them, did not answer, and they count as "
                "accepted since %(day)s."
            ) % {"day": day}
        else:
            criteria = _text(
                "The deliverables agreed in writing before the start were handed in and accepted "
                "by the employer against the agreed criteria on %(day)s."
            ) % {"day": day}
    return documents.Facts(
        code=code,
        issuer=issuer,
        list_number=number,
        status_index=index,
        title=engagement.title,
        description=description,
        criteria=criteria,
        email=engagement.student.user.email,
        salt=secrets.token_hex(16),
        name="",
        employer=Holder(employer=engagement.employer),
        hours=hours,
        # Work may begin before the agreed day, once the funds are secured.
        starts_on=min(
            engagement.starts_on,
            day_at(engagement.campus, started_at) if started_at else accepted_on,
        ),
        ends_on=accepted_on,
        skills=_skills(brief),
        evidence=tuple(pieces.values_list("title", flat=True)) if brief.portfolio_allowed else (),
        issued_at=at,
    )


def _skills(brief: Brief) -> tuple[tuple[str, str], ...]:
    """What the work needed and what it taught, by name, each once."""
    named = ("slug", "name")
    both = {*brief.skills.values_list(*named), *brief.teaches.values_list(*named)}
    return tuple(sorted(both, key=lambda skill: skill[1]))
