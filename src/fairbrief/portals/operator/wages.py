"""The table of minimum wages: what ships, what was added, what must be looked up again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.fairness.wages import CHECKED
from fairbrief.kernel.clock import day_in, now
from fairbrief.portals.requests import PortalRequest, for_operators
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.vetting.access import added_wage_for_operator
from fairbrief.vetting.actions import add_wage, withdraw_wage
from fairbrief.vetting.forms import AddWageForm, WithdrawWageForm
from fairbrief.vetting.queries import added_wages, wage_lines, wages_in_force


@for_operators
def wages(request: PortalRequest) -> HttpResponse:
    """Every place with its rate; adding one."""
    form = AddWageForm(request.POST or None, today=day_in(request.user.time_zone, now()))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: add_wage(actor=request.actor, at=now(), **form.facts),
        said=_(
            "Added. Every review reads by it from now on; open briefs are read again in minutes."
        ),
    ):
        return redirect("operator:wages")
    return _show(request, form=form)


@require_POST
@for_operators
def withdraw(request: PortalRequest, code: str) -> HttpResponse:
    """Takes an added rate out, with the reason."""
    wage = added_wage_for_operator(request.user, code)
    form = WithdrawWageForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: withdraw_wage(
            wage, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Withdrawn. What stood before counts again; open briefs are read again in minutes."),
    ):
        return redirect("operator:wages")
    return _show(request, withdrawal=(wage.pk, form))


def _show(
    request: PortalRequest,
    *,
    form: AddWageForm | None = None,
    withdrawal: tuple[int, WithdrawWageForm] | None = None,
) -> HttpResponse:
    today = day_in(request.user.time_zone, now())
    lines = wage_lines(wages_in_force(), today=today)
    page = paginate(request, added_wages())
    wanted, refused = withdrawal or (0, None)
    return show(
        request,
        "operator/wages.html",
        {
            "lines": lines,
            "to_check": [line for line in lines if line.is_to_check],
            "checked": CHECKED,
            "form": form or AddWageForm(today=today),
            "page": page,
            "added": [
                (
                    each,
                    refused
                    if refused and each.pk == wanted
                    else WithdrawWageForm(auto_id=f"withdraw_{each.code}_%s"),
                )
                for each in page
            ],
        },
        *[each for each in (form, refused) if each is not None],
    )


urlpatterns = [
    path("wages/", wages, name="wages"),
    path("wages/<code:code>/withdraw/", withdraw, name="withdraw_wage"),
]
