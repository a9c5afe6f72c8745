"""Times are shown in the reader's own zone."""

from __future__ import annotations

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone


class ReaderTimeZoneMiddleware:
    """Shows times in the signed-in person's zone, to a visitor in UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request.user.time_zone if request.user.is_authenticated else "UTC"
        with timezone.override(_zone(name)):
            return self.get_response(request)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        # A zone that was valid when chosen can be renamed by a later tz database.
        return ZoneInfo("UTC")
