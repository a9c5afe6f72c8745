"""Credentials in public: one credential and its files, checking any, what verifiers need of us."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fairbrief.credentials.access import public_credentials
from fairbrief.credentials.actions import live_key
from fairbrief.credentials.checking.reading import Given, UnreadableError
from fairbrief.credentials.documents import belongs_to
from fairbrief.credentials.files import badge_png, badge_svg, certificate
from fairbrief.credentials.forms import MineForm, VerifyForm
from fairbrief.credentials.issuing import INSTALLATION_HOLDER, Holder, controller_document
from fairbrief.credentials.queries import (
    campus_that_signs,
    employer_that_signs,
    lists_of,
    skills_named,
    status_list,
)
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
from fairbrief.portals.limits import VERIFICATIONS, may_spend, units_of
from fairbrief.portals.ui.http import show
from fairbrief.relationships.questionnaires import competencies

LINKED_DATA = "application/ld+json"
_TOO_MANY = gettext_lazy(
    "Many credentials were checked from your network in the last minute. Nothing was looked at; "
    "wait a minute and press again."
)


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


@require_safe
def picture_png(request: HttpRequest, code: str) -> HttpResponse:
    """The badge as a picture that holds the credential."""
    found = get_object_or_404(public_credentials(), code=code)
    return _file(badge_png(found), f"fairbrief-{code}.png", "image/png")


@require_safe
def picture_svg(request: HttpRequest, code: str) -> HttpResponse:
    found = get_object_or_404(public_credentials(), code=code)
    return _file(badge_svg(found), f"fairbrief-{code}.svg", "image/svg+xml")


@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """The certificate to print; its footer says where to check it."""
    found = get_object_or_404(public_credentials(), code=code)
    return _file(certificate(found), f"fairbrief-{code}.pdf", "application/pdf")


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=kind,
        headers={"Content-Disposition": f'inline; filename="{name}"', "X-Robots-Tag": "noindex"},
    )


def check(request: HttpRequest) -> HttpResponse:
    """A code or address of ours, or any credential pasted or uploaded, in any of its forms."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and form.is_valid():
        if form.credential is not None:
            return redirect("public:credential", form.credential.code)
        if not may_spend(request, VERIFICATIONS, _units_of(form.given)):
            form.add_error(None, _TOO_MANY)
            answer = show(request, "public/verify.html", context, form)
            answer.status_code = 429
            return answer
        try:
            report = report_on(form.given)
        except UnreadableError as error:
            form.add_error(None, _(str(error)))
        else:
            said = said_by(dict(report.document))
            context |= {"said": said, **_judged(steps_of(report))}
    return show(request, "public/verify.html", context, form)


def _units_of(given: Given) -> int:
    """What checking it costs: by its length as text, which bounds what it can hold."""
    return units_of(given.token or json.dumps(given.document))


@require_safe
def issuer(request: HttpRequest) -> HttpResponse:
    """Who issues: the profile and the keys, as a page or as JSON."""
    live_key(at=now())
    return _profile(request, INSTALLATION_HOLDER)


@require_safe
def campus(request: HttpRequest, code: str) -> HttpResponse:
    """A campus that issues in its own name."""
    return _profile(request, _campus(code))


@require_safe
def employer(request: HttpRequest, code: str) -> HttpResponse:
    """An employer whose endorsements are signed here."""
    return _profile(request, _employer(code))


def _profile(request: HttpRequest, holder: Holder) -> HttpResponse:
    """As JSON it is the same for everyone; the page names who reads it, and is nobody else's."""
    controller = controller_document(holder)
    if not request.accepts("text/html") or "json" in request.headers.get("Accept", ""):
        profile = {**controller, **holder.profile}
        answer: HttpResponse = JsonResponse(profile, content_type=LINKED_DATA)
        patch_cache_control(answer, public=True, max_age=3600)
    else:
        answer = _profile_page(request, holder, controller)
    patch_vary_headers(answer, ["Accept"])
    return answer


def _profile_page(request: HttpRequest, holder: Holder, controller: dict[str, Any]) -> HttpResponse:
    context = {
        "holder": holder,
        "profile": holder.profile,
        "did_url": f"{holder.path or '/.well-known'}/did.json",
        "status_url": holder.status_url(1) if holder.employer is None else "",
        "methods": controller["verificationMethod"],
    }
    return show(request, "public/issuer.html", context)


def _campus(code: str) -> Holder:
    found = campus_that_signs(code)
    if found is None:
        raise Http404
    return Holder(campus=found)


def _employer(code: str) -> Holder:
    found = employer_that_signs(code)
    if found is None:
        raise Http404
    return Holder(employer=found)


@require_safe
@cache_control(public=True, max_age=3600)
def did(request: HttpRequest) -> HttpResponse:
    live_key(at=now())
    return _did(INSTALLATION_HOLDER)


@require_safe
@cache_control(public=True, max_age=3600)
def campus_did(request: HttpRequest, code: str) -> HttpResponse:
    return _did(_campus(code))


@require_safe
@cache_control(public=True, max_age=3600)
def employer_did(request: HttpRequest, code: str) -> HttpResponse:
    return _did(_employer(code))


def _did(holder: Holder) -> HttpResponse:
    return JsonResponse(controller_document(holder), content_type="application/did+json")


@require_safe
@cache_control(public=True, max_age=300)
def status(request: HttpRequest, number: int) -> HttpResponse:
    """The signed Bitstring Status List of revoked credentials."""
    return _status(INSTALLATION_HOLDER, number)


@require_safe
@cache_control(public=True, max_age=300)
def campus_status(request: HttpRequest, code: str, number: int) -> HttpResponse:
    return _status(_campus(code), number)


def _status(holder: Holder, number: int) -> HttpResponse:
    if not 1 <= number <= lists_of(holder):
        raise Http404
    at = now()
    found = status_list(live_key(holder, at=at), number, at=at)
    return JsonResponse(found, content_type="application/vc")


@require_safe
def skills(request: HttpRequest) -> HttpResponse:
    """The skills credentials are aligned to; each has an address of its own."""
    names = competencies()
    rows = [
        {
            "skill": skill,
            "field": skill.field,
            "exercises": [names[key] for key in skill.entry.competencies] if skill.entry else [],
        }
        for skill in skills_named()
    ]
    return show(request, "public/skills.html", {"rows": rows})


urlpatterns = [
    path("verify/", check, name="verify"),
    path("credentials/issuer/", issuer, name="issuer"),
    path("credentials/revoked-<int:number>.json", status, name="status_list"),
    path("credentials/campuses/<code:code>/", campus, name="campus_issuer"),
    path("credentials/campuses/<code:code>/did.json", campus_did, name="campus_did"),
    path(
        "credentials/campuses/<code:code>/revoked-<int:number>.json",
        campus_status,
        name="campus_status_list",
    ),
    path("credentials/employers/<code:code>/", employer, name="employer_issuer"),
    path("credentials/employers/<code:code>/did.json", employer_did, name="employer_did"),
    path("credentials/skills/", skills, name="credential_skills"),
    path("credentials/<code:code>/", credential, name="credential"),
    path("credentials/<code:code>.json", document, name="credential_document"),
    path("credentials/<code:code>.png", picture_png, name="credential_png"),
    path("credentials/<code:code>.svg", picture_svg, name="credential_svg"),
    path("credentials/<code:code>.pdf", paper, name="credential_pdf"),
    path(".well-known/did.json", did, name="did"),
]
