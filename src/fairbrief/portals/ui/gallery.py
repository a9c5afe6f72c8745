"""The gallery at /ui/: each component in its states, in demo and debug only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fairbrief.kernel.clock import now
from fairbrief.kernel.days import DayField, MomentField
from fairbrief.portals.ui.shapes import (
    Bar,
    Cell,
    Column,
    Crumb,
    Fact,
    Figure,
    Happening,
    PlanMark,
    PlanWeek,
    Series,
    Step,
    Tab,
)

LONG = "Compile, check and annotate the complete source file for a documentary on night markets"
ARABIC = "مريم عبد الرحمن الخطيب"


@dataclass(frozen=True)
class Term:
    """One of the five, as the gallery shows it."""

    kind: str
    said: str
    detail: str = ""
    is_open: bool = False
    ask: str = ""


FILLED = (
    Term("scope", "3 deliverables", "18 hours in all, 15 % routine"),
    Term("deadline", "Fri 12 June", "four weeks, no work in exam week"),
    Term("reports_to", "the producer", "two check-ins a week, backup named"),
    Term("senior_access", "the director", "two sessions of 30 minutes"),
    Term("pay", "$432, all yours", "$24 an hour, secured before you start"),
)
ONE_OPEN = (
    *FILLED[:3],
    Term("senior_access", "not said yet", "", True, "Who senior will see my work?"),
    FILLED[4],
)
ALL_OPEN = (
    Term("scope", "not said yet", "", True, "What exactly will I hand in?"),
    Term("deadline", "not said yet", "", True, "By when must it be done?"),
    Term("reports_to", "not said yet", "", True, "Who will I report to, and who stands in?"),
    ONE_OPEN[3],
    Term("pay", "not said yet", "", True, "What is paid, when, and is it secured?"),
)

FINDINGS: list[dict[str, Any]] = [
    {
        "severity": "block",
        "title": "The pay is below the floor",
        "evidence": "$180 for the whole project",
        "why": "$180 for 18 hours is $10 an hour; the floor where the work is done is $20.",
        "source": "US Department of Labor, state minimum wage laws (dol.gov/agencies/whd/state)",
        "remedy": "Pay at least $360, or ask for 9 hours of work.",
        "ask": "",
    },
    {
        "severity": "review",
        "title": "Senior access is not said",
        "evidence": "",
        "why": "Nothing in the brief names a person above your supervisor.",
        "source": "Career-readiness guidance",
        "remedy": "Name a leader and book one conversation of 20 minutes.",
        "ask": "Who senior will see my work, and when do we talk?",
    },
]
PASSES = [
    {"rule": "deadline", "said": "The deadline stands: Fri 12 June, four weeks after the start."},
    {"rule": "sample", "said": "No free sample is asked for."},
    {"rule": "hours", "said": "18 hours: between 5 and 40."},
]


class SampleForm(forms.Form):
    """Every kind of field."""

    title = forms.CharField(max_length=90, help_text="What will be made, in a line.")
    summary = forms.CharField(widget=forms.Textarea, max_length=300, required=False)
    fee = forms.IntegerField(min_value=0, max_value=100_000, label="Fee")
    due_on = DayField(label="Due on")
    meet_at = MomentField(label="First conversation", required=False)
    function = forms.ChoiceField(
        choices=[("", "Choose one"), ("research", "Research"), ("design", "Design")]
    )
    place = forms.ChoiceField(
        choices=[("remote", "Remote"), ("hybrid", "Some days on site"), ("site", "On site")],
        widget=forms.RadioSelect,
        label="Where the work is done",
    )
    skills = forms.MultipleChoiceField(
        choices=[
            ("Finding out", [("0", "Interviewing"), ("1", "Archives"), ("2", "Arabic")]),
            ("Making", [("3", "Spreadsheets"), ("4", "Maps"), ("5", "Editing"), ("6", "Film")]),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agree = forms.BooleanField(label="I have read this and agree to it")


def _charts(at: datetime) -> dict[str, Any]:
    today = at.date()
    monday = today - timedelta(days=today.weekday() + 14)

    def on(days: int) -> date:
        return monday + timedelta(days=days)

    def bars(count: int) -> list[Bar]:
        names = ["Film and media", "Public agencies", "Nonprofits", LONG]
        return [
            Bar(label=name, value=value, said=f"{value}")
            for name, value in list(zip(names, (42, 27, 13, 4), strict=True))[:count]
        ]

    months = ["Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May"]
    return {
        "bars_none": bars(0),
        "bars_one": bars(1),
        "bars_many": [*bars(4), Bar(label="Law", value=None, said="fewer than 10")],
        "columns_many": [
            Bar(label=month, value=value)
            for month, value in zip(months, (3, 8, 14, 6, 2, 11, 19, 24, 17), strict=True)
        ],
        "months": months,
        "lines": [
            Series(name="Started", values=[3, 8, 14, 6, 2, 11, 19, 24, 17]),
            Series(name="Finished", values=[0, 4, 9, 10, 3, 5, 12, 18, None]),
        ],
        "plan": {
            "start": monday,
            "end": on(27),
            "today": today,
            "weeks": [
                PlanWeek(starts_on=on(0), planned_minutes=300, logged_minutes=270),
                PlanWeek(starts_on=on(7), planned_minutes=360, logged_minutes=450),
                PlanWeek(starts_on=on(14), planned_minutes=300, logged_minutes=120),
                PlanWeek(starts_on=on(21), planned_minutes=120, logged_minutes=0),
            ],
            "marks": [
                PlanMark(label="A source list of 40 entries", planned_on=on(6), actual_on=on(6)),
                PlanMark(label="Five interview briefs", planned_on=on(11), actual_on=on(14)),
                PlanMark(label="A twelve-minute talk to the team", planned_on=on(25)),
            ],
        },
        "events": [
            Happening(
                title="You signed the agreement",
                at=at - timedelta(days=9),
                actor=ARABIC,
                tone="done",
            ),
            Happening(
                title="The producer asked for a change",
                at=at - timedelta(days=2, hours=3),
                actor="Maya Lindqvist",
                detail="Two more interviews.\nPriced at $48.",
                tone="attention",
            ),
            Happening(title="Waiting for your answer", at=at),
        ],
    }


def _trade() -> dict[str, Any]:
    return {
        "filled": FILLED,
        "one_open": ONE_OPEN,
        "all_open": ALL_OPEN,
        "findings": FINDINGS,
        "passes": PASSES,
        "deliverables": [
            {
                "title": "A source list of 40 entries",
                "criteria": [
                    "each with a link, a date and one line on why it matters",
                    "at least 10 in a language other than English",
                ],
            },
            {"title": LONG, "criteria": []},
        ],
        "facts": [
            Fact(term="Paid", said="half at midpoint, half on acceptance"),
            Fact(term="Places", said="2", note="9 applied"),
            Fact(term="Reports to", said=ARABIC),
        ],
        "figures": [
            Figure(value="38", label="micro-internships this term", note="12 more than last"),
            Figure(value="$23.40", label="median pay an hour"),
            Figure(value="96 %", label="answered in time"),
            Figure(value="1,204", label="hours worked", url="/ui/"),
        ],
        "old": "Pay: $180\nHours: 18\nPlace: remote",
        "new": "Pay: $432\nHours: 18\nPlace: remote, two hours of overlap",
    }


def _navigation(rows: int) -> dict[str, Any]:
    return {
        "crumbs": [Crumb(label="Work", url="/ui/"), Crumb(label=LONG, url="/ui/")],
        "tabs": [
            Tab(label="Open", url="/ui/", is_current=True, count=rows),
            Tab(label="In review", url="/ui/?rows=1", count=1),
            Tab(label="Closed", url="/ui/?rows=0"),
        ],
        "life": [
            Step(label=label, state="done" if place < 4 else "now" if place == 4 else "next")
            for place, label in enumerate(
                ["Agreed", "Authorized", "Funded", "Started", "Handed in", "Approved", "Paid"]
            )
        ],
        "wizard": [
            Step(label="Scope", state="done", url="/ui/"),
            Step(label="Deadline", state="now"),
            Step(label="People", state="next"),
            Step(label="Pay", state="next"),
            Step(label="Read it through", state="next"),
        ],
    }


def _lists(rows: int) -> dict[str, Any]:
    return {
        "table_columns": [
            Column(label="Student", heads=True),
            Column(label="Brief"),
            Column(label="Due"),
            Column(label="Hours", numeric=True),
        ],
        "table_rows": [
            [
                Cell(said=ARABIC if number % 3 == 1 else "Jonah Okafor", url="/ui/"),
                LONG if number % 3 == 2 else "Map the opening hours of 60 libraries",
                "Fri 12 June",
                10 + number,
            ]
            for number in range(rows)
        ],
        "cards": [_card(number) for number in range(rows)],
    }


def _card(number: int) -> dict[str, Any]:
    """A brief of the list, with one in three a hard one."""
    titles = ("Build the research file for a documentary on night markets", LONG, ARABIC)
    terms = (ONE_OPEN, FILLED, ALL_OPEN)
    return {"title": titles[number % 3], "terms": terms[number % 3]}


def gallery(request: HttpRequest) -> HttpResponse:
    """One long page; ?rows=0, 1, 3 or 300 sets how long its lists are.

    It also shows how a page answers while one types: the same view gives the part alone when
    htmx asks for it, and the whole page with the part in it when a form is sent without a script.
    """
    live = {"typed": request.POST.get("typed", "")}
    if getattr(request, "htmx", False):
        return render(request, "ui/gallery_live.html", live)
    asked = request.GET.get("rows", "3")
    rows = min(300, int(asked)) if asked.isdecimal() else 3
    at = now()
    wrong = SampleForm(
        {"title": "x" * 120, "fee": "-4", "due_on": "soon", "place": "moon"}, auto_id="wrong_%s"
    )
    context = {
        **live,
        **_charts(at),
        **_trade(),
        **_navigation(rows),
        **_lists(rows),
        "at": at,
        "long": LONG,
        "arabic": ARABIC,
        "page": Paginator(range(rows * 20), 20).get_page(request.GET.get("page")),
        "empty_form": SampleForm(),
        "wrong_form": wrong,
    }
    return render(request, "ui/gallery.html", context)
