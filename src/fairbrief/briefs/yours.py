"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.briefs.models import Brief, BriefVersion, Question, WrittenStep
from fairbrief.kernel.yours import Held, Named

BRIEFS = Held(
    model=Brief,
    ways=("written_by", "supervisor__user", "backup__user", "leader__user"),
    title=_("Briefs you wrote or stand in"),
    shows="code employer=employer__name state title made_at opened_at ended_at",
    stays="the organization's; who wrote it is a code",
)
QUESTIONS = Held(
    model=Question,
    ways=("asked_by__user",),
    title=_("Questions you asked about briefs"),
    shows="code brief=brief__code topic text state answer asked_at answered_at",
    stays="a question never named who asked; its answer is for everyone",
)
NAMES = Named(
    model=BriefVersion, columns=("sent_by_name", "terms", "review"), near=("brief__employer",)
)
ANSWERS = Named(model=Question, columns=("answered_by_name",), near=("brief__employer",))
ADDRESSES = Named(model=Brief, columns=("accommodation_contact",), near=("employer",))
TYPED = Named(model=WrittenStep, columns=("typed",), near=("brief__employer",))
