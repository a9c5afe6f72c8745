"""What a chart is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fairbrief.kernel.texts import in_xml


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One bar: its value, and the words beside it. `low` and `high` make it a stretch."""

    label: str
    value: float
    said: str
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        # Words come from files and forms, and a picture is XML.
        object.__setattr__(self, "label", in_xml(self.label))
        object.__setattr__(self, "said", in_xml(self.said))


@dataclass(frozen=True, kw_only=True)
class Line:
    """A course over the labels of its chart; None where there is no value."""

    name: str
    values: Sequence[float | None]

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", in_xml(self.name))


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "labels", [in_xml(label) for label in self.labels])

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
