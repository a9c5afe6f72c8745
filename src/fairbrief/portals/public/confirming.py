"""Confirming an outside experience by mailed link."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
