"""The product's addresses with the gallery, which production does not serve."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from fairbrief.config.urls import urlpatterns as product

#: Forms received by `received`, to see a double press.
RECEIVED: list[str] = []


def received(request: HttpRequest) -> HttpResponse:
    RECEIVED.append(request.method or "")
    return HttpResponse(status=204)


urlpatterns = [
    path("ui/", include("fairbrief.portals.ui.urls")),
    path("received/", received),
    *product,
]
