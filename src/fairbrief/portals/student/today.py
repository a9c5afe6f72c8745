"""What needs the student today."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
