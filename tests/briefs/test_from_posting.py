"""A posting somebody has already begins a brief: what it says is shown, and kept once confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from fairbrief.briefs.from_posting import Posting, read_posting
from fairbrief.briefs.models import Brief
from fairbrief.organizations.models import Member
from tests.builders import NOW, a_campus, a_member, a_student, an_employer

PAGE = "/employer/briefs/from-posting/"
TEXT = """Neighborhood tree map intern

Our small nonprofit looks after street trees in four districts. We need a student for 30 hours in
all between March 1 and April 12, 2027, remote.

You will deliver:
- A spreadsheet of 400 trees with species and condition
- A printed map of two pages

We pay $660 for the whole project. You report to Dana Field, our program manager.
You will learn how to run a field survey and clean its data. Apply by February 20.
A second project in fall may follow.
"""


def read(text: str, *members: Member) -> Posting:
    return read_posting(text, near=date(2027, 2, 1), members=members)


def values(text: str) -> dict[str, Any]:
    return {each.field: each.value for each in read(text).said}


def test_what_a_posting_says_is_read_with_its_words() -> None:
    found = values(TEXT)
    assert found["title"] == "Neighborhood tree map intern"
    assert found["summary"].startswith("Our small nonprofit")
    assert [title for title, _criteria in found["deliverables"]] == [
        "A spreadsheet of 400 trees with species and condition",
        "A printed map of two pages",
    ]
    assert (found["hours"], found["place"], found["pay_kind"]) == (30, "remote", "fixed")
    assert found["fee_minor"] == 66000
    days = [found[name] for name in ("apply_by", "starts_on", "due_on")]
    assert days == [date(2027, 2, 20), date(2027, 3, 1), date(2027, 4, 12)]
    assert found["learning"].startswith("You will learn how")
    said = read(TEXT)
    assert all(each.words.split()[0] in TEXT for each in said.said)
    assert [each.field for each in said.people] == ["supervisor"]
    assert "Dana Field" in said.people[0].words


def test_nothing_is_added_to_what_it_says() -> None:
    found = values("Help wanted\n\nWe look for somebody who likes to write and lives nearby.")
    assert found.keys() == {"title", "summary"}


def test_pay_an_hour_is_a_fee_only_where_the_hours_are_known() -> None:
    hourly = "Design help\n\nMake one poster and two flyers. {} Pay is $25 an hour."
    said = {each.field: each for each in read(hourly.format("About 20 hours in all.")).said}
    assert said["fee_minor"].value == 50000
    assert "20 hours" in said["fee_minor"].how
    assert "fee_minor" not in values(hourly.format("A few evenings."))


def test_things_made_in_one_sentence_are_handed_in_one_by_one() -> None:
    found = values("Design help\n\nCreate a logo, a banner and a flyer for our fair.")
    titles = [title for title, _criteria in found["deliverables"]]
    assert titles == ["Create a logo", "A banner", "A flyer"]


def test_an_end_before_the_start_is_left_to_be_asked() -> None:
    found = values("Help\n\nThe work starts on June 10, 2027. The report is due on May 3, 2027.")
    assert "due_on" not in found


def test_a_day_that_is_over_is_shown_and_not_proposed() -> None:
    found = read("Help\n\nIt takes 30 hours in all between January 4 and January 29, 2027.")
    said = {each.field: each for each in found.said}
    assert said["starts_on"].how == said["due_on"].how == "this day is over"
    assert "due_on" in found.fields
    assert not {"starts_on", "due_on"} & set(found.proposed)


def test_the_labels_of_a_table_are_no_part_of_what_they_label() -> None:
    found = values("Position\tResearch help\nDeliverables\tA clean data set, a short report\n")
    assert found["title"] == "Research help"
    assert [title for title, _criteria in found["deliverables"]] == [
        "A clean data set",
        "A short report",
    ]


def test_a_sum_in_another_currency_is_said_to_be_asked_for() -> None:
    found = read("Help\n\nWe pay 800 euros for the whole project.")
    assert "fee_minor" not in found.fields
    assert next(each for each in found.said if each.field == "pay_kind").how.endswith("the fee")


def test_a_text_longer_than_a_description_is_said_to_be() -> None:
    found = read(TEXT + "And so on. " * 400)
    assert found.is_too_long
    assert "summary" not in found.fields
    assert "title" in found.fields


pytestmark = pytest.mark.django_db


@pytest.fixture
def owner() -> Member:
    return a_member(an_employer(a_campus()), "owner")


@pytest.fixture
def browser(client: Client, owner: Member) -> Client:
    client.force_login(owner.user)
    return client


def test_a_colleague_whom_it_names_is_the_supervisor(owner: Member) -> None:
    dana = a_member(owner.employer, "supervisor")
    dana.user.name = dana.name = "Dana Field"
    said = {each.field: each.value for each in read(TEXT, owner, dana).said}
    assert said["supervisor"] == dana


def test_it_is_shown_before_anything_is_kept(browser: Client) -> None:
    assert PAGE in browser.get("/employer/briefs/new/").text
    assert browser.get(PAGE).status_code == 200
    page = browser.post(PAGE, {"text": TEXT})
    assert "$660" in page.text
    assert "Dana Field" in page.text
    assert page.text.count('name="take"') == page.text.count(" checked")
    assert not Brief.objects.exists()


def test_a_posting_in_another_language_is_said_not_to_be_read(browser: Client) -> None:
    german = "Wir suchen eine Praktikantin für unser Team in Köln, die mit uns Texte schreibt."
    assert "Only English is read here" in browser.post(PAGE, {"text": german}).text
    assert "Only English is read here" not in browser.post(PAGE, {"text": TEXT}).text


def test_what_is_ticked_begins_the_brief_and_nothing_else(browser: Client, owner: Member) -> None:
    sent = {"text": TEXT, "begin": "1", "take": ["title", "hours", "deliverables", "fee_minor"]}
    answer = browser.post(PAGE, sent)
    brief = Brief.objects.get()
    assert answer["Location"] == f"/employer/briefs/{brief.code}/edit/scope/"
    assert (brief.title, brief.hours, brief.fee_minor) == (
        "Neighborhood tree map intern",
        30,
        66000,
    )
    assert brief.deliverables.count() == 2
    assert (brief.summary, brief.due_on, brief.state) == ("", None, "draft")
    assert brief.employer == owner.employer
    assert 'value="30"' in browser.get(answer["Location"]).text


def test_an_unticked_title_is_asked_for(browser: Client) -> None:
    browser.post(PAGE, {"text": TEXT, "begin": "1", "take": ["hours"]})
    assert Brief.objects.get().title == "A brief without a title yet"


def test_no_brief_begins_with_nothing_ticked(browser: Client) -> None:
    refused = browser.post(PAGE, {"text": TEXT, "begin": "1"})
    assert refused.status_code == 422
    assert "Nothing is ticked, so the brief would begin empty." in refused.text
    boxes = refused.text.count('name="take"')
    assert refused.text.count("Not ticked: its step would be empty.") == boxes
    assert "What is handed in" in refused.context["form"].non_field_errors()[0]
    assert TEXT.split()[0] in refused.text
    assert not Brief.objects.exists()


@pytest.mark.parametrize("page", ["/employer/briefs/new/", PAGE])
def test_who_is_on_hold_reads_it_wherever_a_brief_begins(
    browser: Client, owner: Member, page: str
) -> None:
    assert "Your organization is on hold" not in browser.get(page).text
    employer = owner.employer
    employer.held_at, employer.held_reason = NOW, "Students were not paid."
    employer.save()
    assert "Your organization is on hold" in browser.get(page).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste the words of the posting first."),
        ("https://jobs.example/17", "Only an address came"),
        ("x" * 100_001, "longer than 100,000 characters"),
    ],
)
def test_bad_input_says_how_to_mend_it_and_stays(browser: Client, text: str, said: str) -> None:
    page = browser.post(PAGE, {"text": text})
    assert page.status_code == 422
    assert said in page.text
    assert text in page.text


def test_the_open_check_offers_it_to_employers_alone(client: Client, owner: Member) -> None:
    offer = f'action="{PAGE}"'
    assert offer not in client.post("/check/", {"text": TEXT}).text
    client.force_login(a_student(a_campus()).user)
    assert offer not in client.post("/check/", {"text": TEXT}).text
    client.force_login(owner.user)
    here = {"Sec-Fetch-Site": "same-origin"}
    assert offer in client.post("/check/", {"text": TEXT}, headers=here).text
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert offer not in client.post("/check/", {"text": TEXT}, headers=elsewhere).text


def test_whom_the_student_reports_to_is_not_named_as_somebody_they_meet_besides() -> None:
    text = "You draw a map. You report to Ann Lee, head of marketing."
    assert [each.field for each in read(text).people] == ["supervisor"]
    more = f"{text} Once you meet our chief executive for half an hour."
    assert [each.field for each in read(more).people] == ["supervisor", "leader"]


def pieces(text: str) -> list[str]:
    return [title for title, _criteria in values(text).get("deliverables", [])]


def test_hours_a_week_beside_classes_are_no_hours_in_all() -> None:
    text = "Lab help\n\nYou label 600 leaves. {} It pays $18 an hour."
    for said in ("At most 6 h a week when classes meet.", "6 hours a week around your classes."):
        assert {"hours", "fee_minor"}.isdisjoint(values(text.format(said)))
    assert values(text.format("It takes 36 hours in all."))["fee_minor"] == 64800
    lasting = text.format("6 h a week while classes run, for 4 weeks.")
    assert (values(lasting)["hours"], values(lasting)["fee_minor"]) == (24, 43200)


def test_hours_beside_the_pay_of_a_week_are_a_week_s() -> None:
    text = "Data help\n\nWe pay $240/week for {}. You clean one survey."
    assert "hours" not in values(text.format("11–13 hours"))
    assert values(text.format("36 hours in all"))["hours"] == 36


@pytest.mark.parametrize("first", ["Dear all,", "Hello everyone", "Hi Ann,", "From: Ann Lee"])
def test_a_greeting_is_no_title(first: str) -> None:
    assert "title" not in values(f"{first}\n\nwe look for somebody who draws two posters.")
    assert values(f"Subject: Two posters\n{first}\n\nDraw them.")["title"] == "Two posters"


def test_a_title_may_begin_like_a_greeting() -> None:
    assert values("Hi-fi museum guide\n\nDraw a map.")["title"] == "Hi-fi museum guide"


def test_numbered_things_in_one_sentence_are_handed_in_whole() -> None:
    numbered = (
        "(1) a map of all wells in the county, (2) a 6-page guide, and (3) a list of 20 owners."
    )
    assert pieces(f"Wells\n\nDeliverables: {numbered}") == [
        "A map of all wells in the county",
        "A 6-page guide",
        "A list of 20 owners",
    ]
    told = (
        "Wells\n\nCreate a map of wells and springs, a 6-page guide and a list of 20 owners for us."
    )
    assert pieces(told) == [
        "Create a map of wells and springs",
        "A 6-page guide",
        "A list of 20 owners",
    ]


def test_a_test_for_those_who_apply_is_not_handed_in() -> None:
    text = (
        "Subtitles\n\nYou write subtitles for two lectures. Please draft one page of them as a {}."
    )
    assert not any("draft" in each.lower() for each in pieces(text.format("short test")))
    assert any("draft" in each.lower() for each in pieces(text.format("sample of our style")))


def test_the_kickoff_is_the_start_and_the_sum_is_quoted_where_it_stands() -> None:
    text = (
        "Maps\n\nDraw two maps. Kickoff Mon March 1. $20 an hour, 30 hours in all, {} on delivery."
    )
    said = {each.field: each for each in read(text.format("$600")).said}
    assert said["starts_on"].value == date(2027, 3, 1)
    assert (said["fee_minor"].value, said["fee_minor"].words) == (60000, "$600")
    other = {each.field: each for each in read(text.format("$50")).said}
    assert (other["fee_minor"].value, other["fee_minor"].words) == (60000, "$20")


def test_a_scam_is_not_taken_over_without_a_word(browser: Client) -> None:
    scam = (
        "Assistant wanted\n\nWe mail you a check. Deposit it with your phone, keep $300 and send "
        "the rest by Zelle to our supplier."
    )
    assert "This looks like a scam" in browser.post(PAGE, {"text": scam}).text
    assert "This looks like a scam" not in browser.post(PAGE, {"text": TEXT}).text


def test_a_pasted_page_is_read_as_it_is_seen_and_without_its_neighbors() -> None:
    text = (
        "<h1>Map of the wells</h1><p>Draw a map of all wells and a guide of six pages. Pay: "
        "<b>$20</b>&nbsp;an hour, 30 hours in all.</p><p>You learn how springs are measured, and "
        "Ines Duarte, our surveyor, goes over your drafts with you.</p>"
        "<h2>Similar jobs</h2><p>Data entry, $900 a week</p>"
    )
    said = {each.field: each for each in read(text).said}
    assert said["fee_minor"].value == 60000
    assert said["title"].value == "Map of the wells"
    assert not any("900" in each.words or "<" in each.words for each in said.values())
