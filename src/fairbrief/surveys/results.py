"""What a round found: rates and counts, with small groups hidden, and the course over rounds.

The one place of this room where the campus's limit is applied: pages, files and reports all read
what stands here. Answers of an anonymous round are counted once it is closed: whoever reads the
counts before and after one answer would know it.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.formats import date_format

from fairbrief.organizations.models import Campus
from fairbrief.organizations.queries import day_at
from fairbrief.surveys.models import Response, Round, Wording
from fairbrief.surveys.states import STEPS, QuestionKind
from fairbrief.surveys.suppression import hidden
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import policies_of

#: Shown where nothing was chosen.
NO_ANSWER = ""


@dataclass(frozen=True)
class Tally:
    """How many chose it; None when that is not shown."""

    label: str
    people: int | None


@dataclass(frozen=True)
class QuestionResult:
    """One question's counts. `whole` is how many answered the survey."""

    code: str
    topic: str
    kind: str
    text: str
    ends: tuple[str, ...]
    counts: tuple[Tally, ...] = ()
    texts: tuple[str, ...] = ()
    #: The middle of a scale, in tenths of a step; only when every step may be shown.
    mean: float | None = None
    whole: int = 0

    @property
    def is_text(self) -> bool:
        return self.kind == QuestionKind.TEXT

    @property
    def hidden_counts(self) -> int:
        return sum(each.people is None for each in self.counts)

    def share(self, label: str) -> float | None:
        """Percent of those who answered the survey; None when it is not shown."""
        found = next((each.people for each in self.counts if each.label == label), None)
        return None if found is None or not self.whole else round(100 * found / self.whole)


@dataclass(frozen=True)
class RoundResult:
    """A round as anyone may read it. `answered` is None while it is under the limit."""

    round: Round
    limit: int
    answered: int | None
    questions: tuple[QuestionResult, ...] = ()
    #: Why there are no counts: "", "few", or "running".
    withheld: str = ""

    @property
    def rate(self) -> int | None:
        """Percent of those asked."""
        if self.answered is None or not self.round.invited:
            return None
        return round(100 * self.answered / self.round.invited)

    @property
    def silent(self) -> int:
        return self.round.invited - (self.answered or 0)


def limit_of(campus: Campus) -> int:
    """The smallest group that is shown."""
    found = policies_of(campus).values_list("small_cell", flat=True).first()
    return int(Policy._meta.get_field("small_cell").default) if found is None else found


def results_for(rows: Sequence[Round]) -> list[RoundResult]:
    """The results of rounds of one campus, in their order, for anyone: what may not be shown is
    not in them. Three queries."""
    if not rows:
        return []
    limit = limit_of(rows[0].survey.campus)
    answers: dict[int, list[dict[str, Any]]] = {row.pk: [] for row in rows}
    for key, given in Response.objects.filter(round__in=rows).values_list("round", "answers"):
        answers[key].append(given)
    found = [_opened(row, len(answers[row.pk]), limit) for row in rows]
    shown = [each.round for each in found if not each.withheld]
    wordings: dict[int, list[Wording]] = {}
    versions = {row.version_id for row in shown}
    for wording in Wording.objects.filter(version__in=versions).select_related("question"):
        wordings.setdefault(wording.version_id, []).append(wording)
    return [
        each
        if each.withheld
        else _counted(each, wordings.get(each.round.version_id, []), answers[each.round.pk])
        for each in found
    ]


def _opened(row: Round, answered: int, limit: int) -> RoundResult:
    """What may be said before any answer is read."""
    if answered < limit:
        return RoundResult(row, limit, None, withheld="few")
    if row.is_anonymous and row.is_open:
        return RoundResult(row, limit, answered, withheld="running")
    return RoundResult(row, limit, answered)


def _counted(
    found: RoundResult, wordings: list[Wording], answers: list[dict[str, Any]]
) -> RoundResult:
    ordered = sorted(wordings, key=lambda each: each.position)
    questions = tuple(_result(each, answers, found.limit) for each in ordered)
    return replace(found, questions=questions)


def _result(wording: Wording, answers: list[dict[str, Any]], limit: int) -> QuestionResult:
    code = wording.question.code
    given = [each.get(code) for each in answers]
    columns: dict[str, Any] = {
        "code": code,
        "topic": wording.question.topic,
        "kind": wording.kind,
        "text": wording.text,
        "ends": tuple(wording.choices) if wording.kind == QuestionKind.SCALE else (),
        "whole": len(answers),
    }
    if wording.kind == QuestionKind.TEXT:
        texts = [str(each) for each in given if each]
        secrets.SystemRandom().shuffle(texts)
        return QuestionResult(**columns, texts=tuple(texts) if len(texts) >= limit else ())
    if wording.kind == QuestionKind.SEVERAL:
        return QuestionResult(**columns, counts=_several(wording, given, limit))
    return _parted(wording, given, limit, columns)


def _several(wording: Wording, given: list[Any], limit: int) -> tuple[Tally, ...]:
    """Each choice parts everyone in two: those who chose it, and the others."""
    chosen = Counter(index for each in given for index in each or ())
    counts = []
    for index, label in enumerate(wording.choices):
        people = chosen[index]
        parts = {"chose": people, "did not": len(given) - people}
        is_hidden = "chose" in hidden(parts, limit=limit)
        counts.append(Tally(label, None if is_hidden else people))
    return tuple(counts)


def _parted(
    wording: Wording, given: list[Any], limit: int, columns: dict[str, Any]
) -> QuestionResult:
    """One of several groups each: those who left it out are a group, too."""
    is_scale = wording.kind == QuestionKind.SCALE
    labels = {step: str(step) for step in STEPS} if is_scale else dict(enumerate(wording.choices))
    chosen = Counter(given)
    people: dict[Any, int] = {key: chosen[key] for key in labels}
    people[None] = len(given) - sum(people.values())
    not_shown = hidden(people, limit=limit)
    counts = [
        Tally(label, None if key in not_shown else people[key]) for key, label in labels.items()
    ]
    if people[None]:
        counts.append(Tally(NO_ANSWER, None if None in not_shown else people[None]))
    mean = None
    said = len(given) - people[None]
    # Beside hidden steps a mean would give them away.
    if is_scale and said and not not_shown:
        mean = round(sum(step * people[step] for step in STEPS) / said, 1)
    return QuestionResult(**columns, counts=tuple(counts), mean=mean)


@dataclass(frozen=True)
class Course:
    """One figure over the rounds: percent of a choice, or the middle of a scale."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Trend:
    """A question over the rounds that asked it, oldest first."""

    code: str
    text: str
    is_scale: bool
    labels: tuple[str, ...]
    courses: tuple[Course, ...]


#: Courses drawn in one picture.
MOST_COURSES = 3


def trends_of(results: Sequence[RoundResult]) -> list[Trend]:
    """What can be followed over two rounds or more; `results` oldest first."""
    asked: dict[str, list[tuple[str, QuestionResult]]] = {}
    for result in results:
        for each in result.questions:
            if not each.is_text:
                opened_on = day_at(result.round.survey.campus, result.round.opened_at)
                label = date_format(opened_on, "j M Y")
                asked.setdefault(each.code, []).append((label, each))
    found = [_trend(rows) for rows in asked.values() if len(rows) > 1]
    return [each for each in found if each.courses]


def _trend(rows: list[tuple[str, QuestionResult]]) -> Trend:
    labels = tuple(label for label, _row in rows)
    newest = rows[-1][1]
    is_scale = newest.kind == QuestionKind.SCALE
    if is_scale:
        means = tuple(row.mean for _label, row in rows)
        courses = [Course(newest.text, means)] if set(means) != {None} else []
    else:
        found = [
            Course(each.label, tuple(row.share(each.label) for _label, row in rows))
            for each in newest.counts
            if each.label != NO_ANSWER
        ]
        # Those that can be followed furthest, in the order in which they were asked.
        best = sorted(found, key=lambda each: each.values.count(None))[:MOST_COURSES]
        courses = [each for each in found if each in best and set(each.values) != {None}]
    return Trend(newest.code, newest.text, is_scale, labels, tuple(courses))


def rows_for_file(results: Sequence[RoundResult]) -> Iterator[tuple[object, ...]]:
    """The same results, a line a count: what the page hides is empty here."""
    yield ("round", "opened", "asked", "answered", "question", "kind", "answer", "people")
    for result in results:
        head = (
            result.round.number,
            day_at(result.round.survey.campus, result.round.opened_at),
            result.round.invited,
            f"under {result.limit}" if result.answered is None else result.answered,
        )
        if not result.questions:
            yield (*head, "", "", "", "")
        for each in result.questions:
            for count in each.counts:
                yield (*head, each.text, each.kind, count.label, count.people)
            for text in each.texts:
                yield (*head, each.text, each.kind, text, "")
