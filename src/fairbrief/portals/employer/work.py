"""The supervisor's week and the workspace from the employer's side."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
