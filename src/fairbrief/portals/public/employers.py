"""An employer's public page and record."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
