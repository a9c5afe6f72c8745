"""The employer looks back: feedback for the student, and advice from the career office."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.portals.employer.closing import show_closing, work_to_speak_about
from fairbrief.portals.looking_back import LookingBack
from fairbrief.portals.requests import for_employers
from fairbrief.relationships.access import EMPLOYER

urlpatterns = LookingBack(
    side=EMPLOYER,
    portal="employer",
    for_side=for_employers,
    find=work_to_speak_about,
    page=show_closing,
    asked=_("Asked. The career office answers you here and by mail; nobody else is told."),
).urlpatterns
