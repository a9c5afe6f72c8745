"""What every host of a coffee sees and does alike, whichever portal or mailed link they come by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from fairbrief.audit.actors import Actor
from fairbrief.coffees import actions as acts
from fairbrief.coffees.access import HOST, roles_of
from fairbrief.coffees.forms import CameForm, ReasonForm, WriteForm
from fairbrief.coffees.models import Coffee, Seat, Sitting
from fairbrief.coffees.queries import seated, sittings_of
from fairbrief.coffees.workflow import COFFEES
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.concerns.queries import REPORT_AT, hear
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import run_action, show


@dataclass(frozen=True)
class Meeting:
    """One meeting as its host sees it; `form` once it has begun."""

    sitting: Sitting
    form: CameForm | None

    @property
    def came(self) -> list[str]:
        return [each.seat.first_name for each in self.sitting.present.all()]


def show_hosting(
    request: HttpRequest,
    coffee: Coffee,
    template: str,
    *,
    actor: Actor,
    reports: str = "",
    **extra: Any,
) -> HttpResponse:
    """Who comes, what they would like to ask, each meeting with who came; and, when something was
    sent, the one act it asks for. `reports` is where a mailed link reports words."""
    sittings, seats = sittings_of(coffee), seated(coffee)
    meetings = [_meeting(request, each, seats) for each in sittings]
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    roles = roles_of(actor, coffee)
    has_met = any(each.sitting.present.all() for each in meetings)
    reason_form = ReasonForm(request.POST if doing == "cancel" else None)
    member = coffee.host_member
    write_form = WriteForm(
        request.POST if doing == "write" else None,
        initial={"email": member.email if member else ""},
    )
    act = {
        "cancel": lambda: _cancel(request, coffee, reason_form, actor),
        "off": lambda: _call_off(request, sittings, actor),
        "came": lambda: _came(request, meetings, actor),
        "write": lambda: _write(request, coffee, write_form, actor),
    }.get(doing)
    if act is not None and act():
        return HttpResponseRedirect(request.path)
    hear(EMPLOYER, seats, at=reports or REPORT_AT)
    bound = [each.form for each in meetings if each.form is not None and each.form.is_bound]
    context = {
        "coffee": coffee,
        "seats": seats,
        "meetings": meetings,
        "reason_form": reason_form,
        "can_cancel": "cancel" in COFFEES.open_as(coffee, *roles),
        "write_form": write_form if HOST in roles and has_met and member is not None else None,
        "now": now(),
        **extra,
    }
    return show(request, template, context, reason_form, write_form, *bound)


def _meeting(request: HttpRequest, sitting: Sitting, seats: list[Seat]) -> Meeting:
    if sitting.at > now() or sitting.cancelled_at is not None:
        return Meeting(sitting, None)
    is_sent = request.method == "POST" and request.POST.get("sitting") == sitting.code
    return Meeting(
        sitting, CameForm(request.POST if is_sent else None, sitting=sitting, seats=seats)
    )


def _cancel(request: HttpRequest, coffee: Coffee, form: ReasonForm, actor: Actor) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: acts.cancel_coffee(
            coffee, reason=form.cleaned_data["reason"], actor=actor, at=now()
        ),
        said=_("Called off. Everyone who counted on it is told why."),
    )


def _call_off(request: HttpRequest, sittings: list[Sitting], actor: Actor) -> bool:
    found = next((each for each in sittings if each.code == request.POST.get("sitting")), None)
    return found is not None and run_action(
        request,
        None,
        lambda: acts.call_off_sitting(found, actor=actor, at=now()),
        said=_("This meeting is called off; the others stand."),
    )


def _came(request: HttpRequest, meetings: list[Meeting], actor: Actor) -> bool:
    for each in meetings:
        form = each.form
        if form is not None and form.is_bound and form.is_valid():
            return run_action(request, form, _saying(each.sitting, form, actor), said=_("Kept."))
    return False


def _saying(sitting: Sitting, form: CameForm, actor: Actor) -> Callable[[], None]:
    return lambda: acts.say_who_came(sitting, seats=form.chosen, actor=actor, at=now())


def _write(request: HttpRequest, coffee: Coffee, form: WriteForm, actor: Actor) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: acts.let_them_write(coffee, **form.cleaned_data, actor=actor, at=now()),
        said=_("Said. You have a mail with which to take it back, one for each of them."),
    )
