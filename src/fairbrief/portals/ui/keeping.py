"""Serves the list of briefs to readers without a session from memory, where nothing has changed.

Stands before everything else, for what it answers was answered by everything else before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.translation import get_language_from_request

from fairbrief.keeping.changes import CHANGES
from fairbrief.keeping.pages import PAGES, Kept, StandsOn

#: Addresses whose pages are kept, and the longest question that is.
KEPT_PATHS = frozenset({"/briefs/"})
LONGEST = 500
#: Who has one of these is somebody, or is to be told something.
_OWN = (settings.SESSION_COOKIE_NAME, settings.MESSAGES_COOKIE_NAME)
#: Told with an answer that the reader's own copy still holds.
_WITH_UNCHANGED = ("Vary", "Cache-Control", "ETag")


def may_be_kept(answer: HttpResponse, stands_on: StandsOn) -> None:
    """Says of a page that it is the same for everyone who asks alike, for as long as this is so."""
    kept: Any = answer
    kept.stands_on = stands_on
    # Of what is written, not of what goes over the wire, which is padded by chance.
    kept.mark = hashlib.sha256(answer.content).hexdigest()[:24]


class KeptPagesMiddleware:
    """One query and no rendering where the page is kept, otherwise as ever."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key = _asked(request)
        if key is None:
            return self.get_response(request)
        try:
            # What nobody asked for of late has nothing that could be out of date.
            since = CHANGES.look() if PAGES.may_have(key) else CHANGES.last()
        except Error:
            return self.get_response(request)
        kept = PAGES.get(key)
        if kept is not None:
            return _answer(request, kept)
        answer = self.get_response(request)
        stands_on = getattr(answer, "stands_on", None)
        if stands_on is not None and _is_for_everyone(answer):
            whole: Any = answer
            # The reader may keep it, too, but asks each time whether it is still so.
            whole["Cache-Control"] = "private, no-cache"
            whole["ETag"] = f'W/"{whole.mark}"'
            PAGES.keep(key, Kept(dict(whole.items()), whole.content, stands_on, since))
        return answer


def _asked(request: HttpRequest) -> Hashable | None:
    """Everything of a request that its page depends on; None where no page is kept for it."""
    meta = request.META
    if request.path_info not in KEPT_PATHS or request.method != "GET":
        return None
    query, host = meta.get("QUERY_STRING", ""), meta.get("HTTP_HOST", "")
    packed = meta.get("HTTP_ACCEPT_ENCODING", "")
    if not host or len(query) > LONGEST or "gzip" not in packed or "gzip;q=0" in packed:
        return None
    if any(name in request.COOKIES for name in _OWN) or "HTTP_AUTHORIZATION" in meta:
        return None
    return request.path, query, host, get_language_from_request(request)


def _is_for_everyone(answer: HttpResponseBase) -> bool:
    return (
        answer.status_code == 200
        and not answer.streaming
        and not answer.cookies
        and answer.headers.get("Content-Encoding") == "gzip"
    )


def _answer(request: HttpRequest, kept: Kept) -> HttpResponse:
    if kept.headers["ETag"] in request.META.get("HTTP_IF_NONE_MATCH", ""):
        return HttpResponseNotModified(
            headers={name: kept.headers[name] for name in _WITH_UNCHANGED if name in kept.headers}
        )
    return HttpResponse(kept.body, headers=kept.headers)
