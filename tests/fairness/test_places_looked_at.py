"""What is looked for at a few places only is found as if it were looked for everywhere."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from fairbrief.fairness.facts import contact, people
from fairbrief.fairness.rules.scam import desk
from fairbrief.fairness.text import Page

_SIGNS = [*"1_@/:-é \n)", "asp", "vb", "a", "ab", "a-b", "com", "co", "org", "x" * 63, "y" * 64]
_ADDRESSES = st.lists(st.sampled_from([*_SIGNS, ".", ".", ".com", ".co"]), max_size=16)


@given(_ADDRESSES.map("".join))
def test_addresses_of_pages_are_found_by_their_endings(text: str) -> None:
    everywhere = re.compile(rf"(?<![\w@./:-])(?:{contact._BARE.pattern})")
    assert list(contact._links(text)) == [each[1] for each in everywhere.finditer(text)]


_LINES = st.lists(
    st.sampled_from(["\n", "mentor", "advisor", ": ", "Ana Reyes", "pi: dr. sato", " - ", "work"]),
    max_size=12,
)


@given(_LINES.map(lambda lines: "".join(lines).lower()))
def test_a_named_supervisor_is_found_at_the_beginning_of_a_line(plain: str) -> None:
    found, everywhere = people._field(plain), people._FIELD.search(plain)
    assert (found and found.span()) == (everywhere and everywhere.span())


_LISTED = st.lists(
    st.sampled_from(["/", "/", "clerk", "typist", "secretary", "payroll", ".", "\n", " or "]),
    max_size=20,
)


@given(_LISTED.map("".join))
def test_a_line_of_jobs_is_found_by_its_strokes(plain: str) -> None:
    assert (desk._STROKES.search(plain) is None) == (desk._PARTED.search(plain) is None)


@given(st.lists(st.sampled_from(["Please send a resume. ", "You will draft it. ", "Yes. "])))
def test_sentences_with_a_clue_are_those_of_its_matches(sentences: list[str]) -> None:
    page = Page("".join(sentences))
    for sought in page._matched:
        assert page.sentences_with(sought) == {start for _m, start, _e in page.matches(sought)}
