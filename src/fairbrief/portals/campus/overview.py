"""The career office's overview."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
