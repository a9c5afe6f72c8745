"""The office's view of the work: what is wrong with it, authorizations to give, its end."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.actions import note_look_at
from fairbrief.agreements.queries import statuses_of
from fairbrief.agreements.status import office_points, stated_by
from fairbrief.clocks.queries import turns_for
from fairbrief.engagements.access import work_at
from fairbrief.engagements.actions import (
    authorize,
    end_early,
    mark_not_completed,
    refuse_authorization,
)
from fairbrief.engagements.deciding import waits_for
from fairbrief.engagements.earned import earned_by
from fairbrief.engagements.forms import AuthorizeForm, ReasonForm
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.overview import (
    can_end,
    can_mark_not_completed,
    disputes_of,
    has_ended_early,
    is_disputed,
    is_live_dispute,
    pieces_to_show,
    pulse_words,
    steps_of,
    work_for_office,
)
from fairbrief.engagements.queries import (
    hours_of,
    pulses_of,
    waits_for_authorization,
    was_disputed,
    with_evidence,
)
from fairbrief.engagements.record import in_words, record_of
from fairbrief.engagements.trouble_forms import EndForm
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Tab
from fairbrief.portals.working import file_of
from fairbrief.portals.workspace import Forms
from fairbrief.portals.workspace.pieces import criteria_of
from fairbrief.portals.workspace.rhythm import decisions_file
from fairbrief.portals.workspace.trouble import end_form
from fairbrief.tracking.approvals import open_or_refused
from fairbrief.tracking.attention import Found, attention, scope_of, scope_of_works, worst_of_works
from fairbrief.tracking.turns import turn_at_work

#: Lines of the record beneath the evidence; the rest is a page away.
FEW = 12


def _work(request: CampusRequest, code: str) -> Engagement:
    rows = work_at(request.officer).select_related("student__roster_entry")
    found = get_object_or_404(with_evidence(rows), code=code)
    found.campus = request.officer.campus
    return found


def _read(request: CampusRequest, code: str) -> Engagement:
    """The same, for who reads it: that is kept, and the student sees it. One more query."""
    found = _work(request, code)
    note_look_at(student_id=found.student_id, actor=request.actor, at=now())
    return found


@require_safe
@for_officers
def work_list(request: CampusRequest) -> HttpResponse:
    """Work of the campus's students, each with the worst that is wrong with it."""
    names = {"live": _("Under way"), "authorize": _("To authorize"), "all": _("All work")}
    which = request.GET.get("show", "live")
    which = which if which in names else "live"
    page = paginate(request, work_for_office(request.officer, which=which))
    rows = list(page.object_list)
    turns = turns_for(rows)
    worst = worst_of_works(scope_of(request.officer.campus, at=now()), rows)
    address = reverse("campus:work")
    return show(
        request,
        "campus/work.html",
        {
            "page": page,
            "rows": [(each, turns.get(each.pk), worst.get(each.code)) for each in rows],
            "which": which,
            "tabs": [
                Tab(
                    label=label,
                    url=address if name == "live" else f"{address}?show={name}",
                    is_current=name == which,
                )
                for name, label in names.items()
            ],
        },
    )


@require_safe
@for_officers
def workspace(request: CampusRequest, code: str) -> HttpResponse:
    return _page(request, _read(request, code), {})


@require_POST
@for_officers
def give_authorization(request: CampusRequest, code: str) -> HttpResponse:
    work = _work(request, code)
    form = AuthorizeForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: authorize(work, note=form.cleaned_data["note"], actor=request.actor, at=now()),
        said=_("Authorized. The employer is asked to secure the pay."),
    ):
        return redirect("campus:workspace", code)
    return _page(request, work, {"authorize": form})


@require_POST
@for_officers
def refuse(request: CampusRequest, code: str) -> HttpResponse:
    work = _work(request, code)
    form = ReasonForm(request.POST, auto_id="id_refuse_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: refuse_authorization(
            work, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Not authorized. Both sides have your reason."),
    ):
        return redirect("campus:workspace", code)
    return _page(request, work, {"refuse": form})


@require_POST
@for_officers
def end(request: CampusRequest, code: str) -> HttpResponse:
    """The office ends the work early; what was earned is paid."""
    work = _work(request, code)
    form = EndForm(request.POST, auto_id="id_end_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: end_early(
            work,
            reason=form.cleaned_data["reason"],
            pay_minor=form.cleaned_data["pay"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Ended. What was earned is recorded as owed; both sides have your reason."),
    ):
        return redirect("campus:workspace", code)
    return _page(request, work, {"end": form})


@require_POST
@for_officers
def not_completed(request: CampusRequest, code: str) -> HttpResponse:
    work = _work(request, code)
    form = EndForm(request.POST, auto_id="id_stop_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: mark_not_completed(
            work,
            reason=form.cleaned_data["reason"],
            pay_minor=form.cleaned_data["pay"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Marked as not completed. What was earned is recorded as owed."),
    ):
        return redirect("campus:workspace", code)
    return _page(request, work, {"stop": form})


@require_safe
@for_officers
def download(request: CampusRequest, code: str, version: str) -> HttpResponseBase:
    return file_of(_read(request, code), version)


@require_safe
@for_officers
def decisions(request: CampusRequest, code: str) -> HttpResponseBase:
    """The log of decisions as a file."""
    return decisions_file(_read(request, code))


@require_safe
@for_officers
def record(request: CampusRequest, code: str) -> HttpResponse:
    """Everything that happened, page by page."""
    work = _read(request, code)
    page = paginate(request, record_of(work))
    events = [in_words(event) for event in page.object_list]
    return show(request, "campus/work_record.html", {"work": work, "page": page, "events": events})


@require_safe
@for_officers
def status(request: CampusRequest, code: str) -> HttpResponse:
    """What both sides answered in the status check, and what follows from it."""
    work = _read(request, code)
    return show(request, "campus/work_status.html", {"work": work, **_status(work)})


def _status(work: Engagement) -> dict[str, Any]:
    known = statuses_of(work.agreement)
    return {
        "points": office_points(work.agreement, known=known),
        "stated": [stated_by(each) for each in known.values()],
    }


def _alerts(work: Engagement) -> list[Found]:
    """What is wrong with the work; an authorization and a dispute stand on the page themselves."""
    return attention(scope_of_works(work.campus, at=now()), work=work)[:FEW]


def _page(request: CampusRequest, work: Engagement, forms: Forms) -> HttpResponse:
    disputes = disputes_of(work, with_evidence=False) if was_disputed(work) else []
    turns = turns_for([each for each in disputes if is_live_dispute(each)])
    waits = waits_for_authorization(work)
    pieces, hours = pieces_to_show(work), hours_of(work)
    may_stop, may_end = can_mark_not_completed(work), can_end(work)
    # Told only beside what would end it.
    may = may_stop or may_end
    own = work.student.user_id == request.user.pk
    earned = earned_by(work, pieces=pieces, logged=hours.logged_minutes) if may else None
    pay_minor = earned.pay.minor if earned else 0
    return show(
        request,
        "campus/workspace.html",
        {
            "work": work,
            "base": reverse("campus:workspace", args=[work.code]),
            "turn": None if is_disputed(work) else turn_at_work(work),
            "steps": steps_of(work),
            "alerts": [] if waits or disputes else _alerts(work),
            "hours": hours,
            "waits_for_authorization": waits,
            "is_own": own,
            "unsettled": list(open_or_refused(work)) if waits else [],
            **(_status(work) if waits else {}),
            "may_stop": may_stop,
            "authorize_form": forms.get("authorize") or AuthorizeForm(),
            "refuse_form": forms.get("refuse") or ReasonForm(auto_id="id_refuse_%s"),
            "may_end": may_end,
            "earned": earned,
            "end_form": forms.get("end") or end_form(pay_minor, "id_end_%s"),
            "stop_form": forms.get("stop") or end_form(pay_minor, "id_stop_%s"),
            "endings": list(work.endings.all()) if has_ended_early(work) else [],
            "disputes": [
                (each, turns.get(each.pk), waits_for(each, work.campus_id)) for each in disputes
            ],
            "pieces": [
                (piece, [(each, criteria_of(each)) for each in piece.versions.all()])
                for piece in pieces
            ],
            "pulses": [] if waits else [(each, pulse_words(each)) for each in pulses_of(work)],
            "decisions": [] if waits else list(work.decisions.all()[:FEW]),
            "events": [in_words(event) for event in record_of(work)[:FEW]],
        },
        *forms.values(),
    )


urlpatterns = [
    path("work/", work_list, name="work"),
    path("work/<code:code>/", workspace, name="workspace"),
    path("work/<code:code>/authorize/", give_authorization, name="authorize"),
    path("work/<code:code>/refuse/", refuse, name="refuse_authorization"),
    path("work/<code:code>/end/", end, name="end_work"),
    path("work/<code:code>/not-completed/", not_completed, name="not_completed"),
    path("work/<code:code>/status/", status, name="work_status"),
    path("work/<code:code>/record/", record, name="work_record"),
    path("work/<code:code>/decisions.csv", decisions, name="work_decisions"),
    path("work/<code:code>/files/<code:version>/", download, name="work_file"),
]
