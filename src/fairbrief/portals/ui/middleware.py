"""Pages go over the wire compressed, in the reader's language, with times in their own zone; and
lead on from where none is."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from isal import isal_zlib

from fairbrief.kernel.clock import zone_named

#: A little less over the wire than zlib at its quickest, in a third of the time.
LEVEL = 1
#: Packed as a file of gzip, of no moment.
_GZIP = 31
#: Pages that are too short to gain by it.
SHORT = 200
#: In the head of what is packed: that a name follows it.
_NAMED = b"\x08"


class CompressedPagesMiddleware:
    """Compresses pages alone: files are compressed already, and static ones when collected.

    A page must not betray a secret by its size: up to a hundred random bytes are added, and no two
    answers hold the same form token.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if not is_page or answer.streaming or "Content-Encoding" in answer.headers:
            return answer
        page: Any = answer
        if len(page.content) < SHORT:
            return answer
        patch_vary_headers(page, ("Accept-Encoding",))
        if "gzip" in _accepted(request.META.get("HTTP_ACCEPT_ENCODING", "")):
            page.content = packed(page.content)
            page.headers["Content-Length"] = str(len(page.content))
            page.headers["Content-Encoding"] = "gzip"
        return answer


def _accepted(header: str) -> list[str]:
    """The ways of packing a reader takes, but for those it weighs with nothing."""
    asked = (each.replace(" ", "").lower().partition(";q=") for each in header.split(","))
    return [way for way, _sign, weight in asked if not weight or weight.strip("0.")]


def packed(page: bytes) -> bytes:
    """With a name of random length in its head, which readers skip."""
    plain = isal_zlib.compress(page, LEVEL, _GZIP)
    name = b"a" * secrets.randbelow(100) + b"\0"
    return b"".join((plain[:3], _NAMED, plain[4:10], name, plain[10:]))


class LanguageMiddleware:
    """Speaks the reader's language, as Django's own does where no address names a language: ours
    do not, so none is searched for one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.LANGUAGE_CODE = language = translation.get_language_from_request(request)
        translation.activate(language)
        answer = self.get_response(request)
        patch_vary_headers(answer, ("Accept-Language",))
        answer.headers.setdefault("Content-Language", language)
        return answer


class ReaderTimeZoneMiddleware:
    """Shows times in the signed-in person's zone, to a visitor in UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = request.user.time_zone if request.user.is_authenticated else "UTC"
        with timezone.override(zone_named(name)):
            return self.get_response(request)


class OwnPagesMiddleware:
    """What somebody is shown who is signed in, or came by a link that was mailed to them, is kept
    by nobody on the way, and the browser asks again before it shows its copy. With signing out it
    forgets its copies: the next one at a shared computer may press "back".

    Pages are not forbidden to be kept at all: then what one typed would be gone with "back", too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        was_here = request.user.is_authenticated
        answer = self.get_response(request)
        if request.user.is_authenticated or _is_by_link(request):
            answer.headers.setdefault("Cache-Control", "private, no-cache")
        if was_here and not request.user.is_authenticated:
            answer.headers["Clear-Site-Data"] = '"cache"'
        return answer


def _is_by_link(request: HttpRequest) -> bool:
    """Every address with a key of somebody's names it alike."""
    return request.resolver_match is not None and "token" in request.resolver_match.kwargs


class PageAboveMiddleware:
    """Leads a browser on from an address that takes only what a form sends.

    Its answer to a form with mistakes is a page at that address: who reloads it, comes back to it
    or signs in again on the way asks for it without the form, and would see an empty window.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        is_read = request.method == "GET" and "text/html" in request.headers.get("Accept", "")
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED or not is_read:
            return answer
        page: HttpResponse = render(
            request,
            "405.html",
            {"above": page_above(request.path)},
            status=HTTPStatus.METHOD_NOT_ALLOWED,
        )
        page.headers["Allow"] = answer.headers.get("Allow", "POST")
        return page


def page_above(path: str) -> str:
    """The nearest address above this one that is served."""
    while path != "/":
        path = f"{path.rstrip('/').rpartition('/')[0]}/"
        try:
            resolve(path)
        except Resolver404:
            continue
        break
    return path
