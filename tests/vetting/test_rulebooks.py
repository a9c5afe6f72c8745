"""A campus's rulebook: what may be set, whom it binds, what is counted, and what is kept."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from fairbrief.audit.queries import history_of
from fairbrief.briefs.actions import NotClearError, send_for_review
from fairbrief.briefs.houses import house_for
from fairbrief.briefs.models import Brief
from fairbrief.briefs.queries import review_of, whole_of
from fairbrief.fairness import Severity
from fairbrief.fairness.rules import RULES
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.organizations.models import Campus
from fairbrief.vetting.actions import approve_brief, save_policy
from fairbrief.vetting.models import AddedWage, Policy, Sighting
from fairbrief.vetting.queries import (
    drafted_policy,
    findings_under,
    no_longer_kept,
    policy_of,
    reasons_at,
    reread,
    rules_over_all,
    tallies_at,
)
from fairbrief.vetting.queries import rereading as rereading_queries
from fairbrief.vetting.rulebooks import (
    OFF,
    OWN,
    SHIPPED,
    TOPICS,
    new_own_id,
    own_rules_of,
    rulebook_changes,
    settings_for,
    title_of,
    topic_of,
    unreadable_phrases,
)
from tests.builders import (
    NOW,
    TODAY,
    a_campus,
    a_draft,
    a_member,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.vetting.world import World

pytestmark = pytest.mark.django_db
#: The builders' briefs name no skill.
ALWAYS = "LEARN-03"


def own(**changes: Any) -> dict[str, Any]:
    return {
        "id": "OWN-MRKTS234",
        "title": "It is about night markets",
        "phrases": ["night markets"],
        "is_needed": False,
        "severity": "review",
        "why": "Our students are asleep.",
        "remedy": "Write about mornings.",
        "ask": "Could it be by day?",
        **changes,
    }


def ruled(campus: Campus, **rules: Any) -> Policy:
    """A further version of the campus's policy with these rules."""
    policy = drafted_policy(campus, rules)
    policy.made_at = NOW
    policy.save()
    return policy


def found_by(brief: Brief, *campuses: Campus) -> dict[str, str]:
    """What the review finds under the campuses' rules: weight by rule."""
    house = house_for([each.pk for each in campuses])
    found = review_of(whole_of(brief.pk), today=TODAY, house=house)
    return {each.rule: str(each.severity) for each in found.findings if each.rule != ALWAYS}


# What may be set


def test_every_rule_has_a_topic_and_only_settings_that_ask_for_more() -> None:
    weights = [str(each) for each in reversed(Severity)]
    for rule in RULES:
        assert topic_of(rule) in TOPICS
        settings = settings_for(rule)
        assert (OFF in settings) == (not rule.is_floor and rule.reads != "text"), rule.id
        heavier = [each for each in settings if each != OFF]
        assert all(weights.index(each) > weights.index(str(rule.severity)) for each in heavier)
        assert "{" not in title_of(rule)
    assert {topic_of(SHIPPED[each]) for each in ("F-CHECK", "F1-01")} == {"fraud", "fair"}


@pytest.mark.parametrize(
    "rules",
    [
        {"rules_off": ["PAY-02"]},
        {"rules_off": ["F-CHECK"]},
        {"rules_off": ["NO-SUCH"]},
        {"rules_off": ["PAY-03T"]},
        {"rules_firmer": {"PAY-02": "coach"}},
        {"rules_firmer": {"SUP-03": "note"}},
        {"rules_firmer": {"SUP-03": "coach"}},
        {"rules_firmer": {"SUP-03": "heavy"}},
        {"own_rules": [own(id="PAY-02")]},
        {"own_rules": [own(id=f"{OWN}{'X' * 30}")]},
        {"own_rules": [own(title="")]},
        {"own_rules": [own(title="x" * 91)]},
        {"own_rules": [own(phrases=[])]},
        {"own_rules": [own(phrases=["über"])]},
        {"own_rules": [own(phrases=["phrase"] * 21)]},
        {"own_rules": [own(why="")]},
        {"own_rules": [own(), own()]},
        {"own_rules": [own(id=f"OWN-{number}") for number in range(21)]},
    ],
)
def test_less_than_holds_everywhere_cannot_be_saved(rules: dict[str, Any]) -> None:
    director = an_officer(a_campus(), role="director")
    with pytest.raises(FairbriefError):
        save_policy(director, actor=acting(director.user), at=NOW, based_on=1, **rules)
    assert policy_of(director.campus).version == 1


def test_only_a_director_saves_rules() -> None:
    officer = an_officer(a_campus())
    with pytest.raises(NotAllowedError):
        save_policy(
            officer, actor=acting(officer.user), at=NOW, based_on=1, rules_off=["SCOPE-01V"]
        )


def test_phrases_the_review_cannot_find_are_named() -> None:
    said = ["über", "C++", "ab", "  ", "– dash", "$50 an hour", "24/7", "café work"]
    assert unreadable_phrases(said) == ["über", "C++", "ab", "  "]


def test_ids_are_never_those_of_shipped_rules() -> None:
    ids = {new_own_id() for _each in range(50)}
    assert len(ids) == 50
    assert not ids & SHIPPED.keys()
    assert all(each.startswith(OWN) and len(each) <= 20 for each in ids)


def test_own_rule_comes_back_as_it_was_kept() -> None:
    campus = a_campus(name="Hill College")
    (rule,) = own_rules_of(ruled(campus, own_rules=[own()]))
    kept = {**asdict(rule), "phrases": list(rule.phrases), "severity": str(rule.severity)}
    assert kept == {**own(), "house": "Hill College"}


# Whom it binds


def test_rules_of_a_campus_reach_the_review() -> None:
    campus = a_campus(name="Hill College")
    brief = a_draft(an_employer(), campus, backup=None)
    Brief.objects.filter(pk=brief.pk).update(backup=None)
    assert found_by(brief, campus) == {"SUP-03": "coach"}
    ruled(campus, rules_firmer={"SUP-03": "block"}, own_rules=[own()])
    assert found_by(brief, campus) == {"SUP-03": "block", "OWN-MRKTS234": "review"}
    (finding,) = review_of(whole_of(brief.pk), today=TODAY).blocking
    assert finding.rule == "SUP-03"
    ruled(campus, rules_firmer={}, rules_off=["SUP-03"], own_rules=[])
    assert found_by(brief, campus) == {}


def test_several_campuses_together_are_the_strictest() -> None:
    strict, easy, plain = a_campus(), a_campus(), a_campus()
    brief = a_draft(an_employer(), strict, easy)
    Brief.objects.filter(pk=brief.pk).update(backup=None, tools="")
    ruled(strict, rules_firmer={"SUP-03": "review"}, rules_off=["ACC-02"], own_rules=[own()])
    ruled(easy, rules_off=["SUP-03", "ACC-02"], own_rules=[own(id="OWN-2", severity="note")])
    assert found_by(brief, easy) == {"OWN-2": "note"}
    assert found_by(brief, strict, easy) == {
        "SUP-03": "review",
        "OWN-MRKTS234": "review",
        "OWN-2": "note",
    }
    assert found_by(brief, easy, plain)["ACC-02"] == "coach", "off only where all agree"
    assert found_by(brief) == {"SUP-03": "coach", "ACC-02": "coach"}


def test_stored_settings_that_no_longer_fit_count_for_nothing() -> None:
    campus = a_campus()
    ruled(campus, rules_off=["PAY-02", "GONE-01"], rules_firmer={"GONE-02": "block"})
    brief = a_draft(an_employer(), campus, fee_minor=1800)
    assert found_by(brief, campus)["PAY-02"] == "block"


def test_brief_cannot_be_sent_against_an_own_rule_that_blocks() -> None:
    campus = a_campus()
    ruled(campus, own_rules=[own(severity="block")])
    member = a_member(an_employer(campus))
    brief = a_draft(member.employer, campus)
    with pytest.raises(NotClearError, match="night markets"):
        send_for_review(brief, actor=acting(member.user), at=NOW)


def test_own_and_firmer_rules_are_set_aside_but_not_the_law() -> None:
    world = World(a_campus())
    ruled(
        world.campuses[0],
        own_rules=[own(severity="block")],
        rules_firmer={"SUP-03": "block"},
        pay_floor_minor=3000,
    )
    Brief.objects.filter(pk=world.brief.pk).update(backup=None, student_costs="A camera")
    policy = policy_of(world.campuses[0])
    found = findings_under(whole_of(world.brief.pk), policy, today=TODAY)
    blocking = {each.rule for each in found.review.blocking}
    assert blocking == {"OWN-MRKTS234", "SUP-03", "PAY-02", "PAY-07F"}
    assert found.may_set_aside - {ALWAYS} == blocking - {"PAY-07F"}
    aside = {"OWN-MRKTS234": "By day this time.", "SUP-03": "Two of them.", "PAY-02": "Agreed."}
    with pytest.raises(FairbriefError, match="whatever the policy"):
        world.approve(overrides={**aside, "PAY-07F": "They like it."})
    Brief.objects.filter(pk=world.brief.pk).update(student_costs="")
    with pytest.raises(FairbriefError, match="night markets"):
        world.approve(overrides={"SUP-03": "Two of them.", "PAY-02": "Agreed."})
    world.approve(overrides=aside)
    assert world.review().overrides == aside


def test_another_campuss_own_rule_is_not_found_here() -> None:
    here, there = a_campus(), a_campus()
    world = World(here, there)
    ruled(there, own_rules=[own()])
    for campus, expected in ((here, set()), (there, {"OWN-MRKTS234"})):
        found = findings_under(whole_of(world.brief.pk), policy_of(campus), today=TODAY)
        assert {each.rule for each in found.review.findings} - {ALWAYS} == expected


# What is counted


def test_decisions_count_what_was_found_and_what_was_set_aside() -> None:
    campus, elsewhere = a_campus(), a_campus(name="Elsewhere College")
    for each in (campus, elsewhere):
        ruled(each, own_rules=[own(id=f"OWN-{each.code}")])
    world = World(campus, elsewhere)
    assert not Sighting.objects.exists(), "nothing is counted before a decision"
    rule = f"OWN-{campus.code}"
    world.ask(0)
    world.approve(1)
    assert (tallies_at(campus)[rule].found, tallies_at(campus)[rule].set_aside) == (1, 0)
    assert set(tallies_at(elsewhere)) == {f"OWN-{elsewhere.code}", ALWAYS}
    again = World(campus)
    again.approve(overrides={rule: "It is about the day after."})
    tally = tallies_at(campus)[rule]
    assert (tally.found, tally.set_aside, tally.percent) == (2, 1, 50)
    (reason,) = reasons_at(campus)[rule]
    assert (reason.said, reason.code) == ("It is about the day after.", again.brief.code)
    assert reasons_at(elsewhere) == {}
    ruled(campus, own_rules=[])
    assert [each.title for each in no_longer_kept(tallies_at(campus), [])] == [own()["title"]]
    overview = rules_over_all()
    assert [(each.campus, each.percent) for each in overview.own] == [
        (campus.name, 50),
        ("Elsewhere College", 0),
    ]


def test_each_version_decided_on_counts_once() -> None:
    world = World(a_campus())
    Brief.objects.filter(pk=world.brief.pk).update(tools="")
    world.ask()
    world.brief.refresh_from_db()
    send_for_review(world.brief, actor=acting(world.member.user), at=NOW)
    for _press in range(2):
        world.approve()
    rows = Sighting.objects.filter(rule="ACC-02").values_list("version", flat=True)
    assert sorted(rows) == [1, 2]


def test_only_the_newest_reasons_are_shown() -> None:
    campus = a_campus()
    ruled(campus, own_rules=[own()])
    for number in range(5):
        world = World(campus)
        approve_brief(
            world.review(),
            actor=acting(world.officers[0].user),
            at=NOW + days(number),
            overrides={"OWN-MRKTS234": f"Reason {number}"},
        )
    said = [each.said for each in reasons_at(campus)["OWN-MRKTS234"]]
    assert said == ["Reason 4", "Reason 3", "Reason 2"]
    assert tallies_at(campus)["OWN-MRKTS234"].set_aside == 5


def test_installation_sees_each_rule_with_its_campuses() -> None:
    first, second = a_campus(), a_campus()
    ruled(first, rules_off=["SCOPE-01V"], rules_firmer={"ACC-02": "review"})
    ruled(second, rules_off=["SCOPE-01V"])
    for campus, why in ((first, {"ACC-02": "They bring their own."}), (second, {})):
        world = World(campus)
        Brief.objects.filter(pk=world.brief.pk).update(tools="")
        world.approve(overrides=why)
    lines = {line.tally.rule: line for line in rules_over_all().shipped}
    assert set(lines) == {"ACC-02", "SCOPE-01V", ALWAYS}
    tools = lines["ACC-02"]
    assert (tools.tally.found, tools.tally.percent, tools.campuses) == (2, 50, 2)
    assert (tools.firmer_at, tools.off_at, lines["SCOPE-01V"].off_at) == (1, 0, 2)


# What a change would touch


def test_rereading_says_what_becomes_of_each_brief() -> None:
    campus, other = a_campus(), a_campus()
    employer = an_employer(campus, other)
    opened = an_open_brief(employer, campus, title="By day", summary="We film by day.")
    waiting = World(campus).brief
    an_open_brief(employer, other)
    gone = an_open_brief(employer, campus)
    gone.reviews.update(state="declined", reason="Not for us.")
    Brief.objects.update(tools="")
    ruled(campus, own_rules=[own()])
    draft = drafted_policy(
        campus,
        {
            "own_rules": [own(id="OWN-NEW", severity="block")],
            "rules_firmer": {"ACC-02": "review"},
        },
    )
    rereading = reread(draft, at=NOW)
    assert (rereading.read, rereading.of, rereading.left_out) == (2, 2, 0)
    first, second = rereading.touched
    assert (first.brief, second.brief) == (waiting, opened)
    assert [each.rule for each in first.new] == ["OWN-NEW"]
    assert [each.rule for each in first.gone] == ["OWN-MRKTS234"]
    assert [(each.finding.rule, each.was) for each in first.heavier] == [("ACC-02", "coach")]
    assert first.would_block
    assert second.heavier
    assert not [*second.new, *second.gone]
    assert not second.would_block
    ruled(campus, rules_firmer={"ACC-02": "review"})
    (row,) = [
        each
        for each in reread(drafted_policy(campus, {"rules_firmer": {}}), at=NOW).touched
        if each.brief == opened
    ]
    assert [each.was for each in row.lighter] == ["review"]


def test_rereading_is_bounded_and_takes_few_queries(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    campus = a_campus()
    employer = an_employer(campus)
    draft = drafted_policy(campus, {"own_rules": [own()]})
    for count in (1, 3):
        while Brief.objects.count() < count:
            an_open_brief(employer, campus)
        with django_assert_num_queries(6):
            assert len(reread(draft, at=NOW).touched) == count
    monkeypatch.setattr(rereading_queries, "PART", 2)
    monkeypatch.setattr(rereading_queries, "MOST_SECONDS", 0.0)
    rereading = reread(draft, at=NOW)
    assert (len(rereading.touched), rereading.of, rereading.left_out) == (2, 3, 1)


# What is kept


def test_limits_and_rules_are_kept_when_the_other_is_saved() -> None:
    director = an_officer(a_campus(), role="director")
    actor = acting(director.user)
    save_policy(
        director, actor=actor, at=NOW, based_on=1, rules_off=["SCOPE-01V"], own_rules=[own()]
    )
    save_policy(director, actor=actor, at=NOW, based_on=2, hours_max=30)
    policy = policy_of(director.campus)
    assert (policy.hours_max, policy.rules_off, policy.own_rules) == (30, ["SCOPE-01V"], [own()])
    first, second = history_of(director.campus)
    assert first.data["changed"] == {"rules_off": [[], ["SCOPE-01V"]], "own_rules": [[], [own()]]}
    assert second.data["changed"] == {"hours_max": [40, 30]}


def test_changes_are_said_in_words() -> None:
    campus = a_campus()
    before = Policy(campus=campus, rules_off=["SCOPE-01V"], own_rules=[own(), own(id="OWN-2")])
    after = Policy(
        campus=campus,
        rules_firmer={"SUP-03": "block"},
        own_rules=[
            own(severity="block", phrases=["night"], is_needed=True, ask=""),
            own(id="OWN-3", title="New"),
        ],
    )
    said = [(each.label, each.was, each.becomes) for each in rulebook_changes(before, after)]
    assert said == [
        ("Vague words", "off", "as shipped"),
        ("Nobody is named to stand in", "as shipped", "must change"),
        ("It is about night markets: one must stand", "no", "yes"),
        ("It is about night markets: phrases", "night markets", "night"),
        ("It is about night markets: weight", "needs a look", "must change"),
        ("It is about night markets: question", "Could it be by day?", "none"),
        ("New", "none", "needs a look"),
        ("It is about night markets", "needs a look", "retired"),
    ]
    assert rulebook_changes(before, before) == []


def test_needed_phrase_is_missed_only_where_none_stands() -> None:
    campus = a_campus()
    brief = a_draft(an_employer(), campus)
    ruled(campus, own_rules=[own(is_needed=True), own(id="OWN-2", phrases=["by day"])])
    assert found_by(brief, campus) == {}
    ruled(campus, own_rules=[own(is_needed=True, phrases=["by day", "mornings"])])
    assert found_by(brief, campus) == {"OWN-MRKTS234": "review"}


def test_law_holds_on_the_day_the_work_is_due() -> None:
    """The rulebook brings the installation's wages; without a campus, too."""
    brief = a_draft(an_employer(state="DC"), fee_minor=18 * 2100)
    assert found_by(brief) == {"PAY-02Y": "note"}
    AddedWage.objects.create(
        jurisdiction="DC", hourly_minor=2200, effective_from=date(2027, 1, 1), source="x",
        checked_on=TODAY, made_at=NOW,
    )  # fmt: skip
    assert found_by(brief) == {"PAY-02": "block"}
    assert found_by(brief, a_campus()) == {"PAY-02": "block"}
