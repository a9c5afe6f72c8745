"""The office logs an experience for a student, from a pasted posting if there is one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.tracking.actions import log_for
from fairbrief.tracking.forms import PasteForm
from fairbrief.tracking.models import Experience
from fairbrief.tracking.office_forms import OfficeForm
from fairbrief.tracking.prefill import read_posting


@for_officers
def log_one(request: CampusRequest) -> HttpResponse:
    who = request.POST.get("who") or request.GET.get("who", "")
    paste_form, form = PasteForm(), OfficeForm(initial={"who": who})
    if request.method == "POST" and "text" in request.POST:
        paste_form = PasteForm(request.POST)
        if paste_form.is_valid():
            read = read_posting(paste_form.cleaned_data["text"])
            form = OfficeForm(initial={"who": who, **read})
    elif request.method == "POST":
        form = OfficeForm(request.POST)
        logged: list[Experience] = []
        if form.is_valid() and run_action(
            request,
            form,
            lambda: logged.append(
                log_for(
                    request.officer,
                    who=form.cleaned_data["who"],
                    told=form.told,
                    actor=request.actor,
                    at=now(),
                )
            ),
            said=_("Logged."),
        ):
            return redirect("campus:entry", logged[0].code)
    context = {"form": form, "paste_form": paste_form, "who": who}
    return show(request, "campus/log_one.html", context, form, paste_form)


urlpatterns = [path("ledger/log/", log_one, name="log_one")]
