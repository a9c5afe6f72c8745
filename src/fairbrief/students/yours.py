"""What of a person stands in this room (see `kernel.yours`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.kernel.yours import Held
from fairbrief.students.models import FreeTime, Student

PROFILE = Held(
    model=Student,
    ways=("user",),
    title=_("Your profile as a student"),
    shows="code campus=campus__name major graduates_in first_generation about hours_a_week"
    " work_state authorization is_adult onboarded_at made_at",
    goes="major about work_state",
    stays="applications and works point at it; it has a code and nothing that was said in it",
)
SKILLS = Held(
    model=Student.skills.through,
    ways=("student__user",),
    title=_("What you can do"),
    shows="skill=skill__name",
    removes=True,
)
WISHES = Held(
    model=Student.wants_to_learn.through,
    ways=("student__user",),
    title=_("What you want to learn"),
    shows="skill=skill__name",
    removes=True,
)
HOURS = Held(
    model=FreeTime,
    ways=("student__user",),
    title=_("When you can work"),
    shows="weekday starts ends",
    removes=True,
)
