"""What a draft does not say yet, told apart from what it says wrongly.

Nobody is reproached for a field they have not come to: until its step was passed once, what was
always blank there, or is still the template's, is a line of a list to work through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairbrief.briefs.examples import RULE
from fairbrief.briefs.reading import Typed, pieces_of

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief, WrittenStep
    from fairbrief.fairness import Finding

#: Columns that name somebody, who may also be typed and no member yet.
PEOPLE = ("supervisor", "backup", "leader")


def is_still_to_say(name: str, finding: Finding, brief: Brief, typed: Typed | None = None) -> bool:
    """Whether the finding is only that nothing was written in the field of this name yet."""
    return finding.rule == RULE or _is_blank(name, brief, typed or Typed())


def has_come_to(typed_as: str, finding: Finding, written: WrittenStep) -> bool:
    """Whether whoever writes has come to that field: the step was passed once, or something stood
    in the field and was taken out. An example may be written over bit by bit."""
    return written.is_passed or (finding.rule != RULE and typed_as in written.changed)


def _is_blank(name: str, brief: Brief, typed: Typed) -> bool:
    if name == "deliverables":
        return not pieces_of(brief, typed)
    if name in PEOPLE:
        return not typed.person(name, getattr(brief, name)).name
    if name == "skills":
        return not (typed.skills if typed.skills is not None else brief.skills.all())
    return getattr(brief, name, None) in (None, "", 0)
