"""A brief once it was sent: what the offices say, what students ask, what happened, what can be
done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.applications.access import may_write_as
from fairbrief.applications.queries import counted_by_brief
from fairbrief.audit.queries import whole_history_of
from fairbrief.audit.workflow import WORKFLOWS
from fairbrief.briefs.access import MEMBER, briefs_of, questions_for
from fairbrief.briefs.actions import (
    answer_question,
    cancel_brief,
    close_brief,
    copy_brief,
    pause_brief,
    reopen_brief,
    resume_brief,
    take_back,
)
from fairbrief.briefs.forms import AnswerForm
from fairbrief.briefs.models import Brief, Question
from fairbrief.briefs.queries import (
    has_been_open,
    has_students,
    is_editable,
    is_sent,
    questions_of,
    turn_to_answer,
    two_latest_versions,
    whole,
)
from fairbrief.briefs.snapshots import differences
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.concerns.kinds import EMPLOYER
from fairbrief.concerns.queries import hear
from fairbrief.discovery.audience import audience_of
from fairbrief.kernel.clock import now
from fairbrief.kernel.codes import possible
from fairbrief.kernel.written import stand_in, written_once
from fairbrief.organizations.models import Member
from fairbrief.portals.employer.briefs.words import happenings, opinions, tone_of
from fairbrief.portals.requests import EmployerRequest, for_employers
from fairbrief.portals.ui.http import run_action, show
from fairbrief.vetting.access import brief_reviews_for
from fairbrief.vetting.actions import leave_campus
from fairbrief.vetting.queries import reviews_of_brief

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something the employer can do with a brief: the words of the button, what it will do."""

    name: str
    act: Callable[..., object]
    label: _StrPromise
    means: _StrPromise
    said: _StrPromise
    kind: str = "quiet"


ACTS = {
    act.name: act
    for act in (
        Act(
            name="resume",
            act=resume_brief,
            label=gettext_lazy("Open it again"),
            means=gettext_lazy("Students find it again and can apply."),
            said=gettext_lazy("It is open again."),
            kind="main",
        ),
        Act(
            name="reopen",
            act=reopen_brief,
            label=gettext_lazy("Take applications again"),
            means=gettext_lazy("Students find it again and can apply."),
            said=gettext_lazy("It takes applications again."),
        ),
        Act(
            name="take_back",
            act=take_back,
            label=gettext_lazy("Take it back to change it"),
            means=gettext_lazy(
                "It leaves the offices' queues and becomes a draft. When you send it again, their "
                "three days begin anew."
            ),
            said=gettext_lazy("It is a draft again."),
        ),
        Act(
            name="pause",
            act=pause_brief,
            label=gettext_lazy("Pause applications"),
            means=gettext_lazy(
                "Nobody new can apply until you open it again. Those who applied still get your "
                "answer in time."
            ),
            said=gettext_lazy("Paused. Nobody new can apply."),
        ),
        Act(
            name="close",
            act=close_brief,
            label=gettext_lazy("Close it"),
            means=gettext_lazy(
                "It takes no more applications, for good. Everyone who applied still gets your "
                "answer. Work that is agreed goes on."
            ),
            said=gettext_lazy("Closed."),
        ),
        Act(
            name="cancel",
            act=cancel_brief,
            label=gettext_lazy("Cancel it"),
            means=gettext_lazy(
                "It disappears for students, for good. Everyone who applied still gets your "
                "answer. Work that is agreed goes on."
            ),
            said=gettext_lazy("Cancelled."),
            kind="stop",
        ),
    )
}


def _brief(request: EmployerRequest, code: str) -> Brief:
    found = _brief_of.first(request.member.employer_id, code)
    if found is None:
        raise Http404
    return found


@written_once
def _brief_of(employer: int, code: str) -> QuerySet[Brief]:
    return whole(briefs_of(stand_in(Member, employer_id=employer)).filter(code=code))


@require_safe
@for_employers
def brief(request: EmployerRequest, code: str) -> HttpResponse:
    return _show(request, _brief(request, code))


def _show(
    request: EmployerRequest,
    found: Brief,
    *,
    answering: Question | None = None,
    form: AnswerForm | None = None,
) -> HttpResponse:
    newest, before = two_latest_versions(found)
    was_open = has_been_open(found)
    questions = questions_of(found) if was_open else []
    hear(EMPLOYER, questions)
    moves = WORKFLOWS["briefs.brief"].open_as(found, MEMBER)
    return show(
        request,
        "employer/briefs/brief.html",
        {
            "brief": found,
            "terms": clear_terms_of(found),
            "tone": tone_of(found),
            "is_editable": is_editable(found),
            "is_sent": is_sent(found),
            "has_students": has_students(found),
            "opinions": opinions(found, reviews_of_brief(found), moves),
            "questions": [
                {
                    "question": each,
                    "turn": turn_to_answer(each),
                    "form": form
                    if form is not None and answering == each
                    else AnswerForm(auto_id=f"{each.code}_%s"),
                }
                for each in questions
            ],
            "newest": newest,
            "before": before,
            "differences": differences(newest, before) if newest else [],
            "applications": counted_by_brief([found]).get(found.pk)
            if was_open and may_write_as(request.member)
            else None,
            "audience": audience_of(found) if has_students(found) else None,
            "history": happenings(whole_history_of(found)),
            "acts": [
                (act, reverse("employer:act_on_brief", args=[found.code, act.name]))
                for act in ACTS.values()
                if act.name in moves
            ],
        },
        *([form] if form is not None else []),
    )


@require_POST
@for_employers
def act(request: EmployerRequest, code: str, name: str) -> HttpResponse:
    """Pause, open again, take back, close, cancel."""
    found = _brief(request, code)
    if name not in ACTS:
        raise Http404
    chosen = ACTS[name]
    run_action(
        request,
        None,
        lambda: chosen.act(found, actor=request.actor, at=now()),
        said=chosen.said,
    )
    if is_editable(found):
        return redirect("employer:edit_brief", code, "scope")
    return redirect("employer:brief", code)


@require_POST
@for_employers
def repeat(request: EmployerRequest, code: str) -> HttpResponse:
    """A new draft with the same words; for one campus alone when that one asked for a change."""
    found = _brief(request, code)
    asked = (
        brief_reviews_for(request.member)
        .filter(brief=found, code__in=possible([request.POST.get("review", "")]))
        .first()
    )
    campuses = [asked.campus] if asked else None
    made: list[Brief] = []
    if run_action(
        request,
        None,
        lambda: made.append(copy_brief(found, actor=request.actor, at=now(), campuses=campuses)),
        said=_("A new draft with the same words. Choose its dates."),
    ):
        if asked:
            words = {"campus": asked.campus.name, "words": Truncator(asked.reason).chars(400)}
            messages.info(request, _("%(campus)s asked: “%(words)s”") % words)
        return redirect("employer:edit_brief", made[0].code, "deadline")
    return redirect("employer:brief", code)


@require_POST
@for_employers
def leave(request: EmployerRequest, code: str, review: str) -> HttpResponse:
    """An open brief is not changed for the one campus that asked: it stays with the others."""
    asked = get_object_or_404(
        brief_reviews_for(request.member), code=review, brief=_brief(request, code)
    )
    run_action(
        request,
        None,
        lambda: leave_campus(asked, actor=request.actor, at=now()),
        said=_("It is not offered to students of %(campus)s any more.")
        % {"campus": asked.campus.name},
    )
    return redirect(reverse("employer:brief", args=[code]) + "#offices")


@require_POST
@for_employers
def answer(request: EmployerRequest, code: str, question: str) -> HttpResponse:
    """An answer that everyone reads."""
    found = _brief(request, code)
    asked = get_object_or_404(questions_for(request.member), code=question, brief=found)
    form = AnswerForm(request.POST, auto_id=f"{asked.code}_%s")
    if form.is_valid() and run_action(
        request,
        form,
        lambda: answer_question(
            asked, answer=form.cleaned_data["answer"], actor=request.actor, at=now()
        ),
        said=_("Answered. Everyone who reads the brief sees it."),
    ):
        return redirect(reverse("employer:brief", args=[code]) + "#questions")
    return _show(request, found, answering=asked, form=form)


urlpatterns = [
    path("briefs/<code:code>/", brief, name="brief"),
    path("briefs/<code:code>/repeat/", repeat, name="repeat_brief"),
    path("briefs/<code:code>/questions/<code:question>/answer/", answer, name="answer_question"),
    path("briefs/<code:code>/campuses/<code:review>/leave/", leave, name="leave_campus"),
    path("briefs/<code:code>/do/<slug:name>/", act, name="act_on_brief"),
]
