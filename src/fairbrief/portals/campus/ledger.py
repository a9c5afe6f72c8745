"""The experience ledger: every micro-internship of the campus's students, wherever found."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.actions import note_look_at
from fairbrief.audit.queries import whole_history_of
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.briefs.states import Place
from fairbrief.clocks.queries import turn_of
from fairbrief.credentials.actions import revoke
from fairbrief.credentials.queries import credential_of
from fairbrief.kernel.clock import now
from fairbrief.portals.campus.words import title_of_entrys
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate_bounded, run_action, show
from fairbrief.tracking.access import OFFICER, experiences_of_campus, is_own
from fairbrief.tracking.actions import note_download, refuse_experience, verify_experience
from fairbrief.tracking.approvals import approvals_of
from fairbrief.tracking.files import lines
from fairbrief.tracking.forms import LedgerForm, ReasonForm, RevokeForm, VerifyForm
from fairbrief.tracking.ledger import ledger_of, number_for_file, rows_for_file
from fairbrief.tracking.models import Experience
from fairbrief.tracking.outcomes import answers_of
from fairbrief.tracking.queries import has_free_mail


@require_safe
@for_officers
def ledger(request: CampusRequest) -> HttpResponse:
    form = LedgerForm(request.GET, campus=request.officer.campus)
    filters = form.filters
    page = paginate_bounded(request, ledger_of(request.officer, filters))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "is_filtered": filters.is_any,
        "is_narrowed": filters.is_narrowed,
        "page": page,
        "query": query.urlencode(),
        # The filter travels along with "change all that fit".
        "chosen": [(name, value) for name, value in query.items() if name in form.fields],
    }
    return show(request, "campus/ledger.html", context)


@require_safe
@for_officers
def export(request: CampusRequest) -> StreamingHttpResponse:
    """The ledger as filtered, as a file; written while it is read. How many rows it will have is
    said before the first."""
    form = LedgerForm(request.GET, campus=request.officer.campus)
    filters = form.filters
    note_download(request.officer, filters=filters, actor=request.actor, at=now())
    entries = ledger_of(request.officer, filters, most=None)
    rows = rows_for_file(entries)
    name = f"ledger-{request.officer.campus.slug}-{localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines(rows),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Rows": str(number_for_file(entries)),
        },
    )


@require_safe
@for_officers
def entry(request: CampusRequest, code: str) -> HttpResponse:
    """One experience. Whoever of the office reads it is kept, as on the student's own page."""
    found = _entry(request, code)
    note_look_at(
        student_id=found.student_id,
        entry_id=found.roster_entry_id,
        actor=request.actor,
        at=now(),
    )
    return _show(request, found)


@require_POST
@for_officers
def verify(request: CampusRequest, code: str) -> HttpResponse:
    found = _entry(request, code)
    form = VerifyForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: verify_experience(
            found, note=form.cleaned_data["note"], actor=request.actor, at=now()
        ),
        said=_("Verified. It counts in your reports."),
    ):
        return redirect("campus:entry", code)
    return _show(request, found, verify_form=form)


@require_POST
@for_officers
def refuse(request: CampusRequest, code: str) -> HttpResponse:
    found = _entry(request, code)
    form = ReasonForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: refuse_experience(
            found, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Not counted. The student has your reason."),
    ):
        return redirect("campus:entry", code)
    return _show(request, found, refuse_form=form)


@require_POST
@for_officers
def revoke_credential(request: CampusRequest, code: str) -> HttpResponse:
    found = _entry(request, code)
    credential = credential_of(found.engagement) if found.engagement else None
    if credential is None:
        raise PermissionDenied
    form = RevokeForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: revoke(
            credential, reason=form.cleaned_data["reason"], actor=request.actor, at=now()
        ),
        said=_("Revoked. Every check says so from now on."),
    ):
        return redirect("campus:entry", code)
    return _show(request, found, revoke_form=form)


def _entry(request: CampusRequest, code: str) -> Experience:
    return get_object_or_404(experiences_of_campus(request.officer), code=code)


def _show(
    request: CampusRequest,
    found: Experience,
    *,
    verify_form: VerifyForm | None = None,
    refuse_form: ReasonForm | None = None,
    revoke_form: RevokeForm | None = None,
) -> HttpResponse:
    workflow = WORKFLOWS["tracking.experience"]
    verify_form = verify_form or VerifyForm()
    refuse_form = refuse_form or ReasonForm()
    revoke_form = revoke_form or RevokeForm()
    own = is_own(request.officer, found)
    moves = workflow.open_as(found, OFFICER)
    approvals = approvals_of(found)
    context = {
        "entry": found,
        "place": dict(Place.choices).get(found.place, found.place),
        "outcomes": answers_of(found),
        "approvals": approvals,
        "unsettled": [each for each in approvals if each.is_live or each.is_refused],
        "turn": turn_of(found),
        "credential": credential_of(found.engagement) if found.engagement else None,
        "history": [
            {
                "title": title_of_entrys(event),
                "at": event.at,
                "actor": event.who,
                "detail": event.data.get("reason") or event.data.get("note") or "",
            }
            for event in whole_history_of(found)
        ],
        "has_free_mail": has_free_mail(found),
        "waits_for_others": own and bool(moves),
        "may_verify": "verify" in moves and not own,
        "may_refuse": "refuse" in moves and not own,
        "verify_form": verify_form,
        "refuse_form": refuse_form,
        "revoke_form": revoke_form,
    }
    return show(request, "campus/entry.html", context, verify_form, refuse_form, revoke_form)


urlpatterns = [
    path("ledger/", ledger, name="ledger"),
    path("ledger/export.csv", export, name="ledger_export"),
    path("ledger/<code:code>/", entry, name="entry"),
    path("ledger/<code:code>/verify/", verify, name="verify_entry"),
    path("ledger/<code:code>/refuse/", refuse, name="refuse_entry"),
    path("ledger/<code:code>/revoke/", revoke_credential, name="revoke_credential"),
]
