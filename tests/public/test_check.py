"""The check page: what it shows, and what it never keeps."""

from __future__ import annotations

import html
import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from fairbrief.fairness import Severity
from fairbrief.fairness.findings import WEIGHT
from fairbrief.portals.public.reading import Quoted, marked_parts, read
from fairbrief.readings.models import KeptReading
from tests.public.checking import CLEAR, POOR, SCAM, checked, words_of

pytestmark = pytest.mark.django_db


# What it shows


def test_every_finding_in_the_text_leads_to_its_place_and_back() -> None:
    page = words_of(checked())
    places = set(re.findall(r'id="place-(\d+)"', page))
    assert places
    assert places == set(re.findall(r'href="#place-(\d+)"', page))
    numbers = set(re.findall(r'href="#finding-(\d+)"', page))
    assert numbers <= set(re.findall(r'id="finding-(\d+)"', page))
    identities = re.findall(r'\sid="([^"]+)"', page)
    assert len(identities) == len(set(identities))


def test_what_one_rule_finds_in_several_places_is_one_finding_with_all_of_them() -> None:
    lent = "Rent us your account for $50 a week. "
    reading = read(f"{POOR} {lent} Your other account? {lent}")
    rules = [each["rule"] for each in reading.findings]
    assert len(rules) == len({(each["rule"], each["title"]) for each in reading.findings})
    assert len(rules) < len(reading.found["findings"])
    twice = next(each for each in reading.findings if len(each["quotes"]) > 1)
    places = [quoted.place for quoted in twice["quotes"]]
    assert places == sorted(set(places))
    number = reading.findings.index(twice) + 1
    begun = [begin for part in reading.parts for begin in part.begins]
    assert {(place, number) for place in places} <= set(begun)
    for part in reading.parts:
        for place, _number in part.begins:
            words = reading.found["findings"][place - 1]["evidence"]
            assert words.startswith(part.text[:8])


def test_a_finding_opens_to_reason_source_remedy_question_and_a_better_sentence() -> None:
    reading = read(POOR)
    page = words_of(checked())
    with_example = [each for each in reading.findings if each["example"]]
    assert with_example
    assert page.count("Is it yours? A better sentence") == len(with_example), "folded: it is not"
    assert page.count("What to do:") == len(reading.findings)
    assert page.count("last read 23 November 2026") >= len(reading.findings)
    assert page.count('id="ask-') == sum(bool(each["ask"]) for each in reading.findings)


def test_the_verdict_gives_its_reasons_in_order_of_weight() -> None:
    reasons = [str(reason.word) for reason in read(POOR).reasons]
    assert reasons == ["Must change", "Needs a look", "Could be better"]
    assert read(POOR).reasons[0].titles[0] == (1, "It is unpaid")
    light = read(POOR).reasons[-1].titles
    assert len(light) == 1
    assert light[0][1].endswith("things")


def test_the_weightiest_questions_stand_in_one_message_and_the_others_wait() -> None:
    reading = read(POOR)
    asked = reading.found["questions"]
    assert len(asked) > 3
    for number, question in enumerate(asked[:3], 1):
        assert f"{number}. {question}" in reading.message
    assert "4. " not in reading.message
    assert reading.later == asked[3:]
    assert "For the interview" in words_of(checked())
    assert not read(SCAM).later
    assert reading.mail.startswith("mailto:?subject=Questions%20about%20the%20internship&body=")
    assert "%0D%0A" in reading.mail
    page = words_of(checked())
    assert 'id="message"' in page
    assert 'data-mail-from="message"' in page


def test_of_a_scam_stands_what_it_says_and_not_what_it_leaves_out() -> None:
    reading = read(SCAM)
    assert any(not each["evidence"] for each in reading.found["findings"])
    assert reading.findings
    assert all(each["quotes"] for each in reading.findings)
    rules = {each["rule"] for each in reading.findings}
    assert not {"PAY-06", "F-HIGHPAY"} <= rules
    assert "We found no word on what you will learn" not in words_of(checked(SCAM))


def test_marks_of_fraud_are_called_so_for_nobody_is_to_mend_them() -> None:
    reading = read(SCAM)
    assert str(reading.reasons[0].word) == "Mark of fraud"
    page = words_of(checked(SCAM))
    assert "Must change" not in page
    assert "Is it yours?" not in page


def test_what_is_only_worth_asking_is_not_said_to_be_missing() -> None:
    plain = CLEAR.replace(", with written feedback every Friday", "")
    reading = read(plain)
    assert (reading.found["verdict"], len(reading.findings)) == ("ask", 1)
    assert "Nothing weighty stands against it" in words_of(checked(plain))


def test_nobody_is_told_to_write_to_a_scammer() -> None:
    page = words_of(checked(SCAM))
    assert "Looks like a scam" in page
    assert "reportfraud.ftc.gov" in page
    assert 'id="message"' not in page
    assert 'id="ask-' not in page, "nor to ask a single question"
    assert "Ask:" not in page


@pytest.mark.parametrize("text", [POOR, SCAM, CLEAR])
def test_the_verdict_stands_before_everything_else(text: str) -> None:
    page = words_of(checked(text))
    assert page.index('class="verdict') < page.index('class="terms"')


def test_in_a_scam_nothing_is_coached() -> None:
    routine = f"{SCAM} You will enter data and answer the phone all day."
    for found in (read(SCAM), read(routine)):
        assert found.is_scam
        assert not [
            each["title"]
            for each in found.found["findings"]
            if each["severity"] in {"coach", "note"} and not each["rule"].startswith("F-")
        ]


def test_what_must_change_stands_above_a_lone_mark_of_fraud() -> None:
    text = f"{POOR} Trainees bring a key deposit of $35 on the first day."
    reading = read(text)
    assert not reading.is_scam
    weights = [WEIGHT[Severity(each["severity"])] for each in reading.found["findings"]]
    assert weights == sorted(weights)


def test_what_a_text_leaves_out_is_not_said_and_not_waited_for() -> None:
    page = words_of(checked())
    assert "not said" in page
    assert "not said yet" not in page


def test_a_link_to_words_of_the_posting_is_named_by_them() -> None:
    links = re.findall(r'<a href="#place-\d+">(.*?)</a>', words_of(checked()))
    assert links
    assert all(link.startswith("<q") for link in links)


def test_a_long_reason_says_its_rest_when_it_is_asked() -> None:
    unpaid = next(each for each in read(POOR).findings if each["rule"] == "PAY-01")
    first, rest = unpaid["why"].split(". ", maxsplit=1)
    page = html.unescape(words_of(checked()))
    told, folded = (page.index(f"<p>{words}") for words in (first, rest))
    assert "<summary>More on why</summary>" in page[told:folded]


def test_the_example_is_read_at_once() -> None:
    page = Client().get("/check/?example=1")
    assert page.status_code == 200
    assert "Not as it stands" in words_of(page)


def test_what_was_typed_stays() -> None:
    assert POOR in words_of(checked())


#: What a text may hold that is easily cut in two: marks, wide signs, ends of lines, other scripts.
SIGNS = "ab <&\r\n\0é\u0301ب中🦄🏽\u200d"


@given(
    text=st.text(SIGNS, max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=6),
)
def test_parts_put_together_are_the_text_and_overlaps_belong_to_several(
    text: str, spans: list[tuple[int, int]]
) -> None:
    findings = [
        {"severity": "coach", "quotes": [Quoted(number, "", a, b)]}
        for number, (a, b) in enumerate(spans, 1)
    ]
    parts = marked_parts(text, findings)
    assert "".join(part.text for part in parts) == text
    begun = [place for part in parts for place, _number in part.begins]
    standing = [n for n, (a, b) in enumerate(spans, 1) if a < min(b, len(text))]
    assert sorted(begun) == standing
    for number in standing:
        start, end = spans[number - 1]
        marked = "".join(part.text for part in parts if number in part.places)
        assert marked == text[start:end]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        (" \n\t ", 422),
        ("\0", 422),
        ("x" * 100_001, 422),
        ("unpaid " * 150_000, 422),
        ("y" * 3_500_000, 413),
        ("متدرب تسويق عن بعد، غير مدفوع الأجر. unpaid internship ابدأ الآن", 200),
        ("🦄 unpaid 🧑🏽‍💻 internship 🎉" * 50, 200),
        ("<script>alert('x')</script><img src=x onerror=alert(1)> unpaid intern", 200),
        ("unpaid\0internship\0now", 200),
        ("</textarea></blockquote><form action=//evil.example>unpaid", 200),
        ("{{ settings.SECRET_KEY }} {% debug %} unpaid", 200),
        ("İİİ unpaid ﬀ İ", 200),
        ("unpaid intern. " * 6_600, 200),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, str) else value,
)
def test_any_text_gets_an_answer(text: str, status: int) -> None:
    page = checked(text)
    assert page.status_code == status
    words = words_of(page)
    assert "</html>" in words
    assert "<script>alert" not in words
    assert "<img src=x" not in words
    assert "<form action=//evil" not in words
    if status == 200:
        assert "What the review found" in words
    elif status == 413 or len(text) > 100_000:
        assert "longer than 100,000 characters" in words
    else:
        assert "Paste the words of the posting first." in words


# What it never keeps


def test_a_check_touches_no_table_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        page = checked()
        checked("")
    assert page.status_code == 200
    assert len(queries) == 0
    assert not KeptReading.objects.exists()
    assert "social media intern" not in caplog.text.lower()


def test_a_clear_posting_says_that_nothing_stands_against_it() -> None:
    page = words_of(checked(CLEAR))
    assert "Clear terms" in page
    assert "Nothing stands against it" in page
    assert 'id="message"' not in page


def test_of_a_text_in_another_language_no_term_is_called_unsaid() -> None:
    text = "Wir suchen eine Studentin, die für uns drei Plakate malt, 12 Stunden zu 15 €."
    page = words_of(checked(text))
    assert "It is not in English" in page
    assert "not said" not in page
    assert "What is in order" not in page


def test_what_is_not_said_stands_in_one_line() -> None:
    facts = {str(each.term): str(each.said) for each in read(POOR).facts}
    assert facts["Place"] == "remote"
    assert "Hours" not in facts
    assert {"Hours", "Starts", "Feedback"} <= set(facts["Not said"].split(", "))
    assert "not said" not in facts.values()
