"""Pay, feedback, what next, credentials."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
