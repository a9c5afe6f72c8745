"""Mailed links of supervisors without an account: confirming an experience, and closing."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fairbrief.audit.actors import Actor
from fairbrief.concerns.queries import hear
from fairbrief.kernel.clock import now
from fairbrief.notices.moments import zone_words
from fairbrief.portals.looking_back import asks_advice, gives_feedback
from fairbrief.portals.public.by_link import Opened, by_link
from fairbrief.portals.public.lasting import Touch
from fairbrief.portals.public.reporting import report_at
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.access import CLOSING, EMPLOYER, closing_by_link
from fairbrief.relationships.actions import answer_next
from fairbrief.relationships.forms import AdviceForm, FeedbackForm, NextStepForm
from fairbrief.relationships.looking_back import looking_back
from fairbrief.relationships.queries import closing_of
from fairbrief.tracking.access import CONFIRMING, experience_by_link
from fairbrief.tracking.actions import confirm_experience, deny_experience
from fairbrief.tracking.forms import ConfirmForm, ReasonForm
from fairbrief.tracking.models import Experience

if TYPE_CHECKING:
    from fairbrief.accounts.models import MailedLink
    from fairbrief.engagements.models import Engagement


def _experience(link: MailedLink, _actor: Actor) -> Experience | None:
    return experience_by_link(link.subject_label, link.subject_id).first()


def _work(link: MailedLink, _actor: Actor) -> Engagement | None:
    return closing_by_link(link.subject_label, link.subject_id, email=link.email)


@never_cache
@by_link(CONFIRMING, _experience)
def confirm(request: HttpRequest, by: Opened[Experience]) -> HttpResponse:
    """A supervisor says whether a logged experience is right."""
    entry, actor = by.thing, by.actor
    is_denial = "reason" in request.POST
    posted = request.POST or None
    form = ConfirmForm(
        None if is_denial else posted, initial={"hours": Decimal(entry.minutes) / 60}
    )
    deny_form = ReasonForm(posted if is_denial else None)
    if is_denial and deny_form.is_valid():
        reason = deny_form.cleaned_data["reason"]
        if run_action(
            request,
            deny_form,
            lambda: deny_experience(entry, reason=reason, actor=actor, at=now()),
        ):
            return redirect("public:confirm", by.token)
    elif (
        request.method == "POST"
        and form.is_valid()
        and run_action(
            request,
            form,
            lambda: confirm_experience(
                entry,
                actor=actor,
                at=now(),
                minutes=form.minutes,
                would_take_again=form.cleaned_data["would_take_again"],
                strengths=form.cleaned_data["strengths"],
            ),
        )
    ):
        return redirect("public:confirm", by.token)
    context = {"entry": entry, "form": form, "deny_form": deny_form, "name": by.link.name}
    return show(request, "public/confirm.html", context, form, deny_form)


@never_cache
@by_link(CLOSING, _work)
def closing_by(request: HttpRequest, by: Opened[Engagement]) -> HttpResponse:
    """A supervisor without an account gives feedback and answers what comes next."""
    # Without an account there is no zone of one's own; the brief says where the work is.
    with timezone.override(by.thing.brief.time_zone):
        return _closing(request, by)


def _closing(request: HttpRequest, by: Opened[Engagement]) -> HttpResponse:
    work, actor = by.thing, by.actor
    posted = request.POST or None
    is_answer = "kind" in request.POST or "answer" in request.POST
    is_question = "question" in request.POST
    is_other = is_answer or is_question or Touch.is_sent_with(request)
    feedback_form = FeedbackForm(None if is_other else posted, side=EMPLOYER)
    step = getattr(work, "next_step", None)
    next_form = NextStepForm(
        posted if is_answer else None,
        initial={"kind": step.kind, "note": step.note} if step else None,
    )
    advice_form = AdviceForm(posted if is_question else None)
    touch = Touch.of(request, work, actor)
    if request.method == "POST":
        if touch.is_sent:
            done = touch.run(request)
        elif is_question:
            done = asks_advice(
                request,
                work,
                advice_form,
                side=EMPLOYER,
                actor=actor,
                said=_("Asked. The career office answers you by mail; nobody else is told."),
            )
        elif is_answer:
            done = _answer(request, work, next_form, actor)
        else:
            done = gives_feedback(request, work, feedback_form, actor=actor)
        if done:
            return redirect("public:closing", by.token)
    closing = closing_of(work, side=EMPLOYER, at=now())
    hear(EMPLOYER, closing.received, at=report_at(by.token))
    context = {
        "work": work,
        "closing": closing,
        "back": looking_back(work, EMPLOYER, reader=by.link.email),
        "feedback_form": feedback_form,
        "next_form": next_form,
        "advice_form": advice_form,
        "name": by.link.name,
        "zone": zone_words(work.brief.time_zone),
        **touch.context,
    }
    forms = (feedback_form, next_form, advice_form, *touch.forms)
    return show(request, "public/closing.html", context, *forms)


def _answer(request: HttpRequest, work: Engagement, form: NextStepForm, actor: Actor) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: answer_next(
            work,
            kind=form.cleaned_data["kind"],
            note=form.cleaned_data["note"],
            actor=actor,
            at=now(),
        ),
        said=_("The student has your answer."),
    )


urlpatterns = [
    path("confirm/<str:token>/", confirm, name="confirm"),
    path("closing/<str:token>/", closing_by, name="closing"),
]
