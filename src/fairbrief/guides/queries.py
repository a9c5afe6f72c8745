"""What a reader sees of the guides: ours, or their own campus's words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import cast

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import OuterRef, QuerySet
from django.utils.safestring import SafeString

from fairbrief.guides.models import CampusText
from fairbrief.guides.reading import Guide, guides, minutes_of
from fairbrief.guides.rendering import render
from fairbrief.organizations.models import Campus


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A guide as one reader sees it; `own` is the campus's text when it is not ours."""

    guide: Guide
    own: CampusText | None = None

    @property
    def slug(self) -> str:
        return self.guide.slug

    @property
    def title(self) -> str:
        return self.own.title if self.own else self.guide.title

    @property
    def summary(self) -> str:
        return "" if self.own else self.guide.summary

    @property
    def text(self) -> str:
        return self.own.text if self.own else self.guide.text

    @property
    def minutes(self) -> int:
        return minutes_of(self.text)

    @property
    def page(self) -> SafeString:
        """As the body of its own page."""
        return render(self.text)

    @property
    def folded(self) -> SafeString:
        """Inside another page, beneath a section of it."""
        return render(self.text, top=3)


def with_own_guides[M: models.Model](rows: QuerySet[M]) -> QuerySet[M]:
    """Rows of a campus with the guides it has in its own words, as `own_guides`: no query more."""
    live = CampusText.objects.filter(campus=OuterRef("campus_id"), in_force=True).order_by()
    found = rows.annotate(own_guides=ArraySubquery(live.values("guide")))
    return cast("QuerySet[M]", found)


def own_text(campus: Campus, slug: str) -> CampusText | None:
    """What the campus says in the place of a guide, where it does. One query."""
    return (
        CampusText.objects.filter(campus=campus, guide=slug, in_force=True)
        .select_related("campus", "made_by")
        .first()
    )


def shown_to(campus: Campus | None, slug: str, *, own: Collection[str] | None = None) -> Shown:
    """A guide for a student of the campus, or for anyone else without one.

    `own` are the guides the campus has in its own words, where that is known already: then a
    guide of ours costs no query.
    """
    guide = guides()[slug]
    if campus is None or not guide.may_be_edited or (own is not None and slug not in own):
        return Shown(guide=guide)
    return Shown(guide=guide, own=own_text(campus, slug))


def offered_to(campus: Campus | None) -> list[Shown]:
    """Every guide in its order, with the campus's words where it has its own. At most one query."""
    found = {}
    if campus is not None:
        rows = CampusText.objects.filter(campus=campus, in_force=True).select_related("campus")
        found = {each.guide: each for each in rows}
    return [
        Shown(guide=guide, own=found.get(guide.slug) if guide.may_be_edited else None)
        for guide in guides().values()
    ]


def versions_of(campus: Campus, slug: str) -> QuerySet[CampusText]:
    """Everything the campus has said in the place of a guide, the newest first."""
    return (
        CampusText.objects.filter(campus=campus, guide=slug)
        .select_related("made_by")
        .order_by("-version")
    )


def edited_by(campus: Campus) -> QuerySet[CampusText]:
    """The guides its students read in its own words."""
    return CampusText.objects.filter(campus=campus, in_force=True)
