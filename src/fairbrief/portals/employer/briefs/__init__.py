"""Writing briefs, following them, answering what is asked about them."""

from __future__ import annotations

from django.urls import URLPattern

from fairbrief.portals.employer.briefs import following, listing, posting, writing

urlpatterns: list[URLPattern] = [
    *listing.urlpatterns,
    *posting.urlpatterns,
    *writing.urlpatterns,
    *following.urlpatterns,
]
