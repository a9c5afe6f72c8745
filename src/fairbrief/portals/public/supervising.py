"""The one screen of a supervisor, and the page of a senior leader, behind mailed links."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fairbrief.accounts.links import LinkError, link_ended, open_link
from fairbrief.applications.access import applications_seen_by, reader_of
from fairbrief.audit.actors import Actor
from fairbrief.engagements.access import (
    EMPLOYER,
    LEADER_LINK,
    SUPERVISOR_LINK,
    home_of,
    work_of_link,
    work_seen_by,
)
from fairbrief.engagements.deciding import case_path
from fairbrief.engagements.letters import letter_of_decision, letter_of_ending
from fairbrief.engagements.models import Engagement
from fairbrief.engagements.queries import with_figures
from fairbrief.kernel.clock import now
from fairbrief.notices.moments import zone_words
from fairbrief.planning.queries import with_offers
from fairbrief.portals import workspace
from fairbrief.portals.public.letters import pdf_of
from fairbrief.portals.public.links import ended
from fairbrief.portals.public.reporting import report_at
from fairbrief.portals.requests import PortalRequest, for_people
from fairbrief.portals.ui.http import redirect_next, show
from fairbrief.portals.working import (
    LEADER_ACTS,
    ONE_SCREEN_ACTS,
    attachment_of,
    file_of,
    perform,
)
from fairbrief.portals.working.stopping import STOPPING
from fairbrief.portals.workspace.conversations import sessions, sessions_read
from fairbrief.portals.workspace.pace import hours_page
from fairbrief.portals.workspace.rhythm import decisions_file, rhythm_page
from fairbrief.portals.workspace.trouble import trouble_page

#: What has a page of its own beside the one screen.
PAGES = ("messages", "hours", "rhythm", "changes", "trouble")
LINK_ACTS = ONE_SCREEN_ACTS | STOPPING


def _open(token: str, capacity: str) -> tuple[Engagement, Actor]:
    """The work a link of this capacity leads to. Raises LinkError for any other link."""
    link, actor = open_link(token, at=now())
    if (link.capacity, link.subject_label) != (capacity, Engagement._meta.label_lower):
        raise LinkError(_("This link is for something else."))
    rows = work_of_link(link.subject_id, email=link.email)
    work = with_offers(with_figures(rows, side=EMPLOYER, reader=reader_of(actor))).first()
    if work is None:
        raise link_ended()
    return work, actor


def open_supervising(token: str) -> tuple[Engagement, Actor]:
    """The work a supervisor's link leads to. Raises LinkError for any other link."""
    return _open(token, SUPERVISOR_LINK)


@require_safe
@never_cache
def supervise(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that waits for the supervisor, on one screen and without an account."""
    try:
        work, actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return _screen(request, work, actor, token, {})


@require_POST
@never_cache
def supervise_act(request: HttpRequest, token: str, name: str, of: str = "") -> HttpResponse:
    """One act of the supervisor; see portals/working.py."""
    try:
        work, actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    with timezone.override(work.brief.time_zone):
        outcome = perform(request, work, LINK_ACTS, name=name, of=of, actor=actor)
    if outcome.page in PAGES:
        if outcome.forms:
            return _page(request, work, actor, token, outcome.page, outcome.forms)
        return redirect_next(request, f"public:supervise_{outcome.page}", token)
    if outcome.forms:
        return _screen(request, work, actor, token, outcome.forms)
    return redirect("public:supervise", token)


@require_safe
@never_cache
def supervise_file(request: HttpRequest, token: str, version: str) -> HttpResponseBase:
    try:
        work, _actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return file_of(work, version)


@require_safe
def supervise_attachment(request: HttpRequest, token: str, file: str) -> HttpResponseBase:
    try:
        work, _actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return attachment_of(work, file)


@require_safe
@never_cache
def supervise_ending(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """The letter of an early end, for who has no account."""
    try:
        work, _actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return pdf_of(letter_of_ending(get_object_or_404(work.endings.all(), code=code)))


@require_safe
@never_cache
def supervise_decision(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """The letter of a decision, for who has no account."""
    try:
        work, _actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    found = get_object_or_404(
        work.disputes.exclude(decided_at=None).exclude(decision=""), code=code
    )
    return pdf_of(letter_of_decision(found))


@require_safe
@never_cache
def supervise_page(request: HttpRequest, token: str, page: str) -> HttpResponse:
    """What has a page of its own: messages, hours, check-ins and decisions,
    changes, and what to do when it goes wrong."""
    try:
        work, actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return _page(request, work, actor, token, page, {})


@require_safe
@never_cache
def supervise_decisions(request: HttpRequest, token: str) -> HttpResponseBase:
    try:
        work, _actor = _open(token, SUPERVISOR_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return decisions_file(work)


def _page(
    request: HttpRequest,
    work: Engagement,
    actor: Actor,
    token: str,
    page: str,
    forms: workspace.Forms,
) -> HttpResponse:
    base = reverse("public:supervise", args=[token])
    at = report_at(token)
    with timezone.override(work.brief.time_zone):
        context = workspace.frame(work, EMPLOYER, page, base)
        if page == "messages":
            context |= workspace.messages_page(
                work, EMPLOYER, forms, request, actor=actor, acts=True, report_at=at
            )
        elif page == "hours":
            context |= hours_page(work, EMPLOYER, forms, request, report_at=at)
        elif page == "rhythm":
            context |= rhythm_page(work, EMPLOYER, forms, request, report_at=at)
        elif page == "trouble":
            context |= trouble_page(
                work, EMPLOYER, forms, report_at=at, makes_claim="claim" in request.GET
            )
            context |= {
                "name": actor.name,
                "zone": zone_words(work.brief.time_zone),
                "letter_base": f"{base}letters/",
            }
        else:
            context |= workspace.changes_page(
                work, EMPLOYER, forms, asked=request.GET.dict(), report_at=at
            )
        return show(request, f"public/supervising/{page}.html", context, *forms.values())


def _screen(
    request: HttpRequest, work: Engagement, actor: Actor, token: str, forms: workspace.Forms
) -> HttpResponse:
    base = reverse("public:supervise", args=[token])
    # Without an account there is no zone of one's own; the brief says where the employer is.
    with timezone.override(work.brief.time_zone):
        context = workspace.frame(work, EMPLOYER, "screen", base)
        context |= workspace.screen(work, forms, report_at=report_at(token))
        context["name"] = actor.name
        context["zone"] = zone_words(work.brief.time_zone)
        return show(request, "public/supervise.html", context, *forms.values())


@require_safe
@never_cache
def senior(request: HttpRequest, token: str) -> HttpResponse:
    """What the work is about, when they meet, and a few words afterwards."""
    try:
        work, actor = _open(token, LEADER_LINK)
    except LinkError as error:
        return ended(request, error, token)
    return _sessions(request, work, actor, token, {})


@require_POST
@never_cache
def senior_act(request: HttpRequest, token: str, name: str, of: str) -> HttpResponse:
    """One act of the senior person; see portals/working.py."""
    try:
        work, actor = _open(token, LEADER_LINK)
    except LinkError as error:
        return ended(request, error, token)
    with timezone.override(work.brief.time_zone):
        outcome = perform(request, work, LEADER_ACTS, name=name, of=of, actor=actor)
    if outcome.forms:
        return _sessions(request, work, actor, token, outcome.forms)
    return redirect("public:senior", token)


def _sessions(
    request: HttpRequest, work: Engagement, actor: Actor, token: str, forms: workspace.Forms
) -> HttpResponse:
    with timezone.override(work.brief.time_zone):
        context = sessions(work, sessions_read(work, report_at=report_at(token)), forms) | {
            "work": work,
            "name": actor.name,
            "base": reverse("public:senior", args=[token]),
            "zone": zone_words(work.brief.time_zone),
        }
        return show(request, "public/senior.html", context, *forms.values())


@require_safe
@for_people
def work(request: PortalRequest, code: str, page: str = "") -> HttpResponse:
    """The address mails carry: on to the reader's own page of the work."""
    found = work_seen_by(request.user).filter(code=code).first()
    if found is None:
        case = case_path(request.user, code)
        if not case:
            raise Http404
        return redirect(case)
    home = home_of(request.user, found)
    # The office has one page for all of it.
    return redirect(f"{home}{found.code}/{'' if home.startswith('/campus/') else page}")


@require_safe
@for_people
def messages(request: PortalRequest, code: str) -> HttpResponse:
    """The address mails about messages carry: on to the reader's own page of the thread."""
    row = applications_seen_by(request.user).filter(code=code).first()
    if row is None:
        raise Http404
    found = work_seen_by(request.user).filter(agreement__application=row).first()
    if found is not None:
        return redirect(f"{home_of(request.user, found)}{found.code}/messages/")
    home = (
        "student/applications" if row.student.user_id == request.user.pk else "employer/applicants"
    )
    return redirect(f"/{home}/{row.code}/#messages")


urlpatterns = [
    path("supervise/<str:token>/", supervise, name="supervise"),
    *(
        path(
            f"supervise/<str:token>/{page}/",
            supervise_page,
            {"page": page},
            name=f"supervise_{page}",
        )
        for page in PAGES
    ),
    path("supervise/<str:token>/decisions.csv", supervise_decisions, name="supervise_decisions"),
    path(
        "supervise/<str:token>/letters/ending/<code:code>.pdf",
        supervise_ending,
        name="supervise_ending",
    ),
    path(
        "supervise/<str:token>/letters/decision/<code:code>.pdf",
        supervise_decision,
        name="supervise_decision",
    ),
    path("supervise/<str:token>/do/<slug:name>/", supervise_act, name="supervise_act"),
    path("supervise/<str:token>/do/<slug:name>/<slug:of>/", supervise_act, name="supervise_act_on"),
    path("supervise/<str:token>/files/<code:version>/", supervise_file, name="supervise_file"),
    path(
        "supervise/<str:token>/attachments/<code:file>/",
        supervise_attachment,
        name="supervise_attachment",
    ),
    path("senior/<str:token>/", senior, name="senior"),
    path("senior/<str:token>/do/<slug:name>/<slug:of>/", senior_act, name="senior_act"),
    path("work/<code:code>/", work, name="work"),
    path("work/<code:code>/trouble/", work, {"page": "trouble/"}, name="work_trouble"),
    path("work/<code:code>/talk/", work, {"page": "talk/"}, name="work_talk"),
    path("work/<code:code>/rhythm/", work, {"page": "rhythm/"}, name="work_rhythm"),
    path("messages/<code:code>/", messages, name="messages"),
]
