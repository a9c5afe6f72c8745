"""What of a person stands in this room (see `kernel.yours`): nobody real is in a demo."""

from __future__ import annotations

from fairbrief.demo.models import Persona
from fairbrief.kernel.yours import Held

PERSONAS = Held(
    model=Persona,
    ways=("user",),
    hidden="whom a visitor of the demo can be; nobody real",
    stays="the demo's list of people",
)
