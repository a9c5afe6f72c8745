"""How text is read: spans, negation, sentences, and cues that must never hide a match."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairbrief.fairness import Posting, Verdict, read_facts, review, to_json
from fairbrief.fairness.beginnings import WORD, UnboundBeginningError, ahead, stem_of
from fairbrief.fairness.cleaning import cleaned
from fairbrief.fairness.clues import Clue, clue
from fairbrief.fairness.posting import LONGEST_TEXT
from fairbrief.fairness.text import Page
from tests.fairness.corpus import EVERY, GOOD, POOR, SCAMS, TRAPS


def _clues() -> Iterator[tuple[str, Clue]]:
    for name, module in sorted(sys.modules.items()):
        if name.startswith("fairbrief.fairness"):
            for key, value in vars(module).items():
                if isinstance(value, Clue):
                    yield f"{name}.{key}", value
                elif isinstance(value, dict):
                    for part, each in value.items():
                        if isinstance(each, Clue):
                            yield f"{name}.{key}.{part}", each


ALL_CLUES = dict(_clues())
#: Every word that stands in some pattern: sentences made of them try patterns nobody wrote down.
VOCABULARY = sorted(
    {
        word
        for each in ALL_CLUES.values()
        for known in each.patterns
        for word in re.findall(r"[a-z]{2,}", re.sub(r"\\[a-zA-Z]", " ", known.source))
    }
)


def _tried_everywhere(page: Page, sought: Clue) -> list[tuple[int, int]]:
    """What is found when every pattern is tried at every word, number and sign."""
    found = {
        match.span()
        for start, end in page.sentences
        for begin in WORD.finditer(page.plain, start, end)
        for each in sought.patterns
        if (match := each.rule.match(page.plain, begin.start(), end))
        and match.group()
        and _goes_on(page, sought, begin.end(), end)
    }
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _goes_on(page: Page, sought: Clue, after: int, end: int) -> bool:
    """Whether a word that the clue asks for stands further on in the sentence."""
    words = (stem_of(word[0]) for word in WORD.finditer(page.plain, after, end))
    return not sought.then or any(word in sought.then for word in words)


@pytest.mark.parametrize("text", EVERY)
def test_beginnings_hide_no_match_in_written_postings(text: str) -> None:
    page = Page(text)
    for name, each in ALL_CLUES.items():
        found = [match.span() for match, _s, _e in page.matches(each)]
        assert found == _tried_everywhere(page, each), name


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*VOCABULARY, ".", ",", "\n", "$", "20", "don't"]), max_size=40))
def test_beginnings_hide_no_match_in_any_mix_of_words(words: list[str]) -> None:
    page = Page(" ".join(words))
    for name, each in ALL_CLUES.items():
        found = [match.span() for match, _s, _e in page.matches(each)]
        assert found == _tried_everywhere(page, each), name


@pytest.mark.parametrize(
    ("source", "exact", "open_"),
    [
        (r"\bpaid\b", {"paid"}, set()),
        (r"\bpay(?:s|ing)?\b", {"pay", "pays", "paying"}, set()),
        (r"\bre\w{1,8}", set(), {"re"}),
        (r"[$£]?\s?\d{1,3}%", {"$", "£", "0"}, set()),
        (r"\b(?:an?|the) intern\b", {"a", "an", "the"}, set()),
    ],
)
def test_a_pattern_knows_by_what_it_begins(source: str, exact: set[str], open_: set[str]) -> None:
    (known,) = clue(source).patterns
    assert (set(known.begins.exact), set(known.begins.open)) == (exact, open_)


@pytest.mark.parametrize(
    ("source", "needs"),
    [
        (r"\byou (?:\w{1,9} )?pay\b", {"pay"}),
        (r"\b\d{1,3} (?:\w{1,9} )?(?:hours?|hrs?)\b", {"hour", "hours", "hr", "hrs"}),
        (r"\bthe (?:\w{1,9} )?week of\b", {"week", "of"}),
        (r"\bpay[a-z]{0,4}roll\b", set()),
        (r"\b(?:about )?five days\b", set()),
        (r"\bpay[^\n]{0,9}due\b", set()),
        (r"\bpay\b[^\n]{0,9}\bdue\b", {"due"}),
        (r"\bpay\b[^\n]{0,9}\b(?:due|adv\w{2,6})\b", {"due", "adv*"}),
    ],
)
def test_a_pattern_knows_what_it_needs_further_on(source: str, needs: set[str]) -> None:
    *_with_about, known = clue(source).patterns
    assert set().union(*known.needs) == needs


@pytest.mark.parametrize(
    ("source", "word", "follows"),
    [
        (r"\byou(?:'ll| will) pay\b", "you", {"ll", "will"}),
        (r"\b\d{1,3} ?(?:hours?|hrs?)\b", "8", {"hour", "hours", "hr", "hrs"}),
        (r"\bfee of [$£]?\s?\d", "fee", {"of"}),
        (r"\b(?:earn|we pay|fee)\b.{9}", "we", {"pay"}),
        (r"\b(?:earn|we pay|fee)\b.{9}", "earn", None),
        (r"\b(?:earn|report to|fee)\b.{9}", "report", {"to"}),
        (r"\bpay[^\n]{0,9}due\b", "pay", None),
    ],
)
def test_a_pattern_knows_what_can_follow_its_first_word(
    source: str, word: str, follows: set[str] | None
) -> None:
    known = clue(source).patterns[-1]
    after = known.follows.after(word)
    assert (set(after.exact) if after else None) == follows


def test_a_pattern_knows_the_numbers_it_can_begin_with() -> None:
    assert clue(r"\b(?:24/7|1099|18\+)").patterns[0].follows.numbers == {"24", "1099", "18"}
    assert clue(r"\b\d{1,2} ?%").patterns[0].follows.numbers is None


def test_no_pattern_lost_its_bounds_to_a_format() -> None:
    broken = [one.rule.pattern for each in ALL_CLUES.values() for one in each.patterns]
    assert not [pattern for pattern in broken if re.search(r"\(\d+, \d+\)", pattern)]


@pytest.mark.parametrize("text", ["june", "next week", "25/12/2027", "25 june", "the 3rd", "pay"])
def test_a_look_ahead_hides_no_match(text: str) -> None:
    source = r"(?:(?:the )?\d{1,2}(?:rd)?|june|ne[a-z]{2} week)"
    assert bool(re.match(ahead(source), text)) == bool(re.match(source, text))
    assert ahead(source).startswith(r"(?=\d|jun|ne|the)")


@pytest.mark.parametrize("source", [r"\s(?:paid|unpaid)", r"\b(?:paid|\w{3,8} leave)\b"])
def test_a_pattern_that_begins_anywhere_is_refused(source: str) -> None:
    with pytest.raises(UnboundBeginningError):
        clue(source)


@pytest.mark.parametrize(
    "text",
    [
        "A<br>B &amp; C",
        "<script>alert('paid $20')</script>x",
        "İstanbul ŞIRKETI pays",
        "a\r\nb\tc",
        "<" * 99,
    ],
)
def test_cleaned_text_keeps_every_place(text: str) -> None:
    assert len(cleaned(text)) == len(text)


def test_a_quote_ends_with_a_whole_word() -> None:
    text = "You report to Ana Ruiz, our editor, and to the head of illustrations beside her."
    found = read_facts(text).supervisor
    assert found is not None
    assert found.text == "You report to Ana Ruiz, our editor, and to the head of illustrations"
    assert text[slice(*found.span)] == found.text
    # What goes on and on is no word.
    assert len(Page("a" * 900).quote(0, 1).text) < 30


def test_code_in_a_page_is_not_read() -> None:
    assert read_facts("<script>paid $20 an hour</script> A role.").pay.status == "unstated"


def test_a_line_broken_in_a_mail_is_one_sentence() -> None:
    text = "The compensation for the whole of this project is a fee\nof $300, for 12 hours."
    assert read_facts(text).pay.hourly_usd == 25.0


@pytest.mark.parametrize(
    ("text", "hourly"),
    [
        ("$24/hr", 24.0),
        ("$20 - $30 per hour", 25.0),
        ("Pay: $20-25/hour", 22.5),
        ("$30/hr, 8 hours per week", 30.0),
        ("We pay $200 a week for 10 hours per week.", 20.0),
        ("We pay a fee of $360 for 18 hours in total.", 20.0),
        ("£15 an hour", None),
        ("A $5,000,000 grant funds us.", None),
    ],
)
def test_an_hour_s_pay(text: str, hourly: float | None) -> None:
    assert read_facts(text).pay.hourly_usd == hourly


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A fully remote role.", "remote"),
        ("Hybrid, two days in our office.", "hybrid"),
        ("Boston or remote.", "hybrid"),
        ("In person at our studio.", "onsite"),
        ("Chicago, IL", "unstated"),
    ],
)
def test_place(text: str, kind: str) -> None:
    assert read_facts(text).place.kind == kind


@pytest.mark.parametrize(
    "text", ["Learn more at our site.", "You are willing to learn.", "You will learn a lot."]
)
def test_no_subject_is_no_learning(text: str) -> None:
    assert read_facts(text).learning is None


@pytest.mark.parametrize("text", ["You give feedback to users.", "We collect customer feedback."])
def test_feedback_the_student_gives_is_another_thing(text: str) -> None:
    assert read_facts(text).feedback is None


@pytest.mark.parametrize("text", ["within 48 hours", "24 hours notice", "two years ago"])
def test_hours_that_are_not_of_the_work(text: str) -> None:
    assert not read_facts(text).hours.stated


@pytest.mark.parametrize("name", SCAMS)
def test_scams_are_called_scams(name: str) -> None:
    result = review(Posting(text=SCAMS[name]))
    assert result.verdict is Verdict.SCAM
    assert result.scam_patterns


@pytest.mark.parametrize("name", [*TRAPS, *GOOD])
def test_honest_postings_are_not(name: str) -> None:
    result = review(Posting(text={**TRAPS, **GOOD}[name]))
    assert result.verdict in {Verdict.CLEAR, Verdict.ASK}, result.findings


@pytest.mark.parametrize("name", POOR)
def test_poor_postings_are_refused(name: str) -> None:
    result = review(Posting(text=POOR[name]))
    assert result.verdict is Verdict.REFUSE
    assert result.facts.routine.substantial


def test_unpaid_with_credit_is_credit_only() -> None:
    assert read_facts(POOR["credit"]).credit_only is not None
    assert read_facts("Paid $20 an hour; college credit is possible.").credit_only is None


def _spans(value: object) -> Iterator[tuple[str, list[int]]]:
    if isinstance(value, dict):
        if isinstance(value.get("span"), list):
            yield str(value.get("evidence", "")), value["span"]
        for each in value.values():
            yield from _spans(each)
    elif isinstance(value, list):
        for each in value:
            yield from _spans(each)


@pytest.mark.parametrize("text", EVERY)
def test_evidence_is_quoted_from_the_text(text: str) -> None:
    found = list(_spans(to_json(review(Posting(text=text)))))
    assert found
    for evidence, (start, end) in found:
        assert text[start:end] == evidence


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*VOCABULARY, ".", ",", "\n", "$", "20", "don't"]), max_size=60))
def test_any_mix_of_the_patterns_own_words_is_answered(words: list[str]) -> None:
    text = " ".join(words)
    for evidence, (start, end) in _spans(to_json(review(Posting(text=text)))):
        assert text[start:end] == evidence


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=600))
def test_any_text_is_answered_in_place(text: str) -> None:
    assert len(cleaned(text)) == len(text)
    for start, end in Page(text).sentences:
        assert 0 <= start < end <= len(text)
    for evidence, (start, end) in _spans(to_json(review(Posting(text=text)))):
        assert text[start:end] == evidence


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "paid ",
        "$1 ",
        "<script>",
        "<",
        "with our the ",
        "report to ",
        "\n",
        "🎈",
        "مرحبا ",
        "&amp;",
        "no ",
    ],
)
def test_a_very_long_text_is_read_to_the_bound(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    posting = Posting(text=text)
    assert len(posting.whole) == LONGEST_TEXT
    assert review(posting).was_cut


@pytest.mark.parametrize(
    ("text", "domains"),
    [
        ("Apply at brightly.com/campus.", ("brightly.com",)),
        ("See jobs.kestrel.org, or www.kestrel.org", ("jobs.kestrel.org", "kestrel.org")),
        ("We use ASP.NET and socket.io and node.js.", ()),
        ("Write to name@kestrel.org.", ()),
        ("We are a small team.We ship", ()),
    ],
)
def test_an_address_of_a_page_is_known_without_its_beginning(
    text: str, domains: tuple[str, ...]
) -> None:
    assert read_facts(text).contact.link_domains == domains
