"""What a supervisor or a senior leader does by mailed link."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
