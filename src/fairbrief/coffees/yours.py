"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.coffees.models import Coffee, Presence, Seat, Stop
from fairbrief.kernel.yours import Held, Named

HOSTED = Held(
    model=Coffee,
    ways=("host_member__user", "host_student__user", "host_officer__user"),
    title=_("Coffees you host"),
    shows="code host_name host_title title about link minutes seats rhythm state made_at"
    " cancelled_at cancelled_reason",
    goes="host_name host_title about link",
    stays="that students met somebody; without name and link",
)
SEATS = Held(
    model=Seat,
    ways=("student__user",),
    title=_("Seats at coffees"),
    shows="code coffee=coffee__title state question joined_at seated_at",
    goes="question",
    stays="how many came to a coffee; it has a code and no name",
)
PRESENCES = Held(
    model=Presence,
    ways=("seat__student__user",),
    title=_("Coffees you came to"),
    shows="coffee=sitting__coffee__title at=sitting__at",
    stays="how many came to a coffee; it has a code and no name",
)
NAMES = Named(model=Stop, columns=("by_name",), near=("campus",))
HOSTS = Named(model=Coffee, columns=("host_name",), near=("campus", "employer"))
