"""Issues: one queue over all kinds, and what comes together about an employer."""

from __future__ import annotations

from typing import Any

import pytest

from fairbrief.concerns.models import Concern
from fairbrief.engagements.models import Appeal, Dispute
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Employer
from fairbrief.strikes.models import Strike
from fairbrief.tracking.issues import (
    as_cases,
    counts_of_issues,
    issues_at,
    pattern_of,
    patterns_at,
)
from fairbrief.vetting.models import EmployerReview
from tests.browsing import signed_in
from tests.builders import a_campus, a_member, a_student, an_employer, an_officer, days
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

#: Queries of a logged-in page at most.
MOST = 12


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def employer(campus: Campus) -> Employer:
    employer = an_employer(campus, name="Harbour Labs")
    a_member(employer, "owner")
    return employer


def a_concern(campus: Campus, employer: Employer, **columns: Any) -> Concern:
    number = Concern.objects.count()
    facts = {
        "state": "reported",
        "kind": "message",
        "row_id": number,
        "digest": str(number),
        "side": "employer",
        "by_name": "Owner",
        "about": "A brief",
        "rules_version": "1",
        "made_at": now() - days(3),
        "reported_at": now() - days(2),
    }
    return Concern.objects.create(campus=campus, employer=employer, **(facts | columns))


def a_dispute(campus: Campus, employer: Employer, **columns: Any) -> Dispute:
    work = an_engagement("active", campus=campus, employer=employer)
    facts = {
        "opened_by": "student",
        "claim": "It",
        "wish": "That",
        "opened_at": now() - days(9),
        "decider": campus,
        "state": "answered",
        "answered_at": now() - days(4),
    }
    return Dispute.objects.create(engagement=work, **(facts | columns))


def a_strike(campus: Campus, **columns: Any) -> Strike:
    facts = {
        "kind": "late_pay",
        "title": "A brief",
        "fact": "Pay was late.",
        "key": f"strike {Strike.objects.count()}",
        "noted_at": now() - days(1),
    }
    return Strike.objects.create(campus=campus, **(facts | columns))


def kinds(campus: Campus, **how: Any) -> list[str]:
    return [each.issue.name for each in as_cases(issues_at(campus, **how), campus)]


def test_the_queue_holds_every_kind_what_waits_for_the_office_first(
    campus: Campus, employer: Employer
) -> None:
    elsewhere = a_campus()
    a_concern(campus, employer, state="noticed", reported_at=None, made_at=now() - days(30))
    a_concern(campus, employer)
    a_dispute(campus, employer)
    a_strike(campus, employer=employer)
    a_strike(campus, student=a_student(campus), noted_at=now())
    # As the neutral office of another campus's students.
    foreign = a_dispute(
        elsewhere,
        an_employer(elsewhere),
        decider=elsewhere,
        state="appealed",
        decided_at=now() - days(5),
        decision="So",
        award_minor=0,
    )
    Appeal.objects.create(
        dispute=foreign, by_side="student", reason="It", at=now() - days(1), decider=campus
    )
    found = kinds(campus)
    assert found[0] == "dispute"
    assert found[-1] == "concern"
    assert sorted(found) == ["appeal", "concern", "concern", "dispute", "strike", "strike"]
    counted = {"concern": 2, "dispute": 1, "appeal": 1, "strike": 2, "advice": 0}
    assert counts_of_issues(campus) == counted
    assert kinds(campus, kind="strike") == ["strike", "strike"]
    assert kinds(campus, decided=True) == []
    assert kinds(elsewhere, decided=True) == ["dispute"]


def decided(campus: Campus, employer: Employer, took: int) -> None:
    a_concern(
        campus,
        employer,
        state="warned",
        said="Do not do it again.",
        reported_at=now() - days(20),
        decided_at=now() - days(20 - took),
        decided_by_name="Officer",
    )


def test_a_pattern_says_what_came_together(campus: Campus, employer: Employer) -> None:
    decided(campus, employer, took=2)
    assert patterns_at(campus, at=now()) == []
    assert pattern_of(campus, employer, at=now()) is None
    decided(campus, employer, took=6)
    a_dispute(campus, employer)
    (pattern,) = patterns_at(campus, at=now())
    assert pattern.number == 3
    assert [(str(label), number) for label, number in pattern.kinds] == [
        ("Words", 2),
        ("Dispute", 1),
    ]
    assert [(str(label), number) for label, number in pattern.outcomes] == [("warned", 2)]
    assert pattern.median_days == 4
    assert pattern.vetting == EmployerReview.objects.get(employer=employer).code
    again = pattern_of(campus, employer, at=now())
    assert again is not None
    assert (again.number, again.median_days) == (3, 4)
    assert patterns_at(campus, at=now() + days(400)) == []


def test_a_pattern_counts_the_campus_alone(campus: Campus, employer: Employer) -> None:
    elsewhere = a_campus()
    decided(campus, employer, took=2)
    decided(elsewhere, employer, took=2)
    a_dispute(elsewhere, employer, decider=campus)
    assert patterns_at(campus, at=now()) == []
    assert patterns_at(elsewhere, at=now())[0].number == 2
    # What the rules merely noticed, and what students did, says nothing of an employer.
    a_concern(campus, employer, state="noticed", reported_at=None)
    a_concern(campus, employer, side="student")
    assert patterns_at(campus, at=now()) == []


def test_the_office_reads_and_takes_on(campus: Campus, employer: Employer) -> None:
    officer = an_officer(campus)
    office, stranger = signed_in(officer.user), signed_in(an_officer(a_campus()).user)
    dispute = a_dispute(campus, employer)
    a_concern(campus, employer)
    page = office.get("/campus/concerns/").text
    assert "Harbour Labs" in page
    assert "9 days old" in page
    take = f"/campus/concerns/dispute/{dispute.code}/take/"
    assert stranger.post(take).status_code == 404
    office.post(take)
    assert officer.user.name in office.get("/campus/concerns/?kind=dispute").text
    # The same care stands on the list of what needs attention.
    mine = f"{officer.user.name} looks after it"
    assert mine in office.get("/campus/attention/?kind=dispute").text
    office.post(f"/campus/concerns/dispute/{dispute.code}/give/")
    assert mine not in office.get("/campus/attention/?kind=dispute").text
    assert "2 issues" in office.get("/campus/concerns/employers/").text
    vetting = EmployerReview.objects.get(employer=employer, campus=campus)
    assert "What came together here" in office.get(f"/campus/employers/{vetting.code}/").text
    for path in ("", "?show=decided", "employers/"):
        assert "Harbour Labs" not in stranger.get(f"/campus/concerns/{path}").text
    for query in ("?kind=zzz", "?show=zzz&page=99"):
        assert office.get(f"/campus/concerns/{query}").status_code == 200


@pytest.mark.parametrize("path", ["", "?show=decided", "employers/"])
def test_pages_keep_within_their_queries(
    path: str, campus: Campus, employer: Employer, django_assert_max_num_queries: Any
) -> None:
    office = signed_in(an_officer(campus).user)
    counted = []
    for number in (1, 2):
        for _each in range(number):
            a_concern(campus, employer)
            a_dispute(campus, employer)
            decided(campus, employer, took=1)
            a_strike(campus, employer=employer)
        office.get(f"/campus/concerns/{path}")
        with django_assert_max_num_queries(MOST) as queries:
            assert office.get(f"/campus/concerns/{path}").status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
