"""Keeping the print of a brief's wording when it is sent."""

from __future__ import annotations

from datetime import datetime

from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import whole_of
from fairbrief.briefs.reading import posting_of
from fairbrief.vetting.models import Print
from fairbrief.vetting.wording import bands_of, marks_of


def keep_print(brief: Brief, /, *, at: datetime) -> None:
    """Keeps what is needed to find other briefs that read like this one, as it is sent now."""
    marks = marks_of(posting_of(whole_of(brief.pk)).whole)
    Print.objects.update_or_create(
        brief=brief,
        defaults={
            "employer_id": brief.employer_id,
            "marks": sorted(marks),
            "bands": bands_of(marks),
            "at": at,
        },
    )
