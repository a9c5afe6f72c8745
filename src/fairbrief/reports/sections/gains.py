"""What students grew in: where they saw themselves before and after, of the eight competencies.

There are no groups here: everyone of the period only. What is told is made of rounds of ten
students, each of whom stands in one; of a round nothing finer is used than how many grew, from two
to eight. So whoever reads every state of the report, and even one of the ten, finds for each of
the others both possible. A correction of the ledger may move who stands in which round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor
from statistics import median_low
from typing import Any

from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.relationships.questionnaires import CURRENT, OF_SELF, Question
from fairbrief.reports.lines import Counted
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import numbers_apart

#: Students of a round, as `counting` makes them.
ROUND = 10
#: So many of a round may be alone with what they said.
FEW = 2


def gains(counted: Counted) -> Section:
    found = counted.taken.get("gains") or {}
    rounds: dict[str, list[Mapping[str, Any]]] = {}
    for each in found.get("rounds") or ():
        rounds.setdefault(each["key"], []).append(each)
    rows = [
        _row(question, of_one)
        for question in CURRENT.parts[OF_SELF].questions
        if (of_one := rounds.get(question.key)) and ROUND * len(of_one) >= counted.limit
    ]
    return Section(
        key="gains",
        title=_("What students grew in"),
        about=_(
            "Students who like pick a sentence for each competency as the work begins and again "
            "with their feedback. It is how they see themselves, and who looks closer may rate "
            "lower. Students are counted ten at a time; a share below 20 % or above 80 % is not "
            "told more closely."
        ),
        tables=[_both(found["people"], counted), _table(rows)] if rows else [],
        charts=_charts(rows),
        source=str(CURRENT.source) if rows else "",
        empty=_("Too few students have said where they were before and after."),
    )


def grown_of(number: int) -> int:
    """How many of a round are taken to have grown: never so few or many that one is told apart."""
    return min(max(number, FEW), ROUND - FEW)


def grown_share(numbers: Sequence[int]) -> str:
    """The share of those who see themselves further on, from the number of each round."""
    percent = 100 * sum(map(grown_of, numbers)) / (ROUND * len(numbers))
    return f"{5 * floor(percent / 5 + 0.5)} %"


def _row(question: Question, rounds: Sequence[Mapping[str, Any]]) -> list[Value]:
    words = {level.value: str(level.word) for level in question.levels}
    return [
        str(question.text),
        *(words.get(median_low(each[name] for each in rounds)) for name in ("before", "after")),
        grown_share([each["grown"] for each in rounds]),
    ]


def _both(people: int, counted: Counted) -> Table:
    return Table(
        key="gains_students",
        title=_("Who said it both times"),
        heads=(
            Head(key="group", label=_("Group"), numeric=False),
            Head(key="students", label=_("Students")),
        ),
        rows=[
            [
                str(_("Everyone")),
                numbers_apart([counted.total.people, people], limit=counted.limit)[1],
            ]
        ],
    )


def _table(rows: list[list[Value]]) -> Table:
    return Table(
        key="gains",
        title=_("Before and after"),
        heads=(
            Head(key="competency", label=_("Competency"), numeric=False),
            Head(key="before_middle", label=_("At the start, the middle one"), numeric=False),
            Head(key="after_middle", label=_("At the end, the middle one"), numeric=False),
            Head(key="grown_share", label=_("Saw themselves grow")),
        ),
        rows=rows,
    )


def _charts(rows: list[list[Value]]) -> list[Chart]:
    bars = [
        Bar(label=str(name), value=float(str(share).removesuffix(" %")), said=str(share))
        for name, _before, _after, share in rows
    ]
    if len(bars) < 2:
        return []
    title = _("Students who saw themselves grow, by competency")
    return [Chart(key="gains", title=title, kind="bars", bars=bars, top=100)]
