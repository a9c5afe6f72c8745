"""What needs attention: one list, taken on by somebody or set aside until a day."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.advising.actions import give_back, set_aside, show_again, take_on
from fairbrief.advising.forms import AsideForm
from fairbrief.advising.queries import care_of
from fairbrief.audit.queries import whole_history_of
from fairbrief.kernel.clock import now
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import PER_PAGE, paginate, redirect_next, run_action, show
from fairbrief.portals.ui.shapes import Happening, Tab
from fairbrief.tracking.attention import (
    ALERTS,
    Found,
    Scope,
    attention,
    in_order,
    one_found,
    scope_of,
)

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

WHOSE = ("all", "mine", "nobody")


@require_safe
@for_officers
def attention_list(request: CampusRequest) -> HttpResponse:
    """Everything that goes wrong for the campus's students, the greatest harm first."""
    scope = scope_of(request.officer.campus, at=now())
    aside = request.GET.get("show") == "aside"
    whose = request.GET.get("whose", "all")
    whose = whose if whose in WHOSE else "all"
    kind = request.GET.get("kind", "")
    kind = kind if kind in ALERTS else ""
    rows = attention(
        scope,
        kinds=[kind] if kind else [],
        whose=whose,
        user_id=request.user.pk,
        aside=aside,
    )
    leaf = request.GET.get("page", "")[:6]
    rows.look_ahead((max(int(leaf), 1) - 1) * PER_PAGE if leaf.isdecimal() else 0, PER_PAGE)
    counts = in_order(rows.by_kind())
    number = sum(counts.values())
    return show(
        request,
        "campus/attention/list.html",
        {
            "page": paginate(request, rows),
            "aside": aside,
            "kind": ALERTS.get(kind),
            "tabs": _tabs(whose, aside=aside, kind=kind),
            "kinds": [
                Tab(
                    label=ALERTS[name].called,
                    url=_address(kind=name, whose=whose, aside=aside),
                    is_current=name == kind,
                    count=count,
                )
                for name, count in counts.items()
            ],
            "all_url": _address(whose=whose, aside=aside),
            "number": number,
        },
    )


def _address(*, kind: str = "", whose: str = "all", aside: bool = False) -> str:
    asked = {"kind": kind, "whose": "" if whose == "all" else whose, "show": "aside" * aside}
    query = urlencode({name: value for name, value in asked.items() if value})
    return reverse("campus:attention") + (f"?{query}" if query else "")


def _tabs(whose: str, *, aside: bool, kind: str) -> list[Tab]:
    names = {"all": _("Everything"), "mine": _("Mine"), "nobody": _("Nobody’s yet")}
    tabs = [
        Tab(
            label=label,
            url=_address(kind=kind, whose=name),
            is_current=not aside and whose == name,
        )
        for name, label in names.items()
    ]
    tabs.append(Tab(label=_("Set aside"), url=_address(kind=kind, aside=True), is_current=aside))
    return tabs


def _found(scope: Scope, kind: str, code: str) -> Found:
    found = one_found(scope, kind, code)
    if found is None:
        raise Http404
    return found


@require_safe
@for_officers
def one(request: CampusRequest, kind: str, code: str) -> HttpResponse:
    """One thing that needs attention: what is wrong, what can be done, who looks after it."""
    scope = scope_of(request.officer.campus, at=now())
    return _show(request, scope, _found(scope, kind, code), AsideForm.on(scope.today))


def _show(request: CampusRequest, scope: Scope, found: Found, form: AsideForm) -> HttpResponse:
    care = care_of(scope.campus.pk, found.alert.name, found.key)
    said = {
        "taken on": _("Taken on"),
        "given back": _("Given back"),
        "set aside": _("Set aside"),
        "shown again": _("Back on the list"),
    }
    history = [
        Happening(
            title=said.get(event.name, event.name),
            at=event.at,
            actor=event.who,
            detail=event.data.get("reason", ""),
        )
        for event in (whole_history_of(care) if care else ())
    ]
    return show(
        request,
        "campus/attention/one.html",
        {
            "found": found,
            "is_aside": bool(found.aside_until and found.aside_until > scope.today),
            "form": form,
            "history": history[::-1],
        },
        form,
    )


def _act(act: Callable[..., object], said: _StrPromise) -> Callable[..., HttpResponseBase]:
    """A view of one press: the thing must be this campus's trouble."""

    @require_POST
    @for_officers
    def view(request: CampusRequest, kind: str, code: str) -> HttpResponse:
        campus, at = request.officer.campus, now()
        found = _found(scope_of(campus, at=at), kind, code)
        run_action(
            request,
            None,
            lambda: act(campus, found.alert.name, found.key, actor=request.actor, at=at),
            said=said,
        )
        return redirect_next(request, "campus:attention")

    return view


take = _act(take_on, gettext_lazy("Yours. Your colleagues see that you look after it."))
give = _act(give_back, gettext_lazy("Given back. Nobody in particular looks after it now."))
again = _act(show_again, gettext_lazy("Back on the list."))


@require_POST
@for_officers
def aside(request: CampusRequest, kind: str, code: str) -> HttpResponse:
    """Off the list until a day, with a reason."""
    campus, at = request.officer.campus, now()
    scope = scope_of(campus, at=at)
    found = _found(scope, kind, code)
    form = AsideForm(request.POST)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: set_aside(
            campus,
            found.alert.name,
            found.key,
            **form.cleaned_data,
            level=found.level,
            actor=request.actor,
            at=at,
        ),
        said=_("Set aside. It comes back by itself, sooner if it gets worse."),
    ):
        return redirect("campus:attention")
    return _show(request, scope, found, form)


urlpatterns = [
    path("attention/", attention_list, name="attention"),
    path("attention/<slug:kind>/<code:code>/", one, name="alert"),
    path("attention/<slug:kind>/<code:code>/take/", take, name="take_alert"),
    path("attention/<slug:kind>/<code:code>/give/", give, name="give_alert"),
    path("attention/<slug:kind>/<code:code>/aside/", aside, name="aside_alert"),
    path("attention/<slug:kind>/<code:code>/again/", again, name="show_alert"),
]
