"""What no page can serve is taken care of before any page is asked."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

_NUL = "%00"


class IncomingMiddleware:
    """Refuses bodies too large, and leaves out NULs, which no database takes, from addresses.

    The server in front should have a limit of its own: this one spares the reading, not the line.
    Texts of forms are their fields' to judge.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        larger = settings.LARGER_UPLOADS.get(request.path)
        most = larger + settings.DATA_UPLOAD_MAX_MEMORY_SIZE if larger else settings.LARGEST_REQUEST
        if _announced(request) > most:
            megabytes = (larger or settings.UPLOAD_LIMIT) // (1024 * 1024)
            return render(request, "413.html", {"megabytes": megabytes}, status=413)
        while _NUL in request.META.get("QUERY_STRING", ""):
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace(_NUL, "")
        if any("\x00" in cookie for cookie in request.COOKIES.values()):
            raise BadRequest("a cookie with a NUL in it")
        return self.get_response(request)


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0
