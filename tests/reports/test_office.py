"""How fast the office was: from what waited for a person to what a person decided."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.briefs.actions import take_back
from fairbrief.organizations.models import Campus
from fairbrief.reports.counting import count_taken
from fairbrief.reports.lines import Counted
from fairbrief.reports.periods import calendar_of
from fairbrief.reports.sections.office import office
from fairbrief.tracking.models import PastImport
from fairbrief.vetting.actions import (
    Approval,
    approve_employer,
    ask_employer_for_more,
    ask_to_vet,
    decline_employer,
    give_up_waiting,
    revise_approval,
)
from tests.builders import NOW, a_campus, acting, an_employer, an_officer, days
from tests.reports.builders import an_entry, an_experience
from tests.vetting.test_rulebooks import own, ruled
from tests.vetting.world import REASON, World

pytestmark = pytest.mark.django_db


def decided(campus: Campus, what: str) -> list[int]:
    """Days each decision of the year took, the fewest first."""
    period = calendar_of(campus).year(NOW.year)
    found: list[dict[str, Any]] = count_taken(campus, period, by_roster=False)["office"][what]
    return sorted(
        int(each["to"][-2:]) - int(each["from"][-2:]) for each in found for _n in range(each["n"])
    )


def test_what_opens_by_policy_or_is_taken_back_was_not_decided_by_the_office() -> None:
    world = World(a_campus(policy={"route": "findings", "sample_percent": 0}))
    assert world.review().by_policy
    assert decided(world.campuses[0], "briefs") == []
    back = World(a_campus())
    take_back(back.brief, actor=acting(back.member.user), at=NOW + days(4))
    assert back.review().state == "taken_back"
    assert decided(back.campuses[0], "briefs") == []


def test_the_days_an_employer_took_are_not_the_offices() -> None:
    campus = a_campus()
    officer = acting(an_officer(campus, role="director").user)
    vetting = ask_to_vet(an_employer(), campus=campus, at=NOW)
    ask_employer_for_more(vetting, actor=officer, at=NOW + days(1), reason=REASON)
    give_up_waiting(vetting, actor=officer, at=NOW + days(8))
    approve_employer(vetting, actor=officer, at=NOW + days(10))
    assert decided(campus, "employers") == [1, 2]


def test_an_approval_changed_later_is_no_slow_decision() -> None:
    campus = a_campus()
    officer = acting(an_officer(campus, role="director").user)
    vetting = ask_to_vet(an_employer(), campus=campus, at=NOW)
    approve_employer(vetting, actor=officer, at=NOW + days(1))
    revise_approval(vetting, approval=Approval(note="Paid."), actor=officer, at=NOW + days(9))
    decline_employer(vetting, actor=officer, at=NOW + days(11), reason=REASON)
    assert decided(campus, "employers") == [1]


def test_how_often_rules_were_set_aside_is_told_by_their_titles() -> None:
    campus = a_campus()
    ruled(campus, own_rules=[own()])
    World(campus).approve()
    World(campus).approve(overrides={"OWN-MRKTS234": "They only write about them."})
    period = calendar_of(campus).year(NOW.year)
    taken = count_taken(campus, period, by_roster=False)
    turnaround, aside = office(Counted(taken, {}, limit=10), campus).tables
    assert aside.rows == [["It is about night markets", 2, 1, "50 %"]]
    assert turnaround.rows[0][1] == 2
    before = count_taken(campus, calendar_of(campus).year(NOW.year - 1), by_roster=False)
    assert office(Counted(before, {}, limit=10), campus).tables[1].rows == []


def test_past_records_never_waited_for_the_office() -> None:
    campus = a_campus()
    batch = PastImport.objects.create(campus=campus, name="past.csv", made_at=NOW)
    an_experience(campus, roster_entry=an_entry(campus), past_import=batch, line=2)
    assert decided(campus, "experiences") == []
    an_experience(campus, roster_entry=an_entry(campus))
    assert decided(campus, "experiences") == [0]
