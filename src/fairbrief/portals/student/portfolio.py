"""The student's portfolio: what is shown of each work and to whom, and what can be taken along."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.concerns.kinds import KINDS
from fairbrief.concerns.queries import were_removed
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import StudentRequest, for_students
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portfolio.actions import change_link, move_piece, set_page, set_piece
from fairbrief.portfolio.bundle import everything, name_of
from fairbrief.portfolio.forms import PageForm, PieceForm
from fairbrief.portfolio.jsonresume import json_resume
from fairbrief.portfolio.learner_record import learner_record
from fairbrief.portfolio.links import key_of
from fairbrief.portfolio.models import Quote
from fairbrief.portfolio.queries import portfolio_of
from fairbrief.portfolio.quoting import ask_for_words, may_ask_for_words
from fairbrief.portfolio.showing import (
    Shown,
    allowed,
    finished,
    kept,
    piece_of,
    shown,
    with_drafts,
)
from fairbrief.portfolio.states import Level, Visibility
from fairbrief.tracking.models import Experience


@dataclass(frozen=True, kw_only=True)
class Row:
    """One work with what is decided about it."""

    experience: Experience
    shown: Shown | None
    form: PieceForm
    visibility: str
    is_on: bool
    is_public: bool
    quote: Quote | None
    may_ask: bool
    is_bare: bool
    is_named: bool


def _row(experience: Experience, form: PieceForm | None) -> Row:
    piece = piece_of(experience)
    level = allowed(experience)
    drafts = with_drafts(experience)
    quote: Quote | None = getattr(piece, "quote", None)
    return Row(
        experience=experience,
        shown=shown(experience),
        form=form or PieceForm.of(piece, drafts=drafts.lines if drafts else ()),
        visibility=piece.get_visibility_display(),
        is_on=piece.visibility != Visibility.OFF,
        is_public=piece.visibility == Visibility.PUBLIC,
        quote=quote,
        may_ask=may_ask_for_words(experience, at=now()),
        is_bare=level == Level.BARE,
        is_named=level == Level.NAMED,
    )


@require_safe
@for_students
def portfolio(request: StudentRequest) -> HttpResponse:
    return _show(request)


def _show(
    request: StudentRequest,
    *,
    page_form: PageForm | None = None,
    piece_form: tuple[str, PieceForm] | None = None,
) -> HttpResponse:
    page = portfolio_of(request.student)
    code, sent = piece_form or ("", None)
    rows = [_row(each, sent if each.code == code else None) for each in finished(request.student)]
    forms = [form for form in (page_form, sent) if form is not None]
    is_on = any(row.is_on for row in rows)
    is_public = any(row.is_public for row in rows)
    return show(
        request,
        "student/portfolio.html",
        {
            "rows": rows,
            "page_form": page_form or PageForm.of(page),
            "portfolio": page,
            "link": _link(key_of(page)) if page and is_on else "",
            "address": _address(page.slug) if page and is_public else "",
            "sent": code,
            "line_removed": page is not None
            and page.intro != ""
            and were_removed(KINDS["portfolio_intro"], page),
            "has_credential": any(row.shown and row.shown.credential for row in rows),
        },
        *forms,
    )


def _link(key: str) -> str:
    return f"{settings.BASE_URL}{reverse('public:portfolio_by_link', args=[key])}"


def _address(slug: str) -> str:
    return f"{settings.BASE_URL}{reverse('public:portfolio', args=[slug])}"


@require_POST
@for_students
def page(request: StudentRequest) -> HttpResponse:
    """What stands above the pieces."""
    form = PageForm(request.POST, auto_id="id_page_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: set_page(request.student, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Kept."),
    ):
        return redirect("student:portfolio")
    return _show(request, page_form=form)


@require_POST
@for_students
def piece(request: StudentRequest, code: str) -> HttpResponse:
    """What is shown of one work, and to whom."""
    experience = get_object_or_404(finished(request.student), code=code)
    drafts = with_drafts(experience)
    form = PieceForm.of(piece_of(experience), request.POST, drafts=drafts.lines if drafts else ())
    if form.is_valid() and run_action(
        request,
        form,
        lambda: set_piece(experience, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Kept."),
    ):
        return redirect(f"{reverse('student:portfolio')}#{code}")
    return _show(request, piece_form=(code, form))


@require_POST
@for_students
def move(request: StudentRequest, code: str) -> HttpResponse:
    """One place up or down."""
    experience = get_object_or_404(finished(request.student), code=code)
    up = request.POST.get("to") == "up"
    run_action(request, None, lambda: move_piece(experience, up=up, actor=request.actor, at=now()))
    return redirect(f"{reverse('student:portfolio')}#{code}")


@require_POST
@for_students
def ask_words(request: StudentRequest, code: str) -> HttpResponse:
    """Asks the one who wrote about the work whether the words may be shown."""
    experience = get_object_or_404(finished(request.student), code=code)
    run_action(
        request,
        None,
        lambda: ask_for_words(experience, actor=request.actor, at=now()),
        said=_("Asked, by mail. Nothing is shown until they say yes."),
    )
    return redirect(f"{reverse('student:portfolio')}#{code}")


@require_POST
@for_students
def new_link(request: StudentRequest) -> HttpResponse:
    """A new link in the place of the one before."""
    run_action(
        request,
        None,
        lambda: change_link(request.student, actor=request.actor, at=now()),
        said=_("There is a new link. The one before leads nowhere now."),
    )
    return redirect("student:portfolio")


@require_safe
@for_students
def resume_lines(request: StudentRequest) -> HttpResponse:
    """Lines for a résumé, to print or to copy."""
    return show(request, "student/resume_lines.html", {"pieces": kept(finished(request.student))})


def _download(content: bytes | str, name: str, kind: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(content, content_type=kind, headers=headers)


def _json(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2)


@require_safe
@for_students
def resume_file(request: StudentRequest) -> HttpResponse:
    """The résumé as data."""
    student = request.student
    works = kept(finished(student))
    document = json_resume(student, portfolio_of(student), works, at=now())
    return _download(_json(document), "resume.json", "application/json")


@require_safe
@for_students
def record_file(request: StudentRequest) -> HttpResponse:
    """Every credential in one signed record."""
    found = learner_record(request.student, at=now())
    if found is None:
        raise Http404
    return _download(_json(found), "learner-record.json", "application/vc")


@require_safe
@for_students
def everything_file(request: StudentRequest) -> HttpResponse:
    """All that the student may keep."""
    student = request.student
    return _download(everything(student, at=now()), name_of(student), "application/zip")


urlpatterns = [
    path("portfolio/resume.json", resume_file, name="resume_file"),
    path("portfolio/learner-record.json", record_file, name="learner_record"),
    path("portfolio/everything.zip", everything_file, name="everything"),
    path("portfolio/", portfolio, name="portfolio"),
    path("portfolio/page/", page, name="portfolio_page"),
    path("portfolio/pieces/<code:code>/", piece, name="portfolio_piece"),
    path("portfolio/pieces/<code:code>/move/", move, name="portfolio_move"),
    path("portfolio/pieces/<code:code>/words/", ask_words, name="portfolio_words"),
    path("portfolio/link/", new_link, name="portfolio_new_link"),
    path("portfolio/resume/", resume_lines, name="resume_lines"),
]
