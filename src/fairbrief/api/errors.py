"""One shape for every refusal: {"error": {"status", "message", "details": [{"at", "message"}]}}."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

#: Largest request, in bytes.
LARGEST = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
_SHOWN = 20
#: What a value was tried as, where it may be of several kinds: "int", "function-before[…, int]".
_KIND = re.compile(r"(?:constrained-)?(?:str|int)|[a-z-]+\[.*\]")
_NO_JSON = "Cannot parse request body"


class TooManyError(Exception):
    """The address had its share; `wait` is seconds until it has more."""

    def __init__(self, wait: int) -> None:
        super().__init__()
        self.wait = wait


class NothingToReadError(Exception):
    """A posting without words."""


def refusal(status: int, message: str, details: Sequence[tuple[str, str]] = ()) -> JsonResponse:
    return JsonResponse(
        {
            "error": {
                "status": status,
                "message": message,
                "details": [{"at": at, "message": words} for at, words in details],
            }
        },
        status=status,
    )


def answer_errors_of(api: NinjaAPI) -> None:
    """Registers what each error is answered with."""
    api.exception_handler(ValidationError)(_malformed)
    api.exception_handler(HttpError)(_http)
    api.exception_handler(AuthenticationError)(_no_key)
    api.exception_handler(RequestDataTooBig)(_too_large)
    api.exception_handler(TooManyError)(_too_many)
    api.exception_handler(NothingToReadError)(_nothing_to_read)


def _malformed(request: HttpRequest, error: ValidationError) -> HttpResponse:
    details = [(_place(each["loc"]), str(each["msg"])) for each in error.errors[:_SHOWN]]
    return refusal(422, _("The request is not of the shape described at /api/v1/docs."), details)


def _place(parts: Sequence[str | int]) -> str:
    """("body", "asked", "postings", 3, "text") is "postings.3.text"; which of several kinds a
    value was tried as is left out."""
    kept = [str(part) for part in parts[2:] if not _KIND.fullmatch(str(part))]
    return ".".join(kept) or "body"


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == HTTPStatus.BAD_REQUEST and str(error).startswith(_NO_JSON):
        return refusal(
            400,
            _(
                "The body of the request is not JSON. Send JSON, with the header "
                "Content-Type: application/json, as described at /api/v1/docs."
            ),
        )
    return refusal(error.status_code, str(error))


def _no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    answer = refusal(401, _("A key is needed that is in use: Authorization: Bearer fbr_…"))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _too_large(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return refusal(
        413,
        _("The request is larger than %(size)s MB. Send fewer postings at once.")
        % {"size": LARGEST // (1024 * 1024)},
    )


def _too_many(request: HttpRequest, error: TooManyError) -> HttpResponse:
    answer = refusal(
        429,
        _("Many postings were read for your address. Ask again in %(seconds)s seconds.")
        % {"seconds": error.wait},
    )
    answer["Retry-After"] = str(error.wait)
    return answer


def _nothing_to_read(request: HttpRequest, error: NothingToReadError) -> HttpResponse:
    words = _("There is no text to read.")
    return refusal(422, words, [("text", words)])


class OneShapeMiddleware:
    """Refusals that never reach an operation (no such address, a wrong method, a fault of ours)
    have the same shape as the others."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        if answer.status_code < 400 or not request.path_info.startswith("/api/"):
            return answer
        kind = answer.headers.get("Content-Type", "")
        if kind.startswith(("application/json", "application/scim+json")):
            return answer
        shaped = refusal(answer.status_code, HTTPStatus(answer.status_code).phrase)
        if "Allow" in answer.headers:
            shaped["Allow"] = answer.headers["Allow"]
        return shaped
