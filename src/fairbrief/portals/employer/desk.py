"""The employer's desk: what waits for whom."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
