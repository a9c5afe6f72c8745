"""Times are shown in the reader's own zone."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from fairbrief.kernel.clock import zone_named


class ReaderTimeZoneMiddleware:
    """Shows times in the signed-in person's zone, to a visitor in UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request.user.time_zone if request.user.is_authenticated else "UTC"
        with timezone.override(zone_named(name)):
            return self.get_response(request)
