"""What no page can serve is answered before any page is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render


class IncomingMiddleware:
    """Refuses texts with a NUL, which nobody types and no database takes, and bodies too large.

    The server in front should have such a limit too: this one spares the reading, not the line.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length > settings.LARGEST_REQUEST:
            megabytes = settings.UPLOAD_LIMIT // (1024 * 1024)
            return render(request, "413.html", {"megabytes": megabytes}, status=413)
        _refuse_nul(request.COOKIES.values())
        _refuse_nul(_values(request.GET))
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        _refuse_nul(_values(request.POST))


def _values(sent: QueryDict) -> Iterable[str]:
    return (value for name, values in sent.lists() for value in (name, *values))


def _refuse_nul(texts: Iterable[str]) -> None:
    if any("\x00" in text for text in texts):
        raise BadRequest("a text with a NUL in it")
