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
from fairbrief.portals.campus.briefs import EMPLOYERS, TONES, VERDICTS
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Tab
from fairbrief.vetting.access import brief_reviews_of
from fairbrief.vetting.actions import Outcome, assign_reviews, decide_several
from fairbrief.vetting.forms import DECISIONS, NarrowForm, SeveralForm
from fairbrief.vetting.models import BriefReview
from fairbrief.vetting.queries import (
    counts_of_queue,
    employers_in_queue,
    is_late_turn,
    queue_of,
)

#: What a decision makes of a brief, in a word.
BECOMES = {
    "approve": gettext_lazy("approved"),
    "ask": gettext_lazy("sent back"),
    "decline": gettext_lazy("declined"),
}


@require_safe
@for_officers
def briefs(request: CampusRequest) -> HttpResponse:
    """What waits for the office, what is due first on top; or what it has decided."""
    decided = request.GET.get("show") == "decided"
    form = NarrowForm(request.GET, employers=[] if decided else employers_in_queue(request.officer))
    page = paginate(request, queue_of(request.officer, decided=decided, narrowed=form.narrowed))
    reviews: list[Any] = list(page.object_list)
    turns = turns_for(reviews)
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
                    "is_late": is_late_turn(turns.get(each.pk)),
                    "is_mine": each.owner_id == request.officer.user_id,
                    "tone": TONES.get(each.state, "plain"),
                }
                for each in reviews
            ],
            "decided": decided,
            "narrow": form,
            "is_narrowed": form.has_changed(),
            "decisions": DECISIONS.items(),
            "tabs": _tabs(request, decided=decided),
        },
    )


def _tabs(request: CampusRequest, *, decided: bool) -> list[Tab]:
    counts = counts_of_queue(request.officer)
    here = reverse("campus:briefs")
    return [
        Tab(label=_("Waiting"), url=here, is_current=not decided, count=counts["waiting"]),
        Tab(
            label=_("Decided"),
            url=f"{here}?{urlencode({'show': 'decided'})}",
            is_current=decided,
            count=counts["decided"],
        ),
    ]


@require_POST
@for_officers
def several(request: CampusRequest) -> HttpResponse:
    """Several at once: taking them on, or one decision, after seeing what becomes of each."""
    codes = request.POST.getlist("chosen")
    rows = brief_reviews_of(request.officer).filter(brief__code__in=codes)
    reviews = list(rows.select_related("brief__employer", "campus").order_by("asked_at", "pk"))
    if not reviews:
        messages.info(request, _("Choose one brief at least."))
        return redirect("campus:briefs")
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
            "outcomes": outcomes or [Outcome(each, "") for each in reviews],
            "is_done": is_done,
            "done": done,
            "label": DECISIONS.get(decision, ""),
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
