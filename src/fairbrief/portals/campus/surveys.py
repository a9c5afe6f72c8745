"""Surveys: writing one, asking it, and reading what was answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fairbrief.kernel.clock import now
from fairbrief.organizations.queries import day_at
from fairbrief.portals.requests import CampusRequest, for_officers
from fairbrief.portals.ui.http import paginate, run_action, show
from fairbrief.portals.ui.shapes import Bar, Figure, Series
from fairbrief.surveys.access import surveys_of
from fairbrief.surveys.actions import close_round, open_round, reword_survey, write_survey
from fairbrief.surveys.forms import RoundForm, SurveyForm, shipped_initial, version_initial
from fairbrief.surveys.models import Survey
from fairbrief.surveys.queries import (
    asking,
    newest_version,
    rounds_of,
    surveys_at,
    versions_of,
    wordings_of,
)
from fairbrief.surveys.results import (
    NO_ANSWER,
    QuestionResult,
    RoundResult,
    Trend,
    results_for,
    rows_for_file,
    trends_of,
)
from fairbrief.surveys.shipped import SHIPPED
from fairbrief.tracking.files import lines

#: Rounds whose results a page reads: the newest for itself, the others for the course.
ROUNDS = 6


@require_safe
@for_officers
def surveys(request: CampusRequest) -> HttpResponse:
    """What the campus asks, and what it could start from."""
    return show(
        request,
        "campus/surveys/list.html",
        {
            "page": paginate(request, surveys_at(request.officer.campus)),
            "shipped": list(SHIPPED.values()),
        },
    )


@for_officers
def new(request: CampusRequest) -> HttpResponse:
    """A survey from scratch, or from a shipped one."""
    shipped = SHIPPED.get(request.GET.get("from", ""))
    initial = shipped_initial(shipped) if shipped else {"is_anonymous": True}
    form = SurveyForm(request.POST or None, initial=initial)
    written: list[Survey] = []
    if form.is_valid() and run_action(
        request,
        form,
        lambda: written.append(
            write_survey(request.officer.campus, **form.told(), actor=request.actor, at=now())
        ),
        said=_("Kept. Nobody is asked before you say so."),
    ):
        return redirect("campus:survey", written[0].code)
    return show(request, "campus/surveys/edit.html", {"form": form}, form)


@for_officers
def edit(request: CampusRequest, code: str) -> HttpResponse:
    """New words: a new version, once the last was asked."""
    survey = _survey(request, code)
    version = newest_version(survey)
    is_promised = bool(rounds_of(survey)[:1])
    form = SurveyForm(
        request.POST or None,
        initial=version_initial(version, wordings_of(version)),
        is_promised=is_promised,
    )
    if form.is_valid() and run_action(
        request,
        form,
        lambda: reword_survey(
            survey,
            **form.told(),
            seen=form.cleaned_data["seen"],
            actor=request.actor,
            at=now(),
        ),
        said=_("Kept. The next round asks it so."),
    ):
        return redirect("campus:survey", code)
    return show(
        request,
        "campus/surveys/edit.html",
        {"form": form, "survey": survey, "is_promised": is_promised},
        form,
    )


@require_safe
@for_officers
def survey(request: CampusRequest, code: str) -> HttpResponse:
    return _show(request, _survey(request, code))


@require_POST
@for_officers
def ask(request: CampusRequest, code: str) -> HttpResponse:
    """Looks whom a round would ask; with a second press, asks them."""
    found = _survey(request, code)
    today = day_at(request.officer.campus, now())
    form = RoundForm(request.POST, campus=request.officer.campus, today=today)
    would = None
    if form.is_valid():
        told = form.cleaned_data
        if "send" in request.POST and run_action(
            request,
            form,
            lambda: open_round(found, **told, actor=request.actor, at=now()),
            said=_("Open. The mails leave in the next minutes; students also see it here."),
        ):
            return redirect("campus:survey", code)
        would = asking(
            request.officer.campus, audience=told["audience"], group=told["group"], today=today
        )
    return _show(request, found, form=form, would=would)


@require_POST
@for_officers
def close(request: CampusRequest, code: str) -> HttpResponse:
    """Closes the round that is open."""
    found = _survey(request, code)
    row = next((each for each in rounds_of(found)[:1] if each.is_open), None)
    if row is not None:
        run_action(
            request,
            None,
            lambda: close_round(row, actor=request.actor, at=now()),
            said=_("Closed. What was answered stands below."),
        )
    return redirect("campus:survey", code)


@require_safe
@for_officers
def export(request: CampusRequest, code: str) -> StreamingHttpResponse:
    """The counts of every round as a file: what the page hides is empty there."""
    found = _survey(request, code)
    results = results_for(list(reversed(rounds_of(found))))
    name = f"survey-{found.code}-{localdate():%Y-%m-%d}.csv"
    return StreamingHttpResponse(
        lines(rows_for_file(results)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _survey(request: CampusRequest, code: str) -> Survey:
    return get_object_or_404(surveys_of(request.officer), code=code)


def _show(
    request: CampusRequest, found: Survey, *, form: RoundForm | None = None, would: Any = None
) -> HttpResponse:
    rounds = list(rounds_of(found)[:ROUNDS])
    results = results_for(rounds)
    versions = list(versions_of(found))
    version = versions[0]
    form = form or RoundForm(
        campus=request.officer.campus, today=day_at(request.officer.campus, now())
    )
    return show(
        request,
        "campus/surveys/survey.html",
        {
            "survey": found,
            "version": version,
            "versions": versions,
            "wordings": wordings_of(version),
            "results": [(each, _figures(each), _drawn(each)) for each in results],
            "newest": next((each for each in results if each.questions), None),
            "trends": [_course(each) for each in trends_of(results[::-1])],
            "open_round": next((each for each in rounds if each.is_open), None),
            "form": form,
            "would": would,
        },
        form,
    )


def _figures(result: RoundResult) -> list[Figure]:
    few = _("under %(limit)d") % {"limit": result.limit}
    return [
        Figure(value=result.round.invited, label=_("were asked")),
        Figure(value=few if result.answered is None else result.answered, label=_("answered")),
        Figure(value="–" if result.rate is None else f"{result.rate} %", label=_("of those asked")),
    ]


def _drawn(result: RoundResult) -> list[tuple[QuestionResult, list[Bar]]]:
    return [
        (
            each,
            [
                Bar(
                    label=_label(each, count.label),
                    value=count.people,
                    said="" if count.people is None else str(count.people),
                )
                for count in each.counts
            ],
        )
        for each in result.questions
    ]


def _label(question: QuestionResult, label: str) -> str:
    if label == NO_ANSWER:
        return _("left out")
    if question.ends and label in ("1", "5"):
        return f"{label} ({question.ends[0 if label == '1' else 1]})"
    return label


def _course(trend: Trend) -> tuple[Trend, list[Series]]:
    return trend, [Series(name=each.name, values=each.values) for each in trend.courses]


urlpatterns = [
    path("surveys/", surveys, name="surveys"),
    path("surveys/new/", new, name="new_survey"),
    path("surveys/<code:code>/", survey, name="survey"),
    path("surveys/<code:code>/edit/", edit, name="edit_survey"),
    path("surveys/<code:code>/ask/", ask, name="ask_survey"),
    path("surveys/<code:code>/close/", close, name="close_survey"),
    path("surveys/<code:code>/results.csv", export, name="survey_export"),
]
