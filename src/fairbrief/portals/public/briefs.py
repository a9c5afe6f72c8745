"""Finding and reading open briefs, and asking first."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
