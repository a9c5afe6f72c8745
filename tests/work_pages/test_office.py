"""What the career office sees of work and decides, and who of it looked."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from fairbrief.advising.models import Look
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import answer_pulse, end_early, open_dispute
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from fairbrief.roster.models import RosterEntry
from tests.browsing import signed_in
from tests.builders import a_campus, a_student, a_user, acting, an_officer
from tests.work_pages.people import MOST, busy, content_of, student_client, supervisor_client
from tests.working import the_student, work

pytestmark = pytest.mark.django_db


def test_the_office_sees_the_evidence_in_few_queries(
    campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    answer_pulse(
        found, question="answers", rating=1, note="Silence", actor=the_student(found), at=now()
    )
    open_dispute(
        found,
        straight_because="We have talked for a week already.",
        claim="The supervisor asks for more than was agreed on.",
        wish="Accept it",
        actor=the_student(found),
        at=now(),
    )
    client = signed_in(an_officer(campus).user)
    for address in ("", "record/"):
        with django_assert_max_num_queries(MOST):
            page = client.get(f"/campus/work/{found.code}/{address}")
        assert page.status_code == 200
    page = client.get(f"/campus/work/{found.code}/")
    assert "Silence" in page.content.decode()


@pytest.mark.parametrize("how", ["running", "ended", "to authorize"])
def test_the_office_sees_work_in_any_state_in_few_queries(
    how: str, campus: Campus, django_assert_max_num_queries: Any
) -> None:
    officer = an_officer(campus)
    if how == "to authorize":
        found = work("agreed", campus=campus, student=a_student(campus, authorization="free"))
    else:
        found = busy(campus)
        answer_pulse(
            found, question="answers", rating=1, note="Quiet", actor=the_student(found), at=now()
        )
    if how == "ended":
        end_early(
            found, reason="The archive closed for good.", actor=acting(officer.user), at=now()
        )
    client = signed_in(officer.user)
    with django_assert_max_num_queries(MOST):
        page = client.get(f"/campus/work/{found.code}/")
    assert page.status_code == 200
    assert ("Quiet" in page.text) is (how != "to authorize")


def test_who_of_the_office_reads_a_work_is_kept_and_shown_to_the_student(campus: Campus) -> None:
    found = busy(campus)
    RosterEntry.objects.create(
        campus=campus, student=found.student, name="Maya Ortiz", student_number="7", made_at=now()
    )
    version = found.pieces.get(position=1).versions.get()
    officers = [an_officer(campus, user=a_user(f"Reader {number}")) for number in range(5)]
    parts = ("", "record/", "status/", "decisions.csv", f"files/{version.code}/")
    for officer, part in zip(officers, parts, strict=True):
        for _time in range(2):
            answer = signed_in(officer.user).get(f"/campus/work/{found.code}/{part}")
            assert answer.status_code == 200
            if answer.streaming:
                content_of(answer)
    page = student_client(found).get("/student/record/").text
    assert all(officer.user.name in page for officer in officers)
    assert (
        signed_in(an_officer(a_campus()).user).get(f"/campus/work/{found.code}/").status_code == 404
    )
    assert set(Look.objects.values_list("user", flat=True)) == {each.user_id for each in officers}


def test_the_office_authorizes_and_the_employer_never_learns_why(campus: Campus) -> None:
    student = a_student(campus, authorization="student_visa")
    found = work("agreed", campus=campus, student=student)
    officer = signed_in(an_officer(campus).user)
    page = officer.get(f"/campus/work/{found.code}/").content.decode()
    assert "student visa" in page
    answer = officer.post(f"/campus/work/{found.code}/authorize/", {"note": "CPT until May"})
    assert answer.status_code == 302
    found.refresh_from_db()
    assert found.state == "authorized"
    employer = supervisor_client(found)
    for address in ("", "record/", "talk/", "changes/"):
        page = employer.get(f"/employer/work/{found.code}/{address}").content.decode()
        assert not re.search(r"visa|permit|\bCPT\b", page), "a code may have these letters"


def test_the_office_decides_a_dispute(campus: Campus) -> None:
    found = work("submitted", campus=campus)
    opened = open_dispute(
        found,
        straight_because="We have talked for a week already.",
        claim="The supervisor asks for more than was agreed on.",
        wish="Accept it",
        actor=acting(found.student.user),
        at=now(),
    )
    officer = signed_in(an_officer(campus).user)
    address = f"/campus/disputes/{opened.code}/"
    wrong = {
        "outcome": "accepted",
        "award": "9999",
        "blame": "nobody",
        "decision": "Five briefs were agreed on.",
    }
    fire_due(at=now() + timedelta(days=14))
    answer = officer.post(address, wrong)
    assert answer.status_code == 422
    assert officer.post(address, {**wrong, "award": "432"}).status_code == 302
    opened.refresh_from_db()
    assert opened.state == "decided"
    assert signed_in(an_officer(a_campus()).user).post(address, wrong).status_code == 404
