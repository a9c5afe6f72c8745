"""Everyone the campus has enrolled: the list, the import of a roster, groups."""

from __future__ import annotations

from django.urls import URLPattern

from fairbrief.portals.campus.students import groups, importing, listing

urlpatterns: list[URLPattern] = [*listing.urlpatterns, *importing.urlpatterns, *groups.urlpatterns]
