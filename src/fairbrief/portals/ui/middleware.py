"""Pages go over the wire compressed, and show times in the reader's own zone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils import timezone

from fairbrief.kernel.clock import zone_named


class CompressedPagesMiddleware(GZipMiddleware):
    """Compresses pages alone: files are compressed already, and static ones when collected.

    A page must not betray a secret by its size: Django adds up to a hundred random bytes, and no
    two answers hold the same form token.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            return response
        return super().process_response(request, response)


class ReaderTimeZoneMiddleware:
    """Shows times in the signed-in person's zone, to a visitor in UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request.user.time_zone if request.user.is_authenticated else "UTC"
        with timezone.override(zone_named(name)):
            return self.get_response(request)
