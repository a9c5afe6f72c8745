"""What is on record of one's own side, what it means, and the appeal."""

from __future__ import annotations

from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turns_for
from fairbrief.kernel.clock import now
from fairbrief.organizations.access import is_owner
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.strikes.access import strikes_of_employer
from fairbrief.strikes.actions import appeal_strike
from fairbrief.strikes.forms import AppealForm
from fairbrief.strikes.queries import EFFECTS, can_be_appealed, counts, on_record


def _page(request: EmployerRequest, forms: dict[str, BaseForm]) -> HttpResponse:
    page = paginate(request, strikes_of_employer(request.member.employer))
    turns = turns_for(page.object_list)
    rows = [
        (
            each,
            turns.get(each.pk),
            counts(each),
            forms.get(each.code) or AppealForm(auto_id=f"id_{each.code}_%s")
            if can_be_appealed(each) and is_owner(request.member)
            else None,
        )
        for each in page.object_list
    ]
    context = {
        "page": page,
        "rows": rows,
        "effects": EFFECTS,
        "number": on_record(employer=request.member.employer),
    }
    return show(request, "employer/strikes.html", context, *forms.values())


@require_safe
@for_employers
def strikes(request: EmployerRequest) -> HttpResponse:
    return _page(request, {})


@require_POST
@for_employers
def appeal(request: EmployerRequest, code: str) -> HttpResponse:
    """Asks who runs the installation to look again, once."""
    strike = get_object_or_404(strikes_of_employer(request.member.employer), code=code)
    form = AppealForm(request.POST, auto_id=f"id_{code}_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: appeal_strike(
            strike, reason=form.cleaned_data["appeal"], actor=request.actor, at=now()
        ),
        said=_("Appealed. Without an answer in ten business days it is lifted."),
    ):
        return redirect("employer:strikes")
    return _page(request, {code: form})


urlpatterns = [
    path("strikes/", strikes, name="strikes"),
    path("strikes/<code:code>/appeal/", appeal, name="appeal_strike"),
]
