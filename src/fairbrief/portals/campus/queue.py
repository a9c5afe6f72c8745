"""The brief queue: what waits and until when, whose it is, and deciding on several at once."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from fairbrief.clocks.queries import turns_for
from fairbrief.kernel.clock import now
from fairbrief.kernel.codes import possible
from fairbrief.organizations.models import Campus
from fairbrief.portals.campus.words import EMPLOYERS, TONES, VERDICTS
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Tab
from fairbrief.vetting.access import brief_reviews_of
from fairbrief.vetting.actions import Outcome, assign_reviews, decide_several
from fairbrief.vetting.forms import DECISIONS, DECISIONS_AGAIN, NarrowForm, SeveralForm
from fairbrief.vetting.models import BriefReview
from fairbrief.vetting.queries import (
    AGAIN,
    DECIDED,
    counts_of_queue,
    employers_in_queue,
    is_late_turn,
    policy_of,
    queue_of,
)
from fairbrief.vetting.rulebooks import SHIPPED, title_of

#: What a decision makes of a brief, in a word.
BECOMES = {
    "approve": gettext_lazy("approved"),
    "ask": gettext_lazy("sent back"),
    "decline": gettext_lazy("declined"),
    "keep": gettext_lazy("kept on the list"),
    "take_off": gettext_lazy("taken off the list"),
}


@require_safe
@for_officers
def briefs(request: CampusRequest) -> HttpResponse:
    """What waits for the office, what is due first on top; what it has decided; or the open briefs
    that it is to look at again."""
    which = request.GET.get("show", "")
    which = which if which in {DECIDED, AGAIN} else ""
    form = NarrowForm(request.GET, employers=[] if which else employers_in_queue(request.officer))
    page = paginate(request, queue_of(request.officer, show=which, narrowed=form.narrowed))
    reviews: list[Any] = list(page.object_list)
    turns = turns_for(reviews)
    titles = _titles(request.officer.campus) if which == AGAIN else {}
    return show(
        request,
        "campus/briefs/queue.html",
        {
            "page": page,
            "rows": [
                {
                    "review": each,
                    "verdict": VERDICTS.get(each.verdict),
                    "employer_state": EMPLOYERS.get(each.employer_state),
                    "turn": turns.get(each.pk),
                    "against": [titles.get(rule, rule) for rule in each.recheck_rules],
                    "is_late": is_late_turn(turns.get(each.pk)),
                    "is_mine": each.owner_id == request.officer.user_id,
                    "tone": TONES.get(each.state, "plain"),
                }
                for each in reviews
            ],
            "waits": not which,
            "chooses": which != DECIDED,
            "all_chosen": "all" in request.GET,
            "choose_all": _choose_all(request) if which == AGAIN else "",
            "decided": which == DECIDED,
            "again": which == AGAIN,
            "narrow": form,
            "is_narrowed": form.has_changed(),
            "decisions": (DECISIONS_AGAIN if which == AGAIN else DECISIONS).items(),
            "tabs": _tabs(request, which=which),
        },
    )


def _choose_all(request: CampusRequest) -> str:
    """The address of the same page with each of its briefs chosen; "" where they are."""
    if "all" in request.GET:
        return ""
    asked = request.GET.copy()
    asked["all"] = "1"
    return f"?{asked.urlencode()}"


def _titles(campus: Campus) -> dict[str, str]:
    """What the rules in force at a campus are called."""
    own = {each["id"]: each["title"] for each in policy_of(campus).own_rules}
    return {rule: title_of(each) for rule, each in SHIPPED.items()} | own


def _address(which: str) -> str:
    here = reverse("campus:briefs")
    return f"{here}?{urlencode({'show': which})}" if which else here


def _back(request: CampusRequest) -> str:
    """The list that several were chosen from."""
    return _address(AGAIN if request.POST.get("decision") in DECISIONS_AGAIN else "")


def _tabs(request: CampusRequest, *, which: str) -> list[Tab]:
    counts = counts_of_queue(request.officer)
    tabs = [("", "waiting", _("Waiting")), (DECIDED, "decided", _("Decided"))]
    if counts["again"] or which == AGAIN:
        tabs.insert(1, (AGAIN, "again", _("Look again")))
    return [
        Tab(
            label=label,
            url=_address(name),
            is_current=which == name,
            count=counts[counted],
        )
        for name, counted, label in tabs
    ]


@require_POST
@for_officers
def several(request: CampusRequest) -> HttpResponse:
    """Several at once: taking them on, or one decision, after seeing what becomes of each."""
    codes = possible(request.POST.getlist("chosen"))
    rows = brief_reviews_of(request.officer).filter(brief__code__in=codes)
    reviews = list(rows.select_related("brief__employer", "campus").order_by("asked_at", "pk"))
    if not reviews:
        messages.info(request, _("Choose one brief at least."))
        return redirect(_back(request))
    if "take" in request.POST:
        run_action(
            request,
            None,
            lambda: assign_reviews(reviews, request.officer, actor=request.actor, at=now()),
            said=_("They are yours now. Your colleagues see it."),
        )
        return redirect("campus:briefs")
    return _decide(request, reviews)


def _decide(request: CampusRequest, reviews: list[BriefReview]) -> HttpResponse:
    form = SeveralForm(request.POST)
    outcomes: list[Outcome] = []
    seen = {each.brief.code: request.POST.get(f"seen_{each.brief.code}") for each in reviews}
    confirms = "confirm" in request.POST
    if form.is_valid():
        decision, reason = form.cleaned_data["decision"], form.cleaned_data["reason"]

        def decide() -> None:
            outcomes.extend(
                decide_several(
                    reviews,
                    decision,
                    # What is tried before a reason is written is tried with one that would do.
                    reason=reason if confirms else reason or "…" * 10,
                    actor=request.actor,
                    at=now(),
                    only_try=not confirms,
                    seen=seen,
                )
            )

        is_done = run_action(request, form, decide) and confirms
    else:
        is_done = False
    done = sum(each.is_done for each in outcomes)
    decision = form.data.get("decision", "")
    return show(
        request,
        "campus/briefs/several.html",
        {
            "form": form,
            "back_url": _back(request),
            "outcomes": [
                (each, seen[each.review.brief.code])
                for each in outcomes or [Outcome(each, "") for each in reviews]
            ],
            "is_done": is_done,
            "done": done,
            "label": (DECISIONS | DECISIONS_AGAIN).get(decision, ""),
            "becomes": BECOMES.get(decision, ""),
            "needs_reason": decision != "approve",
            "summary": _summary(done, len(reviews), is_done=is_done),
        },
        form,
    )


def _summary(done: int, of: int, *, is_done: bool) -> str:
    if is_done:
        words = ngettext("%(count)d of %(of)d decided.", "%(count)d of %(of)d decided.", done)
    else:
        words = ngettext(
            "%(count)d of %(of)d would be decided.", "%(count)d of %(of)d would be decided.", done
        )
    return words % {"count": done, "of": of}


urlpatterns = [
    path("briefs/", briefs, name="briefs"),
    path("briefs/several/", several, name="several_briefs"),
]
