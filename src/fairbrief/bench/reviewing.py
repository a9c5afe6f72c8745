"""How well and how fast the review reads, on postings whose answer is known."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fairbrief.bench.corpus import FACTS, Labelled, corpus
from fairbrief.fairness import Posting, Review, Verdict, review, to_json

#: How near an hour's pay must come to the label's.
NEAR = 0.15
#: Words of the text that speed is measured with.
WORDS = 300
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, kw_only=True)
class Score:
    """How one thing was found: right, wrongly found, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        found = self.right + self.wrong
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        there = self.right + self.missed
        return self.right / there if there else None

    @property
    def f1(self) -> float | None:
        weight = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / weight if weight else None

    def as_json(self) -> dict[str, Any]:
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "precision": _rounded(self.precision),
            "recall": _rounded(self.recall),
            "f1": _rounded(self.f1),
        }


@dataclass(frozen=True, kw_only=True)
class Share:
    """So many right of so many."""

    right: int
    of: int

    def as_json(self) -> dict[str, Any]:
        return {
            "right": self.right,
            "of": self.of,
            "share": _rounded(self.right / self.of if self.of else None),
        }


@dataclass(frozen=True, kw_only=True)
class Speed:
    """Texts of 300 words read a second on one core, and the slowest reading in milliseconds.

    Scams stand apart: nearly every line of theirs is a finding, and none becomes a brief.
    """

    briefs_per_second: float
    scams_per_second: float
    slowest_ms: float


@dataclass(frozen=True, kw_only=True)
class ReviewFigures:
    """What was measured: by fact, by rule, the verdicts, and the speed."""

    postings: int
    facts: dict[str, Score]
    rules: dict[str, Score]
    pay: Share
    hourly: Share
    place: Share
    verdicts: Share
    scams_found: Share
    false_scams: Share
    speed: Speed
    words: int
    macro_f1: float
    false_scam_ids: tuple[str, ...]
    missed_scam_ids: tuple[str, ...]


def measure_review(seconds: float = 3.0) -> ReviewFigures:
    """Reads the corpus once for quality, then one usual text again and again for speed."""
    read = [(each, review(Posting(text=each.text))) for each in corpus()]
    said = [(each, found, to_json(found)["facts"]) for each, found in read]
    facts = {name: _score(said, name) for name in FACTS}
    scores = [score.f1 for score in facts.values() if score.f1 is not None]
    known = [(each, given) for each, _found, given in said if each.hourly_usd is not None]
    scams = [(each, found) for each, found in read if each.family == "scam"]
    honest = [(each, found) for each, found in read if each.family != "scam"]
    return ReviewFigures(
        postings=len(read),
        facts=facts,
        rules=_rule_scores(read),
        pay=_share(said, lambda each, given: given["pay"]["status"] == each.pay),
        hourly=_of(_is_near(each, given) for each, given in known),
        place=_share(said, lambda each, given: given["place"] == each.place),
        verdicts=Share(
            right=sum(found.verdict is each.verdict for each, found in read), of=len(read)
        ),
        scams_found=Share(right=sum(_is_scam(found) for _each, found in scams), of=len(scams)),
        false_scams=Share(right=sum(_is_scam(found) for _each, found in honest), of=len(honest)),
        speed=speed(seconds),
        words=WORDS,
        macro_f1=sum(scores) / len(scores),
        false_scam_ids=tuple(each.id for each, found in honest if _is_scam(found)),
        missed_scam_ids=tuple(each.id for each, found in scams if not _is_scam(found)),
    )


def speed(seconds: float) -> Speed:
    """Of each text the quickest of several rounds, in a core's own time: what else runs here counts
    least."""
    best = {text: float("inf") for scams in (False, True) for text in _usual_texts(scams=scams)}
    until = time.monotonic() + seconds
    while time.monotonic() < until or float("inf") in best.values():
        for text in best:
            started = time.thread_time()
            review(Posting(text=text))
            best[text] = min(best[text], time.thread_time() - started)
    briefs, scams = ([best[text] for text in _usual_texts(scams=scams)] for scams in (False, True))
    return Speed(
        briefs_per_second=len(briefs) / sum(briefs),
        scams_per_second=len(scams) / sum(scams),
        slowest_ms=max(best.values()) * 1000,
    )


def _usual_texts(*, scams: bool) -> list[str]:
    """Texts of 300 words, made of the corpus's postings of a kind one after another."""
    postings = [each for each in corpus() if (each.family == "scam") == scams]
    words = [word for each in postings for word in _WORD.findall(f"{each.text}\n")]
    return ["".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]


def _is_scam(found: Review) -> bool:
    return found.verdict is Verdict.SCAM


def _of(answers: Iterable[bool]) -> Share:
    given = list(answers)
    return Share(right=sum(given), of=len(given))


def _is_near(each: Labelled, given: dict[str, Any]) -> bool:
    found: float | None = given["pay"]["hourly_usd"]
    label = each.hourly_usd
    return found is not None and label is not None and abs(found - label) <= NEAR * label


def _share(
    said: Sequence[tuple[Labelled, Review, dict[str, Any]]],
    is_right: Callable[[Labelled, dict[str, Any]], bool],
) -> Share:
    return Share(right=sum(is_right(each, given) for each, _found, given in said), of=len(said))


def _score(said: Sequence[tuple[Labelled, Review, dict[str, Any]]], name: str) -> Score:
    return _counted((name in each.says, _says(given, name)) for each, _found, given in said)


def _counted(pairs: Iterable[tuple[bool, bool]]) -> Score:
    """What holds by the label, and what was found."""
    counts = Counter(pairs)
    return Score(right=counts[True, True], wrong=counts[False, True], missed=counts[True, False])


def _says(given: dict[str, Any], name: str) -> bool:
    fact = given[name]
    if isinstance(fact, bool):
        return fact
    return bool(
        fact.get("stated", fact.get("concrete", fact.get("named", fact.get("substantial"))))
    )


def _rule_scores(read: Sequence[tuple[Labelled, Review]]) -> dict[str, Score]:
    """By rule, for those the labels name: what else a posting lacks follows from its facts."""
    judged = sorted({rule for each, _found in read for rule in each.broken})
    return {
        rule: _counted(
            (rule in each.broken, any(one.rule == rule for one in found.findings))
            for each, found in read
        )
        for rule in judged
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def review_figures_as_json(figures: ReviewFigures) -> dict[str, Any]:
    """The figures as plain values."""
    return {
        "postings": figures.postings,
        "macro_f1": _rounded(figures.macro_f1),
        "facts": {name: score.as_json() for name, score in figures.facts.items()},
        "rules": {name: score.as_json() for name, score in figures.rules.items()},
        "pay_status": figures.pay.as_json(),
        "hourly_usd": figures.hourly.as_json(),
        "place": figures.place.as_json(),
        "verdict": figures.verdicts.as_json(),
        "scams_found": figures.scams_found.as_json(),
        "false_scams": figures.false_scams.as_json(),
        "false_scam_ids": list(figures.false_scam_ids),
        "missed_scam_ids": list(figures.missed_scam_ids),
        "per_second_a_core": round(figures.speed.briefs_per_second),
        "scams_per_second_a_core": round(figures.speed.scams_per_second),
        "words": figures.words,
        "slowest_ms": round(figures.speed.slowest_ms, 2),
    }
