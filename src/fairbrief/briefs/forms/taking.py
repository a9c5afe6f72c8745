"""Taking a suggested skill by a press: it is added to what was ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fairbrief.students.models import Skill

if TYPE_CHECKING:
    from django.http import QueryDict

#: Name of the button; its value is the list and the skill, "skills:sql".
TAKE = "take"
_LISTS = ("skills", "teaches")


def with_taken(data: QueryDict) -> QueryDict:
    """What was sent, with the skill whose button was pressed; as it was for any other press."""
    name, _colon, slug = data.get(TAKE, "").partition(":")
    skill = Skill.objects.filter(slug=slug).first() if name in _LISTS else None
    if skill is None or str(skill.pk) in data.getlist(name):
        return data
    taken = data.copy()
    taken.appendlist(name, str(skill.pk))
    return taken
