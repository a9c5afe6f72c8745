"""The API's description on a page of ours: nothing from elsewhere, nothing inline, no script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from fairbrief.portals.ui.http import show
from fairbrief.portals.ui.shapes import Cell, Column


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked."""

    method: str
    path: str
    summary: str
    description: str
    takes: str
    gives: str
    refuses: tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """What is sent or answered: a row a field, with what it holds and a word on it."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


class PlainDocs(DocsBase):
    """Lists operations and shapes as the OpenAPI description has them."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema()
        return show(
            request,
            "api/docs.html",
            {
                "about": api.description,
                "base": settings.BASE_URL,
                "description_url": self.get_openapi_url(api, {}),
                "operations": [
                    _operation(method, path, operation)
                    for path, methods in schema["paths"].items()
                    for method, operation in methods.items()
                ],
                "shapes": [
                    _shape(name, shape) for name, shape in schema["components"]["schemas"].items()
                ],
            },
        )


def _operation(method: str, path: str, operation: dict[str, Any]) -> Operation:
    answers = operation["responses"]
    return Operation(
        method.upper(),
        path,
        operation["summary"],
        operation.get("description", ""),
        _holds(_content(operation.get("requestBody", {}))),
        _holds(_content(answers[200])),
        tuple(str(status) for status in answers if status != 200),
    )


def _content(body: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = body.get("content", {}).get("application/json", {}).get("schema", {})
    return found


def _shape(name: str, shape: dict[str, Any]) -> Shape:
    needed = set(shape.get("required", ()))
    return Shape(
        name,
        shape.get("description", ""),
        (Column(label=_("Field"), heads=True), Column(label=_("Holds")), Column(label=_("What"))),
        tuple(
            (
                Cell(said=field),
                Cell(said=_holds(about) + ("" if field in needed else ", may be left out")),
                Cell(said=about.get("description", "")),
            )
            for field, about in shape.get("properties", {}).items()
        ),
    )


def _holds(schema: dict[str, Any]) -> str:
    """What a field holds, in a word: "text", "list of Found", "number or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(_holds(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_holds(schema.get('items', {}))}"
    words = {"string": "text", "integer": "whole number", "boolean": "true or false"}
    kind = str(schema.get("type", ""))
    return words.get(kind, kind)
