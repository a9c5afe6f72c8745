"""The guides as they are shipped: Markdown files with a head in TOML between lines of `+++`.

A guide is called by its file's name, and that is the moment at which it is shown.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_TEXTS = Path(__file__).parent / "texts"
_FENCE = "+++\n"
#: Words a minute that someone reads who means to do it.
PACE = 150

STUDENTS, SUPERVISORS, OFFICES = "students", "supervisors", "offices"
#: For whom, in the order they are offered.
AUDIENCES: dict[str, _StrOrPromise] = {
    STUDENTS: _("For students"),
    SUPERVISORS: _("For supervisors"),
    OFFICES: _("For career offices"),
}


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where something was read, what it says, and when that was last looked at."""

    key: str
    name: str
    url: str
    says: str
    checked: date


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One guide of ours. `text` is Markdown."""

    slug: str
    audience: str
    title: str
    summary: str
    order: int
    text: str
    sources: tuple[Source, ...]

    @property
    def minutes(self) -> int:
        return minutes_of(self.text)

    @property
    def may_be_edited(self) -> bool:
        """A campus speaks to its own students; what others read stays the same everywhere."""
        return self.audience == STUDENTS


def minutes_of(text: str) -> int:
    """Whole minutes it takes to read, at least one."""
    return max(1, round(len(text.split()) / PACE))


@cache
def sources() -> dict[str, Source]:
    """Every source a guide can name, by its key."""
    rows = tomllib.loads((_TEXTS / "sources.toml").read_text("utf-8"))
    return {key: Source(key=key, **row) for key, row in rows.items()}


@cache
def guides() -> dict[str, Guide]:
    """Every guide by its slug, in the order in which they are offered. Read once a process."""
    found = [_read(path) for audience in AUDIENCES for path in (_TEXTS / audience).glob("*.md")]
    places = list(AUDIENCES)
    found.sort(key=lambda guide: (places.index(guide.audience), guide.order))
    return {guide.slug: guide for guide in found}


def _read(path: Path) -> Guide:
    _nothing, head, text = path.read_text("utf-8").split(_FENCE, 2)
    said = tomllib.loads(head)
    return Guide(
        slug=path.stem,
        audience=path.parent.name,
        title=said["title"],
        summary=said["summary"],
        order=said["order"],
        text=text.strip() + "\n",
        sources=tuple(sources()[key] for key in said["sources"]),
    )
