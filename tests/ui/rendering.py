"""Renders a piece of template with the kit loaded."""

from __future__ import annotations

from typing import Any

from django.template import engines


def render(source: str, **values: Any) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(values)
