"""The wizard: a kind of work to start from, a step a term, then read it through and send."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.briefs.access import MEMBER, briefs_of
from fairbrief.briefs.actions import draft_brief, edit_brief, send_for_review, take_back
from fairbrief.briefs.forms import (
    STEPS,
    TAKE,
    KindForm,
    example_of,
    step_of_field,
)
from fairbrief.briefs.houses import house_for
from fairbrief.briefs.kinds import KINDS
from fairbrief.briefs.places import fields_of_findings
from fairbrief.briefs.queries import (
    campuses_of,
    is_editable,
    is_live,
    look_at_draft,
    steps_not_in,
    whole,
)
from fairbrief.kernel.clock import now
from fairbrief.portals.employer.briefs.advice import REVIEW, advice_on, steps_of, typed_in
from fairbrief.portals.employer.briefs.keeping import (
    Page,
    brief_to_write,
    keep_by_itself,
    keep_page,
    open_page,
)
from fairbrief.portals.limits import ADVICE, may_spend
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.repeated import what_it_says
from fairbrief.vetting.actions import answer_questions
from fairbrief.vetting.forms import AnswersForm, OfferForm
from fairbrief.vetting.queries import (
    approved_campuses,
    campuses_to_offer,
    changes_asked,
    questions_asked,
    questions_kept,
    with_questions,
)

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief
    from fairbrief.organizations.models import Campus


def _no_longer_a_draft(request: EmployerRequest, brief: Brief) -> HttpResponse:
    messages.info(
        request, _("This brief was sent. Take it back to change it, or repeat it as a new one.")
    )
    return redirect("employer:brief", brief.code)


@for_employers
def new(request: EmployerRequest) -> HttpResponse:
    """What kind of work, and for whose students."""
    employer = request.member.employer
    form = KindForm(request.POST or None, auto_id="kind_%s")
    offer = OfferForm(
        request.POST or None,
        campuses=campuses_to_offer(employer),
        initial={"campuses": approved_campuses(employer)},
    )
    made: list[Brief] = []
    if (
        form.is_valid()
        and offer.is_valid()
        and run_action(
            request,
            form,
            lambda: made.append(
                draft_brief(
                    employer,
                    by=request.member,
                    actor=request.actor,
                    at=now(),
                    campuses=list(offer.cleaned_data["campuses"]),
                    **example_of(form.cleaned_data["function"]),
                )
            ),
        )
    ):
        return redirect("employer:edit_brief", made[0].code, "scope")
    return show(
        request,
        "employer/briefs/new.html",
        {"form": form, "offer": offer, "kinds": KINDS, "employer": employer},
        form,
        offer,
    )


@for_employers
def edit(request: EmployerRequest, code: str, step: str) -> HttpResponse:
    """One step: kept as it is, however unfinished."""
    if step == REVIEW:
        return review(request, code)
    brief = brief_to_write(request, code, step)
    if request.method != "POST":
        if not is_editable(brief):
            return _no_longer_a_draft(request, brief)
        return _show(request, open_page(brief, step, more=int("more" in request.GET)))
    page = open_page(brief, step, request.POST)
    if page.is_sent and not page.form.changed:
        return _no_longer_a_draft(request, brief)
    if page.is_sent and "back" in request.POST:
        said = _("It is a draft again, with your words.")
        run_action(
            request, page.form, lambda: take_back(brief, actor=request.actor, at=now()), said=said
        )
    page = keep_page(request, code, page, passes=bool({"next", "stay"} & request.POST.keys()))
    goes = not page.form.errors or bool({"go", "leave"} & request.POST.keys())
    if goes and not (page.both or page.is_refused or page.is_sent):
        return _onward(request, code, step)
    return _show(request, page)


def _show(request: EmployerRequest, page: Page) -> HttpResponse:
    step, form = page.step, page.form
    look = look_at_draft(page.brief, at=now(), typed=typed_in(form))
    answer = show(
        request,
        "employer/briefs/step.html",
        {
            **page.shown,
            "label": STEPS[step][0],
            "steps": steps_of(page.brief.code, step, look),
            "is_last": step == list(STEPS)[-1],
            "may_take_back": "take_back" in WORKFLOWS["briefs.brief"].open_as(page.brief, MEMBER),
            "wishes": changes_asked(page.brief),
            **advice_on(page.brief, form, step, look, page.written),
        },
        *([form] if request.method == "POST" else []),
    )
    if page.both or (page.is_sent and request.method == "POST"):
        answer.status_code = HTTPStatus.CONFLICT
    return answer


def _onward(request: EmployerRequest, code: str, step: str) -> HttpResponse:
    """Where the pressed button leads after the step was kept."""
    if "more" in request.POST:
        here = reverse("employer:edit_brief", args=[code, step])
        return redirect(f"{here}?more=1#deliverables")
    if TAKE in request.POST:
        return redirect(reverse("employer:edit_brief", args=[code, step]) + "#skills")
    if {"stay", "back"} & request.POST.keys():
        return redirect("employer:edit_brief", code, step)
    order = [*STEPS, REVIEW]
    if request.POST.get("go") in order:
        return redirect("employer:edit_brief", code, request.POST["go"])
    if "leave" in request.POST:
        messages.success(request, _("Kept as a draft."))
        return redirect("employer:briefs")
    return redirect("employer:edit_brief", code, order[order.index(step) + 1])


@require_POST
@for_employers
def check(request: EmployerRequest, code: str, step: str) -> HttpResponseBase:
    """What the review says of what is typed now, which is kept as it is typed.

    Asked more often than an office of people types it keeps what is typed and says nothing (429).
    """
    brief = brief_to_write(request, code, step)
    page = keep_by_itself(request, open_page(brief, step, request.POST))
    if not may_spend(request, ADVICE):
        wait = {"Retry-After": str(ADVICE.seconds_left())}
        return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers=wait)
    form = page.form
    look = look_at_draft(page.brief, at=now(), typed=form.typed)
    context = {**page.shown, **advice_on(page.brief, form, step, look, page.written)}
    return show(request, "employer/briefs/live.html", context)


def review(request: EmployerRequest, code: str) -> HttpResponse:
    """The whole brief as students will read it; whom it goes to; what must change first."""
    brief = get_object_or_404(with_questions(whole(briefs_of(request.member))), code=code)
    if not is_editable(brief):
        return _no_longer_a_draft(request, brief)
    form = OfferForm(
        request.POST or None,
        campuses=campuses_to_offer(brief.employer),
        initial={"campuses": campuses_of(brief)},
    )
    shown = _asked(brief, form)
    if form.is_valid():
        chosen = list(form.cleaned_data["campuses"])
        sends, goes = "send" in request.POST, request.POST.get("go", REVIEW)
        if (shown.is_valid() or "keep" in request.POST) and run_action(
            request,
            form,
            lambda: _keep_or_send(request, brief, chosen, shown, sends=sends),
        ):
            if sends:
                messages.success(request, _sent_words(brief))
                return redirect("employer:brief", code)
            return redirect("employer:edit_brief", code, goes if goes in STEPS else REVIEW)
    house = (
        house_for([each.pk for each in form.cleaned_data["campuses"]])
        if form.is_bound and "campuses" in form.cleaned_data
        else None
    )
    look = look_at_draft(brief, at=now(), house=house)
    return show(
        request,
        "employer/briefs/review.html",
        {
            "brief": brief,
            "form": form,
            "answers": shown,
            "look": look,
            "steps": steps_of(code, REVIEW, look),
            "wishes": changes_asked(brief),
            "blocking": list(
                {
                    (what_it_says(each), step_of_field(name)): (each, step_of_field(name))
                    for name, each in fields_of_findings(look.review.blocking, brief)
                }.values()
            ),
            "not_in": [(key, STEPS[key][0]) for key in steps_not_in(brief)],
            "advice": [each for each in look.review.findings if each not in look.review.blocking],
        },
        form,
    )


def _sent_words(brief: Brief) -> str:
    """What becomes of a brief that was sent: a campus's policy may have let it open at once."""
    if is_live(brief):
        return _("Open. A campus lets clear briefs of yours open at once; others still decide.")
    return _("Sent. The career offices decide within three business days.")


def _asked(brief: Brief, offer: OfferForm) -> AnswersForm:
    """The questions of the campuses that are chosen, with what is typed or was kept.

    A campus that is chosen by this press has its questions on the page that comes back.
    """
    if offer.is_bound and offer.is_valid():
        chosen = [each.pk for each in offer.cleaned_data["campuses"]]
        return AnswersForm(offer.data, asked=questions_asked(brief, chosen))
    return AnswersForm(offer.data if offer.is_bound else None, asked=questions_kept(brief))


def _keep_or_send(
    request: EmployerRequest,
    brief: Brief,
    campuses: list[Campus],
    answers: AnswersForm,
    *,
    sends: bool,
) -> None:
    if answers.is_valid():
        answer_questions(brief, answers.answers, actor=request.actor, at=now())
    if sends:
        send_for_review(brief, campuses=campuses, actor=request.actor, at=now())
    else:
        edit_brief(brief, campuses=campuses, actor=request.actor, at=now())


urlpatterns = [
    path("briefs/new/", new, name="new_brief"),
    path("briefs/<code:code>/edit/<slug:step>/", edit, name="edit_brief"),
    path("briefs/<code:code>/edit/<slug:step>/check/", check, name="check_brief"),
]
