"""Joining: as a student, as an employer, by invitation."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
