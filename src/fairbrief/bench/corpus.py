"""Our own postings, with what a careful reader finds in them.

Every text in `postings/` was written for this project; its organizations and people are invented.
A label says what the text says, never what the review finds: the corpus is what the review is
measured with.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from fairbrief.fairness import Verdict

FAMILIES = ("good", "middling", "exploitative", "scam", "trap")
FACTS = (
    "hours",
    "duration",
    "deadline",
    "application_deadline",
    "deliverables",
    "supervisor",
    "senior_access",
    "feedback",
    "learning",
    "routine",
    "follow_on",
    "credit_only",
)


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """One posting and its labels.

    `says` are the facts that hold; `hourly_usd` is set where the text's own figures give it;
    `broken` the rules it breaks, with that on work without pay, besides those that follow from a
    fact that is missing.
    """

    id: str
    family: str
    verdict: Verdict
    text: str
    pay: str
    place: str
    hourly_usd: float | None
    says: frozenset[str]
    broken: frozenset[str]


@cache
def corpus() -> tuple[Labelled, ...]:
    """Every labelled posting, in the order of the files."""
    folder = files("fairbrief.bench").joinpath("postings")
    named = sorted(each.name for each in folder.iterdir() if each.name.endswith(".toml"))
    return tuple(
        _labelled(row)
        for name in named
        for row in tomllib.loads(folder.joinpath(name).read_text("utf-8"))["posting"]
    )


def _labelled(row: dict[str, object]) -> Labelled:
    facts, rules = row["facts"], row["rules"]
    if not (isinstance(facts, dict) and isinstance(rules, dict)):
        raise TypeError(f"{row['id']}: facts and rules are tables")
    return Labelled(
        id=str(row["id"]),
        family=str(row["family"]),
        verdict=Verdict(str(row["verdict"])),
        text=str(row["text"]),
        pay=facts["pay"],
        place=facts["place"],
        hourly_usd=facts.get("hourly_usd"),
        says=frozenset(facts["says"]),
        broken=_broken(facts["pay"], rules["broken"]),
    )


def _broken(pay: str, named: list[str]) -> frozenset[str]:
    """The rules that a label names, and the one that follows from what it says of the pay."""
    return frozenset({*named, *(["PAY-01"] if pay == "unpaid" else [])})
