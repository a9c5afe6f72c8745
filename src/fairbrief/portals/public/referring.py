"""References: written behind a mailed link, and read where their student shows them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.contacts.access import REFEREE, is_referee, reference_by_link, shown_reference
from fairbrief.contacts.actions import take_reference_back, write_reference
from fairbrief.contacts.forms import ReferenceForm
from fairbrief.kernel.clock import now
from fairbrief.portals.public.links import ended
from fairbrief.portals.ui.http import run_action, show


@never_cache
def write(request: HttpRequest, token: str) -> HttpResponse:
    """The supervisor writes, changes or takes back what they say of a student."""
    try:
        link, actor = open_link(token, at=now())
    except LinkError as error:
        return ended(request, error, token)
    if link.capacity != REFEREE:
        return ended(request, LinkError(_("This link is for something else.")), token)
    found = reference_by_link(link.subject_label, link.subject_id)
    if found is None or not is_referee(actor, found):
        return ended(request, link_ended(), token)
    takes_back = "back" in request.POST
    form = ReferenceForm(
        None if takes_back else request.POST or None,
        initial={
            "text": found.text,
            "title": found.by_title or found.engagement.supervisor.title,
        },
    )
    if takes_back and run_action(
        request,
        None,
        lambda: take_reference_back(found, actor=actor, at=now()),
        said=_("Taken back. Nobody can read it any more."),
    ):
        return redirect("public:write_reference", token)
    if (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: write_reference(found, **form.cleaned_data, actor=actor, at=now()),
            said=_("Thank you. The student has it and decides who reads it."),
        )
    ):
        return redirect("public:write_reference", token)
    context = {"reference": found, "work": found.engagement, "form": form}
    return show(request, "public/write_reference.html", context, form)


@require_safe
def reference(request: HttpRequest, code: str) -> HttpResponse:
    """One that its student shows, to read and to print; for any other, nothing is here."""
    found = shown_reference(code)
    if found is None:
        raise Http404
    context = {"reference": found, "work": found.engagement}
    answer = show(request, "public/reference.html", context)
    answer["X-Robots-Tag"] = "noindex"
    return answer


urlpatterns = [
    path("reference/<str:token>/", write, name="write_reference"),
    path("references/<code:code>/", reference, name="reference"),
]
