"""The first five minutes, and the profile."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
