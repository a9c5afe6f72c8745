"""The supervisor's week on one screen, and one engagement with its review."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from fairbrief.applications.access import reader_of
from fairbrief.engagements.access import EMPLOYER, leads, may_act, work_with
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.engagements.overview import live_first, meetings_this_week
from fairbrief.engagements.queries import hours_of, new_in, with_figures, works_listed
from fairbrief.engagements.trouble_forms import ReplaceForm
from fairbrief.kernel.clock import now
from fairbrief.kernel.written import stand_in, written_once
from fairbrief.organizations.access import is_owner, speaks
from fairbrief.organizations.models import Member
from fairbrief.payments.access import handles_money, work_for_money
from fairbrief.payments.queries import way_of_pay
from fairbrief.planning.queries import with_offers
from fairbrief.portals import workspace
from fairbrief.portals.employer.desk import waiting_for
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import paginate, redirect_next, show
from fairbrief.portals.working import (
    EMPLOYER_ACTS,
    LEADER_ACTS,
    attachment_of,
    file_of,
    perform,
)
from fairbrief.portals.working.stopping import OWNING, STOPPING
from fairbrief.portals.workspace.conversations import sessions, sessions_among
from fairbrief.portals.workspace.pages import page_of
from fairbrief.portals.workspace.rhythm import decisions_file
from fairbrief.tracking.turns import turns_at_work

#: Rows of each kind on the one screen; the rest is in the list beneath.
FEW = 20


def _work(request: EmployerRequest, code: str) -> Engagement:
    member, reader = request.member, reader_of(request.actor)
    found = _work_at.first(member.pk, member.employer_id, code, reader, role=member.role)
    if found is None:
        raise Http404
    return found


@written_once
def _work_at(
    member: int, employer: int, code: str, reader: str, *, role: str
) -> QuerySet[Engagement]:
    works = work_with(stand_in(Member, id=member, employer_id=employer, role=role)).filter(
        code=code
    )
    return with_offers(with_figures(works, side=EMPLOYER, reader=reader))


@require_safe
@for_employers
def week(request: EmployerRequest) -> HttpResponse:
    """What waits for the employer, as on its desk, then every engagement."""
    member = request.member
    page = paginate(request, live_first(work_for_money(member)).select_related(None).only("pk"))
    rows = works_listed(
        [row.pk for row in page.object_list], side=EMPLOYER, reader=reader_of(request.actor)
    )
    turns = turns_at_work(rows, side=EMPLOYER)
    return show(
        request,
        "employer/week.html",
        {
            "page": page,
            "rows": [(each, turns.get(each.pk), hours_of(each), new_in(each)) for each in rows],
            **waiting_for(member),
            "opens_work": speaks(member) or not handles_money(member),
            "meetings": _meetings(member.pk, member.employer_id, now(), role=member.role),
        },
    )


@written_once
def _meetings(member: int, employer: int, at: datetime, *, role: str) -> QuerySet[Meeting]:
    reader = stand_in(Member, id=member, employer_id=employer, role=role)
    return meetings_this_week(reader, at=at)[:FEW]


@require_safe
@for_employers
def work_page(request: EmployerRequest, code: str, page: str = "overview") -> HttpResponse:
    return _page(request, _work(request, code), page, {})


@require_POST
@for_employers
def act(request: EmployerRequest, code: str, name: str, of: str = "") -> HttpResponse:
    """One act of the employer; see portals/working.py. 403 for who only looks on."""
    work = _work(request, code)
    if may_act(request.member, work):
        table = EMPLOYER_ACTS | STOPPING | (OWNING if is_owner(request.member) else {})
    elif leads(request.member, work) and name in LEADER_ACTS:
        table = LEADER_ACTS
    else:
        raise PermissionDenied
    outcome = perform(request, work, table, name=name, of=of, actor=request.actor)
    if outcome.forms:
        return _page(request, work, outcome.page, outcome.forms)
    if outcome.page == "overview":
        return redirect_next(request, "employer:workspace", code)
    return redirect_next(request, f"employer:work_{outcome.page}", code)


@require_safe
@for_employers
def download(request: EmployerRequest, code: str, version: str) -> HttpResponseBase:
    return file_of(_work(request, code), version)


@require_safe
@for_employers
def attachment(request: EmployerRequest, code: str, file: str) -> HttpResponseBase:
    return attachment_of(_work(request, code), file)


@require_safe
@for_employers
def decisions(request: EmployerRequest, code: str) -> HttpResponseBase:
    """The log of decisions as a file."""
    return decisions_file(_work(request, code))


def _page(
    request: EmployerRequest, work: Engagement, page: str, forms: workspace.Forms
) -> HttpResponse:
    base = reverse("employer:workspace", args=[work.code])
    acts = may_act(request.member, work)
    context = page_of(request, work, EMPLOYER, page, forms, base=base, acts=acts)
    context["may_act"] = acts
    context["leads"] = leads(request.member, work)
    if page == "talk" and context["leads"] and not acts:
        context |= sessions(work, sessions_among(context), forms)
        context["coming"] = [row for row in context["coming"] if row["move_form"] is None]
    if page == "overview":
        context["way"] = way_of_pay(work)
    is_open = not context["is_over"] and not context["is_finished"]
    if page == "trouble" and is_owner(request.member) and is_open:
        context["replace_form"] = forms.get("replace") or ReplaceForm(work=work)
    return show(request, f"employer/workspace/{page}.html", context, *forms.values())


urlpatterns = [
    path("work/", week, name="work"),
    path("work/<code:code>/", work_page, name="workspace"),
    path("work/<code:code>/do/<slug:name>/", act, name="act"),
    path("work/<code:code>/do/<slug:name>/<slug:of>/", act, name="act_on"),
    path("work/<code:code>/decisions.csv", decisions, name="work_decisions"),
    path("work/<code:code>/files/<code:version>/", download, name="work_file"),
    path("work/<code:code>/attachments/<code:file>/", attachment, name="work_attachment"),
    *(
        path(f"work/<code:code>/{page}/", work_page, {"page": page}, name=f"work_{page}")
        for page in workspace.PAGES[EMPLOYER]
        if page != "overview"
    ),
]
