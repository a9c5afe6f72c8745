"""Pages speak the language a browser asks for, and say so."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language, override

from fairbrief.portals.ui.middleware import LanguageMiddleware


def answered(asked: str) -> HttpResponse:
    request = RequestFactory().get("/", headers={"accept-language": asked})

    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{request.LANGUAGE_CODE} {get_language()}")

    with override(None):
        answer = LanguageMiddleware(view)(request)
    assert isinstance(answer, HttpResponse)
    return answer


@pytest.mark.parametrize(
    ("asked", "spoken"), [("de-AT,en;q=0.5", "de"), ("en", "en"), ("xx", "en"), ("", "en")]
)
def test_the_language_is_the_readers(settings: object, asked: str, spoken: str) -> None:
    settings.LANGUAGES = [("en", "English"), ("de", "German")]  # type: ignore[attr-defined]
    answer = answered(asked)
    assert answer.content.decode() == f"{spoken} {spoken}"
    assert answer["Content-Language"] == spoken
    assert answer["Vary"] == "Accept-Language"
