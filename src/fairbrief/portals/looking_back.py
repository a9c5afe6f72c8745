"""Feedback at the end of a work, and advice from the career office: alike for both sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairbrief.audit.actors import Actor
from fairbrief.engagements.models import Engagement
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import PortalRequest
from fairbrief.portals.ui.http import run_action
from fairbrief.relationships.asking import ask_advice
from fairbrief.relationships.forms import AdviceForm, FeedbackForm
from fairbrief.relationships.giving import give_feedback

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class ShowClosing[R](Protocol):
    """Shows the page of the end, with a form that was refused."""

    def __call__(
        self,
        request: R,
        work: Engagement,
        *,
        feedback_form: FeedbackForm | None = None,
        advice_form: AdviceForm | None = None,
    ) -> HttpResponse: ...


def gives_feedback(
    request: HttpRequest, work: Engagement, form: FeedbackForm, *, actor: Actor
) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: give_feedback(work, **form.said, actor=actor, at=now()),
        said=_("Thank you. Each reads the other’s words once both have spoken, or after 14 days."),
    )


def asks_advice(
    request: HttpRequest,
    work: Engagement,
    form: AdviceForm,
    *,
    side: str,
    actor: Actor,
    said: _StrOrPromise,
) -> bool:
    return form.is_valid() and run_action(
        request,
        form,
        lambda: ask_advice(
            work, side=side, question=form.cleaned_data["question"], actor=actor, at=now()
        ),
        said=str(said),
    )


@dataclass(frozen=True, kw_only=True)
class LookingBack[R: PortalRequest]:
    """Both, at the addresses of a side's portal. `asked` is said to whoever asked for advice."""

    side: str
    portal: str
    for_side: Callable[[Callable[[R, str], HttpResponse]], Callable[..., HttpResponseBase]]
    find: Callable[[R, str], Engagement]
    page: ShowClosing[R]
    asked: _StrOrPromise

    def feedback(self, request: R, code: str) -> HttpResponse:
        work = self.find(request, code)
        form = FeedbackForm(request.POST, side=self.side)
        if gives_feedback(request, work, form, actor=request.actor):
            return redirect(f"{self.portal}:closing", code)
        return self.page(request, work, feedback_form=form)

    def advice(self, request: R, code: str) -> HttpResponse:
        work = self.find(request, code)
        form = AdviceForm(request.POST)
        if asks_advice(request, work, form, side=self.side, actor=request.actor, said=self.asked):
            return redirect(f"{self.portal}:closing", code)
        return self.page(request, work, advice_form=form)

    @property
    def urlpatterns(self) -> list[URLPattern]:
        return [
            path(f"work/<code:code>/closing/{name}/", require_POST(self.for_side(act)), name=name)
            for name, act in (("feedback", self.feedback), ("advice", self.advice))
        ]
