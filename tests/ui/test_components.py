"""Components: what they need, what they refuse, what they show."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError
from django.test import RequestFactory
from django.utils.html import escape
from django.utils.safestring import mark_safe

from fairbrief.clocks.queries import Turn
from fairbrief.fairness import Posting, review
from fairbrief.fairness.as_json import to_json
from fairbrief.portals.ui.gallery import ALL_OPEN, ARABIC, FILLED, FINDINGS, LONG, ONE_OPEN, PASSES
from fairbrief.portals.ui.shapes import (
    Bar,
    Column,
    Happening,
    PlanMark,
    PlanWeek,
    Series,
    Step,
    Tab,
)
from fairbrief.portals.ui.tags.declared import InputError
from fairbrief.portals.ui.templatetags.ui import register
from tests.ui.rendering import render


@pytest.mark.parametrize(
    "tag",
    [
        "{% clear_terms %}",
        "{% clear_terms terms=t colour='red' %}",
        "{% terms_strip t %}",
        "{% brief_card title='x' url='/' terms=t %}",
        "{% turn until=t %}",
        "{% receipt passes=t %}",
        "{% verdict tone='done' %}{% endverdict %}",
        "{% empty text='x' %}",
        "{% data_table caption='x' rows=t %}",
        "{% steps items=t %}",
        "{% pill tone='done' %}",
        "{% button kind='main' %}",
        "{% chart_bars rows=t %}",
        "{% card class='x' %}{% endcard %}",
        "{% confirm label='x' %}{% endconfirm %}",
        "{% icon 'scope' %}",
    ],
)
def test_a_missing_or_unknown_input_stops_the_template_from_compiling(tag: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        render(tag, t=())


@pytest.mark.parametrize(
    "tag",
    [
        "{% pill text='x' tone='pink' %}",
        "{% button label='x' kind='huge' %}",
        "{% icon name='unicorn' %}",
        "{% chart_bars title='x' rows=none table='sometimes' %}",
        "{% verdict title='x' tone='loud' %}{% endverdict %}",
    ],
)
def test_a_wrong_choice_is_refused(tag: str) -> None:
    with pytest.raises(InputError, match=r"must be one of|no icon"):
        render(tag, none=())


def test_every_component_template_has_a_tag_that_renders_it() -> None:
    """The inventory in the docstring names each tag."""
    from fairbrief.portals.ui.templatetags import ui

    named = ui.__doc__ or ""
    missing = [name for name in register.tags if name not in named]
    assert not missing


def test_clear_terms_are_five_in_order() -> None:
    html = render("{% clear_terms terms=terms %}", terms=ONE_OPEN)
    places = [
        html.index(name) for name in ("Scope", "Deadline", "Reports to", "Senior access", "Pay<")
    ]
    assert places == sorted(places)
    assert html.count('class="term open"') == 1
    assert "Who senior will see my work?" in html


@pytest.mark.parametrize("terms", [FILLED[:4], FILLED[::-1], (*FILLED, FILLED[0])])
def test_clear_terms_refuse_another_order_or_number(terms: tuple[object, ...]) -> None:
    with pytest.raises(InputError):
        render("{% terms_strip terms=terms %}", terms=terms)


def test_open_terms_say_so_without_colour() -> None:
    html = render("{% terms_strip terms=terms %}", terms=ALL_OPEN)
    assert html.count("not said yet") == 5


def test_a_turn_says_who_until_when_and_what_otherwise() -> None:
    html = render(
        '{% turn who="Maya’s turn" until=at otherwise="this counts as approved" %}',
        at=datetime(2026, 5, 14, 17, 0, tzinfo=UTC),
    )
    assert "Maya’s turn" in html
    assert '<time datetime="2026-05-14T17:00+00:00">Thu 14 May, 17:00 UTC</time>' in html
    assert "then this counts as approved" in html


def a_turn(owner: str, **more: Any) -> Turn:
    return Turn("any.kind", owner, datetime(2026, 5, 14, tzinfo=UTC), "the offer lapses", **more)


def test_whose_turn_is_yours_when_your_side_owns_the_clock() -> None:
    turn = a_turn("student")
    assert "Your turn" in render('{% whose_turn turn=turn side="student" %}', turn=turn)
    theirs = render(
        '{% whose_turn turn=turn side="employer" names=names %}',
        turn=turn,
        names={"student": ARABIC},
    )
    assert f"{ARABIC}’s turn" in theirs
    assert "The student’s turn" in render("{% whose_turn turn=turn %}", turn=turn)
    assert render("{% whose_turn turn=turn %}", turn=None).strip() == ""


@pytest.mark.parametrize(
    ("side", "said"),
    [("student", "Your turn"), ("employer", "Your turn"), ("campus", "Both sides’ turn")],
)
def test_a_turn_of_both_is_each_ones_own(side: str, said: str) -> None:
    html = render(
        '{% whose_turn turn=turn side=side other="Harbor Films" %}', turn=a_turn("both"), side=side
    )
    assert f"<bdi>{said}</bdi>" in html


def test_a_name_that_ends_in_s_gets_no_second_one() -> None:
    html = render('{% whose_turn turn=turn other="Harbor Films" %}', turn=a_turn("employer"))
    assert "Harbor Films’ turn" in html


def test_who_has_done_their_part_of_a_common_turn_is_not_asked_again() -> None:
    turn = a_turn("both", is_taken=True)
    html = render('{% whose_turn turn=turn side="student" %}', turn=turn)
    assert "Your turn" not in html
    assert "You have done your part" in html
    assert "open until" in html


def test_a_turn_says_to_its_reader_what_happens_otherwise() -> None:
    told = {"campus": "your director is reminded", "director": "you are reminded"}
    turn = a_turn("campus", told=told)
    shown = "{% whose_turn turn=turn side=side role=role %}"
    for side, role, words in (
        ("campus", "advisor", "then your director is reminded"),
        ("campus", "director", "then you are reminded"),
        ("student", "", "then the offer lapses"),
    ):
        assert words in render(shown, turn=turn, side=side, role=role)
    assert render('{{ turn|then:"director" }}', turn=turn) == "you are reminded"
    assert render('{{ turn|then:"director" }}', turn=None) == ""


def test_a_receipt_shows_findings_and_what_is_in_order() -> None:
    html = render(
        '{% receipt findings=findings passes=passes ask_url="/ask/" %}',
        findings=FINDINGS,
        passes=PASSES,
    )
    for words in (
        "Must change",
        "$180 for the whole project",
        'href="https://dol.gov/agencies/whd/state"',
        "Pay at least $360",
        "Ask without your name",
        "The deadline stands",
    ):
        assert words in html


def test_a_receipt_links_no_dangerous_source() -> None:
    finding = {"severity": "note", "title": "x", "why": "y", "source": "javascript:alert(1)<b>"}
    html = render("{% receipt findings=findings %}", findings=[finding])
    assert "<a " not in html
    assert "<b>" not in html


def test_a_receipt_takes_a_real_review_and_its_stored_form() -> None:
    found = review(Posting(text="Unpaid social media intern wanted. Apply with a sample post."))
    assert found.findings
    stored = to_json(found)
    for findings, passed in (
        (found.findings, found.passed),
        (stored["findings"], stored["passed"]),
    ):
        html = render("{% receipt findings=f passes=p %}", f=findings, p=passed)
        assert html.count('class="finding ') == len(found.findings)
        assert all(escape(each.said) in html for each in found.passed)


def test_a_receipt_opens_line_by_line_or_all_at_once() -> None:
    for unfold, opened in (("all", 2), ("first", 1), ("none", 0)):
        html = render("{% findings items=f unfold=u %}", f=FINDINGS, u=unfold)
        assert html.count("<details open>") == opened
    with pytest.raises(InputError):
        render("{% findings items=f unfold='some' %}", f=FINDINGS)


def test_what_is_in_order_opens_to_its_rules_reason_and_source() -> None:
    html = render(
        "{% passes items=p %}",
        p=[
            {"rule": "PAY-04", "said": "Paid within 10 days."},
            {"rule": "OWN-1", "said": "As this campus asks."},
            "Plain words.",
        ],
    )
    assert html.count("<details>") == 1
    assert "New York General Business Law" in html
    assert "last read 23 November 2026" in html
    assert "As this campus asks." in html
    assert "Plain words." in html


def test_what_an_office_set_aside_says_so_with_its_reason() -> None:
    asides = {"PAY-02": [{"by": "Calloway College", "reason": "We pay <the> rest."}]}
    finding = {**FINDINGS[0], "rule": "PAY-02"}
    html = render("{% receipt findings=f asides=a %}", f=[finding], a=asides)
    assert "Set aside by a career office" in html
    assert "Must change" not in html
    assert "Calloway College set this aside:" in html
    assert "We pay &lt;the&gt; rest." in html


def test_a_finding_shows_a_better_sentence_where_there_is_one() -> None:
    finding = {**FINDINGS[0], "example": "You are paid $432 for 18 hours."}
    finding["quotes"] = [{"place": 1, "text": "unpaid"}]
    html = render("{% findings items=f numbered=True %}", f=[finding])
    assert "A better sentence:" in html
    assert 'href="#place-1"' in html
    assert 'data-copy="better-1"' in html
    assert "A better sentence:" not in render("{% findings items=f %}", f=FINDINGS)


def test_text_of_people_is_escaped_everywhere() -> None:
    attack = '<script>alert("x")</script>'
    html = render(
        "{% brief_card title=a url='/' employer=a terms=terms because=a place=a %}"
        "{% turn who=a otherwise=a %}{% pill text=a %}{% empty title=a text=a %}"
        "{% deliverables items=items %}{% timeline events=events %}{% diff old='' new=a %}"
        "{% chart_bars title=a rows=bars %}{% card title=a %}{{ a }}{% endcard %}"
        "{% data_table caption=a columns=columns rows=rows %}",
        a=attack,
        terms=FILLED,
        items=[{"title": attack, "criteria": [attack]}],
        events=[Happening(title=attack, at=datetime(2026, 5, 1, tzinfo=UTC), actor=attack)],
        bars=[Bar(label=attack, value=1)],
        columns=[Column(label=attack)],
        rows=[[attack]],
    )
    assert "<script" not in html
    assert "&lt;script" in html


def test_a_kept_card_follows_what_it_shows_and_who_reads() -> None:
    tag = (
        "{% brief_card title=title url='/' employer=employer terms=terms because=because "
        "turn=turn %}"
    )

    def card(**values: object) -> str:
        whole = {"title": "T", "employer": "E", "terms": FILLED, "because": "", "turn": None}
        return render(tag, **(whole | values))

    assert card() == card()
    assert "<bdi>New name</bdi>" in card(employer="New name")
    assert card(terms=ALL_OPEN) != card()
    assert "Uses your maps." in card(because="Uses your maps.")
    assert "because" not in card()
    turn = a_turn("student")
    assert "The student" in card(turn=turn)
    assert "The student" not in card()


def test_a_kept_card_tells_safe_words_from_those_to_be_escaped() -> None:
    tag = "{% brief_card title=title url='/' employer='E' terms=terms %}"
    safe = render(tag, title=mark_safe("<i>kept</i>"), terms=FILLED)
    assert "<i>kept</i>" in safe
    assert "&lt;i&gt;kept&lt;/i&gt;" in render(tag, title="<i>kept</i>", terms=FILLED)


def test_a_table_without_rows_says_so_and_heads_have_scope() -> None:
    columns = [Column(label="Student", heads=True), Column(label="Hours", numeric=True)]
    empty = render(
        "{% data_table caption='Work' columns=c rows=r empty='No work.' %}", c=columns, r=[]
    )
    assert "No work." in empty
    full = render(
        "{% data_table caption='Work' columns=c rows=r %}", c=columns, r=[(ARABIC, 3), (LONG, 4)]
    )
    assert full.count('scope="col"') == 2
    assert full.count('scope="row"') == 2
    assert full.count('data-label="Hours"') == 2
    with pytest.raises(ValueError, match="zip"):
        render("{% data_table caption='Work' columns=c rows=r %}", c=columns, r=[("one",)])


def test_steps_mark_the_one_you_are_at() -> None:
    items = [
        Step(label="Scope", state="done", url="/1/"),
        Step(label="Pay", state="now"),
        Step(label="Read", state="next"),
    ]
    html = render("{% steps items=items label='Writing' compact=True %}", items=items)
    assert html.count('aria-current="step"') == 1
    assert "Step 2 of 3" in html
    assert "(done)" in html


def test_pagination_keeps_the_search_and_hides_itself_for_one_page() -> None:
    request = RequestFactory().get("/briefs/?q=film&page=2")
    page = Paginator(range(300), 20).get_page(2)
    html = render("{% pagination page=page %}", request=request, page=page)
    assert "?q=film&amp;page=3" in html
    assert "21 to 40 of 300" in html
    one = Paginator(range(3), 20).get_page(1)
    assert render("{% pagination page=page %}", request=request, page=one).strip() == ""


def test_a_diff_labels_lines_in_words() -> None:
    html = render("{% diff old=old new=new %}", old="Pay: $180\nRemote", new="Pay: $432\nRemote")
    assert "<del>Pay: $180</del>" in html
    assert "<ins>Pay: $432</ins>" in html
    assert html.count("Remote") == 1
    assert "Nothing changed." in render("{% diff old='a' new='a' %}")


def test_a_meter_stays_within_its_frame() -> None:
    assert 'width="100.0%"' in render("{% meter label='x' value=30 top=18 said='30 of 18' %}")
    assert 'width="0.0%"' in render("{% meter label='x' value=3 top=0 said='3' %}")


def test_charts_draw_none_one_and_many() -> None:
    assert "No figures yet." in render("{% chart_bars title='x' rows=r %}", r=[])
    assert "No figures yet." in render("{% chart_columns title='x' rows=r %}", r=[])
    many = [Bar(label=str(n), value=n) for n in range(40)]
    assert render("{% chart_columns title='x' rows=r %}", r=many).count("<rect") >= 80
    hidden = [Bar(label="Law", value=None, said="fewer than 10")]
    assert render("{% chart_bars title='x' rows=r %}", r=hidden).count("fewer than 10") == 4
    zero = [Bar(label="a", value=0)]
    assert "No figures yet." in render("{% chart_bars title='x' rows=r %}", r=zero)
    some = [*zero, Bar(label="b", value=2)]
    drawn = render("{% chart_bars title='x' rows=r %}", r=some)
    assert 'aria-label="x. a: 0; b: 2."' in drawn
    for refused in ("<script", "<style", "style=", "<title", ' id="'):
        assert refused not in drawn


def test_a_line_chart_leaves_gaps_and_refuses_uneven_series() -> None:
    html = render(
        "{% chart_line title='x' labels=l series=s %}",
        l=["a", "b", "c"],
        s=[Series(name="n", values=[1, None, 3])],
    )
    assert html.count("<circle") == 4, "two dots, in both widths"
    with pytest.raises(InputError):
        render(
            "{% chart_line title='x' labels=l series=s %}",
            l=["a"],
            s=[Series(name="n", values=[1, 2])],
        )


def test_the_plan_chart_tells_late_from_in_time() -> None:
    start = datetime(2026, 5, 4, tzinfo=UTC).date()
    later = start.replace(day=12)
    html = render(
        "{% plan_chart title='x' start=a end=b weeks=w marks=m today=b %}",
        a=start,
        b=start.replace(day=24),
        w=[PlanWeek(starts_on=start, planned_minutes=300, logged_minutes=210)],
        m=[
            PlanMark(label="List", planned_on=start, actual_on=start),
            PlanMark(label="Talk", planned_on=start, actual_on=later),
        ],
    )
    assert html.count('class="late"') == 1
    assert "5\u00a0h planned, 3\u00a0h\u00a030 logged" in html


@pytest.mark.parametrize(("number", "folds"), [(5, False), (6, True)])
def test_many_tabs_fold_under_the_one_that_is_open(number: int, folds: bool) -> None:
    items = [Tab(label=f"Page {each}", url=f"/{each}/") for each in range(number)]
    items[1] = Tab(label="Hours", url="/1/", is_current=True)
    items[2] = Tab(label="Messages", url="/2/", count=3)
    shown = render("{% tabs items=items label='The work' %}", items=items)
    assert ("<details" in shown) == folds
    assert ("<summary>The work: <b>Hours</b>" in shown) == folds
    assert ("Messages 3" in shown) == folds
    assert shown.count("<li>") == number
