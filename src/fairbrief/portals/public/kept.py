"""A reading someone asked to keep: under a link for thirty days, deleted at any time by its maker.

Who made it is whose browser holds the key, in a cookie that goes to this reading's pages only.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.portals.limits import CHECKS, KEEPS, may_spend, units_of
from fairbrief.portals.public.check import TOO_MANY, CheckForm, KeepForm, new_key
from fairbrief.portals.public.reading import Reading, read
from fairbrief.portals.ui.http import run_action, show
from fairbrief.readings.actions import forget_reading, keep_reading
from fairbrief.readings.models import LIFE, KeptReading
from fairbrief.readings.queries import is_made_with, readings_kept

KEY_COOKIE = "reading-key"


@sensitive_post_parameters()
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Makes a link to a reading. A second press finds the link the first one made."""
    form = KeepForm(request.POST)
    made: list[KeptReading] = []
    if form.is_valid():
        if not may_spend(request, KEEPS):
            form.add_error(
                None,
                _(
                    "Many links were made from your network in the last hour. Nothing was kept; "
                    "try again in a while."
                ),
            )
            return _again(request, form, status=429)
        if run_action(
            request,
            form,
            lambda: made.append(
                keep_reading(form.cleaned_data["text"], key=form.cleaned_data["key"], at=now())
            ),
            said=_("The link is made. Whoever has it can read this until the day named below."),
        ):
            address = reverse("public:kept", args=[made[0].code])
            answer = redirect(address)
            answer.set_cookie(
                KEY_COOKIE,
                form.cleaned_data["key"],
                max_age=LIFE,
                path=address,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
            return answer
    return _again(request, form, status=422)


def _again(request: HttpRequest, form: KeepForm, *, status: int) -> HttpResponse:
    """The reading once more, with what stood in the way; nothing typed is lost. It counts as a
    reading: whoever had their share of them gets the text back without one."""
    checked = CheckForm({"text": form.data.get("text", "")})
    context: dict[str, Any] = {"form": checked}
    if checked.is_valid():
        text = checked.cleaned_data["text"]
        context["refused"] = form
        if may_spend(request, CHECKS, units_of(text)):
            context["reading"] = read(text)
            context["keep"] = KeepForm(initial={"text": text, "key": new_key()})
            context["wants_to_keep"] = True
        else:
            checked.add_error(None, TOO_MANY)
            status = 429
    answer = show(request, "public/check.html", context)
    answer.status_code = status
    return answer


@never_cache
@require_safe
def kept(request: HttpRequest, code: str) -> HttpResponse:
    """What was read, as it was found then. Search engines are asked to leave it alone."""
    reading = readings_kept(now()).filter(code=code).first()
    if reading is None:
        answer = show(request, "public/kept_gone.html")
        answer.status_code = 404
    else:
        answer = show(
            request,
            "public/kept.html",
            {
                "kept": reading,
                "reading": Reading(reading.text, reading.found, reading.terms),
                "address": settings.BASE_URL + reverse("public:kept", args=[code]),
                "is_mine": is_made_with(reading, request.COOKIES.get(KEY_COOKIE, "")),
            },
        )
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer


@require_POST
def forget(request: HttpRequest, code: str) -> HttpResponse:
    """Deletes it, for who made it. What is gone already stays gone."""
    reading = readings_kept(now()).filter(code=code).first()
    if reading is not None:
        try:
            forget_reading(reading, key=request.COOKIES.get(KEY_COOKIE, ""))
        except NotAllowedError as refusal:
            raise PermissionDenied(refusal) from refusal
    messages.success(request, _("Deleted. The link leads nowhere now."))
    answer = redirect("public:check")
    answer.delete_cookie(KEY_COOKIE, path=reverse("public:kept", args=[code]))
    return answer


urlpatterns = [
    path("check/keep/", keep, name="keep"),
    path("check/kept/<slug:code>/", kept, name="kept"),
    path("check/kept/<slug:code>/delete/", forget, name="forget"),
]
