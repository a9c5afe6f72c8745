"""Our own labelled postings: well formed, varied, and read at least as well as now."""

from __future__ import annotations

from collections import Counter

import pytest

from fairbrief.bench.corpus import FACTS, FAMILIES, Labelled, corpus
from fairbrief.bench.reviewing import Score, measure_review, review_figures_as_json
from fairbrief.fairness import Posting, Verdict, review
from fairbrief.fairness.messages import read_message
from fairbrief.fairness.rules import RULES

KNOWN = {rule.id for rule in RULES}
#: Wrong by now, and known to be: fraud that reads like work, work that reads like fraud.
MISSED_SCAMS = 1
FALSE_SCAMS = 0


def test_it_is_large_and_of_every_family() -> None:
    counts = Counter(each.family for each in corpus())
    assert sum(counts.values()) >= 150
    assert set(counts) == set(FAMILIES)
    assert len({each.id for each in corpus()}) == len(corpus())
    assert len({each.text for each in corpus()}) == len(corpus())


@pytest.mark.parametrize("each", corpus(), ids=lambda each: each.id)
def test_labels_are_words_the_review_knows(each: Labelled) -> None:
    assert each.says <= set(FACTS)
    assert each.broken <= KNOWN
    assert each.pay in {"paid", "unpaid", "unstated"}
    assert each.place in {"remote", "onsite", "hybrid", "unstated"}
    assert (each.family == "scam") == (each.verdict is Verdict.SCAM)


def test_scams_are_found_and_honest_postings_are_not_called_scams() -> None:
    missed = [each.id for each in corpus() if each.family == "scam" and not _is_scam(each)]
    false = [each.id for each in corpus() if each.family != "scam" and _is_scam(each)]
    assert len(missed) <= MISSED_SCAMS, missed
    assert len(false) <= FALSE_SCAMS, false


def _is_scam(each: Labelled) -> bool:
    return review(Posting(text=each.text)).verdict is Verdict.SCAM


def test_facts_are_read_as_well_as_now() -> None:
    figures = measure_review(seconds=0)
    assert figures.macro_f1 > 0.88
    assert figures.pay.right / figures.pay.of > 0.9
    said = review_figures_as_json(figures)
    assert said["postings"] == len(corpus())
    assert set(said["facts"]) == set(FACTS)
    assert said["per_second_a_core"] > 0


def test_a_score_counts_what_was_found_and_missed() -> None:
    score = Score(right=3, wrong=1, missed=2)
    assert score.precision == 0.75
    assert score.recall == 0.6
    assert score.f1 == pytest.approx(2 / 3)
    assert Score().f1 is None


@pytest.mark.parametrize(
    ("words", "names", "rule"),
    [
        ("Please deposit the check and send the rest to our vendor.", (), "F-CHECK"),
        ("Let's do the interview on Telegram.", (), "F-MOVE"),
        ("Buy four Steam gift cards and send me the codes.", (), "F-PAYRAIL"),
        ("Here is the draft.", ("offer.pdf.exe",), "F-FILE"),
        ("Here is the draft.", ("sign-in.html",), "F-FILEPAGE"),
        (
            "While I am abroad, be my personal assistant: pay some bills and shop for gifts.",
            (),
            "F-ERRAND",
        ),
        ("The buyers pay you, you keep 8 percent and pass the rest on to us.", (), "F-MULE"),
        ("Reply with your full name, home address, age and phone number.", (), "F-PII"),
        ("Fill this.", ("direct deposit form.pdf",), "F-FILENAME"),
    ],
)
def test_messages_are_read_for_scams(words: str, names: tuple[str, ...], rule: str) -> None:
    assert rule in {each.rule for each in read_message(words, names)}


@pytest.mark.parametrize(
    "words",
    [
        "The second draft is attached; I cut the table on page 4 as you asked.",
        "Can we move Thursday's call to 16:00? I have an exam.",
        "If anyone asks you to deposit a check, it is a scam: tell us.",
        "I am travelling until Thursday and cannot take calls; please send the documents by mail.",
        "Out of town this week: drop the samples at the front desk, Ama picks them up.",
        "Great work. The client liked the dashboard, and pays within ten days.",
    ],
)
def test_ordinary_messages_are_left_alone(words: str) -> None:
    assert read_message(words, ("report-v2.pdf", "figures.xlsx")) == ()
