"""Who of the employers saw what the student sent them."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from fairbrief.disclosures.queries import readers_of, shown_applications
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, show


@require_safe
@for_students
def seen(request: StudentRequest) -> HttpResponse:
    """Each application that somebody has read, with who read it and since when with the name."""
    page = paginate(request, shown_applications(request.student))
    rows = list(page.object_list)
    readers = readers_of(rows)
    return show(
        request,
        "student/seen.html",
        {"page": page, "rows": [(each, readers.get(each.pk, [])) for each in rows]},
    )


urlpatterns = [path("seen/", seen, name="seen")]
