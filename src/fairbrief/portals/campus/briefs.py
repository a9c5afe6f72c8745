"""A brief under review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.audit.queries import whole_history_of
from fairbrief.briefs.queries import day_there, is_editable, receipt_of
from fairbrief.briefs.snapshots import differences, lines_of
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import officer_called
from fairbrief.portals.campus.words import EMPLOYERS, TONES, set_aside_in, told, why_a_person
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.vetting.actions import (
    approve_brief,
    ask_for_changes,
    assign_reviews,
    decline_brief,
    keep_listed,
    take_off_list,
)
from fairbrief.vetting.forms import (
    ApproveForm,
    AssignForm,
    ChangesForm,
    NotForUsForm,
    ReasonForm,
    SetAsideForm,
)
from fairbrief.vetting.models import BriefReview, Policy
from fairbrief.vetting.queries import (
    Findings,
    findings_as_decided,
    findings_under,
    is_listed,
    is_rush,
    is_waiting,
    lookalikes_of,
    next_in_queue,
    policy_of,
    review_of_brief,
    reviews_of_brief,
    titles_of_own,
    turn_on,
    versions_compared,
)
from fairbrief.vetting.rulebooks import SHIPPED, title_of
from fairbrief.vetting.states import EmployerReviewState

if TYPE_CHECKING:
    from fairbrief.briefs.models import Brief


@dataclass(frozen=True)
class Forms:
    """The three decisions, and the two on a brief that is open; the one that was refused comes back
    bound."""

    approve: ApproveForm
    changes: ChangesForm
    decline: NotForUsForm
    keep: SetAsideForm
    take_off: NotForUsForm


def _review(request: CampusRequest, code: str) -> Any:
    found = review_of_brief(request.officer, code, at=now())
    if found is None:
        raise Http404
    return found


def _to_set_aside(found: Findings) -> list[Any]:
    """Weighty findings this office may set aside with a reason."""
    return [
        each
        for each in found.review.findings
        if each.rule in found.may_set_aside and str(each.severity) in {"block", "review"}
    ]


@require_safe
@for_officers
def brief(request: CampusRequest, code: str) -> HttpResponse:
    """Terms, findings, differences, what others say, and the decision."""
    return _show(request, _review(request, code))


def _show(
    request: CampusRequest,
    review: Any,
    *,
    approve_form: ApproveForm | None = None,
    changes_form: ChangesForm | None = None,
    decline_form: NotForUsForm | None = None,
    keep_form: SetAsideForm | None = None,
    off_form: NotForUsForm | None = None,
    assign_form: AssignForm | None = None,
) -> HttpResponse:
    found_brief: Brief = review.brief
    campus = request.officer.campus
    waiting = is_waiting(review)
    policy = policy_of(campus)
    version, before = versions_compared(review)
    at = now()
    listed = is_listed(review)
    again = listed and review.recheck_at is not None
    found = _found(review, policy, at=at) if waiting or again else None
    against = found.against(review.overrides) if again and found else []
    stored = receipt_of(version, campus=campus.name)
    reviews = reviews_of_brief(found_brief)
    forms = (approve_form, changes_form, decline_form, keep_form, off_form, assign_form)
    bound = [form for form in forms if form is not None]
    events = whole_history_of(review)
    aside = {*review.overrides, *(rule for each in events for rule in set_aside_in(each))}
    titles = _titles(aside, review, stored)
    history = told(events, titles)
    return show(
        request,
        "campus/briefs/brief.html",
        {
            "review": review,
            "brief": found_brief,
            "tone": TONES.get(review.state, "plain"),
            "is_waiting": waiting,
            "is_listed": listed,
            "is_again": again,
            "against": against,
            "may_keep": found and all(each.rule in found.may_set_aside for each in against),
            "turn": next((turn_on(each) for each in reviews if each.pk == review.pk), None),
            "terms": clear_terms_of(found_brief),
            "as_sent": lines_of(version) if version and is_editable(found_brief) else [],
            "policy": policy,
            "findings": found.review.findings if found else stored["findings"],
            "passes": found.review.passed if found else stored.get("passed", []),
            "questions": found.review.questions if found else stored["questions"],
            "blocking": found.against() if found else (),
            "firm": [each for each in found.against() if each.rule not in found.may_set_aside]
            if found
            else [],
            "set_aside": [(titles.get(rule, rule), why) for rule, why in review.overrides.items()],
            "asks": found.review.reviewer_asks if found else (),
            "alike": lookalikes_of(found_brief, campus=campus) if waiting else None,
            "is_rush": waiting and is_rush(found_brief.employer, review.sent_lately, at=at),
            "version": version,
            "before": before,
            "differences": differences(version, before) if version else [],
            "employer_state": EMPLOYERS.get(review.employer_state),
            "is_vetted": review.employer_state == EmployerReviewState.APPROVED,
            "others": [
                (each, TONES.get(each.state, "plain")) for each in reviews if each.pk != review.pk
            ],
            "answers": review.answered,
            "history": history,
            "why_a_person": why_a_person(events) if waiting else "",
            "forms": Forms(
                approve_form or _approve_form(found, review),
                changes_form or _refusal(ChangesForm, review, "changes"),
                decline_form or _refusal(NotForUsForm, review, "decline"),
                keep_form or _keep_form(against, review),
                off_form or _refusal(NotForUsForm, review, "off"),
            ),
            "assign_form": assign_form
            or AssignForm(
                office=review.office,
                auto_id="who_%s",
                initial={"officer": (review.owner or request.user).code},
            )
            if waiting
            else None,
        },
        *bound,
    )


def _found(review: Any, policy: Policy, *, at: datetime) -> Findings:
    """What the review finds under the policy in force: today while it waits, as on the day of the
    decision afterwards."""
    if is_waiting(review):
        return findings_under(review.brief, policy, today=day_there(review.brief, at))
    return findings_as_decided(review, review.brief, policy)


def _keep_form(against: list[Any], review: BriefReview, data: Any = None) -> SetAsideForm:
    return SetAsideForm(
        data,
        findings=against,
        all_of_them=True,
        auto_id="keep_%s",
        initial={"seen": review.shown},
    )


def _approve_form(found: Findings | None, review: BriefReview, data: Any = None) -> ApproveForm:
    return ApproveForm(
        data,
        findings=_to_set_aside(found) if found else (),
        auto_id="approve_%s",
        initial={"seen": review.shown},
    )


def _refusal[F: ReasonForm](kind: type[F], review: BriefReview, name: str, data: Any = None) -> F:
    return kind(data, auto_id=f"{name}_%s", initial={"seen": review.shown})


def _titles(rules: set[str], review: BriefReview, stored: Mapping[str, Any]) -> dict[str, str]:
    """What rules are called that the office set aside, as far as it is known."""
    titles = {rule: title_of(SHIPPED[rule]) for rule in rules & SHIPPED.keys()}
    titles |= {each["rule"]: each["title"] for each in stored["findings"]}
    return titles | titles_of_own(review) if rules - titles.keys() else titles


def _onward(request: CampusRequest, review: BriefReview) -> HttpResponse:
    """The next brief of the queue, if the officer pressed for it; the queue otherwise."""
    following = next_in_queue(review, request.officer) if "next" in request.POST else None
    if following is None:
        return redirect("campus:briefs")
    return redirect("campus:brief", following.brief.code)


@require_POST
@for_officers
def assign(request: CampusRequest, code: str) -> HttpResponse:
    """Says who of the office looks at it."""
    review = _review(request, code)
    form = AssignForm(request.POST, office=review.office, auto_id="who_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: assign_reviews(
            [review],
            officer_called(request.officer.campus, form.cleaned_data["officer"]),
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept."),
    ):
        return redirect("campus:brief", code)
    return _show(request, review, assign_form=form)


@require_POST
@for_officers
def approve(request: CampusRequest, code: str) -> HttpResponse:
    review = _review(request, code)
    policy = policy_of(request.officer.campus)
    found = findings_under(review.brief, policy, today=day_there(review.brief, now()))
    form = _approve_form(found, review, request.POST)
    if (
        form.is_valid()
        and form.is_looked_at()
        and run_action(
            request,
            form,
            lambda: approve_brief(
                review,
                reason=form.cleaned_data["reason"],
                overrides=form.overrides,
                seen=form.cleaned_data["seen"],
                actor=request.actor,
                at=now(),
            ),
            said=_("Approved. Your students can find it now."),
        )
    ):
        return _onward(request, review)
    return _show(request, review, approve_form=form)


@require_POST
@for_officers
def ask(request: CampusRequest, code: str) -> HttpResponse:
    review = _review(request, code)
    form = _refusal(ChangesForm, review, "changes", request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: ask_for_changes(review, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("The employer has your words."),
    ):
        return _onward(request, review)
    return _show(request, review, changes_form=form)


@require_POST
@for_officers
def decline(request: CampusRequest, code: str) -> HttpResponse:
    review = _review(request, code)
    form = _refusal(NotForUsForm, review, "decline", request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: decline_brief(review, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Declined. The employer has your reason."),
    ):
        return _onward(request, review)
    return _show(request, review, decline_form=form)


@require_POST
@for_officers
def keep(request: CampusRequest, code: str) -> HttpResponse:
    """An open brief stays on the list though the rules have changed."""
    review = _review(request, code)
    found = _found(review, policy_of(request.officer.campus), at=now())
    form = _keep_form(found.against(review.overrides), review, request.POST)
    if (
        form.is_valid()
        and form.is_looked_at()
        and run_action(
            request,
            form,
            lambda: keep_listed(
                review,
                overrides=form.overrides,
                seen=form.cleaned_data["seen"],
                actor=request.actor,
                at=now(),
            ),
            said=_("Kept. It stays on your list."),
        )
    ):
        return redirect("campus:brief", code)
    return _show(request, review, keep_form=form)


@require_POST
@for_officers
def take_off(request: CampusRequest, code: str) -> HttpResponse:
    """An open brief leaves the list of the campus's students."""
    review = _review(request, code)
    form = _refusal(NotForUsForm, review, "off", request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: take_off_list(review, **form.cleaned_data, actor=request.actor, at=now()),
        said=_("Taken off your list. The employer has your reason."),
    ):
        return redirect("campus:brief", code)
    return _show(request, review, off_form=form)


urlpatterns = [
    path("briefs/<code:code>/", brief, name="brief"),
    path("briefs/<code:code>/assign/", assign, name="assign_brief"),
    path("briefs/<code:code>/approve/", approve, name="approve_brief"),
    path("briefs/<code:code>/ask/", ask, name="ask_for_changes"),
    path("briefs/<code:code>/decline/", decline, name="decline_brief"),
    path("briefs/<code:code>/keep/", keep, name="keep_brief"),
    path("briefs/<code:code>/take-off/", take_off, name="take_off_brief"),
]
