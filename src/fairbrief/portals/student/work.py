"""The student's work: the list, and the workspace with its pages."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST, require_safe

from fairbrief.agreements.access import STUDENT as SIGNS
from fairbrief.agreements.queries import can_sign, waiting_for_student
from fairbrief.applications.access import reader_of
from fairbrief.clocks.queries import turns_for
from fairbrief.engagements.access import STUDENT, work_of
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.overview import is_past, live_first
from fairbrief.engagements.queries import hours_of, new_in, with_figures, works_listed
from fairbrief.kernel.clock import now
from fairbrief.kernel.written import stand_in, written_once
from fairbrief.payments.queries import way_of_pay
from fairbrief.planning.queries import with_offers
from fairbrief.portals import workspace
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import paginate, redirect_next, show
from fairbrief.portals.working import STUDENT_ACTS, attachment_of, file_of, perform
from fairbrief.portals.working.stopping import STOPPING
from fairbrief.portals.workspace.pages import page_of
from fairbrief.portals.workspace.rhythm import decisions_file
from fairbrief.relationships.queries import asks_before, with_before
from fairbrief.students.models import Student
from fairbrief.tracking.turns import turns_at_work

ACTS = STUDENT_ACTS | STOPPING


def _work(request: StudentRequest, code: str) -> Engagement:
    found = _work_at.first(request.student.pk, code, reader_of(request.actor))
    if found is None:
        raise Http404
    return found


@written_once
def _work_at(student: int, code: str, reader: str) -> QuerySet[Engagement]:
    works = work_of(stand_in(Student, id=student)).filter(code=code)
    return with_before(with_offers(with_figures(works, side=STUDENT, reader=reader)))


@require_safe
@for_students
def work_list(request: StudentRequest) -> HttpResponse:
    """Agreements to sign, then the work, what runs first."""
    page = paginate(request, live_first(work_of(request.student)).select_related(None).only("pk"))
    rows = works_listed(
        [row.pk for row in page.object_list], side=STUDENT, reader=reader_of(request.actor)
    )
    turns = turns_at_work(rows, side=STUDENT)
    agreements = waiting_for_student(request.student)
    agreement_turns = turns_for(agreements)
    return show(
        request,
        "student/work.html",
        {
            "page": page,
            "rows": [
                (each, turns.get(each.pk), None if is_past(each) else hours_of(each), new_in(each))
                for each in rows
            ],
            "agreements": [
                (each, turn, can_sign(each, SIGNS) and (turn is None or turn.is_of(SIGNS)))
                for each in agreements
                for turn in [agreement_turns.get(each.pk)]
            ],
        },
    )


@require_safe
@for_students
def work_page(request: StudentRequest, code: str, page: str = "overview") -> HttpResponse:
    return _page(request, _work(request, code), page, {})


@require_POST
@for_students
def act(request: StudentRequest, code: str, name: str, of: str = "") -> HttpResponse:
    """One act of the student; see portals/working.py."""
    work = _work(request, code)
    outcome = perform(request, work, ACTS, name=name, of=of, actor=request.actor)
    if outcome.forms:
        return _page(request, work, outcome.page, outcome.forms)
    if outcome.page == "overview":
        return redirect_next(request, "student:workspace", code)
    return redirect_next(request, f"student:work_{outcome.page}", code)


@require_safe
@for_students
def download(request: StudentRequest, code: str, version: str) -> HttpResponseBase:
    return file_of(_work(request, code), version)


@require_safe
@for_students
def attachment(request: StudentRequest, code: str, file: str) -> HttpResponseBase:
    return attachment_of(_work(request, code), file)


@require_safe
@for_students
def decisions(request: StudentRequest, code: str) -> HttpResponseBase:
    """The log of decisions as a file."""
    return decisions_file(_work(request, code))


def _page(
    request: StudentRequest, work: Engagement, page: str, forms: workspace.Forms
) -> HttpResponse:
    base = reverse("student:workspace", args=[work.code])
    context = page_of(request, work, STUDENT, page, forms, base=base)
    if page == "overview":
        context["asks_before"] = asks_before(work, at=now())
        context["way"] = way_of_pay(work)
    return show(request, f"student/workspace/{page}.html", context, *forms.values())


@require_safe
@for_students
def old_list(request: StudentRequest) -> HttpResponse:
    """Agreements have no list of their own: they wait on top of the work."""
    return redirect("student:work")


urlpatterns = [
    path("agreements/", old_list, name="agreements"),
    path("work/", work_list, name="work"),
    path("work/<code:code>/", work_page, name="workspace"),
    path("work/<code:code>/do/<slug:name>/", act, name="act"),
    path("work/<code:code>/do/<slug:name>/<slug:of>/", act, name="act_on"),
    path("work/<code:code>/decisions.csv", decisions, name="work_decisions"),
    path("work/<code:code>/files/<code:version>/", download, name="work_file"),
    path("work/<code:code>/attachments/<code:file>/", attachment, name="work_attachment"),
    *(
        path(f"work/<code:code>/{page}/", work_page, {"page": page}, name=f"work_{page}")
        for page in workspace.PAGES[STUDENT]
        if page != "overview"
    ),
]
