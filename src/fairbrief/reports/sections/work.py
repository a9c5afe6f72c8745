"""What the work is like, and what came next: hours, where it was done, next steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.relationships.models import NextStep
from fairbrief.reports.counting import PLACES
from fairbrief.reports.lines import Counted, Line
from fairbrief.reports.sections.pay import TENTHS_TAKE
from fairbrief.reports.sections.people import name_of, tables_of
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import coded_share, shares_of_parts

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_PLACE_NAMES: dict[str, _StrOrPromise] = {
    "remote": _("remote"),
    "hybrid": _("partly on site"),
    "onsite": _("on site"),
}
_PARTS = (
    Head(key="part", label=_("What"), numeric=False),
    Head(key="share", label=_("Share")),
)


def hours_and_place(counted: Counted) -> Section:
    rows = _parts(
        counted.taken.get("places") or (),
        [(counted.taken.get("place_n") or {}).get(place, 0) for place in PLACES],
        [str(_PLACE_NAMES[place]) for place in PLACES],
        counted.limit,
    )
    ends = _parts(
        counted.taken.get("ends") or (),
        [counted.taken.get("whole_n") or 0, counted.taken.get("early_n") or 0],
        [_t("done to the end"), _t("ended early")],
        counted.limit,
    )
    return Section(
        key="work",
        title=_("Hours, where it was done, and how it ended"),
        about=_(
            "Work that ended early counts with the hours worked and the pay that was released."
        ),
        tables=[
            Table(
                key="hours",
                title=_("Hours of one micro-internship"),
                heads=(
                    Head(key="hours_low", label=_("Lowest tenth")),
                    Head(key="hours_middle", label=_("Middle")),
                    Head(key="hours_high", label=_("Highest tenth")),
                ),
                rows=[_hours(counted)],
            ),
            Table(key="place", title=_("Where the work was done"), heads=_PARTS, rows=rows),
            Table(key="ended", title=_("How the work ended"), heads=_PARTS, rows=ends),
        ],
    )


def _hours(counted: Counted) -> list[Value]:
    cuts, people = counted.taken.get("hours_cuts"), counted.total.people
    if not cuts or people < counted.limit:
        return [None, None, None]
    low, middle, high = (int(cut / 60 + 0.5) for cut in cuts)
    return [low, middle, high] if people >= TENTHS_TAKE * counted.limit else [None, middle, None]


def _parts(
    masks: Sequence[Mapping[str, Any]], numbers: Sequence[int], names: Sequence[str], limit: int
) -> list[list[Value]]:
    by_mask = {row["mask"]: row["people"] for row in masks}
    shares = shares_of_parts(by_mask, numbers, limit=limit)
    return [
        [name, share or None] for name, share, n in zip(names, shares, numbers, strict=True) if n
    ]


def step_share(line: Line, limit: int) -> str:
    """Of micro-internships found here, how many led to a next step."""
    return coded_share(
        line["n_step"],
        line["n_here"],
        people=line["step_people"],
        others=line["stepless_people"],
        limit=limit,
    )


def what_came_next(counted: Counted) -> Section:
    limit = counted.limit
    heads = (
        Head(key="group", label=_("Group"), numeric=False),
        Head(key="next_step_share", label=_("Offered a next step")),
    )
    everyone: list[Value] = [_t("Everyone"), step_share(counted.total, limit) or None]
    kinds = [str(kind) for kind in NextStep.Kind.values]
    labels = dict(NextStep.Kind.choices)
    answers = _parts(
        counted.taken.get("steps") or (),
        [0, *((counted.taken.get("step_n") or {}).get(kind, 0) for kind in kinds)],
        ["", *(str(labels[NextStep.Kind(kind)]) for kind in kinds)],
        limit,
    )
    tables = [Table(key="next_all", title=_("Everyone"), heads=heads, rows=[everyone])]
    if answers:
        tables.append(
            Table(
                key="next_answers",
                title=_("What employers answered"),
                heads=_PARTS,
                rows=answers,
            )
        )
    for key, title, lines, hidden in tables_of(counted):
        rows = [
            [name_of(line), share] for line in lines if (share := step_share(line, limit) or None)
        ]
        if rows:
            tables.append(
                Table(key=f"next_{key}", title=title, heads=heads, rows=rows, hidden=hidden)
            )
    drawn = [
        Bar(label=str(name), value=float(percent), said=str(share))
        for name, share in answers
        if (percent := str(share or "").removesuffix(" %")).isdecimal()
    ]
    charts = (
        [
            Chart(
                key="next_answers",
                title=_("What employers answered, of all answers"),
                kind="bars",
                bars=drawn,
                top=100,
            )
        ]
        if len(drawn) > 1
        else []
    )
    return Section(
        key="next",
        title=_("What came next"),
        about=_(
            "For work found here, each employer is asked what comes next. A next step is anything "
            "but “not now”."
        ),
        tables=tables,
        charts=charts,
    )
