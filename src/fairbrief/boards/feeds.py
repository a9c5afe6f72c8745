"""A campus's open briefs for programs: Atom and JSON Feed, of what anyone can read."""

from __future__ import annotations

import json
from collections.abc import Sequence

from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.boards.models import Brand
from fairbrief.boards.queries import Entry
from fairbrief.briefs.listed import Listed
from fairbrief.kernel.money import Money


def summary_of(brief: Listed) -> str:
    """Employer, place, hours, pay and due day in a line."""
    parts = [brief.employer, str(brief.place_words)]
    if brief.hours:
        parts.append(_("%(hours)d h") % {"hours": brief.hours})
    parts.append(str(Money(brief.fee_minor, brief.currency)) if brief.fee_minor else _("unpaid"))
    if brief.due_on:
        parts.append(_("due %(day)s") % {"day": date_format(brief.due_on, "j M Y")})
    return " · ".join(parts)


def atom(brand: Brand, entries: Sequence[Entry], *, site: str) -> str:
    board = f"{site}/at/{brand.campus.slug}/"
    feed = Atom1Feed(
        title=_("Open briefs at %(campus)s") % {"campus": brand.name},
        link=board,
        description="",
        feed_url=f"{board}feed.atom",
        language="en",
    )
    for each in entries:
        url = f"{site}/briefs/{each.brief.code}/"
        feed.add_item(
            title=each.brief.title,
            link=url,
            description=summary_of(each.brief),
            author_name=each.brief.employer,
            pubdate=each.opened_at,
            updateddate=each.opened_at,
            unique_id=url,
        )
    return feed.writeString("utf-8")


def json_feed(brand: Brand, entries: Sequence[Entry], *, site: str) -> str:
    """JSON Feed 1.1 (jsonfeed.org), with hours and pay for whoever makes a list of it."""
    board = f"{site}/at/{brand.campus.slug}/"
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _("Open briefs at %(campus)s") % {"campus": brand.name},
            "home_page_url": board,
            "feed_url": f"{board}feed.json",
            "language": "en",
            "items": [
                {
                    "id": f"{site}/briefs/{each.brief.code}/",
                    "url": f"{site}/briefs/{each.brief.code}/",
                    "title": each.brief.title,
                    "content_text": summary_of(each.brief),
                    "date_published": each.opened_at.isoformat(timespec="seconds"),
                    "authors": [{"name": each.brief.employer}],
                    "_brief": {
                        "hours": each.brief.hours,
                        "fee_minor": each.brief.fee_minor,
                        "currency": each.brief.currency,
                        "starts_on": each.brief.starts_on and each.brief.starts_on.isoformat(),
                        "due_on": each.brief.due_on and each.brief.due_on.isoformat(),
                        "place": each.brief.place,
                    },
                }
                for each in entries
            ],
        },
        ensure_ascii=False,
    )
