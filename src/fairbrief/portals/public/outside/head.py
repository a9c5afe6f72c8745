"""What stands in the head of a brief's page for those who find it from elsewhere."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator

from fairbrief.briefs.queries import campuses_listing, day_there, is_open
from fairbrief.kernel.clock import now
from fairbrief.portals.public.outside.pictures import HEIGHT, WIDTH
from fairbrief.portals.public.outside.posting import as_script, job_posting

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from fairbrief.briefs.models import Brief


@dataclass(frozen=True)
class Head:
    """Addresses are whole. `posting` is the element of a job posting, empty where there is none."""

    url: str
    picture: str
    description: str
    posting: SafeString | str
    #: Search engines are asked to forget a brief nobody can apply to any more.
    is_open: bool
    width: int = WIDTH
    height: int = HEIGHT


def head_of(brief: Brief, *, for_visitor: bool) -> Head:
    """Takes a brief of `as_read`. A posting is for visitors alone: no search engine signs in."""
    site, today = settings.BASE_URL, day_there(brief, now())
    found = None
    if for_visitor and is_open(brief, today):
        campuses = list(campuses_listing(brief))
        found = job_posting(brief, campuses=campuses, site=site, today=today)
    changed = hashlib.sha256(brief.updated_at.isoformat().encode()).hexdigest()[:8]
    return Head(
        url=site + reverse("public:brief", args=[brief.code]),
        picture=f"{site}{reverse('public:brief_picture', args=[brief.code])}?v={changed}",
        description=Truncator(" ".join(brief.summary.split())).chars(150),
        posting=as_script(found) if found else "",
        is_open=is_open(brief, today),
    )
