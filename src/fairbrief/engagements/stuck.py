"""A draft for the stuck button: what is known already, so that a question takes a minute."""

from __future__ import annotations

from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from fairbrief.engagements.models import Engagement, HoursEntry, Piece, PlannedWeek


def stuck_draft(work: Engagement, *, today: date) -> dict[str, str]:
    """The goal from the week's own goal, or the first deliverable without a version; what was tried
    from the latest entries. The question stays the student's. One query.
    """
    here = {"engagement": OuterRef("pk")}
    week = PlannedWeek.objects.filter(**here, starts_on__lte=today).exclude(goal="")
    piece = Piece.objects.filter(**here, dropped_at=None, versions=None).order_by("position")
    notes = HoursEntry.objects.filter(**here, removed_at=None).order_by("-day", "-id")
    known = Engagement.objects.filter(pk=work.pk).values_list(
        Subquery(week.order_by("-number").values("goal")[:1]),
        Subquery(piece.values("title")[:1]),
        Subquery(notes.values("note")[:1]),
        Subquery(notes.values("note")[1:2]),
    )
    goal, title, *latest = known.get()
    tried = "; ".join(filter(None, latest))
    if not goal and title:
        goal = _("Get on with “%(piece)s”") % {"piece": title}
    return {
        "goal": (goal or "")[:300],
        "tried": _("Worked on: %(notes)s.") % {"notes": tried} if tried else "",
    }
