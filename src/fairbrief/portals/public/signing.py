"""Signing an agreement by mailed link, and its verification page."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
