"""Acts upon offered times; see the package's words."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from fairbrief.engagements.models import Engagement
from fairbrief.planning import actions as acts
from fairbrief.planning.forms import OfferForm, PickForm
from fairbrief.planning.queries import offer_for


def part(work: Engagement, code: str) -> Any:
    found = offer_for(work, code)
    if found is None:
        raise Http404
    return found


def offer_form(post: Any, files: Any, work: Engagement, part: Any) -> OfferForm:
    return OfferForm(post, auto_id="id_offer_%s")


def pick_form(post: Any, files: Any, work: Engagement, part: Any) -> PickForm:
    times = [(each, "") for each in part.times]
    return PickForm(post, times=times, auto_id=f"id_{part.code}_%s")


def offer(sent: Any) -> object:
    data = sent.data
    return acts.offer_times(
        sent.work,
        kind=data["kind"],
        times=sent.form.times,
        minutes=data["minutes"],
        link=data["link"],
        agenda=data["agenda"],
        **sent.by,
    )


def pick(sent: Any) -> object:
    return acts.pick_time(sent.part, time=sent.form.picked, **sent.by)


def decline(sent: Any) -> None:
    acts.decline_times(sent.part, **sent.by)


def take_back(sent: Any) -> None:
    acts.take_times_back(sent.part, **sent.by)


#: By name: what it takes, what it does, what is said afterwards.
OFFERING = {
    "offer": (None, offer_form, offer, _("Offered. The other side picks one.")),
    "pick": (part, pick_form, pick, _("It stands. You both have it, for your calendars.")),
    "decline-times": (part, None, decline, _("Said. The other side offers others.")),
    "take-times-back": (part, None, take_back, _("Taken back.")),
}
