"""Changing and signing by mailed link, the proof of an agreement, and its PDF."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.accounts.models import MailedLink
from fairbrief.agreements.access import (
    EMPLOYER,
    STUDENT,
    SUPERVISOR,
    agreement_of_link,
    agreements_seen_by,
    agreements_to_verify,
    side_of,
)
from fairbrief.agreements.forms import HashForm, ProposeForm
from fairbrief.agreements.models import Agreement
from fairbrief.agreements.paper import as_pdf
from fairbrief.agreements.proof import proof_of
from fairbrief.agreements.queries import (
    can_sign,
    has_ended,
    initials,
    is_signed,
    was_signed_from,
)
from fairbrief.audit.actors import Actor
from fairbrief.kernel.clock import now
from fairbrief.portals import agreeing
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.public.links import ended
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import show

_LABEL = Agreement._meta.label_lower


def _ended(request: HttpRequest, error: LinkError, token: str) -> HttpResponse:
    """What became of the agreement, when the link ended because it was signed or declined."""
    found = _of(error.link)
    if found is None or can_sign(found, EMPLOYER):
        return ended(request, error, token)
    context = {
        "agreement": found,
        "has_ended": has_ended(found),
        "is_signed": is_signed(found),
        "signed_by_you": error.link is not None and was_signed_from(found, error.link.email),
        "token": token,
    }
    return show(request, "public/signed.html", context)


def _is_for_signing(link: MailedLink) -> bool:
    return (link.capacity, link.subject_label) == (SUPERVISOR, _LABEL)


def _of(link: MailedLink | None) -> Agreement | None:
    """The agreement a link to sign is for, while its holder is of the employer's people."""
    if link is None or not _is_for_signing(link):
        return None
    return agreement_of_link(link.subject_id, email=link.email)


def _to_be_signed(link: MailedLink, _actor: Actor) -> Agreement | None:
    return _of(link)


@never_cache
@by_link(SUPERVISOR, _to_be_signed, instead=_ended)
def sign_by_link(request: HttpRequest, by: Opened[Agreement]) -> HttpResponse:
    """A supervisor without an account reads and signs, or declines, for the employer."""
    found, actor = by.thing, by.actor
    forms: dict[str, Any] = {}
    if request.method == "POST":
        done = (
            agreeing.declines(
                request,
                found,
                actor=actor,
                said=_("Declined. Nobody is bound, and the student has your reason."),
                forms=forms,
            )
            if "reason" in request.POST
            else agreeing.signs(
                request,
                found,
                side=EMPLOYER,
                signs_as=by.link.name,
                actor=actor,
                said=_("You have signed. A copy is on its way to both sides; this is its proof."),
                forms=forms,
            )
        )
        if done:
            return redirect(f"{reverse('public:verify_agreement', args=[found.code])}#said")
    return _to_sign(request, by, forms)


@never_cache
@by_link(SUPERVISOR, _to_be_signed, instead=_ended)
def changes_by_link(request: HttpRequest, by: Opened[Agreement]) -> HttpResponse:
    """Other values for some lines, each with a reason."""
    found, actor = by.thing, by.actor
    form = ProposeForm(request.POST or None, agreement=found)
    if request.method == "POST" and agreeing.proposes(
        request, found, side=EMPLOYER, actor=actor, form=form
    ):
        return redirect(f"{reverse('public:sign', args=[by.token])}#changes")
    context = {
        "agreement": found,
        "form": form,
        "token": by.token,
        "may_propose": agreeing.may_propose(found),
    }
    return show(request, "public/agreement_changes.html", context, form)


@never_cache
@require_POST
@by_link(SUPERVISOR, _to_be_signed, instead=_ended)
def answer_by_link(request: HttpRequest, by: Opened[Agreement]) -> HttpResponse:
    found, actor = by.thing, by.actor
    forms: dict[str, Any] = {}
    if agreeing.answers(request, found, side=EMPLOYER, actor=actor, forms=forms):
        return redirect("public:sign", by.token)
    return _to_sign(request, by, forms)


@never_cache
@require_POST
@by_link(SUPERVISOR, _to_be_signed, instead=_ended)
def status_by_link(request: HttpRequest, by: Opened[Agreement]) -> HttpResponse:
    """The employer's questions of the status check."""
    found, actor = by.thing, by.actor
    forms: dict[str, Any] = {}
    if agreeing.states(request, found, side=EMPLOYER, actor=actor, forms=forms):
        return redirect(f"{reverse('public:sign', args=[by.token])}#sign")
    return _to_sign(request, by, forms)


@never_cache
@require_POST
@by_link(SUPERVISOR, _to_be_signed, instead=_ended)
def take_back_by_link(request: HttpRequest, by: Opened[Agreement]) -> HttpResponse:
    found, actor = by.thing, by.actor
    agreeing.takes_back(request, found, side=EMPLOYER, actor=actor)
    return redirect("public:sign", by.token)


def _to_sign(request: HttpRequest, by: Opened[Agreement], forms: dict[str, Any]) -> HttpResponse:
    found, name = by.thing, by.link.name
    context = {
        **agreeing.page_of(found, side=EMPLOYER, signs_as=name, forms=forms),
        "base": reverse("public:sign", args=[by.token]),
        "name": name,
        "by_link": True,
    }
    with timezone.override(found.application.brief.time_zone):
        return show(request, "public/sign.html", context, *agreeing.sent(forms))


@require_safe
@for_people
def agreement(request: PortalRequest, code: str) -> HttpResponse:
    """The address mails carry: on to the reader's own page of the agreement."""
    found = get_object_or_404(agreements_seen_by(request.user), code=code)
    side = side_of(request.user, found)
    if side == STUDENT:
        return redirect("student:agreement", code)
    if side == EMPLOYER:
        return redirect("employer:agreement", code)
    return redirect("public:verify_agreement", code)


def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a text's hash is that of the agreement, and who signed when: nothing else of it.

    A party, or the student's career office, also sees names and can fetch the PDF.
    """
    found = get_object_or_404(agreements_to_verify(), code=code)
    form = HashForm(request.GET if "sha256" in request.GET else None)
    matches: bool | None = None
    if form.is_bound and form.is_valid():
        matches = form.cleaned_data["sha256"] == found.sha256
    is_known = (
        request.user.is_authenticated
        and agreements_seen_by(request.user).filter(pk=found.pk).exists()
    )
    proof = proof_of(found)
    context = {
        "agreement": found,
        "is_signed": is_signed(found),
        "proof": proof,
        "signatures": [
            (each, each.name_typed if is_known else initials(each.name_typed))
            for each in proof.signatures
        ],
        "is_known": is_known,
        "form": form,
        "matches": matches,
    }
    return show(request, "public/verify_agreement.html", context, form)


@require_safe
@never_cache
@for_people
def pdf(request: PortalRequest, code: str) -> HttpResponse:
    """The agreement on paper, for its parties and the student's career office."""
    found = get_object_or_404(agreements_seen_by(request.user), code=code)
    return _paper(found)


@require_safe
@never_cache
def pdf_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The agreement on paper, before signing by mailed link and after."""
    try:
        link, _actor = open_link(token, at=now())
        found = _of(link)
    except LinkError as error:
        # Who signed keeps the copy: the link is spent, but it still is theirs.
        found = _of(error.link)
        if error.link is None or found is None or not was_signed_from(found, error.link.email):
            return ended(request, error, token)
    return _paper(found) if found else ended(request, link_ended(), token)


def _paper(found: Agreement) -> HttpResponse:
    return HttpResponse(
        as_pdf(found),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="agreement-{found.code}.pdf"'},
    )


urlpatterns = [
    path("sign/<str:token>/", sign_by_link, name="sign"),
    path("sign/<str:token>/changes/", changes_by_link, name="sign_changes"),
    path("sign/<str:token>/status/", status_by_link, name="sign_status"),
    path("sign/<str:token>/answer/", answer_by_link, name="sign_answer"),
    path("sign/<str:token>/take-back/", take_back_by_link, name="sign_take_back"),
    path("sign/<str:token>/agreement.pdf", pdf_by_link, name="sign_pdf"),
    path("agreements/<code:code>/", agreement, name="agreement"),
    path("agreements/<code:code>/verify/", verify, name="verify_agreement"),
    path("agreements/<code:code>.pdf", pdf, name="agreement_pdf"),
]
