"""Skills are found where they are meant, and nowhere else."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.skills import (
    TAXONOMY,
    ResumeError,
    read_skills,
    skills_in,
    spellings_of,
    words_of_resume,
)
from fairbrief.skills.resumes import LARGEST


def found(text: str) -> list[tuple[str, str]]:
    return [(each.slug, text[each.start : each.end]) for each in read_skills(text)]


def slugs(text: str) -> set[str]:
    return {each.slug for each in read_skills(text)}


def test_a_find_says_where_it_stands() -> None:
    assert found("Clean the data in Excel, then map it with QGIS.") == [
        ("spreadsheets", "Excel"),
        ("mapping-and-gis", "QGIS"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("usability tests with five users", {"user-testing"}),
        ("Data visualisation and organising: organise events", {"data-visualization"}),
        ("a lit review, process-mapping and S.Q.L.", {"literature-review", "process-improvement"}),
        ("ASP.NET, C#, Node.js", {"csharp-and-net", "javascript"}),
        ("Children's programs", {"youth-work"}),
        ("A/B testing of two pages", {"experiment-design"}),
        ("press\nreleases", {"media-relations"}),
        ("fluent in Spanish", {"spanish"}),
        ("M&E plans", {"evaluation"}),
    ],
)
def test_other_spellings_are_understood(text: str, wanted: set[str]) -> None:
    assert wanted <= slugs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Analysis in R. Results go to the board.",
        "skilled in Python and R",
        "R programming",
        "Languages: SQL, R, Stata",
    ],
)
def test_r_is_found_where_it_is_the_language(text: str) -> None:
    assert "r" in slugs(text)


@pytest.mark.parametrize(
    "text",
    [
        "our R&D team",
        "Toys R Us",
        "R. Smith leads it",
        "SQL reports for R. Smith",
        "rated R",
        "the R-value of SQL servers",
        "we are here",
    ],
)
def test_r_is_not_found_elsewhere(text: str) -> None:
    assert "r" not in slugs(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("You will excel at this.", "spreadsheets"),
        ("Excel in a fast team.", "spreadsheets"),
        ("You will Excel.", "spreadsheets"),
        ("Go to the lab and learn SQL.", "go-and-rust"),
        ("ready, set, go", "go-and-rust"),
        ("Vitamin C and JavaScript", "c-and-cpp"),
        ("the C-suite reads your SQL", "c-and-cpp"),
        ("React to comments", "javascript"),
        ("a swift answer in Java", "mobile-development"),
        ("Spanish-American War", "spanish"),
        ("French press", "french"),
        ("sparsely scattered", "r"),
        ("No Excel needed.", "spreadsheets"),
        ("without any prior knowledge of Python", "python"),
        ("mysqlish", "sql"),
        ("drawing on ten sources", "illustration"),
    ],
)
def test_words_that_mean_something_else_do_not_count(text: str, slug: str) -> None:
    assert slug not in slugs(text)


def test_a_denial_ends_with_its_part_of_the_sentence() -> None:
    assert slugs("No rush, Python is used.") == {"python"}
    assert slugs("Not only Python but SQL too") == {"python", "sql"}


def test_the_longest_spelling_wins() -> None:
    assert found("process mapping") == [("process-improvement", "process mapping")]


def test_the_most_named_stands_first() -> None:
    assert skills_in("SQL once. Python twice, Python.") == ["python", "sql"]


def test_every_spelling_is_found_in_a_list_of_skills() -> None:
    for slug in TAXONOMY:
        for spelling in spellings_of(slug):
            text = f"Skills: Python, {spelling}, SQL"
            assert slug in slugs(text), spelling


@given(st.text(max_size=400))
def test_any_text_is_read_and_finds_stand_in_it_in_order(text: str) -> None:
    finds = read_skills(text)
    assert all(0 <= each.start < each.end <= len(text) for each in finds)
    assert all(one.end <= two.start for one, two in pairwise(finds))


RESUME = {
    "basics": {"name": "Ada French", "label": "Web developer", "location": {"city": "Paris"}},
    "skills": [{"name": "Analysis", "keywords": ["SQL", "R", 7]}],
    "languages": [{"language": "Arabic"}],
    "work": [{"name": "Canva Inc", "position": "Tutor", "highlights": ["Wrote press releases"]}],
    "projects": "not a list",
}


def test_a_json_resume_is_read_without_names_and_places() -> None:
    words = words_of_resume(json.dumps(RESUME).encode())
    assert slugs(words) == {
        "web-development",
        "sql",
        "r",
        "arabic",
        "teaching",
        "media-relations",
    }


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7", "unreadable"),
        (b"\xff\xfe\x00", "unreadable"),
        (b"[" * 100_000, "unreadable"),
        (b"[1, 2]", "other"),
        (b'{"id": 1}', "other"),
        (b'{"basics": {"name": "Ada"}, "skills": []}', "empty"),
        (b" " * (LARGEST + 1), "large"),
    ],
)
def test_what_is_no_resume_is_refused_with_a_reason(content: bytes, reason: str) -> None:
    with pytest.raises(ResumeError) as refused:
        words_of_resume(content)
    assert refused.value.reason == reason
