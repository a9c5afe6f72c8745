"""The steps in their order, in which of them a field is, and what a new brief begins with."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.examples import NO_TITLE
from fairbrief.briefs.forms.people import ReportsForm, SeniorForm
from fairbrief.briefs.forms.steps import DeadlineForm, PayForm, ScopeForm, StepForm
from fairbrief.briefs.kinds import BY_KEY

#: The steps in the order of the five clear terms, with their words and forms.
STEPS: dict[str, tuple[Any, type[StepForm]]] = {
    "scope": (_("Scope"), ScopeForm),
    "deadline": (_("Deadline"), DeadlineForm),
    "reports": (_("Reports to"), ReportsForm),
    "senior": (_("Senior access"), SeniorForm),
    "pay": (_("Pay"), PayForm),
}
#: The step in which what a finding is about can be mended; the text is in the first.
_STEP_OF_FIELD = {
    name: key
    for key, names in {
        "deadline": "apply_by starts_on due_on place time_zone overlap_hours",
        "reports": "supervisor backup checkins_a_week channel accommodation_contact",
        "senior": "leader senior_sessions senior_minutes",
        "pay": "pay_kind fee_minor pay_days pay_method student_costs follow_on credit_supported",
    }.items()
    for name in names.split()
}


def step_of_field(name: str) -> str:
    """The wizard's step that asks for a field."""
    return _STEP_OF_FIELD.get(name, "scope")


def example_of(function: str) -> dict[str, Any]:
    """What a new brief of a kind of work begins with, in the writer's language."""
    kind = BY_KEY[function]
    return {
        "title": str(kind.title) if kind.title else _t(NO_TITLE),
        "function": function,
        "learning": str(kind.learning),
        "tools": str(kind.tools),
        "hours": kind.hours,
        "routine_percent": kind.routine_percent,
        "deliverables": [
            (str(piece.title), [str(line) for line in piece.criteria]) for piece in kind.pieces
        ],
    }
