"""Charts: one drawing, quiet enough for a page under a strict policy, told apart by its facts."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from fairbrief.charts import Bar, Chart, Line, as_svg, height_of, in_page
from fairbrief.charts.drawing import scale

BARS = tuple(Bar(label=f"Group {n}", value=n, said=f"{n} of 9") for n in range(1, 4))


def a_chart(kind: str, **facts: object) -> Chart:
    said: dict[str, Any] = {"key": "k", "title": "What <it> is", "bars": BARS, **facts}
    return Chart(kind=kind, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("highest", "top", "lines"),
    [(0, 1, 2), (24, 25, 6), (42, 50, 6), (100, 100, 6), (0.9, 1.0, 6), (7, 8, 5)],
)
def test_a_scale_ends_at_a_round_value(highest: float, top: float, lines: int) -> None:
    end, values = scale(highest)
    assert end == pytest.approx(top)
    assert len(values) == lines


@pytest.mark.parametrize("kind", ["bars", "columns", "spread"])
def test_a_page_gets_no_script_style_or_name_of_its_own(kind: str) -> None:
    drawn = in_page(a_chart(kind))
    parts = re.findall(r"<svg.*?</svg>", drawn, re.DOTALL)
    assert [re.search('class="(wide|narrow)', part) is not None for part in parts] == [True, True]
    for part in parts:
        ElementTree.fromstring(part)  # noqa: S314
    for refused in ("<script", "<style", "style=", "<title", ' id="', "<!--"):
        assert refused not in drawn
    assert drawn.count("3 of 9") == 2


def test_a_line_leaves_a_gap_where_there_is_no_value() -> None:
    chart = a_chart(
        "lines",
        bars=(),
        labels=("May", "June", "July"),
        lines=(Line(name="yes", values=(1, None, 3)), Line(name="no", values=(2, 2, 1))),
    )
    drawn = in_page(chart)
    assert drawn.count("<circle") == 2 * 5
    assert "s-line-2" in drawn
    assert chart.in_words == "What <it> is. yes: May 1, July 3; no: May 2, June 2, July 1."


def test_a_file_brings_its_own_colours_and_words() -> None:
    file = as_svg(a_chart("columns"))
    assert "prefers-color-scheme: dark" in file
    assert "<title>What &lt;it&gt; is</title>" in file
    assert "prefers-color-scheme" not in as_svg(a_chart("columns"), paper=True)
    ElementTree.fromstring(file)  # noqa: S314


def test_what_is_drawn_anew_is_what_differs() -> None:
    other = (Bar(label="Group 1", value=1, said="2 of 9"),)
    assert in_page(a_chart("bars")) == in_page(a_chart("bars", key="another", title="Else"))
    assert in_page(a_chart("bars")) != in_page(a_chart("bars", bars=other))
    assert height_of(a_chart("bars")) < height_of(a_chart("columns"))


@pytest.mark.parametrize("kind", ["bars", "columns", "spread"])
def test_a_long_name_stands_whole_on_a_phone(kind: str) -> None:
    long = "Business & communication studies of the world"
    chart = a_chart(kind, bars=(*BARS, Bar(label=long, value=3, said="3 of 9")))
    narrow = as_svg(chart, narrow=True)
    words = [each.text or "" for each in ElementTree.fromstring(narrow).iter() if each.text]  # noqa: S314
    assert " ".join(words).count("Business & communication studies of the world") >= 1
    assert "…" not in narrow
    assert height_of(chart, narrow=True) > height_of(a_chart(kind), narrow=True)
    ElementTree.fromstring(narrow)  # noqa: S314


@pytest.mark.parametrize("kind", ["bars", "columns", "spread", "lines"])
def test_signs_that_no_picture_can_hold_are_left_out(kind: str) -> None:
    odd = "Film\x01 & \ufffesound"
    bars = (Bar(label=odd, value=1, said=odd), *BARS)
    lines = (Line(name=odd, values=[1, 2]),)
    said = {"lines": lines, "labels": [odd, "b"]} if kind == "lines" else {"bars": bars}
    chart = a_chart(kind, title=odd, **said)
    root = ElementTree.fromstring(as_svg(chart))  # noqa: S314
    assert root[0].text == "Film & sound"
    for part in re.findall(r"<svg.*?</svg>", in_page(chart), re.DOTALL):
        ElementTree.fromstring(part)  # noqa: S314
