"""What one side does to an agreement, at the addresses of its portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST

from fairbrief.agreements.forms import ProposeForm
from fairbrief.agreements.models import Agreement
from fairbrief.portals import agreeing
from fairbrief.portals.requests import PortalRequest
from fairbrief.portals.ui.http import show

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

type Act[R: PortalRequest] = Callable[[R, str], HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Acts[R: PortalRequest]:
    """The acts of a side: sign, decline, propose other values, answer such, take one's own back.

    `find` gives the agreement of that code, to whom may act upon it alone; `page` shows it, with
    the form that was sent and refused. `declined` is said to whoever declined.
    """

    side: str
    portal: str
    for_side: Callable[[Act[R]], Callable[..., HttpResponseBase]]
    find: Callable[[R, str], Agreement]
    page: Callable[[R, Agreement, dict[str, Any]], HttpResponse]
    declined: _StrOrPromise

    def sign(self, request: R, code: str) -> HttpResponse:
        found, forms = self.find(request, code), dict[str, Any]()
        done = agreeing.signs(
            request,
            found,
            side=self.side,
            signs_as=request.user.name,
            actor=request.actor,
            forms=forms,
        )
        return self._after(request, found, forms, done=done)

    def decline(self, request: R, code: str) -> HttpResponse:
        found, forms = self.find(request, code), dict[str, Any]()
        done = agreeing.declines(
            request, found, actor=request.actor, said=str(self.declined), forms=forms
        )
        return self._after(request, found, forms, done=done)

    def change(self, request: R, code: str) -> HttpResponse:
        """Other values for some lines, each with a reason."""
        found = self.find(request, code)
        form = ProposeForm(request.POST or None, agreement=found)
        if request.method == "POST" and agreeing.proposes(
            request, found, side=self.side, actor=request.actor, form=form
        ):
            return self._back(code, "#changes")
        context = {"agreement": found, "form": form, "may_propose": agreeing.may_propose(found)}
        return show(request, f"{self.portal}/agreement_changes.html", context, form)

    def answer(self, request: R, code: str) -> HttpResponse:
        found, forms = self.find(request, code), dict[str, Any]()
        done = agreeing.answers(request, found, side=self.side, actor=request.actor, forms=forms)
        return self._after(request, found, forms, done=done)

    def state(self, request: R, code: str) -> HttpResponse:
        """The side's questions of the status check."""
        found, forms = self.find(request, code), dict[str, Any]()
        done = agreeing.states(request, found, side=self.side, actor=request.actor, forms=forms)
        return self._after(request, found, forms, done=done, place="#sign")

    def take_back(self, request: R, code: str) -> HttpResponse:
        found = self.find(request, code)
        agreeing.takes_back(request, found, side=self.side, actor=request.actor)
        return self._back(code)

    def _after(
        self, request: R, found: Agreement, forms: dict[str, Any], *, done: bool, place: str = ""
    ) -> HttpResponse:
        return self._back(found.code, place) if done else self.page(request, found, forms)

    def _back(self, code: str, place: str = "") -> HttpResponse:
        return redirect(reverse(f"{self.portal}:agreement", args=[code]) + place)

    @property
    def urlpatterns(self) -> list[URLPattern]:
        change = require_http_methods(["GET", "HEAD", "POST"])(self.for_side(self.change))
        return [
            self._posted("sign", self.sign, "sign_agreement"),
            self._posted("decline", self.decline, "decline_agreement"),
            path("agreements/<code:code>/changes/", change, name="change_agreement"),
            self._posted("status", self.state, "agreement_status"),
            self._posted("answer", self.answer, "answer_changes"),
            self._posted("take-back", self.take_back, "take_back_changes"),
        ]

    def _posted(self, at: str, act: Act[R], name: str) -> URLPattern:
        return path(f"agreements/<code:code>/{at}/", require_POST(self.for_side(act)), name=name)
