"""Answers that programs ask for again and again: kept a while, and not sent twice unchanged."""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

ATOM, JSON_FEED = "application/atom+xml", "application/feed+json"
#: Seconds a feed may be kept.
KEPT = 300


def answer_feed(
    request: HttpRequest, content: str, kind: str, *, is_private: bool = False
) -> HttpResponse:
    """A feed; 304 for who has it already. Of a private one nobody but its reader keeps a copy."""
    etag = quote_etag(hashlib.sha256(content.encode()).hexdigest()[:32])
    whose = "private" if is_private else "public"
    answer = HttpResponse(
        content,
        content_type=f"{kind}; charset=utf-8",
        headers={"Cache-Control": f"{whose}, max-age={KEPT}", "ETag": etag},
    )
    if not is_private:
        # Any site may read what anyone may read; no cookie goes with it.
        answer.headers["Access-Control-Allow-Origin"] = "*"
    return get_conditional_response(request, etag=etag, response=answer) or answer
