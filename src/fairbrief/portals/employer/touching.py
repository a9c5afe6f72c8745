"""Whether a student may write to one of the employer's people after the work: each for oneself."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.contacts.access import own_contact
from fairbrief.contacts.actions import agree, decline
from fairbrief.contacts.forms import ConsentForm
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show


@for_employers
def stay_in_touch(request: EmployerRequest, code: str) -> HttpResponse:
    """The member says it for themselves; nobody else of the employer sees or changes it."""
    contact = own_contact(request.member, code)
    if contact is None:
        raise Http404
    is_no = "no" in request.POST
    form = ConsentForm.of(contact, None if is_no else request.POST or None)
    if is_no and run_action(
        request,
        None,
        lambda: decline(contact, actor=request.actor, at=now()),
        said=_("Said. They see no address of yours."),
    ):
        return redirect("employer:stay_in_touch", code)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: agree(contact, **form.said, actor=request.actor, at=now()),
            said=_("Said. They see what you gave, and nothing else."),
        )
    ):
        return redirect("employer:stay_in_touch", code)
    context = {"contact": contact, "consent_form": form}
    return show(request, "employer/stay_in_touch.html", context, form)


urlpatterns = [path("work/<code:code>/stay-in-touch/", stay_in_touch, name="stay_in_touch")]
