"""Version 1: read one posting, read many, list the rules; a campus's reports."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from ninja import NinjaAPI
from ninja.decorators import decorate_view

from fairbrief.api.docs import PlainDocs
from fairbrief.api.errors import NothingToReadError, TooManyError, answer_errors_of
from fairbrief.api.reports import router as reports
from fairbrief.api.shapes import (
    A_WORD,
    Asked,
    AskedAlone,
    Many,
    Reading,
    Readings,
    Rules,
    refusals,
)
from fairbrief.fairness import Posting, review, to_json
from fairbrief.fairness.rules import RULES, RULES_VERSION
from fairbrief.portals.limits import API, may_spend, units_of

api = NinjaAPI(
    title="Fairbrief",
    version="1",
    description="The fairness review of internship postings. Plain rules, each with its reason and "
    "source; no score. Nothing that is sent is kept. With a key of a campus: its reports.",
    urls_namespace="api-v1",
    docs=PlainDocs(),
)
answer_errors_of(api)
api.add_router("", reports)


def _spend(request: HttpRequest, units: int) -> None:
    if not may_spend(request, API, units):
        raise TooManyError(API.seconds_left())


def _read(asked: Asked) -> dict[str, Any]:
    """Exactly what `fairbrief check --json` prints; with the `id` if one was given."""
    found = to_json(review(Posting(title=asked.title, text=asked.text)))
    return found if asked.id is None else {"id": asked.id, **found}


@api.post(
    "/check",
    response={200: Reading, **refusals(400, 413, 422, 429)},
    summary="Read one posting",
    operation_id="check",
)
def check(request: HttpRequest, asked: AskedAlone) -> HttpResponse:
    """Reads any posting's text: verdict, facts, findings with evidence and source, questions."""
    if not re.search(A_WORD, asked.text):
        raise NothingToReadError
    _spend(request, units_of(asked.text))
    return JsonResponse(_read(asked))


@api.post(
    "/check/many",
    response={200: Readings, **refusals(400, 413, 422, 429)},
    summary="Read up to 200 postings",
    operation_id="checkMany",
)
def check_many(request: HttpRequest, asked: Many) -> HttpResponse:
    """Reads each posting by itself; answers in the order they were sent."""
    _spend(request, sum(units_of(each.text) for each in asked.postings))
    return JsonResponse({"readings": [_read(each) for each in asked.postings]})


@api.get(
    "/rules",
    response={200: Rules},
    summary="List the rules",
    operation_id="rules",
)
@decorate_view(cache_control(public=True, max_age=3600))
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule, with what it reads, its weight, reason, source and remedy."""
    return JsonResponse(
        {
            "rules_version": RULES_VERSION,
            "rules": [
                {
                    "id": rule.id,
                    "version": rule.version,
                    "reads": rule.reads,
                    "severity": str(rule.severity),
                    "title": rule.title,
                    "why": rule.why,
                    "source": rule.source,
                    "checked": rule.checked.isoformat(),
                    "remedy": rule.remedy,
                    "advice": rule.advice,
                    "ask": rule.ask,
                    "example": rule.example,
                }
                for rule in RULES
            ],
        }
    )
