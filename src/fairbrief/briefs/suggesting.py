"""Skills that a brief's own words name: needed where the work is told, learned where learning is.

They are offered, never set.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairbrief.briefs.reading import Typed, pieces_of
from fairbrief.skills import TAXONOMY, Entry, skills_in

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief

#: Skills offered for each list at most.
MOST_OFFERED = 6


@dataclass(frozen=True)
class Suggested:
    """What the words name and is not chosen yet."""

    needs: list[Entry]
    teaches: list[Entry]

    def __bool__(self) -> bool:
        return bool(self.needs or self.teaches)


def suggested_skills(
    brief: Brief, *, chosen: Collection[str], typed: Typed | None = None
) -> Suggested:
    """Skills named in the brief's text as it is typed now; `chosen` are slugs in either list.

    What the learning names is learned here, also where the work names it, too. What the employer
    provides is not read: who gives access to a database asks for no skill.
    """
    work = [brief.title, brief.summary]
    for piece in pieces_of(brief, typed or Typed()):
        work += [piece.title, *piece.criteria]
    learned = skills_in(brief.learning)
    needed = [slug for slug in skills_in("\n".join(work)) if slug not in learned]
    return Suggested(_offered(needed, chosen), _offered(learned, chosen))


def _offered(slugs: list[str], chosen: Collection[str]) -> list[Entry]:
    return [TAXONOMY[slug] for slug in slugs if slug not in chosen][:MOST_OFFERED]
