"""What is paid: the share that is, and pay an hour."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from fairbrief.charts import Bar, Chart
from fairbrief.kernel.money import Money
from fairbrief.reports.counting import CURRENCY
from fairbrief.reports.lines import Counted, Line
from fairbrief.reports.sections.people import MOST_BARS, name_of, tables_of
from fairbrief.reports.shapes import Head, Section, Table, Value
from fairbrief.reports.suppression import coded_share

#: The lowest and highest tenth of few people are single persons: they take so many limits.
TENTHS_TAKE = 2

HEADS = (
    Head(key="group", label=_("Group"), numeric=False),
    Head(key="paid_share", label=_("Paid")),
    Head(key="pay_low", label=_("Lowest tenth")),
    Head(key="pay_middle", label=_("Middle")),
    Head(key="pay_high", label=_("Highest tenth")),
)


def dollars(cents: float) -> Money:
    """Whole dollars, so that no single pay is read off."""
    return Money(int(cents / 100 + 0.5) * 100, CURRENCY)


def paid_share(line: Line, limit: int) -> str:
    return coded_share(
        line["n_paid"],
        line["n"],
        people=line["paid_people"],
        others=line["unpaid_people"],
        limit=limit,
    )


def spread_of(line: Line, limit: int) -> tuple[Money | None, Money | None, Money | None]:
    """Pay an hour: one in ten gets less than the first, half less than the second, nine in ten
    less than the third. None where too few are behind it."""
    if line.cuts is None or line["rated_people"] < limit:
        return (None, None, None)
    low, middle, high = (dollars(cut) for cut in line.cuts)
    return (
        (low, middle, high) if line["rated_people"] >= TENTHS_TAKE * limit else (None, middle, None)
    )


def _row(line: Line, limit: int, name: str = "") -> list[Value]:
    return [name or name_of(line), paid_share(line, limit) or None, *spread_of(line, limit)]


def pay(counted: Counted) -> Section:
    limit = counted.limit
    everyone = str(_("Everyone"))
    tables = [
        Table(
            key="pay_all",
            title=_("Everyone"),
            heads=HEADS,
            rows=[_row(counted.total, limit, everyone)],
        )
    ]
    charts = []
    for key, title, lines, hidden in tables_of(counted):
        tables.append(
            Table(
                key=f"pay_{key}",
                title=title,
                heads=HEADS,
                rows=[_row(line, limit) for line in lines if line.people],
                hidden=hidden,
            )
        )
        if key == "major":
            stretches = [
                _stretch(line, limit, name_of(line)) for line in lines if line["rated_people"]
            ]
            bars = [_stretch(counted.total, limit, everyone), *stretches]
            drawn = [bar for bar in bars if bar is not None][:MOST_BARS]
            if len(drawn) > 1:
                charts.append(
                    Chart(
                        key="pay_major",
                        title=_(
                            "Pay an hour: the middle, and from the lowest to the highest tenth"
                        ),
                        kind="spread",
                        bars=drawn,
                    )
                )
    return Section(
        key="pay",
        title=_("What is paid"),
        about=_(
            "Pay is what was released or stated, over the hours logged, in whole US dollars. Work "
            "paid in another currency counts as paid and is left out of pay an hour."
        ),
        tables=tables,
        charts=charts,
    )


def _stretch(line: Line, limit: int, name: str) -> Bar | None:
    low, middle, high = spread_of(line, limit)
    if middle is None:
        return None
    said = f"{middle} ({low}–{high})" if low and high else str(middle)
    return Bar(
        label=name,
        value=middle.minor / 100,
        said=said,
        low=low.minor / 100 if low else None,
        high=high.minor / 100 if high else None,
    )
