"""Under which names and by which scheme the site is reached: as FAIRBRIEF_URL says."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase

from fairbrief.config.demo_guard import LOOPBACK_HOSTS, is_loopback


def public_url(given: str) -> str:
    """Scheme, name and port. Raises ImproperlyConfigured for what is no whole address."""
    parts = urlsplit(given.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"FAIRBRIEF_URL is {given!r}; it must be a whole address without a path, such as "
            "https://micro.example.edu."
        )
    return f"{parts.scheme}://{parts.netloc}"


def hosts_of(url: str, more: str) -> list[str]:
    """The names the site answers under: the address's own, and others parted by commas.

    Loopback names only where the address is one: elsewhere they would be one more name under
    which a page could be kept by someone in between.
    """
    own = urlsplit(url).hostname or ""
    own = f"[{own}]" if ":" in own else own
    named = [host.strip() for host in more.split(",") if host.strip()]
    return list(dict.fromkeys([own, *named, *(LOOPBACK_HOSTS if is_loopback(own) else [])]))


def origins_of(url: str, hosts: list[str]) -> list[str]:
    """Whose forms are taken: pages of the site itself, under each of its names."""
    if not url.startswith("https://"):
        return []  # the name and port the request was made under, and no other
    wild = [f"*{host}" if host.startswith(".") else host for host in hosts if host != "*"]
    return list(dict.fromkeys([url, *(f"https://{host}" for host in wild)]))


class PublicSchemeMiddleware:
    """A request came as FAIRBRIEF_URL says, though the server in front speaks plain http to us.

    So cookies, the check of a form's origin, and the word to browsers to stay with https do not
    depend on a header the server in front may not send.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.SECURE:
            request.META["wsgi.url_scheme"] = "https"
        return self.get_response(request)
