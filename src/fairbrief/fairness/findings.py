"""What a review says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """Weight of a finding, heaviest first."""

    BLOCK = "block"
    REVIEW = "review"
    COACH = "coach"
    NOTE = "note"


WEIGHT = {severity: place for place, severity in enumerate(Severity)}


class Verdict(StrEnum):
    """What a wise career director would say of the posting. No score."""

    CLEAR = "clear"
    ASK = "ask"
    REFUSE = "refuse"
    SCAM = "scam"


class Finding(NamedTuple):
    """One thing found, with its evidence, reason, source and remedy. A tuple, for a text from
    elsewhere may have dozens.

    `span` counts characters of `Posting.whole`; (0, 0) when nothing stands in the text.
    `field` names the brief's field it belongs to, "" for none; `house` the campus whose own rule
    it is, "" for a rule that holds everywhere.
    """

    rule: str
    version: int
    severity: Severity
    title: str
    why: str
    source: str
    checked: date
    remedy: str
    example: str = ""
    ask: str = ""
    field: str = ""
    evidence: str = ""
    span: tuple[int, int] = (0, 0)
    scam: bool = False
    house: str = ""


@dataclass(frozen=True, kw_only=True)
class Passed:
    """One thing read and found in order, in words for the receipt."""

    rule: str
    said: str
