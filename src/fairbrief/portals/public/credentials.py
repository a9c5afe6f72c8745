"""Credentials in public: one credential, checking any, and what verifiers need of us."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fairbrief.credentials.access import public_credentials
from fairbrief.credentials.actions import live_key
from fairbrief.credentials.checking.reading import UnreadableError
from fairbrief.credentials.documents import belongs_to
from fairbrief.credentials.forms import MineForm, VerifyForm
from fairbrief.credentials.issuing import controller_document, issuer_profile
from fairbrief.credentials.queries import skills_named, status_list
from fairbrief.credentials.saying import said_by
from fairbrief.credentials.verification import (
    Step,
    is_refuted,
    is_valid,
    report_on,
    steps_of,
    verify_kept,
)
from fairbrief.kernel.clock import now
from fairbrief.portals.ui.http import show

LINKED_DATA = "application/ld+json"


def _judged(steps: list[Step]) -> dict[str, Any]:
    return {"steps": steps, "is_valid": is_valid(steps), "is_refuted": is_refuted(steps)}


def credential(request: HttpRequest, code: str) -> HttpResponse:
    """One credential as it is now, with every check done in front of the reader."""
    found = get_object_or_404(public_credentials(), code=code)
    form = MineForm(request.POST or None)
    is_theirs: bool | None = None
    if request.method == "POST" and form.is_valid():
        is_theirs = belongs_to(found.document, form.cleaned_data["email"])
    context = {
        "credential": found,
        "said": said_by(found.document),
        "form": form,
        "is_theirs": is_theirs,
        **_judged(verify_kept(found)),
    }
    return show(request, "public/credential.html", context, form)


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """The signed document itself, to download."""
    found = get_object_or_404(public_credentials(), code=code)
    return JsonResponse(
        found.document,
        content_type=LINKED_DATA,
        headers={"Content-Disposition": f'attachment; filename="fairbrief-{code}.json"'},
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )


def check(request: HttpRequest) -> HttpResponse:
    """A code or address of ours, or any credential pasted or uploaded, in any of its forms."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if form.credential is not None:
            return redirect("public:credential", form.credential.code)
        try:
            report = report_on(form.given)
        except UnreadableError as error:
            form.add_error(None, _(str(error)))
        else:
            document = dict(report.document)
            context |= {"said": said_by(document), **_judged(steps_of(report))}
    return show(request, "public/verify.html", context, form)


@require_safe
@cache_control(public=True, max_age=3600)
def issuer(request: HttpRequest) -> HttpResponse:
    """Who issues: the profile and the keys, as a page or as JSON."""
    profile = issuer_profile()
    if not request.accepts("text/html") or "json" in request.headers.get("Accept", ""):
        return JsonResponse({**controller_document(), **profile}, content_type=LINKED_DATA)
    live_key(at=now())
    return show(
        request,
        "public/issuer.html",
        {"profile": profile, "methods": controller_document()["verificationMethod"]},
    )


@require_safe
@cache_control(public=True, max_age=3600)
def did(request: HttpRequest) -> HttpResponse:
    live_key(at=now())
    return JsonResponse(controller_document(), content_type="application/did+json")


@require_safe
@cache_control(public=True, max_age=300)
def status(request: HttpRequest) -> HttpResponse:
    """The signed Bitstring Status List of revoked credentials."""
    at = now()
    return JsonResponse(status_list(live_key(at=at), at=at), content_type="application/vc")


@require_safe
def skills(request: HttpRequest) -> HttpResponse:
    """The skills credentials are aligned to; each has an address of its own."""
    return show(request, "public/skills.html", {"skills": skills_named()})


urlpatterns = [
    path("verify/", check, name="verify"),
    path("credentials/issuer/", issuer, name="issuer"),
    path("credentials/status/", status, name="status_list"),
    path("credentials/skills/", skills, name="credential_skills"),
    path("credentials/<code:code>/", credential, name="credential"),
    path("credentials/<code:code>.json", document, name="credential_document"),
    path(".well-known/did.json", did, name="did"),
]
