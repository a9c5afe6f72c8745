"""What a reader sees of a text, and what stands around a posting on its page."""

from __future__ import annotations

import pytest

from fairbrief.fairness import Posting, Verdict, read_facts, read_message, review, to_json
from fairbrief.fairness.visible import visible

_FRAUD = "We mail you a check. Deposit the check and send the rest by Zelle to our vendor."


def _wide(words: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in words)


def _bold(words: str) -> str:
    letters = (
        chr(0x1D5D4 + ord(each) - 65) if each.isupper() else chr(0x1D5EE + ord(each) - 97)
        for each in words
    )
    return "".join(letters)


@pytest.mark.parametrize(
    "disguised",
    [
        _FRAUD.replace("check", "che\u200bck").replace("Zelle", "Ze\u200dlle"),
        _FRAUD.replace("check", _bold("check")).replace("Zelle", _bold("Zelle")),
        _wide(_FRAUD),
        _FRAUD.replace("check", "\u0441h\u0435\u0441k").replace("Zelle", "Z\u0435ll\u0435"),
        _FRAUD.replace("check", "ch<b>eck</b>").replace("Zelle", "&#90;elle"),
        _FRAUD.replace("check", "che\u00adck"),
    ],
    ids=["no width", "styled", "wide", "look-alike", "tags", "soft hyphen"],
)
def test_a_fraud_in_disguised_letters_is_the_same_fraud(disguised: str) -> None:
    assert review(Posting(text=_FRAUD)).verdict is Verdict.SCAM
    read = review(Posting(text=disguised))
    assert read.verdict is Verdict.SCAM
    for each in read.findings:
        start, end = each.span
        assert disguised[start:end] == each.evidence


def test_a_message_is_warned_of_however_its_letters_are_hidden() -> None:
    said = "Please buy three gift\u200b cards to\u200bday and send me the co\u2060des."
    found = read_message(said)
    assert found
    assert all(said[slice(*each.span)] == each.evidence for each in found if each.evidence)


@pytest.mark.parametrize(
    "said",
    [
        "Pay: <b>$20</b> an hour, 10&nbsp;hours a week for six weeks.",
        "<p>Pay: $20&nbsp;an hour,</p><p>10 hours a week for six weeks.</p>",
        "<td>Pay:</td><td>$20 an hour</td><tr><td>10 hours a week for six weeks</td>",
    ],
)
def test_the_source_of_a_page_is_read_as_the_page(said: str) -> None:
    facts = read_facts(said)
    assert facts.pay.hourly_usd == 20
    assert facts.hours.weekly == 10
    assert facts.pay.quote is not None
    assert said[slice(*facts.pay.quote.span)] == facts.pay.quote.text


def test_what_is_not_seen_leaves_places_where_they_are() -> None:
    seen = visible("a&amp;b<i>c</i>\u200bd<style>e{}</style>f")
    assert seen.text == "a&bcd f"
    assert seen.place(0, 3) == (0, 7)
    assert seen.place(4, 5) == (16, 17)


def test_a_sign_less_than_and_an_address_are_no_tags() -> None:
    said = "Ana <ana@lantern.example> asks for < 5 hours & more"
    assert visible(said).text == said


def test_words_in_their_own_script_stay_as_they_are() -> None:
    said = "".join(chr(0x430 + at % 32) + " " * (at % 7 == 6) for at in range(140))
    assert any(each.rule == "LANG-01" for each in review(Posting(text=said)).findings)


_FAIR = (
    "Poster maker for a bird reserve. You design two posters and one leaflet for our spring walks. "
    "Pay is $19 an hour, 8 hours a week, from January 11 to February 12. You report to Ana Silva, "
    "who reviews each draft with you. You learn how a reserve speaks to its visitors. Remote.\n"
)
_OTHERS = (
    "Unpaid Marketing Intern, Buzzline\nCommission-only Sales Rep\n"
    "Data Entry $900/week no experience\n"
)


@pytest.mark.parametrize(
    "heading",
    [
        "Similar jobs",
        "People also viewed",
        "## Recommended internships for you",
        "Related roles: see",
    ],
)
def test_other_postings_of_the_page_are_left_out_and_it_is_said(heading: str) -> None:
    whole = f"{_FAIR}{heading}\n{_OTHERS}"
    read = review(Posting(text=whole))
    alone = review(Posting(text=_FAIR))
    assert read.verdict is alone.verdict
    assert read.facts.pay.hourly_usd == 19
    assert read.around is not None
    assert whole[slice(*read.around.span)] == read.around.text
    around = to_json(read)["around"]
    assert around["evidence"] == read.around.text
    assert to_json(alone)["around"] is None


def test_a_list_before_the_posting_hides_nothing() -> None:
    read = review(Posting(text=f"Similar jobs\n{_OTHERS}\n{_FAIR * 3}"))
    assert read.around is None


def test_a_message_is_read_to_its_end() -> None:
    said = f"{_FAIR}\nSimilar jobs\n{_FRAUD}"
    assert read_message(said)


@pytest.mark.parametrize(
    "said", ["hello", "\U0001f389\U0001f389\U0001f389", "https://lantern.example/jobs/4", ""]
)
def test_a_few_words_are_no_posting_and_leave_nothing_out(said: str) -> None:
    read = review(Posting(text=said))
    assert read.verdict is Verdict.ASK
    assert [each.rule for each in read.findings] == ["TEXT-01"]
    assert not read.is_read


def test_a_few_words_that_say_something_are_still_read() -> None:
    assert "PAY-01" in {each.rule for each in review(Posting(text="Unpaid internship")).findings}


def _rules(said: str) -> set[str]:
    return {each.rule for each in review(Posting(text=said)).findings}


def test_letters_of_another_script_inside_words_are_a_mark() -> None:
    said = "Write to our manag\u0435r and tell her wh\u0435n you can st\u0430rt."
    assert "F-DISGUISE" in _rules(said)
    assert "F-DISGUISE" not in _rules(said.replace("\u0435", "e").replace("\u0430", "a"))


@pytest.mark.parametrize(
    "said",
    [
        "You measure TNF\u03b1 and \u03b1-synuclein in forty samples and write it up.",
        "You translate \u043f\u0438\u0441\u044c\u043c\u0430 of a poet for us.",
        "One slip of the keyb\u043eard is no disguise in an advertisement for a summer job.",
    ],
)
def test_formulas_whole_words_and_one_slip_are_none(said: str) -> None:
    assert "F-DISGUISE" not in _rules(said)


def test_an_offices_warning_of_a_mail_that_came_is_a_warning() -> None:
    said = (
        "Dear students, some of you got a mail that offers a post as errand runner for $350 a "
        "week. It is a scam. Do not reply, and call your bank if you sent money. No work is "
        "offered here. Your career center"
    )
    assert _rules(said) == {"NOTICE-01"}
