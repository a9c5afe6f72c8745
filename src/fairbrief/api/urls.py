"""URLs of the API: a line a version."""

from django.urls import include, path

from fairbrief.api.v1 import api

urlpatterns = [
    path("v1/", api.urls),
    path("scim/v2/", include("fairbrief.api.scim.views")),
]
