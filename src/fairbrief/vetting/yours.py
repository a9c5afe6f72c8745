"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held
from fairbrief.vetting.models import (
    AddedWage,
    BriefAnswer,
    BriefReview,
    EmployerReview,
    Inquiry,
    Observation,
    Policy,
)

_OFFICES = "what an office decided and why; who did is a code"
BRIEFS = Held(
    model=BriefReview,
    ways=("officer", "owner"),
    title=_("Briefs you decided on for your office"),
    shows="code brief=brief__code state reason asked_at decided_at",
    stays=_OFFICES,
)
ANSWERS = Held(
    model=BriefAnswer,
    ways=("by",),
    title=_("What you answered to a campus about a brief"),
    shows="brief=brief__code asked answer at",
    stays="the organization's answer; who gave it is a code",
)
EMPLOYERS = Held(
    model=EmployerReview,
    ways=("officer", "trusted_by"),
    title=_("Employers you decided on for your office"),
    shows="code employer=employer__name state reason asked_at decided_at",
    stays=_OFFICES,
)
OBSERVATIONS = Held(
    model=Observation,
    ways=("by", "withdrawn_by"),
    title=_("What you observed about employers for your office"),
    shows="code employer=vetting__employer__name kind tone note at withdrawn_at",
    stays=_OFFICES,
)
INQUIRIES = Held(
    model=Inquiry,
    ways=("asked_by", "answered_by"),
    title=_("What you asked or answered about an employer"),
    shows="employer=vetting__employer__name question asked_at answer answered_at",
    stays=_OFFICES,
)
WAGES = Held(
    model=AddedWage,
    ways=("made_by", "withdrawn_by"),
    title=_("Minimum wages you wrote down"),
    shows="code jurisdiction hourly_minor effective_from source made_at",
    stays="a law's figure; who wrote it down is a code",
)
POLICIES = Held(
    model=Policy,
    ways=("made_by",),
    title=_("Rules of your campus that you made"),
    shows="campus=campus__name version made_at",
    stays="what was in force, and when; who made it is a code",
)
