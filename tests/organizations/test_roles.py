"""What a member's role opens: owners and supervisors speak, a senior leader sees what they lead,
finance sees the money."""

from __future__ import annotations

import pytest

from fairbrief.applications.actions import shortlist
from fairbrief.applications.models import Application, Message
from fairbrief.engagements.actions import end_early
from fairbrief.engagements.models import Dispute, Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.kernel.errors import NotAllowedError
from fairbrief.organizations.models import Campus, Employer, Member
from fairbrief.payments.models import Funding
from tests.browsing import signed_in
from tests.builders import (
    NOW,
    a_campus,
    a_member,
    a_student,
    acting,
    an_employer,
    an_officer,
    an_open_brief,
    days,
)
from tests.engaged import an_engagement

pytestmark = pytest.mark.django_db

NAME = "Zelda Unmistakable"


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def employer(campus: Campus) -> Employer:
    found = an_employer(campus)
    a_member(found, "owner")
    return found


@pytest.fixture
def work(campus: Campus, employer: Employer) -> Engagement:
    """Work of which somebody else is the senior leader, with a conversation ahead."""
    student = a_student(campus, name=NAME)
    found = an_engagement("active", campus=campus, employer=employer, student=student)
    Meeting.objects.create(engagement=found, kind="weekly", at=now() + days(1), minutes=30)
    return found


def owner_of(employer: Employer) -> Member:
    return Member.objects.get(employer=employer, role="owner")


def leader_of(work: Engagement) -> Member:
    assert work.leader is not None
    return work.leader


@pytest.mark.parametrize("role", ["leader", "finance"])
def test_applications_are_for_owners_and_supervisors(
    role: str, campus: Campus, employer: Employer
) -> None:
    brief = an_open_brief(employer, campus)
    row = Application.objects.create(
        brief=brief,
        student=a_student(campus, name=NAME),
        state="submitted",
        brief_version=1,
        made_at=NOW,
        submitted_at=NOW,
    )
    other = a_member(employer, role)
    browser = signed_in(other.user)
    here = f"/employer/applicants/{row.code}/"
    for path in (here, f"/employer/briefs/{brief.code}/applicants/"):
        assert browser.get(path).status_code == 403
    for act in ("shortlist", "offer", "decline"):
        assert browser.post(f"{here}{act}/").status_code == 403
    with pytest.raises(NotAllowedError):
        shortlist(row, actor=acting(other.user), at=NOW)
    row.refresh_from_db()
    assert row.state == "submitted"
    # What leads there says whose it is, and no page offers what would be refused.
    assert "Owners and supervisors answer" in browser.get("/employer/applicants/").content.decode()
    page = browser.get(f"/employer/briefs/{brief.code}/").content.decode()
    assert "/applicants/" not in page.replace('href="/employer/applicants/"', "")
    assert signed_in(owner_of(employer).user).get(here).status_code == 200


def paths_of(work: Engagement) -> list[str]:
    agreement, ending = work.agreement, work.endings.get()
    return [
        f"/employer/work/{work.code}/",
        f"/employer/agreements/{agreement.code}/",
        f"/agreements/{agreement.code}.pdf",
        f"/letters/ending/{ending.code}/",
        f"/letters/ending/{ending.code}.pdf",
    ]


def test_a_senior_leader_sees_the_works_they_lead_and_no_other(
    campus: Campus, employer: Employer, work: Engagement
) -> None:
    other = a_member(employer, "leader")
    seen, hidden = signed_in(leader_of(work).user), signed_in(other.user)
    for path in ("/employer/work/", "/employer/agreements/"):
        assert NAME in seen.get(path).content.decode()
        assert NAME not in hidden.get(path).content.decode()
    end_early(
        work,
        reason="Ill; private matters.",
        pay_minor=0,
        actor=acting(an_officer(campus).user),
        at=now(),
    )
    for path in paths_of(work):
        assert seen.get(path).status_code == 200, path
        assert hidden.get(path).status_code == 404, path
        assert signed_in(owner_of(employer).user).get(path).status_code == 200, path


def test_so_it_is_with_decisions(campus: Campus, employer: Employer, work: Engagement) -> None:
    dispute = Dispute.objects.create(
        engagement=work,
        opened_by="student",
        claim="It",
        wish="It",
        opened_at=NOW,
        decider=campus,
        state="decided",
        decision="It goes on.",
        outcome="goes_on",
        award_minor=100,
        decided_at=NOW,
    )
    path = f"/letters/decision/{dispute.code}/"
    assert signed_in(leader_of(work).user).get(path).status_code == 200
    for role in ("leader", "finance"):
        assert signed_in(a_member(employer, role).user).get(path).status_code == 404


def test_finance_sees_the_money_of_every_work_and_nothing_else_of_it(
    campus: Campus, employer: Employer, work: Engagement
) -> None:
    Funding.objects.create(
        engagement=work,
        amount_minor=43200,
        currency="USD",
        state="secured",
        secured_minor=43200,
        secured_at=NOW,
        due_at=NOW,
    )
    Message.objects.create(
        application=work.agreement.application,
        side="student",
        by_user_id=work.student.user_id,
        by_name=NAME,
        text="About my health.",
        at=NOW,
    )
    browser = signed_in(a_member(employer, "finance").user)
    week = browser.get("/employer/work/").content.decode()
    here = f"/employer/work/{work.code}/"
    assert f'href="{here}funds/"' in week
    assert week.count(f'href="{here}') == 1
    funds = browser.get(f"{here}funds/")
    assert funds.status_code == 200
    assert f'href="{here}"' not in funds.content.decode()
    assert browser.get(f"{here}funds/receipt/").status_code == 200
    for page in ("", "messages/", "hours/", "rhythm/", "talk/", "trouble/", "closing/", "record/"):
        assert browser.get(f"{here}{page}").status_code == 404, page
    assert browser.get(f"/employer/agreements/{work.agreement.code}/").status_code == 404
    assert browser.get(f"/agreements/{work.agreement.code}.pdf").status_code == 404
    assert browser.get(f"/messages/{work.agreement.application.code}/").status_code == 404


@pytest.mark.parametrize("role", ["leader", "finance"])
def test_what_their_navigation_offers_opens(role: str, employer: Employer) -> None:
    browser = signed_in(a_member(employer, role).user)
    for path in ("", "briefs/", "applicants/", "work/", "organization/", "agreements/"):
        assert browser.get(f"/employer/{path}").status_code == 200
    assert browser.get("/employer/matchdays/").status_code == 200
