"""Finding and reading open briefs, and asking first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.db.models import QuerySet, Value
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fairbrief.applications.queries import (
    applied_to,
    briefs_applied_to_by,
    door_of,
    line_of,
    live_applications,
    with_applied,
)
from fairbrief.briefs.actions import ask_question
from fairbrief.briefs.actions.asking import LONGEST_QUESTION
from fairbrief.briefs.models import Brief, BriefVersion, Question
from fairbrief.briefs.queries import (
    as_read,
    day_there,
    is_live,
    latest_version,
    questions_of,
    receipt_of,
)
from fairbrief.briefs.questions import OWN, Suggestion, not_asked, suggestions
from fairbrief.briefs.terms import clear_terms_of
from fairbrief.concerns.kinds import STUDENT
from fairbrief.concerns.queries import hear
from fairbrief.discovery.matching import odds
from fairbrief.discovery.queries import briefs_readable_at
from fairbrief.fairness.rules import RULES
from fairbrief.kernel.clock import now
from fairbrief.kernel.written import written_once
from fairbrief.portals.public.outside.head import head_of
from fairbrief.portals.requests import StudentRequest, for_students, student_reading
from fairbrief.portals.ui.http import run_action, show
from fairbrief.relationships.queries import public_ratings
from fairbrief.students.models import Student
from fairbrief.tracking.records import reply_record
from fairbrief.vetting.queries import Aside, set_aside, with_answers, with_asides

#: Ready questions shown at most: the review's own come first.
MOST_READY = 6


class AskForm(forms.Form):
    """A question to be chosen from those that are ready, or one's own; sent by a second press."""

    ready = forms.ChoiceField(
        label=gettext_lazy("What do you want to know?"),
        required=False,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("Your own question"),
        max_length=LONGEST_QUESTION,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, ready: Sequence[Suggestion] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topics = {each.text: each.topic for each in ready[:MOST_READY]}
        choice = cast("forms.ChoiceField", self.fields["ready"])
        choice.choices = [
            *((text, text) for text in self.topics),
            ("", _("Something else, in my own words:")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen, own = cleaned.get("ready"), (cleaned.get("text") or "").strip()
        if chosen and own:
            self.add_error(
                "text", _("Two questions at once: clear this, or choose “something else”.")
            )
        elif not chosen and not own and not self.errors:
            self.add_error("ready", _("Choose a question, or write one of your own."))
        cleaned["asked"] = chosen or own
        cleaned["topic"] = self.topics.get(chosen or "") or OWN
        return cleaned


@dataclass(frozen=True)
class Asking:
    """What was asked about a brief, and what is ready to be asked."""

    version: BriefVersion | None
    questions: list[Question]
    ready: list[Suggestion]


def _asking(brief: Brief, student: Student | None) -> Asking:
    """Questions that someone has asked already stand on the page instead of among the ready."""
    version = latest_version(brief)
    questions = questions_of(brief)
    suggested = suggestions(version, campus=student.campus.name if student else "")
    return Asking(version, questions, not_asked(suggested, questions))


def _context(
    request: HttpRequest, brief: Brief, student: Student | None, form: AskForm, asking: Asking
) -> dict[str, object]:
    if student:
        # Who is not signed in as a student is shown no warnings: it may be who wrote the answer.
        hear(STUDENT, [brief, *asking.questions])
    live = live_applications(student) if student else []
    application = next((row for row in live if row.brief_id == brief.pk), None)
    door = None
    listed = not getattr(brief, "is_off_list", False)
    if student and listed and not application:
        door = door_of(student, brief, today=day_there(brief, now()), live=live)
    return {
        "brief": brief,
        "outside": head_of(brief, for_visitor=not request.user.is_authenticated),
        "student": student,
        "terms": clear_terms_of(brief),
        "receipt": _receipt(brief, asking.version, student),
        "record": reply_record(brief.employer),
        "say": public_ratings(brief.employer),
        "questions": asking.questions,
        "odds": odds(applied_to(brief), brief.seats),
        "line": line_of(brief),
        "application": application,
        "door": door,
        "is_off_list": not listed,
        "takes_questions": listed and is_live(brief),
        "ask_at": "#ask" if listed and is_live(brief) else "",
        "form": form,
    }


def _receipt(
    brief: Brief, version: BriefVersion | None, student: Student | None
) -> dict[str, object]:
    """What was found when it was sent, and what the reader's career office (a visitor's: any that
    lists it) set aside. A finding that only an office's later policy made stands there too."""
    found = receipt_of(version, campus=student.campus.name if student else "")
    asides: dict[str, list[Aside]] = {}
    for each in set_aside(brief, student.campus if student else None):
        asides.setdefault(each.rule, []).append(each)
    findings = list(found["findings"])
    known = {each["rule"] for each in findings}
    findings += [
        {
            "rule": rule.id,
            "severity": str(rule.severity),
            "title": rule.title.partition(": {")[0],
            "why": rule.why,
            "source": rule.source,
            "checked": rule.checked,
        }
        for rule in RULES
        if rule.id in asides and rule.id not in known
    ]
    findings += [
        {"rule": rule, "severity": "note", "title": said[0].title, "source": said[0].by}
        for rule, said in asides.items()
        if student and said[0].title and rule not in known
    ]
    return {
        "findings": findings,
        "passed": [each for each in found.get("passed", ()) if each["rule"] not in asides],
        "rules_read": found.get("rules_read", 0),
        "asides": asides,
    }


def _readable(student: Student | None, code: str) -> Brief:
    """The brief, if the reader may see it, with how many applied. Otherwise 404.

    A student who has applied reads it, too, when the campus has taken it off its list: it has
    `is_off_list` then.
    """
    found = _brief_at.first(code, student.campus_id) if student else _brief_of.first(code)
    if found is None and student:
        found = _brief_applied_to.first(code, student.campus_id, student.pk)
    if found is None:
        raise Http404
    return found


@written_once
def _brief_of(code: str) -> QuerySet[Brief]:
    return _with_its_page(briefs_readable_at(None).filter(code=code), None)


@written_once
def _brief_at(code: str, campus: int) -> QuerySet[Brief]:
    return _with_its_page(briefs_readable_at(campus).filter(code=code), campus)


@written_once
def _brief_applied_to(code: str, campus: int, student: int) -> QuerySet[Brief]:
    found = briefs_applied_to_by(student).filter(code=code)
    return _with_its_page(found, campus).annotate(is_off_list=Value(True))


def _with_its_page(briefs: QuerySet[Brief], campus_id: int | None) -> QuerySet[Brief]:
    return with_answers(with_asides(with_applied(as_read(briefs))), campus_id)


@require_safe
def brief_page(request: HttpRequest, code: str) -> HttpResponse:
    """One brief: what, by when, to whom, for how much; its receipt, questions and record."""
    student = student_reading(request)
    brief = _readable(student, code)
    asking = _asking(brief, student)
    form = AskForm(ready=asking.ready)
    return show(request, "public/brief.html", _context(request, brief, student, form, asking))


@require_POST
@for_students
def ask(request: StudentRequest, code: str) -> HttpResponse:
    """A question, asked for the student without the name."""
    brief = _readable(request.student, code)
    if getattr(brief, "is_off_list", False):
        raise Http404
    asking = _asking(brief, request.student)
    form = AskForm(request.POST, ready=asking.ready)
    if form.is_valid() and run_action(
        request,
        form,
        lambda: ask_question(
            brief,
            student=request.student,
            text=form.cleaned_data["asked"],
            topic=form.cleaned_data["topic"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Asked, without your name. They have three business days to answer."),
    ):
        return redirect(reverse("public:brief", args=[code]) + "#questions")
    context = _context(request, brief, request.student, form, asking)
    return show(request, "public/brief.html", context, form)


urlpatterns = [
    path("briefs/<code:code>/", brief_page, name="brief"),
    path("briefs/<code:code>/ask/", ask, name="ask"),
]
