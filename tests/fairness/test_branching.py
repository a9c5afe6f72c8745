"""Alternatives put together by their letters: what matches is what matched before, groups too."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairbrief.fairness.branching import branching
from fairbrief.fairness.cleaning import cleaned
from tests.fairness.corpus import GOOD, POOR, SCAMS
from tests.fairness.test_reading import ALL_CLUES

#: Some of each kind of posting, enough for most patterns to begin somewhere and few to end.
_TEXT = cleaned(
    "\n".join(text[:400] for kind in (GOOD, POOR, SCAMS) for text in list(kind.values())[:5])
)


def _found(rule: re.Pattern[str], text: str) -> list[object]:
    return [(each.span(), each.groups(), each.lastgroup) for each in rule.finditer(text)]


@pytest.mark.parametrize(
    "source",
    [
        r"\b(?:report|reports|reporting|review|memo)s?\b",
        r"a|ab|abc|b|abcd",
        r"(?:ab|[a-c]d|ac|ad|)c?",
        r"(?P<low>one|two|twelve)(?: (?P<high>to|two))?",
        r"(?:ab|a)??(?:b|bc)",
        r"(?:\w|ab|ac)x|aby",
        r"(?:(?i:A)b|ac|ad)",
        r"(?:a(?=b)|a(?!b)|ab)[bc]",
        r"(?:[^a]b|ab|ac|bb)",
        r"(?:a{1,3}b|a{1,3}c|ab)",
    ],
)
@pytest.mark.parametrize(
    "text",
    ["reports and memos, reviewing", "abcd abc ab ad acx aby bc", "one two twelve to two Ab aab"],
)
def test_it_matches_what_its_source_says(source: str, text: str) -> None:
    assert _found(branching(source), text) == _found(re.compile(source), text)


def test_it_shows_its_source() -> None:
    assert branching(r"\b(?:tea|ten)\b").pattern == r"\b(?:tea|ten)\b"


def test_every_pattern_finds_what_it_found() -> None:
    for name, each in ALL_CLUES.items():
        for known in each.patterns:
            assert _found(known.rule, _TEXT) == _found(re.compile(known.source), _TEXT), name


def _joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=4)
    return st.one_of(
        several.map("".join),
        several.map(lambda ways: f"(?:{'|'.join(ways)})"),
        several.map(lambda ways: f"({'|'.join(ways)})"),
        inner.map(lambda each: f"(?:{each})?"),
        inner.map(lambda each: f"(?:{each})??"),
    )


#: Patterns that nobody would write, over three letters.
_SOURCES = st.recursive(
    st.sampled_from(["a", "b", "c", "ab", "ac", "[ab]", "[^a]", r"\w", r"\b", "a?", " ", "(?=a)"]),
    _joined,
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(_SOURCES, st.text("abc ", max_size=12))
def test_any_pattern_matches_what_its_source_says(source: str, text: str) -> None:
    assert _found(branching(source), text) == _found(re.compile(source), text)
