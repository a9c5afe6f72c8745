"""URLs of the API: a line a version."""

from django.urls import path

from fairbrief.api.v1 import api

urlpatterns = [path("v1/", api.urls)]
