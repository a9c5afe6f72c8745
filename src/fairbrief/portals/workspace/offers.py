"""Offered times on the pages of the work: in both sides' zones, to pick or to take back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.forms import BaseForm
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.engagements.access import EMPLOYER, STUDENT
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now, zone_named
from fairbrief.notices.moments import zone_words
from fairbrief.planning.forms import OfferForm, PickForm
from fairbrief.planning.models import TimeOffer
from fairbrief.planning.queries import live_offers, office_of
from fairbrief.portals.ui.tags.writing import when_words

type Forms = dict[str, BaseForm]
type Context = dict[str, Any]


def zone_of(work: Engagement, reader: str) -> str:
    """The zone the other side is in."""
    if reader == EMPLOYER:
        return work.student.user.time_zone
    user = work.supervisor.user
    return user.time_zone if user else work.brief.time_zone


def times_in_words(offer: TimeOffer, reader: str) -> list[tuple[datetime, str]]:
    """Each time still to come, as both have it on their clocks."""
    zone = zone_of(offer.engagement, reader)
    return [(each, both_clocks(each, zone)) for each in offer.times if each > now()]


def both_clocks(at: datetime, zone: str) -> str:
    """The reader's time, and the other side's with its day where that is another."""
    other = at.astimezone(zone_named(zone))
    # Translators: an hour of the day, in Django's date format letters
    words = f"{date_format(other, _('D'))} {date_format(other, _('H:i'))}"
    return _("%(own)s your time · %(theirs)s %(zone)s") % {
        "own": when_words(at),
        "theirs": words,
        "zone": zone_words(zone),
    }


def offers(work: Engagement, side: str, forms: Forms, *, may_meet: bool) -> Context:
    """Offers that wait: the other side's to pick from, one's own to take back; and when the other
    side can be reached."""
    rows = []
    for offer in live_offers(work):
        offer.engagement = work
        is_own = offer.offered_by == side
        times = times_in_words(offer, side)
        rows.append(
            {
                "offer": offer,
                "is_own": is_own,
                "times": times,
                "form": None
                if is_own
                else forms.get(f"pick_{offer.code}")
                or PickForm(times=times, auto_id=f"id_{offer.code}_%s"),
            }
        )
    return {
        "offers": rows,
        "offer_form": (forms.get("offer") or OfferForm(auto_id="id_offer_%s"))
        if may_meet
        else None,
        "asks_offer": "offer" in forms,
        "office": office_of(work.supervisor_id, zone=work.brief.time_zone)
        if side == STUDENT and may_meet
        else None,
        "other_zone": zone_words(zone_of(work, side)),
    }
