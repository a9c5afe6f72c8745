"""A campus's open briefs as a feed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from fairbrief.boards.models import Brand
from fairbrief.briefs.feeds import Feed


def feed_of(brand: Brand, query: str, *, site: str) -> Feed:
    """How the feed of a board is called, and where it stands; `query` is what it asks for."""
    board = f"{site}/at/{brand.campus.slug}/"
    title = _("Open briefs at %(campus)s") % {"campus": brand.name}
    return Feed(title=title, page=board + query, address=f"{board}feed", site=site, query=query)
