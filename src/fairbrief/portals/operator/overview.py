"""Clocks, mail, record and tenants of the installation."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
