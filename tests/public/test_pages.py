"""The open pages and the first pages: what stands there, for whom, in how many queries."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fairbrief.applications.models import Application
from fairbrief.briefs.actions import index_brief
from fairbrief.briefs.houses import House
from fairbrief.briefs.models import Brief, Offering
from fairbrief.briefs.reading import posting_of
from fairbrief.fairness import review, to_json
from fairbrief.students.models import Skill, Student
from fairbrief.vetting.models import BriefReview
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_member,
    a_student,
    an_employer,
    an_open_brief,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def student() -> Student:
    return a_student(a_campus("here"))


@pytest.fixture
def briefs(student: Student) -> list[Brief]:
    employer = an_employer(student.campus, name="Lantern Street Films")
    a_member(employer)
    rows = [
        an_open_brief(employer, student.campus, apply_by=None, title=title, **columns)
        for title, columns in (
            ("Research night markets", {"hours": 18, "fee_minor": 43200}),
            ("Edit ten subtitles", {"hours": 10, "fee_minor": 40000}),
            ("Map bus stops", {"hours": 30, "fee_minor": 60000}),
        )
    ]
    rows[0].skills.set(Skill.objects.filter(name="Archive research"))
    for row in rows:
        index_brief(row)
    return rows


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", {"Research night markets", "Edit ten subtitles", "Map bus stops"}),
        ("q=subtitle", {"Edit ten subtitles"}),
        ("q=subtitles+lantern", {"Edit ten subtitles"}),
        ("hours_max=12", {"Edit ten subtitles"}),
        ("pay_min=24", {"Research night markets", "Edit ten subtitles"}),
        ("skill=archive-research", {"Research night markets"}),
        ("place=onsite", set()),
        ("overlap=11", {"Research night markets", "Edit ten subtitles", "Map bus stops"}),
    ],
)
def test_search_narrows(briefs: list[Brief], query: str, titles: set[str]) -> None:
    page = Client().get(f"/briefs/?{query}")
    shown = {card.brief.title for card in page.context["cards"]}
    assert shown == titles


@pytest.mark.parametrize(
    "query",
    ["hours_max=many", "pay_min=-3", "starts_after=31/31/31", "skill=nothing", "sort=magic"],
)
def test_a_wrong_filter_says_so_and_breaks_nothing(briefs: list[Brief], query: str) -> None:
    page = Client().get(f"/briefs/?{query}")
    assert page.status_code == 200
    assert page.context["form"].errors


def test_the_kept_search_form_shows_nothing_of_others(briefs: list[Brief]) -> None:
    def form(query: str) -> str:
        return Client().get(f"/briefs/?{query}").content.decode()

    caches["memory"].clear()
    untouched = form("")
    assert 'name="q"' in untouched
    assert "Archive research" not in untouched
    assert "Archive research (1)" in form("choosing=skill")
    typed = form("q=lantern&hours_max=many&skill=archive-research")
    assert 'value="lantern"' in typed
    assert '<option value="many" selected>many</option>' in typed
    assert 'aria-invalid="true"' in typed
    assert 'id="skill-archive-research" checked' in typed
    assert form("page=1") == untouched
    assert "lantern" not in form("")


def test_pay_an_hour_orders_by_pay_an_hour(briefs: list[Brief]) -> None:
    page = Client().get("/briefs/?sort=pay")
    assert [card.brief.title for card in page.context["cards"]] == [
        "Edit ten subtitles",
        "Research night markets",
        "Map bus stops",
    ]


def test_another_campus_sees_nothing_of_it(briefs: list[Brief]) -> None:
    client = signed_in(a_student(a_campus()).user)
    assert client.get(f"/briefs/{briefs[0].code}/").status_code == 404
    assert client.get(f"/student/briefs/{briefs[0].code}/apply/").status_code == 404
    assert not client.get("/briefs/").context["cards"]


def test_a_list_says_to_what_one_has_applied(briefs: list[Brief], student: Student) -> None:
    now, states = briefs[0].made_at, ("withdrawn", "submitted")
    for brief, state in [*((briefs[0], each) for each in states), (briefs[1], "draft")]:
        Application.objects.create(
            brief=brief,
            student=student,
            state=state,
            made_at=now,
            submitted_at=None if state == "draft" else now,
        )
    newest = Application.objects.get(state="submitted")
    words = signed_in(student.user).get("/briefs/").content.decode()
    said = f'<a href="/student/applications/{newest.code}/">You have applied: sent</a>'
    assert words.count(said) == 1
    assert words.count("You have applied:") == 1
    assert words.count("You have begun to apply") == 1
    assert "You have applied" not in Client().get("/briefs/").content.decode()


def test_first_look_is_blind(briefs: list[Brief], student: Student) -> None:
    row = Application.objects.create(
        brief=briefs[0],
        student=student,
        state="submitted",
        interest="I like markets.",
        made_at=NOW,
        submitted_at=NOW,
    )
    owner = briefs[0].employer.members.filter(role="owner").first()
    assert owner is not None
    client = signed_in(owner.user)
    for path in (
        f"/employer/briefs/{briefs[0].code}/applicants/",
        f"/employer/applicants/{row.code}/",
        "/employer/applicants/",
        f"/employer/briefs/{briefs[0].code}/applicants/answer/",
    ):
        words = client.get(path).content.decode()
        for secret in (student.user.name, student.user.email, student.campus.name):
            assert secret not in words, path
    client.post(f"/employer/applicants/{row.code}/shortlist/")
    assert student.user.name in client.get(f"/employer/applicants/{row.code}/").content.decode()


def a_receipt(brief: Brief) -> None:
    """The brief as it was sent: read, with a finding and some things in order."""
    found = to_json(review(posting_of(brief, policy=House(), today=TODAY)))
    finding = {
        "rule": "SUP-03",
        "severity": "coach",
        "title": "Nobody is named to stand in",
        "why": "Supervisors fall ill and leave.",
        "source": "The platform's defaults",
        "checked": "2026-11-23",
        "span": [0, 0],
        "ask": "Who stands in?",
    }
    brief.versions.update(review={**found, "findings": [finding]})


def test_the_receipt_unfolds_from_the_strip_line_by_line(briefs: list[Brief]) -> None:
    a_receipt(briefs[0])
    page = Client().get(f"/briefs/{briefs[0].code}/").content.decode()
    assert (
        page.index('class="terms"') < page.index('class="receipt"') < page.index('class="letter"')
    )
    assert "1 thing to know" in page
    assert "<details open>" not in page
    assert page.count("last read 23 November 2026") > 5
    assert "Ask without your name" in page


def test_what_an_office_set_aside_is_read_by_its_own_students(
    briefs: list[Brief], student: Student
) -> None:
    brief = briefs[0]
    a_receipt(brief)
    there = a_campus("there", name="Elsewhere College")
    Offering.objects.create(brief=brief, campus=there, listed_at=NOW)
    for campus, overrides in (
        (student.campus, {"SUP-03": "The whole team answers."}),
        (there, {"ACC-01R": "Their director is on leave."}),
    ):
        BriefReview.objects.update_or_create(
            brief=brief,
            campus=campus,
            defaults={
                "state": "approved",
                "version": 1,
                "asked_at": NOW,
                "decided_at": NOW,
                "overrides": overrides,
            },
        )
    address = f"/briefs/{brief.code}/"
    own = signed_in(student.user).get(address).content.decode()
    assert f"{student.campus.name} set this aside:" in own
    assert "The whole team answers." in own
    assert "on leave" not in own
    assert "Could be better" not in own
    # A later policy of that office made the finding: it does not stand in what was sent.
    theirs = signed_in(a_student(there).user).get(address).content.decode()
    assert "A senior session is required by the campus" in theirs
    assert "Their director is on leave." in theirs
    anyone = Client().get(address).content.decode()
    assert "The whole team answers." in anyone
    assert "Their director is on leave." in anyone


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_take_the_same_queries_for_one_and_for_three(student: Student, rows: int) -> None:
    employer = an_employer(student.campus)
    owner = a_member(employer)
    made = [an_open_brief(employer, student.campus) for _number in range(rows)]
    for row in made:
        Application.objects.create(
            brief=row,
            student=student,
            state="offered",
            made_at=NOW,
            submitted_at=NOW,
            offered_at=NOW,
        )
    counted = {}
    for user, paths in (
        (student.user, ("/briefs/", "/student/", "/student/applications/")),
        (owner.user, ("/employer/applicants/", f"/employer/briefs/{made[0].code}/applicants/")),
    ):
        client = signed_in(user)
        for path in paths:
            client.get(path)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            counted[path.replace(made[0].code, "…")] = len(queries)
    assert counted == {
        "/briefs/": 7,
        "/student/": 12,
        "/student/applications/": 6,
        "/employer/applicants/": 4,
        "/employer/briefs/…/applicants/": 12,
    }


def test_welcome_is_finished_once_and_leads_to_briefs(briefs: list[Brief]) -> None:
    student = a_student(briefs[0].offerings.get().campus, onboarded_at=None)
    client = signed_in(student.user)
    assert client.get("/student/")["Location"] == "/student/welcome/"
    wrong = client.post("/student/welcome/", {"major": "", "hours_a_week": "90"})
    assert wrong.status_code == 422
    done = client.post(
        "/student/welcome/",
        {"major": "History", "hours_a_week": "8", "is_adult": "on", "free": ["0-evening"]},
    )
    assert done["Location"] == "/briefs/"
    assert client.get("/student/").status_code == 200


def test_each_filter_can_be_taken_away_and_the_panel_closes(briefs: list[Brief]) -> None:
    page = Client().get("/briefs/?q=market&hours_max=20&skill=archive-research&page=1&sort=pay")
    chips = {chip.label: chip.url for chip in page.context["chips"]}
    assert chips == {
        "“market”": "?hours_max=20&skill=archive-research&sort=pay",
        "Archive research": "?q=market&hours_max=20&sort=pay",
        "up to 20 hours": "?q=market&skill=archive-research&sort=pay",
    }
    words = page.content.decode()
    assert "1 open brief fits" in words
    assert '<details class="disclosure" open' not in words
    nothing = Client().get("/briefs/?q=zebra").content.decode()
    assert "0 open briefs fit" in nothing


def test_cards_say_hours_and_pay_an_hour(briefs: list[Brief]) -> None:
    words = Client().get("/briefs/").content.decode()
    assert "18 hours in all" in words
    assert "$432, $24 an hour" in words


def test_a_ready_question_is_chosen_sent_and_no_longer_offered(
    briefs: list[Brief], student: Student
) -> None:
    client = signed_in(student.user)
    path = f"/briefs/{briefs[0].code}/"
    ready = [text for text, _label in client.get(path).context["form"].fields["ready"].choices]
    nothing = client.post(f"{path}ask/", {"ready": "", "text": " "})
    assert nothing.status_code == 422
    assert "Choose a question, or write one of your own." in nothing.content.decode()
    both = client.post(f"{path}ask/", {"ready": ready[0], "text": "And who reads it first?"})
    assert both.status_code == 422
    assert not briefs[0].questions.exists()
    assert client.post(f"{path}ask/", {"ready": ready[0]})["Location"] == f"{path}#questions"
    assert briefs[0].questions.get().text == ready[0]
    left = [text for text, _label in client.get(path).context["form"].fields["ready"].choices]
    assert ready[0] not in left
    assert "" in left


def test_sign_in_to_ask_comes_back_to_the_brief(briefs: list[Brief]) -> None:
    words = Client().get(f"/briefs/{briefs[0].code}/").content.decode()
    assert f"/account/login/?next=/briefs/{briefs[0].code}/%23ask" in words


def test_a_new_employer_sees_its_own_page_before_anyone_else() -> None:
    campus = a_campus()
    owner = a_member(an_employer(campus, name="Quiet Beginnings"))
    path = f"/employers/{owner.employer.slug}/"
    page = signed_in(owner.user).get(path)
    assert page.status_code == 200
    assert "Only your organization sees this page so far" in page.content.decode()
    for other in (Client(), signed_in(a_member(an_employer()).user)):
        assert other.get(path).status_code == 404
    an_open_brief(owner.employer, campus)
    assert "Only your organization" not in signed_in(owner.user).get(path).content.decode()
    assert Client().get(path).status_code == 200
