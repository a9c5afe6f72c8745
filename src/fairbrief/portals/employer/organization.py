"""The organization, its members and its verification."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fairbrief.kernel.clock import now
from fairbrief.organizations.access import (
    invitation_for,
    is_owner,
    member_for,
    require_owner,
)
from fairbrief.organizations.actions import (
    change_facts,
    correct_person,
    invite_member,
    remove_member,
    withdraw_invitation,
)
from fairbrief.organizations.forms import FactsForm, InviteMemberForm, PersonForm
from fairbrief.organizations.models import Employer, Member
from fairbrief.organizations.queries import members_of, open_invitations
from fairbrief.portals.proving import asked_before
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.vetting.queries import employer_reviews

#: What the colour of a campus's word says.
TONES = {"approved": "done", "declined": "stop", "more_asked": "attention"}


@for_employers
def organization(request: EmployerRequest) -> HttpResponse:
    """Facts, people, and what each campus says."""
    return _page(request, InviteMemberForm())


def _page(request: EmployerRequest, form: InviteMemberForm) -> HttpResponse:
    employer = request.member.employer
    return show(
        request,
        "employer/organization/organization.html",
        {
            "employer": employer,
            "member": request.member,
            "is_owner": is_owner(request.member),
            "members": paginate(request, members_of(employer)),
            "invitations": open_invitations(employer, at=now()),
            "vettings": [
                (vetting, TONES.get(vetting.state, "plain"))
                for vetting in employer_reviews(employer)
            ],
            "form": form,
            "embed": _embed(employer),
        },
        form,
    )


def _embed(employer: Employer) -> str:
    """The frame of open briefs for the employer's own site, once its domain is confirmed."""
    if employer.domain_confirmed_at is None:
        return ""
    where = settings.BASE_URL + reverse("public:employer_embed", args=[employer.slug])
    return f'<iframe src="{where}" title="{_t("Our open briefs")}"></iframe>'


@require_POST
@for_employers
def invite(request: EmployerRequest) -> HttpResponseBase:
    """An owner mails a colleague a link."""
    require_owner(request.member)
    makes_owner = request.POST.get("role") == Member.Role.OWNER
    if makes_owner and (asks := asked_before(request)):
        return asks
    form = InviteMemberForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: invite_member(
            request.member.employer,
            **form.cleaned_data,
            by=request.member,
            actor=request.actor,
            at=now(),
        ),
        said=_("The invitation is on its way to %(email)s.") % {"email": form.data["email"]},
    ):
        return redirect("employer:organization")
    return _page(request, form)


@require_POST
@for_employers
def withdraw(request: EmployerRequest, code: str) -> HttpResponse:
    require_owner(request.member)
    found = invitation_for(request.member, code)
    run_action(
        request,
        None,
        lambda: withdraw_invitation(found, actor=request.actor, at=now()),
        said=_("The invitation is withdrawn; its link no longer works."),
    )
    return redirect("employer:organization")


@for_employers
def correct(request: EmployerRequest, code: str) -> HttpResponse:
    """An owner corrects the name or title of someone without an account."""
    require_owner(request.member)
    found = member_for(request.member, code)
    form = PersonForm(request.POST or None, initial={"name": found.name, "title": found.title})
    if form.is_valid() and run_action(
        request,
        form,
        lambda: correct_person(
            found, **form.cleaned_data, by=request.member, actor=request.actor, at=now()
        ),
        said=_("Corrected."),
    ):
        return redirect("employer:organization")
    return show(request, "employer/organization/person.html", {"person": found, "form": form}, form)


@require_POST
@for_employers
def remove(request: EmployerRequest, code: str) -> HttpResponse:
    """An owner lets a member go, such as one who has left."""
    require_owner(request.member)
    found = member_for(request.member, code)
    run_action(
        request,
        None,
        lambda: remove_member(found, by=request.member, actor=request.actor, at=now()),
        said=_("%(name)s no longer acts for you.") % {"name": found.name},
    )
    return redirect("public:landing" if found.pk == request.member.pk else "employer:organization")


@for_employers
def edit(request: EmployerRequest) -> HttpResponse:
    """An owner changes what the organization says about itself."""
    require_owner(request.member)
    employer = request.member.employer
    form = FactsForm(request.POST or None, instance=employer)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: change_facts(
            employer,
            facts=form.cleaned_data,
            seen=form.cleaned_data["seen"],
            by=request.member,
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept."),
    ):
        for words in (form.kind_words, form.zone_words):
            if words:
                messages.info(request, words)
        return redirect("employer:organization")
    return show(request, "employer/organization/edit.html", {"form": form}, form)


urlpatterns: list[URLPattern] = [
    path("organization/", organization, name="organization"),
    path("organization/edit/", edit, name="edit_organization"),
    path("organization/invite/", invite, name="invite_member"),
    path("organization/invitations/<code:code>/withdraw/", withdraw, name="withdraw_invitation"),
    path("organization/members/<code:code>/remove/", remove, name="remove_member"),
    path("organization/members/<code:code>/correct/", correct, name="correct_person"),
]
