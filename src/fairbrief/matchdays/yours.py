"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held, Named
from fairbrief.matchdays.models import Choice, Desk, Estimate, Outcome, Seat

_FIGURES = "how a campus's matching day came out, checked by its figures; it names nobody"
CHOICES = Held(
    model=Choice,
    ways=("student__user",),
    title=_("Briefs you ranked on a matching day"),
    shows="matchday=seat__matchday__name brief=seat__brief__code rank",
    stays=_FIGURES,
)
ESTIMATES = Held(
    model=Estimate,
    ways=("student__user",),
    hidden="how a supervisor ranked applicants is never shown to them",
    stays=_FIGURES,
)
DESKS = Held(
    model=Desk,
    ways=("supervisor__user",),
    title=_("Matching days you ranked on as a supervisor"),
    shows="matchday=matchday__name most ranked_at",
    stays=_FIGURES,
)
OUTCOMES = Held(
    model=Outcome,
    ways=("student__user",),
    title=_("How matching days came out for you"),
    shows="matchday=matchday__name brief=seat__brief__code choice",
    stays=_FIGURES,
)
NAMES = Named(model=Seat, columns=("confirmed_by_name",), near=("brief__employer",))
