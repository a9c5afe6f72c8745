"""The wizard: a kind of work to start from, a step a term, then read it through and send."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from fairbrief.briefs.access import briefs_of
from fairbrief.briefs.actions import draft_brief, edit_brief, send_for_review
from fairbrief.briefs.forms import (
    STEPS,
    TAKE,
    KindForm,
    StepForm,
    example_of,
    step_of_field,
    with_taken,
)
from fairbrief.briefs.houses import house_for
from fairbrief.briefs.kinds import KINDS, usual_hours
from fairbrief.briefs.places import fields_of_findings
from fairbrief.briefs.queries import (
    Look,
    campuses_of,
    day_there,
    is_editable,
    is_live,
    look_at,
    whole,
)
from fairbrief.kernel.clock import now
from fairbrief.kernel.money import Money
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.controls import takes_text
from fairbrief.portals.ui.http import run_action, show
from fairbrief.portals.ui.shapes import Step
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
    from fairbrief.fairness import Finding
    from fairbrief.organizations.models import Campus

REVIEW = "review"
#: Findings of these weights are shown as to be mended; the rest is advice.
WEIGHTY = ("block", "review")
#: Fields of the brief that are typed under another name, and parts of a step that are no fields.
TYPED_AS = {"fee_minor": "fee"}
PARTS = {"scope": ("deliverables",)}


def _brief(request: EmployerRequest, code: str) -> Brief:
    return get_object_or_404(whole(briefs_of(request.member)), code=code)


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
    form_class = _form_class(step)
    brief = _brief(request, code)
    if not is_editable(brief):
        return _no_longer_a_draft(request, brief)
    if request.method == "POST":
        form = form_class(with_taken(request.POST), instance=brief)
        if form.is_valid() and run_action(
            request,
            form,
            lambda: edit_brief(brief, actor=request.actor, at=now(), **form.columns, **form.parts),
        ):
            return _onward(request, code, step)
    else:
        extra: dict[str, Any] = {"more": 1} if step == "scope" and "more" in request.GET else {}
        form = form_class(instance=brief, **extra)
    look = look_at(brief, today=day_there(brief, now()), typed=_typed(form))
    return show(
        request,
        "employer/briefs/step.html",
        {
            "brief": brief,
            "form": form,
            "step": step,
            "label": STEPS[step][0],
            "steps": _steps(code, step, look),
            "is_last": step == list(STEPS)[-1],
            "wishes": changes_asked(brief),
            **_live(brief, form, step, look),
        },
        form,
    )


def _form_class(step: str) -> type[StepForm]:
    if step not in STEPS:
        raise Http404
    form_class: type[StepForm] = STEPS[step][1]
    return form_class


def _typed(form: StepForm) -> Any:
    """What is typed, once it has been read; what is kept otherwise."""
    return form.typed if form.is_bound else None


def _onward(request: EmployerRequest, code: str, step: str) -> HttpResponse:
    """Where the pressed button leads after the step was kept."""
    if "more" in request.POST:
        here = reverse("employer:edit_brief", args=[code, step])
        return redirect(f"{here}?more=1#deliverables")
    if TAKE in request.POST:
        return redirect(reverse("employer:edit_brief", args=[code, step]) + "#skills")
    if "stay" in request.POST:
        return redirect("employer:edit_brief", code, step)
    if "leave" in request.POST:
        messages.success(request, _("Kept as a draft."))
        return redirect("employer:briefs")
    order = [*STEPS, REVIEW]
    return redirect("employer:edit_brief", code, order[order.index(step) + 1])


@require_POST
@for_employers
def check(request: EmployerRequest, code: str, step: str) -> HttpResponseBase:
    """What the review says of what is typed now, without keeping it."""
    form_class = _form_class(step)
    brief = _brief(request, code)
    if not is_editable(brief):
        raise Http404
    form = form_class(request.POST, instance=brief)
    form.is_valid()
    look = look_at(brief, today=day_there(brief, now()), typed=form.typed)
    return show(request, "employer/briefs/live.html", _live(brief, form, step, look))


@dataclass(frozen=True)
class Elsewhere:
    """Findings that another step can mend."""

    label: Any
    url: str
    count: int


def _live(brief: Brief, form: StepForm, step: str, look: Look) -> dict[str, Any]:
    """What stands at the fields and beside the form: this step's findings, the terms, a hint."""
    placed = fields_of_findings(look.review.findings, brief, _typed(form))
    here = [(name, each) for name, each in placed if step_of_field(name) == step]
    # New people are named in a part that stays folded: what is missing stands at the choice.
    slots = [name for name in form.fields if not name.startswith("new_")]
    found: dict[str, list[tuple[int, Finding]]] = {
        name: [] for name in (*slots, *PARTS.get(step, ()))
    }
    for number, (name, each) in enumerate(here, 1):
        if (slot := TYPED_AS.get(name, name)) in found:
            found[slot].append((number, each))
    return {
        "terms": look.terms,
        "found": found,
        "texts": [
            *(name for name, field in form.fields.items() if takes_text(field)),
            *PARTS.get(step, ()),
        ],
        "findings": [each for _name, each in here],
        "weighty": sum(str(each.severity) in WEIGHTY for _name, each in here),
        "elsewhere": _elsewhere(brief.code, step, placed),
        "hint": _hint(brief, step, look),
        "suggested": form.suggested,
        "step": step,
    }


def _elsewhere(code: str, step: str, placed: list[tuple[str, Finding]]) -> list[Elsewhere]:
    rows = []
    for key, (label, _form) in STEPS.items():
        count = sum(
            step_of_field(name) == key and str(each.severity) in WEIGHTY for name, each in placed
        )
        if count and key != step:
            url = reverse("employer:edit_brief", args=[code, key])
            rows.append(Elsewhere(label, url, count))
    return rows


def _hint(brief: Brief, step: str, look: Look) -> str:
    """The hours such work usually takes; the fee the floor comes to."""
    if step == "scope":
        count = int(look.terms[0].said.split()[0]) if not look.terms[0].is_open else 0
        usual = usual_hours(brief.function, count or brief.deliverables.count())
        if usual:
            return ngettext(
                "One deliverable of this kind usually takes %(least)d to %(most)d hours.",
                "%(count)d deliverables of this kind usually take %(least)d to %(most)d hours.",
                count,
            ) % {"count": count, "least": usual[0], "most": usual[1]}
    if step == "pay" and brief.hours and look.house.pay_floor_minor:
        floor = Money(look.house.pay_floor_minor)
        return _("%(hours)d hours at the floor of %(floor)s an hour come to %(fee)s at least.") % {
            "hours": brief.hours,
            "floor": floor,
            "fee": Money(floor.minor * brief.hours),
        }
    return ""


def _steps(code: str, current: str, look: Look) -> list[Step]:
    """The five terms as progress, and the reading through."""
    rows = []
    for term, (key, (label, _form)) in zip(look.terms, STEPS.items(), strict=True):
        blocked = any(
            step_of_field(each.field) == key and str(each.severity) == "block"
            for each in look.review.findings
        )
        is_done = not term.is_open and not blocked
        rows.append(
            Step(
                label=label,
                state="now" if key == current else "done" if is_done else "next",
                url=reverse("employer:edit_brief", args=[code, key]),
            )
        )
    return [
        *rows,
        Step(
            label=_("Read it through"),
            state="now" if current == REVIEW else "next",
            url=reverse("employer:edit_brief", args=[code, REVIEW]),
        ),
    ]


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
        sends = "send" in request.POST
        if (shown.is_valid() or not sends) and run_action(
            request,
            form,
            lambda: _keep_or_send(request, brief, chosen, shown, sends=sends),
        ):
            if sends:
                messages.success(request, _sent_words(brief))
            return redirect(
                *(["employer:brief", code] if sends else ["employer:edit_brief", code, REVIEW])
            )
    house = (
        house_for([each.pk for each in form.cleaned_data["campuses"]])
        if form.is_bound and "campuses" in form.cleaned_data
        else None
    )
    look = look_at(brief, today=day_there(brief, now()), house=house)
    return show(
        request,
        "employer/briefs/review.html",
        {
            "brief": brief,
            "form": form,
            "answers": shown,
            "look": look,
            "steps": _steps(code, REVIEW, look),
            "wishes": changes_asked(brief),
            "blocking": [
                (each, reverse("employer:edit_brief", args=[code, step_of_field(each.field)]))
                for each in look.review.blocking
            ],
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
