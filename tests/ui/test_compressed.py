"""Pages go over the wire compressed; everything else goes as it is."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory

from fairbrief.portals.ui.middleware import CompressedPagesMiddleware


def through(answer: HttpResponseBase, accepts: str = "gzip, br") -> HttpResponseBase:
    def view(request: HttpRequest) -> HttpResponseBase:
        return answer

    request = RequestFactory().get("/", headers={"Accept-Encoding": accepts})
    return CompressedPagesMiddleware(view)(request)


@pytest.mark.django_db
def test_a_page_is_compressed_for_a_browser_that_takes_it() -> None:
    plain = Client().get("/for-employers/")
    packed = Client().get("/for-employers/", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]
    assert len(packed.content) < len(plain.content) * 0.6
    assert gzip.decompress(packed.content) == plain.content


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0, br", "gzip; q=0.0"])
def test_who_takes_none_gets_none(accepts: str) -> None:
    plain = through(HttpResponse("word " * 400), accepts)
    assert "Content-Encoding" not in plain
    assert "Accept-Encoding" in plain["Vary"]
    assert "Content-Encoding" in through(HttpResponse("word " * 400), "br, GZip;q=0.5")


def test_equal_pages_differ_in_size_on_the_wire() -> None:
    sizes = {len(through(HttpResponse("word " * 400)).content) for _time in range(40)}  # type: ignore[attr-defined]
    assert len(sizes) > 1


@pytest.mark.parametrize(
    "answer",
    [
        HttpResponse(b"%PDF" * 200, content_type="application/pdf"),
        HttpResponse(b"{}" * 200, content_type="application/json"),
        StreamingHttpResponse([b"x" * 400], content_type="application/octet-stream"),
    ],
)
def test_files_and_data_go_as_they_are(answer: HttpResponseBase) -> None:
    assert "Content-Encoding" not in through(answer)
