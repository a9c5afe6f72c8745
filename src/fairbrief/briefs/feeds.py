"""Briefs for programs: Atom and JSON Feed, of lists that someone may read.

What stands in a feed is the caller's to choose; here it is only written down.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairbrief.briefs.listed import Listed, listed
from fairbrief.briefs.models import Brief
from fairbrief.kernel.money import Money
from fairbrief.kernel.texts import in_xml

#: Briefs in a feed.
IN_FEED = 50


@dataclass(frozen=True)
class Feed:
    """What a feed is called, the page it belongs to, and its own address without the ending.

    `site` is where briefs are read; `query` is what follows the ending of the address. A feed whose
    address is secret gives none.
    """

    title: str
    page: str
    address: str
    site: str
    query: str = ""


@dataclass(frozen=True)
class Entry:
    """One brief of a feed."""

    brief: Listed
    opened_at: datetime


def entries_of(ids: Sequence[int]) -> list[Entry]:
    """The briefs of these ids, in their order. Two queries."""
    rows = Brief.objects.filter(pk__in=ids, opened_at__isnull=False).order_by()
    opened: dict[int, datetime] = dict(rows.values_list("pk", "opened_at"))  # type: ignore[arg-type]
    return [Entry(each, opened[each.pk]) for each in listed([pk for pk in ids if pk in opened])]


def summary_of(brief: Listed) -> str:
    """Employer, place, hours, pay and due day in a line."""
    parts = [brief.employer, str(brief.place_words)]
    if brief.hours:
        parts.append(_("%(hours)d h") % {"hours": brief.hours})
    parts.append(str(Money(brief.fee_minor, brief.currency)) if brief.fee_minor else _("unpaid"))
    if brief.due_on:
        parts.append(_("due %(day)s") % {"day": date_format(brief.due_on, "j M Y")})
    return " · ".join(parts)


def atom(feed: Feed, entries: Sequence[Entry]) -> str:
    """Atom 1.0 (RFC 4287)."""
    written = Atom1Feed(
        title=in_xml(feed.title),
        link=feed.page,
        description="",
        feed_url=f"{feed.address}.atom{feed.query}" if feed.address else None,
        language="en",
    )
    for each in entries:
        url = f"{feed.site}/briefs/{each.brief.code}/"
        written.add_item(
            title=in_xml(each.brief.title),
            link=url,
            description=in_xml(summary_of(each.brief)),
            author_name=in_xml(each.brief.employer),
            pubdate=each.opened_at,
            updateddate=each.opened_at,
            unique_id=url,
        )
    return written.writeString("utf-8")


def json_feed(feed: Feed, entries: Sequence[Entry]) -> str:
    """JSON Feed 1.1 (jsonfeed.org), with hours and pay for whoever makes a list of it."""
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page,
            "feed_url": f"{feed.address}.json{feed.query}",
            "language": "en",
            "items": [
                {
                    "id": f"{feed.site}/briefs/{each.brief.code}/",
                    "url": f"{feed.site}/briefs/{each.brief.code}/",
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
