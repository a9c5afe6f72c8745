"""What a chart is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: its value, and the words beside it. `low` and `high` make it a stretch."""

    label: str
    value: float
    said: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """A course over the labels of its chart; None where there is no value."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A picture of numbers that stand in a table of the same section."""

    key: str
    title: object
    kind: Literal["bars", "columns", "spread", "lines"]
    bars: Sequence[Bar] = ()
    #: The largest value the axis must reach, such as 100 of a share.
    top: float | None = None
    #: Of a chart of lines: what stands below, and up to three courses.
    labels: Sequence[str] = ()
    lines: Sequence[Line] = ()

    @property
    def in_words(self) -> str:
        """What a reader who does not see it is told."""
        said = "; ".join(
            [f"{bar.label}: {bar.said}" for bar in self.bars]
            + [
                f"{line.name}: "
                + ", ".join(
                    f"{label} {value:g}"
                    for label, value in zip(self.labels, line.values, strict=True)
                    if value is not None
                )
                for line in self.lines
            ]
        )
        return f"{self.title}. {said}."
