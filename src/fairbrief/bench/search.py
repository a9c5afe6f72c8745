"""How fast and how well briefs are found: ours, and other ways to do the same, in one run.

The contestants take turns, question by question, so that whatever else the machine does meets all
of them. Each gets the same: words, remote, at least $20 an hour, and more of one's skills first.
"""

from __future__ import annotations

import math
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Count, F, Q
from tantivy import Document, Filter, Index, Occur, Query, SchemaBuilder, Searcher, Tokenizer
from tantivy import TextAnalyzerBuilder as Analyzer

from fairbrief.bench.pages import processor_time
from fairbrief.bench.search_world import Poured, Question, Tell, World
from fairbrief.briefs.models import Brief
from fairbrief.discovery import weights
from fairbrief.discovery.engine.asking import Asked, Scope
from fairbrief.discovery.engine.documents import a_week, week_of
from fairbrief.discovery.engine.feed import LARGE_HEAP, build, open_feed
from fairbrief.discovery.engine.lookup import Place, ids_of, look_up, newcomers
from fairbrief.discovery.engine.ranking import best, with_newcomers
from fairbrief.discovery.engine.schema import made
from fairbrief.discovery.matching import overlap_hours

SMALL = 10_000
PAGE = 20
#: Questions, people whose best is looked for, and of how many the truth is worked out.
QUESTIONS, PEOPLE, JUDGED = 240, 120, 8
#: Questions in a row to one index.
A_TURN = 24
#: Who reads an index that may have to come into memory first: each question is asked once untimed.
INDEXED = ("fairbrief", "tantivy_bare", "postgres_fts")
#: The slow ones answer every so many questions only.
SLOW = {"postgres_fts": 4, "django_orm": 12}
#: Changes after which it is seen how soon they are found.
CHANGES = 5
FILTERS = {"place": "remote", "pay_min": 20}
type Act = Callable[[], object]


@dataclass
class Times:
    """Milliseconds of wall time, and what the processor worked."""

    wall: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def take(self, act: Act) -> None:
        start, busy = time.perf_counter(), processor_time()
        act()
        self.wall.append((time.perf_counter() - start) * 1000)
        self.busy.append((processor_time() - busy) * 1000)

    def figures(self) -> dict[str, float]:
        return {
            "p50_ms": round(statistics.median(self.wall), 2),
            "p95_ms": round(statistics.quantiles(self.wall, n=20)[-1], 2),
            "cpu_ms": round(statistics.median(self.busy), 2),
        }


@dataclass(frozen=True)
class Fitted:
    """What is found out about ranking."""

    ndcg_20: float
    exact: bool
    new_share_of_briefs: float
    new_share_of_first_20: float
    new_share_without_kept_places: float


def measure_search(*, briefs: int, at: datetime, tell: Tell) -> dict[str, Any]:
    """Pours in a world, asks it, and says how long it took. Milliseconds, seconds, megabytes."""
    world = World(at=at)
    with tempfile.TemporaryDirectory(prefix="fairbrief-search-") as folder:
        small = min(SMALL, briefs)
        world.fill_up(small, tell)
        world.answer()
        few, _seconds = _index(Path(folder) / "small", at)
        world.fill_up(briefs, tell)
        world.answer()
        ours, seconds = _index(Path(folder) / "large", at)
        searchable = _until_found(Path(folder) / "large", at)
        tell("Reading words for the others", 0, 0)
        world.read_words()
        bare = _bare_index(world, Path(folder) / "bare")
        size = sum(each.stat().st_size for each in (Path(folder) / "large").iterdir())
        alone = _alone({"few": few, "all": ours}, world, at, tell)
        first, whole = alone["few"], alone["all"]
        return {
            "briefs": briefs,
            "contestants": _compete(ours, bare, world, at, tell),
            "best_for_me": whole["best_for_me"],
            "growth": _growth(first["words"], whole["words"]),
            "growth_best_for_me": _growth(first["best_for_me"], whole["best_for_me"]),
            "index": {"seconds": round(seconds, 1), "megabytes": round(size / 1e6, 1)},
            "ranking": _judge(ours, world, at).__dict__,
            "searchable_ms": searchable,
        }


def _growth(small: dict[str, float], large: dict[str, float]) -> float:
    return round(large["p95_ms"] / small["p95_ms"], 2)


def _index(path: Path, at: datetime) -> tuple[Searcher, float]:
    path.mkdir()
    start = time.perf_counter()
    feed = build(made(str(path)), at=at, heap=LARGE_HEAP)
    feed.close()
    feed.index.reload()
    return feed.index.searcher(), time.perf_counter() - start


def _until_found(path: Path, at: datetime) -> float | None:
    """Milliseconds from a change of a brief until it is found, once the worker has looked."""
    feed = open_feed(path)
    if feed is None:
        return None
    pk, taken = Brief.objects.values_list("pk", flat=True)[0], []
    for number in range(CHANGES):
        Brief.objects.filter(pk=pk).update(title=f"Qwyx{number}")
        start = time.perf_counter()
        feed.catch_up(at=at)
        asked = Asked(Scope(), {"q": f"qwyx{number}", "unpaid": True}, at)
        if look_up(feed.index.searcher(), asked, after=Place(), most=PAGE).ids != [pk]:
            return None
        taken.append((time.perf_counter() - start) * 1000)
    feed.close()
    return round(statistics.median(taken), 1)


def _ask_ours(searcher: Searcher, question: Question, at: datetime) -> list[int]:
    asked = Asked(question.scope, {**FILTERS, "q": question.words}, at)
    return look_up(searcher, asked, after=Place(), most=PAGE).ids


def _ask_best(searcher: Searcher, who: Scope, at: datetime) -> list[int]:
    """Ranked each time: pages keep a ranking for who comes back (`lookup`)."""
    asked = Asked(who, {}, at)
    return ids_of(searcher, best(searcher, who, asked.seen, [], today=asked.today, most=PAGE))


def _alone(
    searchers: dict[str, Searcher], world: World, at: datetime, tell: Tell
) -> dict[str, dict[str, dict[str, float]]]:
    """Our own times with each index, of both kinds of questions. They take turns, some questions at
    once: what is kept of an index is read off it again after another was asked."""
    questions, people = world.questions(QUESTIONS), world.people(PEOPLE)
    words = {name: Times() for name in searchers}
    fit = {name: Times() for name in searchers}
    # Once untimed: a file that was just written may have to come into memory again first.
    for searcher in searchers.values():
        for number, question in enumerate(questions):
            _ask_ours(searcher, question, at)
            _ask_best(searcher, people[number % len(people)], at)
    for start in range(0, len(questions), A_TURN):
        tell("Asking", start, len(questions))
        for name, searcher in searchers.items():
            _ask_ours(searcher, questions[start], at)
            _ask_best(searcher, people[start % len(people)], at)
            for number in range(start, min(start + A_TURN, len(questions))):
                question, who = questions[number], people[number % len(people)]
                words[name].take(partial(_ask_ours, searcher, question, at))
                fit[name].take(partial(_ask_best, searcher, who, at))
    return {
        name: {"words": words[name].figures(), "best_for_me": fit[name].figures()}
        for name in searchers
    }


# The others.


_STEMS = (
    Analyzer(Tokenizer.simple()).filter(Filter.lowercase()).filter(Filter.stemmer("english"))
).build()


def _bare_index(world: World, path: Path) -> tuple[Index, Searcher]:
    """What a careful hand would make for these very questions, and for nothing else: one field of
    words, all filters of the questions in one term."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("id", fast=True)
    builder.add_text_field("text", tokenizer_name="stems", index_option="freq")
    builder.add_unsigned_field("fits", indexed=True)
    builder.add_unsigned_field("skill", indexed=True)
    schema = builder.build()
    path.mkdir()
    index = Index(schema, str(path), False)
    index.register_tokenizer("stems", _STEMS)
    writer = index.writer(LARGE_HEAP, 1)
    needs = {each.pk: sorted(each.needs) for each in world.poured}
    rows = Brief.objects.order_by("pk").values_list(
        "pk", "title", "summary", "place", "fee_minor", "hours"
    )
    for pk, title, summary, place, fee, hours in rows.iterator(chunk_size=5_000):
        fits = place == "remote" and (fee or 0) >= (hours or 0) * 2000
        values = {"id": pk, "text": f"{title}\n{title}\n{summary}", "skill": needs[pk]}
        writer.add_document(Document.from_dict(values | ({"fits": 1} if fits else {}), schema))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index, index.searcher()


def _ask_bare(bare: tuple[Index, Searcher], question: Question) -> list[int]:
    index, searcher = bare
    schema = index.schema
    stems = _STEMS.analyze(question.words)
    words = [Query.term_query(schema, "text", each) for each in stems]
    fits = Query.const_score_query(Query.term_query(schema, "fits", 1, "basic"), 0.0)
    skills = [
        Query.const_score_query(Query.term_query(schema, "skill", each, "basic"), 1.0)
        for each in question.scope.has
    ]
    query = Query.boolean_query(
        [(Occur.Must, each) for each in (*words, fits)] + [(Occur.Should, s) for s in skills]
    )
    return ids_of(searcher, searcher.search(query, PAGE, count=False).hits)


def _ask_postgres(question: Question) -> list[int]:
    """The stored words with their index, ranked without reading the text again."""
    query = SearchQuery(question.words, search_type="websearch", config="english")
    rows = Brief.objects.filter(
        state="open", search=query, place="remote", fee_minor__gte=F("hours") * 2000
    )
    ranked = rows.order_by(SearchRank(F("search"), query).desc(), "-opened_at")
    return list(ranked.values_list("pk", flat=True)[:PAGE])


def _ask_orm(question: Question) -> list[int]:
    """What is written first: letters anywhere in the text, and skills through their table."""
    rows = Brief.objects.filter(state="open", place="remote", fee_minor__gte=F("hours") * 2000)
    for word in question.words.split():
        rows = rows.filter(Q(title__icontains=word) | Q(summary__icontains=word))
    used = Count("skills", filter=Q(skills__in=question.scope.has), distinct=True)
    rows = rows.annotate(used=used).order_by("-used", "-opened_at")
    return list(rows.values_list("pk", flat=True)[:PAGE])


def _compete(
    ours: Searcher, bare: tuple[Index, Searcher], world: World, at: datetime, tell: Tell
) -> dict[str, dict[str, float]]:
    asks: dict[str, Callable[[Question], object]] = {
        "fairbrief": lambda question: _ask_ours(ours, question, at),
        "tantivy_bare": lambda question: _ask_bare(bare, question),
        "postgres_fts": _ask_postgres,
        "django_orm": _ask_orm,
    }
    times = {name: Times() for name in asks}
    questions = world.questions(QUESTIONS)
    for question in questions:
        for name in INDEXED:
            asks[name](question)
    for number, question in enumerate(questions):
        tell("Taking turns", number, len(questions))
        for name, ask in asks.items():
            every = SLOW.get(name, 1)
            # The slow ones still meet every kind of question.
            if (number // 6) % every == 0:
                times[name].take(lambda ask=ask, question=question: ask(question))  # type: ignore[misc]
    return {name: each.figures() for name, each in times.items()}


# How well it ranks.


def _score(brief: Poured, who: Scope, today: date, at: datetime, shares: dict[str, int]) -> float:
    """The documented weights, one brief at a time."""
    wants = who.wants - who.has
    score = weights.USES * len(brief.needs & who.has) + weights.TEACHES * len(brief.teaches & wants)
    score += weights.TOUCHES * len((brief.needs - brief.teaches) & wants)
    if who.hours_left is not None and a_week(brief.hours, brief.days) <= who.hours_left:
        score += weights.FITS_HOURS
    if brief.zone not in shares:
        shares[brief.zone] = overlap_hours(who.zone, brief.zone, at)
    score += weights.SHARES_HOURS * (shares[brief.zone] >= 4)
    ago = week_of(today) - week_of(brief.opened)
    score += weights.FRESH[ago] if ago < len(weights.FRESH) else 0
    return score + weights.LEVELS[weights.level_of(has_room=True, answers=not brief.is_new)]


def _judge(searcher: Searcher, world: World, at: datetime) -> Fitted:
    """Against what each student would truly gain: planted, with tastes of their own.

    A student's true gain weighs the same things differently, by up to a third, and has a part that
    nobody knows. nDCG compares the gains of our first twenty with the best twenty there are.
    """
    dice = random.Random(13)  # noqa: S311
    by_pk = {each.pk: each for each in world.poured}
    today = at.date()
    gains, is_exact = [], True
    for who in world.people(JUDGED, seed=21):
        shares: dict[str, int] = {}
        scores = {each.pk: _score(each, who, today, at, shares) for each in world.poured}
        found = _ask_best(searcher, who, at)
        first = sorted(scores.values(), reverse=True)[:PAGE]
        is_exact = is_exact and all(
            abs(scores[pk] - one) < 1e-3 for pk, one in zip(found, first, strict=True)
        )
        taste = [dice.uniform(2 / 3, 4 / 3) for _n in range(3)]
        true = {
            pk: _gain(by_pk[pk], who, score, taste) + dice.gauss(0, 0.2)
            for pk, score in scores.items()
        }
        ideal = _dcg(sorted(true.values(), reverse=True)[:PAGE])
        gains.append(_dcg(true[pk] for pk in found) / ideal)
    return Fitted(
        ndcg_20=round(statistics.mean(gains), 3),
        exact=is_exact,
        **_exposure(searcher, world, at),
    )


def _gain(brief: Poured, who: Scope, score: float, taste: list[float]) -> float:
    uses = weights.USES * len(brief.needs & who.has)
    learns = weights.TEACHES * len(brief.teaches & (who.wants - who.has))
    return max(0.0, uses * taste[0] + learns * taste[1] + (score - uses - learns) * taste[2])


def _dcg(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def _exposure(searcher: Searcher, world: World, at: datetime) -> dict[str, float]:
    """How much of first pages is by employers who are new here."""
    is_new = {each.pk: each.is_new for each in world.poured}
    with_, without, places = 0, 0, 0
    for who in world.people(PEOPLE, seed=31):
        found = _ask_best(searcher, who, at)
        fresh = newcomers(searcher, Asked(who, {}, at), len(weights.NEW_PLACES) + 2)
        page = with_newcomers(found, fresh, set(fresh) & set(found))[:PAGE]
        places += len(page)
        without += sum(is_new[pk] for pk in found)
        with_ += sum(is_new[pk] for pk in page)
    return {
        "new_share_of_briefs": round(sum(is_new.values()) / len(is_new), 3),
        "new_share_of_first_20": round(with_ / places, 3),
        "new_share_without_kept_places": round(without / places, 3),
    }
