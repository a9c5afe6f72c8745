"""What a person was told."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.notices.access import notice_for
from fairbrief.notices.actions import mark_all_read, mark_read
from fairbrief.notices.queries import notices_for
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import paginate, run_action, show


@for_people
def notices(request: PortalRequest) -> HttpResponse:
    """Newest first."""
    return show(
        request,
        "public/notices.html",
        {
            "page": paginate(request, notices_for(request.user)),
            "keep_days": settings.KEEP_NOTICES_DAYS,
        },
    )


@require_POST
@for_people
def open_notice(request: PortalRequest, code: str) -> HttpResponse:
    """Marks a notice as read and goes where it leads."""
    notice = notice_for(request.user, code)
    run_action(request, None, lambda: mark_read(notice, at=now()))
    return redirect(notice.path or "public:notices")


@require_POST
@for_people
def read_all(request: PortalRequest) -> HttpResponse:
    run_action(request, None, lambda: mark_all_read(request.user, at=now()))
    return redirect("public:notices")


urlpatterns: list[URLPattern] = [
    path("notices/", notices, name="notices"),
    path("notices/read/", read_all, name="read_all_notices"),
    path("notices/<code:code>/", open_notice, name="open_notice"),
]
