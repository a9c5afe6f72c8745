"""A guide at the moment it matters: folded, so that the page stays what it is."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import RequestContext

from fairbrief.guides.queries import shown_to
from fairbrief.guides.reading import guides
from fairbrief.portals.ui.tags.declared import icon_svg, one_of

register = template.Library()


@register.inclusion_tag("ui/components/guide.html", takes_context=True)
def guide(context: RequestContext, *, moment: str) -> dict[str, Any]:
    """The guide of a moment, in the words of the student's campus where it has its own.

    Pages of a student know which guides those are (`own_guides`), so a guide of ours costs nothing.
    """
    one_of(moment, tuple(guides()), "moment")
    student = getattr(context.get("request"), "student", None)
    own = getattr(student, "own_guides", None) or ()
    shown = shown_to(student.campus if student else None, moment, own=own)
    return {"guide": shown, "icon": icon_svg("note")}
