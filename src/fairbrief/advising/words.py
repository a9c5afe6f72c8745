"""The one sentence of an office that an employer reads: it stands on the student's side."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.advising.access import receives_nomination
from fairbrief.advising.models import Nomination
from fairbrief.concerns.kinds import STUDENT, Words

Words(
    name="nomination",
    label="advising.nomination",
    columns=("sentence",),
    called=_("A nomination"),
    rows=lambda: Nomination.objects.select_related(
        "brief__employer", "entry__campus", "entry__student__user"
    ),
    writer=lambda row: STUDENT,
    by_name=lambda row: f"{row.by_name}, {row.entry.campus.office_name}",
    # Of nobody: no student answers for what an office wrote.
    student=lambda row: None,
    employer=lambda row: row.brief.employer,
    about=lambda row: row.brief.title,
    receives=receives_nomination,
    campuses=lambda row: [row.entry.campus],
)
