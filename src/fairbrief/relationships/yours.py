"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fairbrief.agreements.yours import KEPT
from fairbrief.engagements.yours import under
from fairbrief.kernel.yours import Held, Named
from fairbrief.relationships.advice import Advice
from fairbrief.relationships.models import Feedback, NextStep, SelfRating

_BLIND = (
    "feedback of the other side that is not open yet: neither side may know the other's before it "
    "has given its own"
)
_RATED = "ratings stand in published rounds that must not be guessed at by their changes"
_WORDS = "code work=engagement__code"
_FEEDBACK = "work=engagement__code side ratings went_well next_time at opened_at"
_STAYS = f"{_RATED}; it has no name"
#: Who gives it, and who reads it once it is open.
for _giver, _reader, _side in (
    ("student", "supervisor", "student"),
    ("supervisor", "student", "employer"),
):
    Held(
        model=Feedback,
        ways=(f"engagement__{_giver}__user",),
        only=Q(side=_side),
        title=_("Feedback you gave"),
        shows=f"{_FEEDBACK} to_the_office",
        stays=_STAYS,
    )
    Held(
        model=Feedback,
        ways=(f"engagement__{_reader}__user",),
        only=Q(side=_side, opened_at__isnull=False, hidden_at=None, removed_at=None),
        title=_("Feedback of the other side that is open"),
        shows=_FEEDBACK,
        stays=_STAYS,
    )
CLOSED = Held(
    model=Feedback,
    ways=under("engagement"),
    only=Q(opened_at=None),
    hidden=_BLIND,
    stays=_STAYS,
)
RATINGS = Held(
    model=SelfRating,
    ways=("engagement__student__user",),
    title=_("How you rated yourself"),
    shows="work=engagement__code moment ratings at",
    stays="counted in reports of the campus; it names nobody",
)
ADVICE = Held(
    model=Advice,
    ways=("engagement__student__user",),
    only=Q(side="student"),
    title=_("What you asked your office about the end of a work"),
    shows=f"{_WORDS} state question asked_at answer answered_at",
    stays=KEPT,
)
STEPS = Held(
    model=NextStep,
    ways=under("engagement"),
    title=_("What was to come next"),
    shows=f"{_WORDS} kind note asked_by_student_at wish answered_at answered_by_name",
    stays=KEPT,
    still="note wish answered_by_name",
)
GIVEN = Named(
    model=Feedback,
    columns=("by_name", "removed_by_name"),
    near=("engagement__employer", "engagement__campus"),
)
ASKED = Named(
    model=Advice,
    columns=("by_name", "by_email", "answered_by_name"),
    near=("engagement__employer", "campus"),
)
