"""Root URLs: one line a portal."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

import fairbrief.config.converters  # noqa: F401

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("fairbrief.portals.public.urls")),
    path("student/", include("fairbrief.portals.student.urls")),
    path("employer/", include("fairbrief.portals.employer.urls")),
    path("campus/", include("fairbrief.portals.campus.urls")),
    path("operator/", include("fairbrief.portals.operator.urls")),
    path("api/", include("fairbrief.api.urls")),
    path("account/", include("allauth.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("fairbrief.demo.urls")))
if settings.DEMO or settings.DEBUG:
    urlpatterns.append(path("ui/", include("fairbrief.portals.ui.urls")))
