"""References: written behind a mailed link, and read where their student shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fairbrief.audit.actors import Actor
from fairbrief.contacts.access import REFEREE, is_referee, reference_by_link, shown_reference
from fairbrief.contacts.actions import take_reference_back, write_reference
from fairbrief.contacts.forms import ReferenceForm
from fairbrief.contacts.models import Reference
from fairbrief.kernel.clock import now
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.ui.http import run_action, show

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


def _reference(link: MailedLink, actor: Actor) -> Reference | None:
    found = reference_by_link(link.subject_label, link.subject_id)
    return found if found and is_referee(actor, found) else None


@never_cache
@by_link(REFEREE, _reference)
def write(request: HttpRequest, by: Opened[Reference]) -> HttpResponse:
    """The supervisor writes, changes or takes back what they say of a student."""
    found, actor = by.thing, by.actor
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
        return redirect("public:write_reference", by.token)
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
        return redirect("public:write_reference", by.token)
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
