"""Writing briefs, following them, answering what is asked about them."""

from __future__ import annotations

from django.urls import URLPattern

from fairbrief.portals.employer.briefs import following, listing, writing

urlpatterns: list[URLPattern] = [
    *listing.urlpatterns,
    *writing.urlpatterns,
    *following.urlpatterns,
]
