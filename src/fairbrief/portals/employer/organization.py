"""The organization, its members and its verification."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
