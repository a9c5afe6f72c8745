"""What came of it: what people say they do three, six and twelve months after.

Each person is counted once a stage, by the latest they said about work of the period. There are no
groups here: everyone of the period only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.reports.destinations import (
    ARRIVED,
    Destination,
    career_outcomes_rate,
    knowledge_rate,
)
from fairbrief.reports.lines import Counted
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import (
    coded_share,
    is_small,
    keep_hiding,
    numbers_apart,
    shares_of_parts,
)
from fairbrief.tracking.afterwards import STAGES
from fairbrief.tracking.states import OutcomeAnswer

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

#: Answers that are a destination. Another micro-internship is none, and who says "none of these"
#: may serve, seek nothing or do anything else: of both no destination is known.
DESTINATION_OF = {
    OutcomeAnswer.INTERNSHIP: Destination.EMPLOYED,
    OutcomeAnswer.JOB: Destination.EMPLOYED,
    OutcomeAnswer.STUDY: Destination.STUDYING,
    OutcomeAnswer.LOOKING: Destination.SEEKING,
}
ANSWERS = tuple(OutcomeAnswer)
#: The answers a rate adds up: arrived, still looking, and those that are no destination.
_SUMS = tuple(
    frozenset(
        place for place, answer in enumerate(ANSWERS) if DESTINATION_OF.get(answer) in destinations
    )
    for destinations in (ARRIVED, (Destination.SEEKING,), (None,))
)
_NAMES: dict[int, _StrOrPromise] = {
    3: _("after 3 months"),
    6: _("after 6 months"),
    12: _("after 12 months"),
}
_STAGE = Head(key="stage", label=_("When"), numeric=False)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """People of one stage: for whom the question stands, to whom it was mailed, who of them
    answered, and what everybody said, mailed or not (in the order of `ANSWERS`)."""

    months: int
    due: int
    asked: int
    answered: int
    said: tuple[int, ...]

    @property
    def destinations(self) -> dict[Destination, int]:
        known: dict[Destination, int] = defaultdict(int)
        for answer, people in zip(ANSWERS, self.said, strict=True):
            if answer in DESTINATION_OF:
                known[DESTINATION_OF[answer]] += people
        return known


def stages_of(rows: Iterable[Mapping[str, Any]]) -> list[Stage]:
    """The stages somebody has come to, the first first."""
    by_stage: dict[int, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for row in rows:
        by_stage[row["months"]][row["answer"]] = row
    return [
        Stage(
            months=months,
            due=sum(row["due"] for row in found.values()),
            asked=sum(row["asked"] for row in found.values()),
            answered=sum(row["asked"] for answer, row in found.items() if answer),
            said=tuple(found.get(answer, {}).get("due", 0) for answer in ANSWERS),
        )
        for months in STAGES
        if (found := by_stage.get(months))
    ]


def what_came_of_it(counted: Counted) -> Section:
    limit = counted.limit
    stages = stages_of(counted.taken.get("outcomes") or ())
    shares = {stage.months: shares_said(stage, limit) for stage in stages}
    tables = [_asked(stages, counted.total.people, limit)] if stages else []
    if any(any(column) for column in shares.values()):
        tables += [_answers(shares), _rates(stages, shares, limit)]
    return Section(
        key="outcomes",
        title=_("What came of it"),
        about=_(
            "Three, six and twelve months after its end everybody is asked once what they do now. "
            "Each student counts once a stage, by the latest they said; answers given without a "
            "mail are among the shares. What they do need not come from the micro-internship."
        ),
        tables=tables,
        charts=_charts(shares),
        source=_(
            "This is not a first-destination survey: these are students of one term, most of them "
            "not graduates. An internship or a job counts as employed, further study as studying, "
            "still looking as seeking; of the other answers no destination is known. Knowledge "
            "rate: a known destination, of all the question stands for. Career-outcomes rate: "
            "employed or studying, of those known. The formulas are those of NACE's standards for "
            "first-destination surveys."
        )
        if len(tables) > 1
        else "",
        empty=_("Nobody of this time has been asked yet: the first question comes after 3 months."),
    )


def shares_said(stage: Stage, limit: int) -> list[str]:
    """The share of each answer; all of them "" where few have said anything."""
    if sum(stage.said) < limit:
        return ["" for _answer in ANSWERS]
    alone = {1 << place: people for place, people in enumerate(stage.said)}
    return shares_of_parts(alone, stage.said, limit=limit)


def _asked(stages: Sequence[Stage], people: int, limit: int) -> Table:
    return Table(
        key="outcomes_asked",
        title=_("Who was asked, and who answered"),
        heads=(
            _STAGE,
            Head(key="asked", label=_("Asked by mail")),
            Head(key="share_of_students", label=_("Of those who took part")),
            Head(key="answered", label=_("Of them answered")),
            Head(key="share_of_asked", label=_("Response")),
        ),
        rows=[
            [str(_NAMES[stage.months]), *cells]
            for stage, cells in zip(stages, asked_cells(stages, people, limit), strict=True)
        ],
    )


def asked_cells(stages: Sequence[Stage], people: int, limit: int) -> list[list[Value]]:
    """Asked, of those who took part, answered, of those asked: of each stage.

    Who is asked at a stage took part, and was mostly asked at the one before: a number is shown
    only where it differs from those by nobody or not few. Where it is too near another stage's, its
    share is not told either, nor who answered where who was asked is not.
    """
    numbers = numbers_apart([people, *(stage.asked for stage in stages)], limit=limit)[1:]
    rows: list[list[Value]] = []
    for stage, asked in zip(stages, numbers, strict=True):
        rest, silent = people - stage.asked, stage.asked - stage.answered
        is_open = is_small(stage.asked, limit) or is_small(rest, limit)
        answered = None if asked is None else numbers_apart([asked, stage.answered], limit=limit)[1]
        rows.append(
            [
                asked,
                _share(stage.asked, rest, limit) if asked is not None or is_open else None,
                answered,
                None if is_small(stage.asked, limit) else _share(stage.answered, silent, limit),
            ]
        )
    return rows


def _share(part: int, others: int, limit: int) -> str | None:
    return coded_share(part, part + others, people=part, others=others, limit=limit) or None


def _answers(shares: Mapping[int, Sequence[str]]) -> Table:
    labels = dict(OutcomeAnswer.choices)
    return Table(
        key="outcomes_answers",
        title=_("What they do, of all who answered"),
        heads=(
            Head(key="answer", label=_("Answer"), numeric=False),
            *(Head(key=f"months_{months}", label=_NAMES[months]) for months in shares),
        ),
        rows=[
            [str(labels[answer]), *(column[place] or None for column in shares.values())]
            for place, answer in enumerate(ANSWERS)
        ],
    )


def _rates(stages: Sequence[Stage], shares: Mapping[int, Sequence[str]], limit: int) -> Table:
    return Table(
        key="outcomes_rates",
        title=_("The same, as rates"),
        heads=(
            _STAGE,
            Head(key="knowledge_rate", label=_("Knowledge rate")),
            Head(key="career_outcomes_rate", label=_("Career-outcomes rate")),
        ),
        rows=[
            [str(_NAMES[stage.months]), *rates(stage, shares[stage.months], limit)]
            for stage in stages
        ],
    )


def rates(stage: Stage, shares: Sequence[str], limit: int) -> tuple[str | None, str | None]:
    """Knowledge rate and career-outcomes rate, where they do not tell what the answers hide."""
    if not any(shares):
        return None, None
    counts = stage.destinations
    known, arrived = sum(counts.values()), sum(counts[each] for each in ARRIVED)
    hidden = {place for place, people in enumerate(stage.said) if people and not shares[place]}
    tells_nothing = all(
        keep_hiding([stage.said[place] for place in hidden & each], limit) for each in _SUMS
    )
    found: list[str | None] = []
    for rate, people, others in (
        (knowledge_rate(counts, graduates=stage.due), known, stage.due - known),
        (career_outcomes_rate(counts), arrived, known - arrived),
    ):
        # A share that is open or of nobody tells no sum; one of few people is not told at all.
        is_told = people + others >= limit and (tells_nothing or min(people, others) < limit)
        if rate is None or not is_told:
            found.append(None)
            continue
        top, whole = rate.as_integer_ratio()
        found.append(coded_share(top, whole, people=people, others=others, limit=limit) or None)
    return found[0], found[1]


def _charts(shares: Mapping[int, Sequence[str]]) -> list[Chart]:
    """The latest stage of which at least two answers are told."""
    labels = dict(OutcomeAnswer.choices)
    for months in reversed(list(shares)):
        bars = [
            Bar(label=str(labels[answer]), value=float(percent), said=share)
            for answer, share in zip(ANSWERS, shares[months], strict=True)
            if (percent := share.removesuffix(" %")).isdecimal()
        ]
        if sum(bool(bar.value) for bar in bars) > 1:
            title = _t("What they do, %(when)s") % {"when": _NAMES[months]}
            return [Chart(key="outcomes_answers", title=title, kind="bars", bars=bars, top=100)]
    return []
