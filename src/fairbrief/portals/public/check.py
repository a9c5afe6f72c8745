"""Check any posting from anywhere: typed, pasted, or shared from a phone or another site.

A pure function of what is sent: nothing is kept, no cookie is set for who comes from elsewhere, so
this address needs no token and any site may send a text here. What keeps something is in `kept`.
"""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from fairbrief.briefs.forms import TOO_LARGE, PostingField
from fairbrief.portals.limits import CHECKS, may_spend, units_of
from fairbrief.portals.public.reading import read
from fairbrief.portals.requests import member_reading
from fairbrief.portals.ui.http import show

#: A posting of our own, to try the page with.
EXAMPLE = _(
    "Social media intern (remote). We are a young start-up and look for someone to help with "
    "various tasks: posting on our channels, answering comments, data entry as needed. This is an "
    "unpaid position for the first three months, with great exposure and a possible full-time role "
    "later. Flexible hours, evenings and weekends. Send your resume and tell us why you want to be "
    "part of our journey."
)
TOO_MANY = _(
    "Many postings were checked from your network in the last minute. Wait a minute and press "
    "again."
)


class CheckForm(forms.Form):
    """Any posting's text; a phone and the bookmark also send a title and an address."""

    text = PostingField(
        label=_("The posting"),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "data-takes-shared": ""}),
    )


class KeepForm(forms.Form):
    """A posting to be kept, and its keeper's key: made with the page, held by the browser."""

    text = PostingField(widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        # It stands on one page with the form above.
        super().__init__(*args, **{"auto_id": "keep_%s", **options})


def new_key() -> str:
    return secrets.token_urlsafe(32)


def _sent(request: HttpRequest) -> dict[str, str]:
    """What was sent, as the form's text: a shared title on top, an address only if alone."""
    title, text, url = (request.POST.get(name, "").strip() for name in ("title", "text", "url"))
    if title and text and not text.startswith(title):
        text = f"{title}\n{text}"
    return {"text": text or url or title}


def comes_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours, or the person directly, sent this: then a token may stand in the
    answer. To who comes from elsewhere no cookie is set, for it would replace the one they have.
    """
    if request.method != "POST":
        return True
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site in {"same-origin", "none"}
    return settings.CSRF_COOKIE_NAME in request.COOKIES


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Reads a posting: terms, verdict with its reasons, findings with their words, questions."""
    if request.method != "POST":
        example = {"text": str(EXAMPLE)} if "example" in request.GET else None
        return _page(request, CheckForm(example))
    try:
        form = CheckForm(_sent(request))
    except RequestDataTooBig:
        form = CheckForm({"text": ""})
        form.errors["text"] = form.error_class([str(TOO_LARGE)])
        return _page(request, form, status=413)
    return _page(request, form, status=200 if form.is_valid() else 422)


def _page(request: HttpRequest, form: CheckForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        if may_spend(request, CHECKS, units_of(text)):
            context["reading"] = read(text)
            if comes_from_here(request):
                context["keep"] = KeepForm(initial={"text": text, "key": new_key()})
                context["wants_to_keep"] = "keep" in request.POST
                context["may_write_briefs"] = member_reading(request) is not None
        else:
            form.add_error(None, TOO_MANY)
            status = 429
    answer = show(request, "public/check.html", context)
    answer.status_code = status
    return answer


urlpatterns = [path("check/", check, name="check")]
