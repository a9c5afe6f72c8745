"""Funds: pools with what they hold, awards, decisions, and payments as they were made."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.queries import whole_history_of
from fairbrief.clocks.queries import turn_of
from fairbrief.funds.access import awards_of, is_own_award, may_change_pools, pools_of
from fairbrief.funds.actions import (
    approve_award,
    cancel_award,
    change_pool,
    decline_award,
    open_pool,
    pay_award,
    propose_award,
    revise_award,
)
from fairbrief.funds.checks import checks_of
from fairbrief.funds.forms import (
    PaidForm,
    PersonForm,
    PoolForm,
    ProposeForm,
    ReasonForm,
    ReviseForm,
)
from fairbrief.funds.models import Award, Pool
from fairbrief.funds.queries import (
    holding_of,
    person_called,
    pools_at,
    rows_for_file,
    with_holdings,
    works_of,
)
from fairbrief.kernel.clock import now
from fairbrief.kernel.seen import SeenForm
from fairbrief.organizations.actions import record_taking
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.tracking.files import lines

#: The record in words.
HAPPENED = {
    "proposed": gettext_lazy("Proposed"),
    "revised": gettext_lazy("Proposed with another amount"),
    "approved_first": gettext_lazy("Approved, the first of two"),
    "approve": gettext_lazy("Approved"),
    "decline": gettext_lazy("Declined"),
    "pay": gettext_lazy("Recorded as paid"),
    "cancel": gettext_lazy("Cancelled"),
    "withdraw": gettext_lazy("Withdrawn by the student"),
}


@require_safe
@for_officers
def funds(request: CampusRequest) -> HttpResponse:
    """Every pool with its bar, and what waits for a decision or a payment."""
    page = paginate(request, pools_at(request.officer.campus))
    return show(
        request,
        "campus/funds/list.html",
        {
            "page": page,
            "pools": with_holdings(page.object_list),
            "may_change": may_change_pools(request.officer),
            "waiting": awards_of(request.officer).filter(ended_at=None)[:20],
        },
    )


@for_officers
def new(request: CampusRequest) -> HttpResponse:
    if not may_change_pools(request.officer):
        raise PermissionDenied
    form = PoolForm(request.POST or None, today=day_at(request.officer.campus, now()))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: open_pool(request.officer, **form.told, actor=request.actor, at=now()),
        said=_("Open. Your office can give from it now."),
    ):
        return redirect("campus:funds")
    return show(request, "campus/funds/edit.html", {"form": form}, form)


@for_officers
def edit(request: CampusRequest, code: str) -> HttpResponse:
    found = _pool(request, code)
    if not may_change_pools(request.officer):
        raise PermissionDenied
    form = PoolForm(
        request.POST or None,
        instance=_pool(request, code),
        holding=holding_of(found),
        today=day_at(request.officer.campus, now()),
    )
    if form.is_valid() and run_action(
        request,
        form,
        lambda: change_pool(
            found,
            request.officer,
            **form.told,
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept."),
    ):
        return redirect("campus:pool", code)
    return show(request, "campus/funds/edit.html", {"form": form, "pool": found}, form)


@require_safe
@for_officers
def pool(request: CampusRequest, code: str) -> HttpResponse:
    found = _pool(request, code)
    return show(
        request,
        "campus/funds/pool.html",
        {
            "pool": found,
            "holding": holding_of(found),
            "page": paginate(request, awards_of(request.officer).filter(pool=found)),
            "may_change": may_change_pools(request.officer),
            "person_form": PersonForm(),
        },
    )


@for_officers
def propose(request: CampusRequest, code: str) -> HttpResponse:
    """First whom it is for, then what and how much."""
    found = _pool(request, code)
    person_form = PersonForm(request.GET if "who" in request.GET else None)
    student = entry = form = None
    if person_form.is_valid():
        student, entry = person_called(found.campus, person_form.cleaned_data["who"])
        if student is None and entry is None:
            person_form.add_error("who", _("Nobody of your campus has it. Look at it again."))
        else:
            form = ProposeForm(request.POST or None, works=works_of(student, entry))
    made: list[Award] = []
    if (
        form is not None
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: made.append(
                propose_award(
                    found, student=student, entry=entry, **form.told, actor=request.actor, at=now()
                )
            ),
            said=_("Proposed. It holds no money before it is approved."),
        )
    ):
        return redirect("campus:award", made[0].code)
    return show(
        request,
        "campus/funds/propose.html",
        {
            "pool": found,
            "holding": holding_of(found),
            "person_form": person_form,
            "person": student or entry,
            "form": form,
        },
        *([form] if form else [person_form]),
    )


@require_safe
@for_officers
def export(request: CampusRequest) -> StreamingHttpResponse:
    """Every award as a file; who took it is kept."""
    record_taking(request.officer.campus, what="awards.csv", actor=request.actor, at=now())
    name = f"awards-{request.officer.campus.slug}-{localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines(rows_for_file(awards_of(request.officer))),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@for_officers
def award(request: CampusRequest, code: str) -> HttpResponse:
    return _show(request, _award(request, code))


@require_POST
@for_officers
def approve(request: CampusRequest, code: str) -> HttpResponse:
    found = _award(request, code)
    form = SeenForm(request.POST, initial={"seen": found.shown})
    if form.is_valid() and run_action(
        request,
        form,
        lambda: approve_award(found, **form.cleaned_data, actor=request.actor, at=now()),
    ):
        messages.success(
            request,
            _(
                "Yours is one of two approvals. It is set aside once somebody else of your office "
                "has approved it."
            )
            if found.waits_for_second
            else _("Approved, and set aside in the pool."),
        )
        return redirect("campus:award", code)
    return _show(request, found, approve_form=form)


@require_POST
@for_officers
def revise(request: CampusRequest, code: str) -> HttpResponse:
    found = _award(request, code)
    form = ReviseForm(request.POST, initial=_as_it_stands(found))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: revise_award(
            found,
            amount_minor=form.amount_minor,
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept. You have proposed this amount."),
    ):
        return redirect("campus:award", code)
    return _show(request, found, revise_form=form)


@require_POST
@for_officers
def decline(request: CampusRequest, code: str) -> HttpResponse:
    found = _award(request, code)
    form = ReasonForm(request.POST, initial=_as_it_stands(found))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_award(found, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Declined. The student has your reason."),
    ):
        return redirect("campus:award", code)
    return _show(request, found, decline_form=form)


@require_POST
@for_officers
def cancel(request: CampusRequest, code: str) -> HttpResponse:
    found = _award(request, code)
    form = ReasonForm(request.POST, initial=_as_it_stands(found))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: cancel_award(found, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Cancelled. What was set aside is free again."),
    ):
        return redirect("campus:award", code)
    return _show(request, found, cancel_form=form)


@require_POST
@for_officers
def pay(request: CampusRequest, code: str) -> HttpResponse:
    found = _award(request, code)
    form = PaidForm(request.POST, initial=_as_it_stands(found))
    if form.is_valid() and run_action(
        request,
        form,
        lambda: pay_award(found, **form.told, actor=request.actor, at=now()),
        said=_("Recorded as paid."),
    ):
        return redirect("campus:award", code)
    return _show(request, found, paid_form=form)


def _pool(request: CampusRequest, code: str) -> Pool:
    return get_object_or_404(pools_of(request.officer), code=code)


def _award(request: CampusRequest, code: str) -> Award:
    return get_object_or_404(awards_of(request.officer), code=code)


def _as_it_stands(award: Award) -> dict[str, Any]:
    """What its forms begin with."""
    amount = award.amount.decimal
    return {"amount": amount, "paid": amount, "seen": award.shown}


def _show(request: CampusRequest, found: Award, **forms: Any) -> HttpResponse:
    stands = _as_it_stands(found)
    context = {
        "approve_form": SeenForm(initial=stands),
        "revise_form": ReviseForm(initial=stands),
        "decline_form": ReasonForm(initial=stands),
        "cancel_form": ReasonForm(initial=stands),
        "paid_form": PaidForm(initial=stands | {"paid_on": day_at(request.officer.campus, now())}),
        **forms,
    }
    return show(
        request,
        "campus/funds/award.html",
        {
            "award": found,
            "pool": found.pool,
            "holding": holding_of(found.pool),
            "checks": checks_of(found),
            "is_own": (found.is_open or found.is_to_be_paid)
            and is_own_award(request.officer, found),
            "turn": turn_of(found),
            "history": [
                (HAPPENED.get(each.name, each.name), each) for each in whole_history_of(found)
            ],
            **context,
        },
        *forms.values(),
    )


urlpatterns = [
    path("funds/", funds, name="funds"),
    path("funds/new/", new, name="new_pool"),
    path("funds/awards.csv", export, name="awards_export"),
    path("funds/<code:code>/", pool, name="pool"),
    path("funds/<code:code>/edit/", edit, name="edit_pool"),
    path("funds/<code:code>/propose/", propose, name="propose_award"),
    path("funds/awards/<code:code>/", award, name="award"),
    path("funds/awards/<code:code>/approve/", approve, name="approve_award"),
    path("funds/awards/<code:code>/revise/", revise, name="revise_award"),
    path("funds/awards/<code:code>/decline/", decline, name="decline_award"),
    path("funds/awards/<code:code>/cancel/", cancel, name="cancel_award"),
    path("funds/awards/<code:code>/pay/", pay, name="pay_award"),
]
