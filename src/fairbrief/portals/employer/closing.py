"""Securing funds, pay, feedback, what next."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
