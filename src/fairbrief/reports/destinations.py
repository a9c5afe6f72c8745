"""First-destination rates, as career offices report them.

Source: NACE, Standards and Protocols for the Collection and Dissemination of Graduating Student
Initial Career Outcomes Information (naceweb.org/job-market/graduate-outcomes/first-destination/
standards-and-protocols). A class are those who graduated from 1 July to 30 June.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction


class Destination(StrEnum):
    """What a graduate says they do. Nothing said is no destination: it is not known."""

    EMPLOYED = "employed"
    SERVICE = "service"
    MILITARY = "military"
    STUDYING = "studying"
    SEEKING = "seeking"
    NOT_SEEKING = "not_seeking"


#: Outcomes that count as arrived.
ARRIVED = (
    Destination.EMPLOYED,
    Destination.SERVICE,
    Destination.MILITARY,
    Destination.STUDYING,
)


def knowledge_rate(counts: Mapping[Destination, int], *, graduates: int) -> Fraction | None:
    """Known outcomes over all graduates; NACE asks for 65 % at least. None without graduates.

    Raises ValueError where more outcomes are known than there are graduates.
    """
    known = sum(counts.values())
    if known > graduates:
        raise ValueError("more outcomes than graduates")
    return Fraction(known, graduates) if graduates else None


def career_outcomes_rate(counts: Mapping[Destination, int]) -> Fraction | None:
    """Employed, in service, in the military or studying on, over the known without those who seek
    nothing. None where nobody is left to count."""
    known = sum(counts.values()) - counts.get(Destination.NOT_SEEKING, 0)
    arrived = sum(counts.get(each, 0) for each in ARRIVED)
    return Fraction(arrived, known) if known else None
