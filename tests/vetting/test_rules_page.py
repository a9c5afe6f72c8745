"""The page of the review's rules: reading, setting after seeing, and refusals that lose nothing."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fairbrief.fairness.rules import RULES
from fairbrief.organizations.models import Officer
from fairbrief.vetting.models import Policy
from fairbrief.vetting.queries import policy_of
from fairbrief.vetting.rulebooks import settings_for
from tests.builders import a_campus, a_student, an_employer, an_officer, an_open_brief
from tests.vetting.test_rulebooks import own, ruled
from tests.vetting.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_now")]


@pytest.fixture
def officer() -> Officer:
    return an_officer(a_campus(), role="director")


@pytest.fixture
def page(client: Client, officer: Officer) -> Client:
    client.force_login(officer.user)
    return client


@pytest.fixture
def address() -> str:
    return reverse("campus:rules")


def written(*rows: dict[str, str], based_on: int = 1, **settings: str) -> dict[str, str]:
    """What a browser sends: the rows of own rules, a blank one, and settings by field."""
    data = {"based_on": str(based_on), "own-INITIAL_FORMS": "0", **settings}
    blank = dict.fromkeys(("id", "title", "phrases", "why", "remedy", "ask"), "")
    all_rows = [*rows, {**blank, "sought": "stands", "severity": "review"}]
    for number, row in enumerate(all_rows):
        data |= {f"own-{number}-{name}": value for name, value in {**blank, **row}.items()}
    return data | {"own-TOTAL_FORMS": str(len(all_rows))}


NIGHT = {
    "title": "It is about night markets",
    "sought": "stands",
    "phrases": "night markets\r\nnight  markets\r\n\r\nmarkets at night",
    "severity": "block",
    "why": "Our students are asleep.",
    "remedy": "Write about mornings.",
}


def test_every_rule_is_there_with_the_setting_it_may_have(page: Client, address: str) -> None:
    content = page.get(address).content.decode()
    for rule in RULES:
        assert f'rule_{rule.id.lower().replace("-", "_")}"' in content or not settings_for(rule)
        assert rule.id in content or rule.reads == "text", rule.id
    assert "{said}" not in content
    assert "Holds at every campus as it is." in content


def test_rules_are_seen_before_they_are_saved(page: Client, officer: Officer, address: str) -> None:
    campus = officer.campus
    an_open_brief(an_employer(campus), campus, title="Cut a short film")
    data = written(NIGHT, rule_acc_02="review", rule_scope_01v="off")
    answer = page.post(address, {**data, "preview": "1"})
    content = answer.content.decode()
    assert policy_of(campus).version == 1
    for words in (
        "1 open or waiting brief would read otherwise.",
        "Cut a short film",
        "would not pass any more",
        "new: must change",
        "Save as version 2",
    ):
        assert words in content, words
    # Enter in a field presses the first button of the form, which only looks again.
    assert content.index('name="preview"') < content.index('name="save"')
    seen = answer.context["sight"]
    other = {**data, "rule_acc_02": "block"}
    assert page.post(address, {**other, "seen": seen, "save": "1"}).status_code == 200
    assert policy_of(campus).version == 1, "what was changed since is looked at first"
    assert page.post(address, {**data, "seen": seen, "save": "1"}).status_code == 302
    policy = policy_of(campus)
    assert (policy.rules_off, policy.rules_firmer) == (["SCOPE-01V"], {"ACC-02": "review"})
    (rule,) = policy.own_rules
    assert rule["phrases"] == ["night markets", "markets at night"]
    assert (rule["severity"], rule["is_needed"], rule["ask"]) == ("block", False, "")
    answer = page.post(address, {**data, "seen": seen, "save": "1"})
    assert answer.status_code == 409, "someone saved version 2 meanwhile"
    assert policy_of(campus).version == 2
    history = page.get(reverse("campus:policy")).content.decode()
    assert "Vague words: as shipped → off" in history
    assert "It is about night markets: none → must change" in history


def test_rules_that_stop_briefs_say_how_many_before_they_are_saved(
    page: Client, officer: Officer, address: str
) -> None:
    employer = an_employer(officer.campus)
    for title in ("Cut a short film", "Draw a map", "Count the trees"):
        an_open_brief(employer, officer.campus, title=title)
    for phrases, severity, told in (
        ("the\r\nand", "block", "This stops every one of the 3 briefs that were read again."),
        ("Draw a map", "block", "This stops 1 of the 3 briefs that were read again."),
        ("the\r\nand", "review", ""),
    ):
        rule = {**NIGHT, "phrases": phrases, "severity": severity}
        content = page.post(address, {**written(rule), "preview": "1"}).content.decode()
        assert "Save as version 2" in content
        if told:
            assert told in content
        else:
            assert "This stops" not in content


def test_own_rules_are_edited_and_retired(page: Client, officer: Officer, address: str) -> None:
    ruled(officer.campus, own_rules=[own(), own(id="OWN-2", title="It speaks of producers")])
    first = {**NIGHT, "id": "OWN-MRKTS234", "sought": "missing", "ask": "When?"}
    second = {"id": "OWN-2", "title": "", "retire": "on"}
    data = written(first, second, based_on=2)
    answer = page.post(address, {**data, "preview": "1"})
    content = answer.content.decode()
    assert "<del>needs a look</del> <ins>retired</ins>" in content
    page.post(address, {**data, "seen": answer.context["sight"], "save": "1"})
    (rule,) = policy_of(officer.campus).own_rules
    assert (rule["id"], rule["is_needed"], rule["ask"]) == ("OWN-MRKTS234", True, "When?")


def test_ids_of_others_rules_cannot_be_taken(page: Client, officer: Officer, address: str) -> None:
    ruled(a_campus(), own_rules=[own()])
    for stolen in ("OWN-MRKTS234", "PAY-02"):
        data = written({**NIGHT, "id": stolen}, based_on=policy_of(officer.campus).version)
        seen = page.post(address, {**data, "preview": "1"}).context["sight"]
        assert page.post(address, {**data, "seen": seen, "save": "1"}).status_code == 302
        ids = {rule["id"] for rule in policy_of(officer.campus).own_rules}
        assert not ids & {"OWN-MRKTS234", "PAY-02"}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**NIGHT, "title": ""}, "Name the rule."),
        ({**NIGHT, "phrases": ""}, "Give the phrases"),
        ({**NIGHT, "phrases": "über"}, "The review cannot look for “über”"),
        ({**NIGHT, "phrases": "x" * 81}, "under 80 characters"),
        ({**NIGHT, "phrases": "\n".join(f"phrase {n}" for n in range(21))}, "Twenty phrases"),
        ({**NIGHT, "why": ""}, "Say why"),
        ({**NIGHT, "remedy": ""}, "Say what would mend it."),
        ({**NIGHT, "severity": "heavy"}, "Choose again."),
        ({**NIGHT, "title": "x" * 91}, "90 characters fit, and there are 91."),
    ],
)
def test_own_rule_that_is_not_whole_is_sent_back_as_typed(
    page: Client, address: str, row: dict[str, str], said: str
) -> None:
    answer = page.post(address, {**written(row), "preview": "1"})
    content = answer.content.decode()
    assert answer.status_code == 422
    assert said in content
    assert "One of your own rules is not whole" in content
    assert row["title"] in content
    assert Policy.objects.count() == 1


@pytest.mark.parametrize(
    "data",
    [
        written(rule_acc_02="note"),
        written(rule_pay_06="coach"),
        written(based_on=-1),
        {"based_on": "1"},
        {**written(), "own-TOTAL_FORMS": "x"},
        {**written(), "own-TOTAL_FORMS": "900"},
    ],
)
def test_what_no_campus_may_set_is_refused(
    page: Client, address: str, data: dict[str, str]
) -> None:
    assert page.post(address, {**data, "save": "1"}).status_code == 422
    assert Policy.objects.count() == 1


def test_floor_rules_cannot_be_switched_off_by_hand(
    page: Client, officer: Officer, address: str
) -> None:
    data = written(rule_pay_02="off", rule_f_check="off")
    answer = page.post(address, {**data, "preview": "1"})
    assert "Nothing is different from the rules in force." in answer.content.decode()


def test_officers_read_the_rules_directors_set_them(
    client: Client, officer: Officer, address: str
) -> None:
    ruled(officer.campus, own_rules=[own()], rules_off=["SCOPE-01V"])
    client.force_login(an_officer(officer.campus).user)
    content = client.get(address).content.decode()
    assert "A director of your office sets the rules." in content
    assert own()["title"] in content
    assert "here: off" in content
    assert "<select" not in content
    assert client.post(address, written(based_on=2)).status_code == 403


def test_override_rate_is_shown_with_its_reasons(
    page: Client, officer: Officer, address: str
) -> None:
    ruled(officer.campus, own_rules=[own()])
    World(officer.campus).approve()
    World(officer.campus).approve(overrides={"OWN-MRKTS234": "By day this time."})
    content = page.get(address).content.decode()
    assert "Found in 2 versions you decided on" in content
    assert "set aside once, 50 %" in content
    assert "By day this time." in content
    ruled(officer.campus, own_rules=[])
    content = page.get(address).content.decode()
    assert "Retired rules that were found" in content


def test_page_stays_within_its_queries(
    page: Client, officer: Officer, address: str, django_assert_num_queries: Any
) -> None:
    counts = []
    for number in (1, 3):
        rules = [own(id=f"OWN-{each}") for each in range(number)]
        ruled(officer.campus, own_rules=rules)
        for _each in range(number):
            World(officer.campus).approve(overrides={"OWN-0": "Fine."})
        with CaptureQueriesContext(connection) as queries:
            page.get(address)
        counts.append(len(queries))
        data = written(based_on=policy_of(officer.campus).version)
        with CaptureQueriesContext(connection) as queries:
            page.post(address, {**data, "preview": "1"})
        assert len(queries) <= 15
    assert counts[0] == counts[1] <= 12


def test_set_aside_rule_is_named_by_its_title(page: Client, officer: Officer) -> None:
    ruled(officer.campus, own_rules=[own()])
    world = World(officer.campus)
    world.approve(overrides={"OWN-MRKTS234": "By day this time."})
    content = page.get(reverse("campus:brief", args=[world.brief.code])).content.decode()
    assert "“It is about night markets” was set aside:" in content


def test_own_rules_of_a_campus_are_read_by_its_people_alone(client: Client) -> None:
    here, there = a_campus(), a_campus(name="Far College")
    ruled(there, own_rules=[own()])
    world = World(here, there)
    world.approve(0)
    world.approve(1)
    public = reverse("public:brief", args=[world.brief.code])
    officers = reverse("campus:brief", args=[world.brief.code])
    for user, path, is_read in (
        (None, public, False),
        (a_student(here).user, public, False),
        (a_student(there).user, public, True),
        (world.officers[0].user, officers, False),
        (world.officers[1].user, officers, True),
    ):
        client.logout()
        if user:
            client.force_login(user)
        content = client.get(path).content.decode()
        assert "No skill is named" in content
        for words in (own()["title"], own()["ask"]):
            assert (words in content) == is_read, (path, words)
