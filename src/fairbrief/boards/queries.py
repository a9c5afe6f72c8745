"""Reads of brands, and of what stands on a campus's board."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from fairbrief.boards.colours import digest_of, look_of
from fairbrief.boards.models import Brand, Logo
from fairbrief.briefs.feeds import IN_FEED, Entry, entries_of
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.queries import to_apply_for
from fairbrief.briefs.states import PayKind
from fairbrief.discovery.finding import find
from fairbrief.discovery.queries import briefs_open_to_anyone
from fairbrief.discovery.scopes import scope_at
from fairbrief.organizations.models import Campus


def brand_of(campus: Campus) -> Brand:
    """What is in force: the newest version, or the campus's plain name as version 0."""
    newest = brands_of(campus).first()
    if newest is None:
        return Brand(campus=campus, version=0, name=campus.name)
    newest.campus = campus
    return newest


def brands_of(campus: Campus) -> QuerySet[Brand]:
    """Every version, the one in force first."""
    rows = Brand.objects.filter(campus=campus).select_related("made_by", "logo")
    return rows.defer("logo__content").order_by("-version")


def public_board(slug: str) -> Brand | None:
    """The brand of a campus whose board is open to everyone."""
    rows = Brand.objects.filter(campus__slug=slug).select_related("campus", "logo")
    newest = rows.defer("logo__content").order_by("-version").first()
    return newest if newest is not None and newest.is_public else None


def public_boards() -> list[str]:
    """Slugs of the campuses whose board is open to everyone. One query."""
    newest = Brand.objects.order_by("campus_id", "-version").distinct("campus_id")
    rows = newest.values_list("campus__slug", "is_public")
    return sorted(slug for slug, is_public in rows if is_public)


def briefs_on(campus: Campus) -> QuerySet[Brief]:
    """Open briefs this campus has approved: each can be read by anyone already."""
    here = Offering.objects.filter(brief=OuterRef("pk"), campus=campus, listed_at__isnull=False)
    return briefs_open_to_anyone().filter(Exists(here))


def entries_on(campus: Campus, asked: dict[str, Any], *, at: datetime) -> list[Entry]:
    """Of the briefs that fit what was asked, those opened last."""
    scope = scope_at(campus, at=at)
    newest = {**asked, "sort": "newest"}
    found = find(briefs_on(campus), newest, scope=scope, at=at, most=IN_FEED)
    return entries_of(found.ids)


def counts_on(campus: Campus, *, at: datetime) -> tuple[int, int]:
    """Open briefs that the board shows before anything is asked, and the employers that offer them.
    One query."""
    rows = briefs_on(campus).filter(to_apply_for(at)).exclude(pay_kind=PayKind.NONE)
    counted = rows.aggregate(briefs=Count("pk"), employers=Count("employer", distinct=True))
    return counted["briefs"], counted["employers"]


def logo_of(slug: str, digest: str) -> Logo | None:
    """A picture that a board shows, or has shown."""
    return Logo.objects.filter(campus__slug=slug, digest__startswith=digest).first()


def look_called(slug: str, digest: str) -> str:
    """The stylesheet with this digest, of a colour the campus has or had; empty for none."""
    rows = Brand.objects.filter(campus__slug=slug).exclude(accent="")
    looks = (look_of(accent) for accent in rows.values_list("accent", flat=True).distinct())
    return next((look for look in looks if digest_of(look) == digest), "")
