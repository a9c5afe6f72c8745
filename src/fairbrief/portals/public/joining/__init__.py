"""Joining: as a student, as an employer, by invitation; the first page after sign-in."""

from __future__ import annotations

from django.urls import URLPattern

from fairbrief.portals.public.joining import account, arriving, invitations, landing

urlpatterns: list[URLPattern] = [
    *arriving.urlpatterns,
    *invitations.urlpatterns,
    *landing.urlpatterns,
    *account.urlpatterns,
]
