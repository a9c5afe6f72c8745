"""The gallery's one URL."""

from django.urls import path

from fairbrief.portals.ui.gallery import gallery

app_name = "ui"
urlpatterns = [path("", gallery, name="gallery")]
