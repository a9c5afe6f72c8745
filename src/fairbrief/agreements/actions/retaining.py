"""What is left of an agreement when its time to be kept is over."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from fairbrief.accounts.links import forget_links
from fairbrief.agreements.models import Agreement, Removal
from fairbrief.agreements.text import Terms
from fairbrief.applications.forgetting import forget_words
from fairbrief.audit.actors import Actor
from fairbrief.audit.advancing import announce
from fairbrief.audit.forgetting import forget_events
from fairbrief.audit.locking import locked
from fairbrief.audit.record import record
from fairbrief.kernel.forgetting import GONE

#: What of the terms stays: amounts and dates, and what they were about.
KEPT = (
    *("wording", "brief", "hours", "starts_on", "due_on"),
    *("pay_kind", "fee_minor", "currency", "pay_days", "keep_years"),
)
#: What of its events stays: what the rest is proved by.
PROVES = ("sha256", "seal", "party", "side", "ended_at")


def words_of_removal(at: datetime) -> str:
    """What stands in the place of a text, in the one language of texts."""
    return f"The text was removed by retention on {at:%-d %B %Y}. Its SHA-256 stays.\n"


def remove_text(
    agreement: Agreement, /, *, ended_at: datetime, years: int, actor: Actor, at: datetime
) -> Removal:
    """Removes names, addresses and words of an agreement, and those of its application with the
    messages and files; higher rooms remove what they keep of the work. Digests, seals, amounts,
    dates and the chain of its events stay, without names. A second call does nothing."""
    with transaction.atomic():
        row = locked(agreement)
        found = Removal.objects.filter(agreement=row).first()
        if found is not None:
            return found
        made = Removal.objects.create(
            agreement=row, ended_at=ended_at, years=years, at=at, by_name=actor.name[:120]
        )
        text = words_of_removal(at)
        row.earlier.update(text=text, terms={})
        row.signatures.update(
            user=None,
            name_typed=GONE,
            capacity="",
            email="removed@fairbrief.invalid",
            consent="",
            address=None,
            device="",
            postal="",
        )
        row.statuses.update(answers={}, advice=[], by_name=GONE)
        row.proposals.update(
            old=None, new=None, by_name=GONE, reason=GONE, answer="", answered_by_name=""
        )
        row.text, row.terms, row.reason = text, _kept(row.terms), GONE if row.reason else ""
        row.save(update_fields=["text", "terms", "reason"])
        data = {"years": years, "ended_at": ended_at}
        event = record(row, "removed", actor=actor, at=at, data=data)
        forget_words(row.application, actor=actor, at=at)
        mine = Agreement.objects.filter(pk=row.pk)
        forget_events(mine, keep=PROVES, actor=actor, at=at)
        forget_links(mine)
        announce(row, "removed", event=event)
    agreement.refresh_from_db()
    return made


def _kept(terms: Terms) -> dict[str, Any]:
    return {name: terms[name] for name in KEPT if name in terms} | {"deliverables": []}
