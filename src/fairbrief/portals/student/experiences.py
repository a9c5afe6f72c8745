"""The student's own ledger, and logging an outside micro-internship."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
