"""Bringing a posting here from where it is read: a phone's share sheet, a bookmark in a browser."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fairbrief.portals.ui.http import show

#: Colours of the design: the paper, and the deep green of the mark.
PAPER, GREEN = "#fcfbf7", "#1f5a44"


@require_safe
@cache_control(max_age=3600, public=True)
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the check among its apps, and to offer it for sharing."""
    check = reverse("public:check")
    return JsonResponse(
        {
            "id": check,
            "name": _("Fairbrief: check a posting"),
            "short_name": "Fairbrief",
            "description": _("What an internship promises, what it lacks, and what to ask."),
            "start_url": check,
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": GREEN,
            "icons": _icons(),
            "share_target": {
                "action": check,
                "method": "POST",
                "enctype": "application/x-www-form-urlencoded",
                "params": {"title": "title", "text": "text", "url": "url"},
            },
        },
        content_type="application/manifest+json",
    )


def _icons() -> list[dict[str, str]]:
    drawn = [
        {"src": static(f"ui/app/{name}-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for name, size in (("icon", 192), ("icon", 512), ("maskable", 512))
    ]
    drawn[-1]["purpose"] = "maskable"
    return [{"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml"}, *drawn]


@cache
def bookmark(site: str) -> str:
    """The bookmark's address: a small program that runs on the page one is on, never on ours."""
    lines = (Path(__file__).parent / "bookmark.js").read_text("utf-8").splitlines()
    program = "".join(line.strip() for line in lines if not line.lstrip().startswith("//"))
    program = program.replace("CHECK", repr(site + reverse("public:check")))
    # In an address these two would mean something else.
    return "javascript:" + program.replace("%", "%25").replace("#", "%23")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """How to check a posting from a phone or a browser."""
    return show(request, "public/carrying.html", {"bookmark": bookmark(settings.BASE_URL)})


urlpatterns = [
    path("app.webmanifest", manifest, name="manifest"),
    path("check/from-anywhere/", guide, name="carrying"),
]
