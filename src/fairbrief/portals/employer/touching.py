"""What lasts after the work, on the employer's side: staying in touch, and the next brief."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.briefs.models import Brief
from fairbrief.contacts.access import own_contact
from fairbrief.contacts.actions import agree, decline, make_next_brief
from fairbrief.contacts.forms import ConsentForm
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import closings_of_employer


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


@require_POST
@for_employers
def next_brief(request: EmployerRequest, code: str) -> HttpResponse:
    """A draft from the last brief, with days in the near future: look once more, and send it."""
    work = get_object_or_404(closings_of_employer(request.member), code=code)
    made: list[Brief] = []
    if run_action(
        request,
        None,
        lambda: made.append(make_next_brief(work, actor=request.actor, at=now())),
        said=_("Same words and terms, new days. Read it once more, then send it for review."),
    ):
        return redirect("employer:edit_brief", made[0].code, "review")
    return redirect("employer:closing", code)


urlpatterns = [
    path("work/<code:code>/stay-in-touch/", stay_in_touch, name="stay_in_touch"),
    path("work/<code:code>/next-brief/", next_brief, name="next_brief"),
]
