"""The employer's briefs."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fairbrief.applications.queries import counted_by_brief
from fairbrief.briefs.queries import briefs_listed, briefs_of_employer, counts_of_briefs
from fairbrief.clocks.queries import turns_for
from fairbrief.portals.employer.briefs.words import Waiting, rows_of
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, show
from fairbrief.portals.ui.shapes import Tab
from fairbrief.vetting.queries import reviews_waiting


@require_safe
@for_employers
def briefs(request: EmployerRequest) -> HttpResponse:
    """What is being written, reviewed, offered; and what has ended."""
    ended = request.GET.get("show") == "ended"
    page = paginate(request, briefs_of_employer(request.member, ended=ended).only("pk"))
    rows = briefs_listed([row.pk for row in page.object_list])
    counts = counts_of_briefs(request.member)
    here = reverse("employer:briefs")
    return show(
        request,
        "employer/briefs/list.html",
        {
            "page": page,
            "rows": rows_of(
                rows,
                Waiting(
                    turns=turns_for(rows),
                    reviews=reviews_waiting(rows),
                    applications=counted_by_brief(rows),
                ),
            ),
            "tabs": [
                Tab(label=_("Now"), url=here, is_current=not ended, count=counts["live"]),
                Tab(
                    label=_("Ended"),
                    url=f"{here}?show=ended",
                    is_current=ended,
                    count=counts["ended"],
                ),
            ],
            "ended": ended,
            "has_any": bool(sum(counts.values())),
        },
    )


urlpatterns = [path("briefs/", briefs, name="briefs")]
