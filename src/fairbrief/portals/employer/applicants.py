"""Comparing, shortlisting, offering, and answering everyone."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
