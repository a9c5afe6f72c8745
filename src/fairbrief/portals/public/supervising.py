"""The one screen of a supervisor, and the page of a senior leader, behind mailed links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

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
from fairbrief.notices.moments import zone_words
from fairbrief.planning.queries import with_offers
from fairbrief.portals import workspace
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.public.letters import pdf_of
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

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink


#: What has a page of its own beside the one screen.
PAGES = ("messages", "hours", "rhythm", "changes", "trouble")
LINK_ACTS = ONE_SCREEN_ACTS | STOPPING


def work_behind(link: MailedLink, actor: Actor) -> Engagement | None:
    """The work a supervisor's or a senior leader's link leads to."""
    if link.subject_label != Engagement._meta.label_lower:
        return None
    rows = work_of_link(link.subject_id, email=link.email)
    return with_offers(with_figures(rows, side=EMPLOYER, reader=reader_of(actor))).first()


@require_safe
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise(request: HttpRequest, by: Opened[Engagement]) -> HttpResponse:
    """Everything that waits for the supervisor, on one screen and without an account."""
    return _screen(request, by, {})


@require_POST
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_act(
    request: HttpRequest, by: Opened[Engagement], name: str, of: str = ""
) -> HttpResponse:
    """One act of the supervisor; see portals/working.py."""
    work = by.thing
    with timezone.override(work.brief.time_zone):
        outcome = perform(request, work, LINK_ACTS, name=name, of=of, actor=by.actor)
    if outcome.page in PAGES:
        if outcome.forms:
            return _page(request, by, outcome.page, outcome.forms)
        return redirect_next(request, f"public:supervise_{outcome.page}", by.token)
    if outcome.forms:
        return _screen(request, by, outcome.forms)
    return redirect("public:supervise", by.token)


@require_safe
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_file(request: HttpRequest, by: Opened[Engagement], version: str) -> HttpResponseBase:
    return file_of(by.thing, version)


@require_safe
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_attachment(
    request: HttpRequest, by: Opened[Engagement], file: str
) -> HttpResponseBase:
    return attachment_of(by.thing, file)


@require_safe
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_ending(request: HttpRequest, by: Opened[Engagement], code: str) -> HttpResponse:
    """The letter of an early end, for who has no account."""
    return pdf_of(letter_of_ending(get_object_or_404(by.thing.endings.all(), code=code)))


@require_safe
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_decision(request: HttpRequest, by: Opened[Engagement], code: str) -> HttpResponse:
    """The letter of a decision, for who has no account."""
    found = get_object_or_404(
        by.thing.disputes.exclude(decided_at=None).exclude(decision=""), code=code
    )
    return pdf_of(letter_of_decision(found))


@require_safe
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_page(request: HttpRequest, by: Opened[Engagement], page: str) -> HttpResponse:
    """What has a page of its own: messages, hours, check-ins and decisions,
    changes, and what to do when it goes wrong."""
    return _page(request, by, page, {})


@require_safe
@never_cache
@by_link(SUPERVISOR_LINK, work_behind)
def supervise_decisions(request: HttpRequest, by: Opened[Engagement]) -> HttpResponseBase:
    return decisions_file(by.thing)


def _page(
    request: HttpRequest, by: Opened[Engagement], page: str, forms: workspace.Forms
) -> HttpResponse:
    work, actor = by.thing, by.actor
    base = reverse("public:supervise", args=[by.token])
    at = report_at(by.token)
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


def _screen(request: HttpRequest, by: Opened[Engagement], forms: workspace.Forms) -> HttpResponse:
    work = by.thing
    base = reverse("public:supervise", args=[by.token])
    # Without an account there is no zone of one's own; the brief says where the employer is.
    with timezone.override(work.brief.time_zone):
        context = workspace.frame(work, EMPLOYER, "screen", base)
        context |= workspace.screen(work, forms, report_at=report_at(by.token))
        context["name"] = by.actor.name
        context["zone"] = zone_words(work.brief.time_zone)
        return show(request, "public/supervise.html", context, *forms.values())


@require_safe
@never_cache
@by_link(LEADER_LINK, work_behind)
def senior(request: HttpRequest, by: Opened[Engagement]) -> HttpResponse:
    """What the work is about, when they meet, and a few words afterwards."""
    return _sessions(request, by, {})


@require_POST
@never_cache
@by_link(LEADER_LINK, work_behind)
def senior_act(request: HttpRequest, by: Opened[Engagement], name: str, of: str) -> HttpResponse:
    """One act of the senior person; see portals/working.py."""
    work = by.thing
    with timezone.override(work.brief.time_zone):
        outcome = perform(request, work, LEADER_ACTS, name=name, of=of, actor=by.actor)
    if outcome.forms:
        return _sessions(request, by, outcome.forms)
    return redirect("public:senior", by.token)


def _sessions(request: HttpRequest, by: Opened[Engagement], forms: workspace.Forms) -> HttpResponse:
    work = by.thing
    with timezone.override(work.brief.time_zone):
        context = sessions(work, sessions_read(work, report_at=report_at(by.token)), forms) | {
            "work": work,
            "name": by.actor.name,
            "base": reverse("public:senior", args=[by.token]),
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
