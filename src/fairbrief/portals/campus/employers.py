"""The employer queue: who is to be vetted, who is looked at again, who was decided on."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.clocks.queries import turns_for
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, show
from fairbrief.portals.ui.shapes import Tab, Tone
from fairbrief.vetting.queries import (
    counts_of_employer_queue,
    employer_queue_of,
    is_late_turn,
    is_trusted,
)
from fairbrief.vetting.states import EmployerReviewState
from fairbrief.vetting.terms import recheck_said

TONES: dict[str, Tone] = {
    EmployerReviewState.WAITING: "accent",
    EmployerReviewState.MORE_ASKED: "attention",
    EmployerReviewState.APPROVED: "done",
    EmployerReviewState.DECLINED: "stop",
}
PARTS = ("waiting", "again", "decided")


@require_safe
@for_officers
def employers(request: CampusRequest) -> HttpResponse:
    """Employers to be vetted, the oldest first; those to be looked at again; or those decided."""
    asked = request.GET.get("show", "")
    part = asked if asked in PARTS else "waiting"
    page = paginate(request, employer_queue_of(request.officer, part=part))
    turns = turns_for(page.object_list)
    counts = counts_of_employer_queue(request.officer)
    today = day_at(request.officer.campus, now())
    here = reverse("campus:employers")
    labels = {"waiting": _("Waiting"), "again": _("Look again"), "decided": _("Decided")}
    return show(
        request,
        "campus/employers/queue.html",
        {
            "page": page,
            "rows": [
                {
                    "vetting": each,
                    "turn": turns.get(each.pk),
                    "is_late": is_late_turn(turns.get(each.pk)),
                    "is_trusted": is_trusted(each, on=today),
                    "recheck": recheck_said(each),
                    "tone": TONES.get(each.state, "plain"),
                }
                for each in page.object_list
            ],
            "part": part,
            "decided": part == "decided",
            "again": part == "again",
            "tabs": [
                Tab(
                    label=labels[each],
                    url=here if each == "waiting" else f"{here}?show={each}",
                    is_current=each == part,
                    count=counts[each],
                )
                for each in PARTS
            ],
        },
    )


urlpatterns = [path("employers/", employers, name="employers")]
