"""Pages of agreeing and working are for their people: what others see, forge or type wrongly."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus
from tests.browsing import signed_in
from tests.builders import a_campus, a_member, a_student, an_employer, an_officer, day_of_students
from tests.work_pages.people import (
    EMPLOYER_PAGES,
    busy,
    content_of,
    student_client,
    supervisor_client,
)
from tests.working import a_link, work

pytestmark = pytest.mark.django_db


def test_other_peoples_work_and_agreements_are_not_there(campus: Campus) -> None:
    found = busy(campus)
    agreement = found.agreement
    version = found.pieces.get(position=1).versions.get()
    others = {
        "student": signed_in(a_student(campus).user),
        "employer": signed_in(a_member(an_employer(campus), "owner").user),
        "campus": signed_in(an_officer(a_campus()).user),
    }
    for portal, client in others.items():
        base = f"/{portal}/work/{found.code}/"
        assert client.get(base).status_code == 404
        assert client.get(f"{base}files/{version.code}/").status_code == 404
        assert client.get(f"/agreements/{agreement.code}.pdf").status_code == 404
        assert client.get(f"/agreements/{agreement.code}/").status_code == 404
        assert client.get(f"/work/{found.code}/").status_code == 404
    for portal in ("student", "employer"):
        address = f"/{portal}/agreements/{agreement.code}/"
        assert others[portal].get(address).status_code == 404
        assert others[portal].post(f"{address}sign/", {"name": "x"}).status_code == 404
        act = f"/{portal}/work/{found.code}/do/pause/"
        assert others[portal].post(act, {"reason": "Because I say so"}).status_code == 404


def test_acts_of_the_other_side_and_made_up_acts_are_not_there(campus: Campus) -> None:
    found = work("submitted", campus=campus)
    client = student_client(found)
    for act in ("approve", "ask-changes", "fund", "pay", "close", "log-everything"):
        assert client.post(f"/student/work/{found.code}/do/{act}/").status_code == 404
    found.refresh_from_db()
    assert found.state == "submitted"
    assert found.leader is not None
    leader = signed_in(found.leader.user)
    finance = signed_in(a_member(found.employer, "finance").user)
    for page in EMPLOYER_PAGES:
        assert leader.get(f"/employer/work/{found.code}/{page}").status_code == 200
        assert finance.get(f"/employer/work/{found.code}/{page}").status_code == 404
    assert "disabled" in leader.get(f"/employer/work/{found.code}/changes/").content.decode()
    assert leader.post(f"/employer/work/{found.code}/do/approve/").status_code == 403
    assert finance.post(f"/employer/work/{found.code}/do/approve/").status_code == 404


def test_a_part_of_other_work_cannot_be_named(campus: Campus) -> None:
    found, other = busy(campus), busy(campus)
    order = other.change_orders.get()
    client = supervisor_client(found)
    address = f"/employer/work/{found.code}/do/accept/{order.code}/"
    assert client.post(address).status_code == 404
    assert (
        student_client(found)
        .post(f"/student/work/{found.code}/do/week/999/", {"hours": "2"})
        .status_code
        == 404
    )


def test_a_forged_state_changes_nothing(campus: Campus) -> None:
    found = work("active", campus=campus)
    student_client(found).post(
        f"/student/work/{found.code}/do/start/", {"state": "paid", "paid_at": "2020-01-01"}
    )
    found.refresh_from_db()
    assert found.state == "active"


def test_what_is_wrong_is_said_and_what_was_typed_stays(campus: Campus) -> None:
    found = busy(campus)
    answer = student_client(found).post(
        f"/student/work/{found.code}/do/log/",
        {"day": "2099-01-01", "hours": "2", "minutes": "", "note": "From the future"},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "From the future" in page
    assert "has not come yet" in page
    back = f"/student/work/{found.code}/hours/"
    assert f'name="next" value="{back}"' in page, "mended, it leads to a page that can be opened"


def test_an_answer_to_a_form_that_is_opened_again_leads_to_its_page(campus: Campus) -> None:
    found = busy(campus)
    reader = student_client(found)
    answer = reader.get(f"/student/work/{found.code}/do/log/", headers={"Accept": "text/html"})
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert f'href="/student/work/{found.code}/"' in answer.content.decode()
    answer = reader.get(f"/student/work/{found.code}/do/log/", headers={"Accept": "text/css"})
    assert answer.content == b"", "a program needs no page"


@pytest.mark.parametrize("page", ["", "talk/"])
def test_each_field_of_a_page_has_its_own_label(campus: Campus, page: str) -> None:
    found = work("active", campus=campus, at=now(), apply_by=None)
    words = student_client(found).get(f"/student/work/{found.code}/{page}").content.decode()
    assert 'name="rating"' in words, "the question of the week stands beside other forms"
    identities = re.findall(r'\sid="([^"]+)"', words)
    assert len(identities) == len(set(identities))


def test_pressing_twice_logs_once(campus: Campus) -> None:
    found = work("active", campus=campus, at=now(), apply_by=None)
    client = student_client(found)
    entry = {
        "day": day_of_students(now()).isoformat(),
        "hours": "1",
        "minutes": "30",
        "note": "Read",
    }
    for _ in range(2):
        assert client.post(f"/student/work/{found.code}/do/log/", entry).status_code == 302
    assert found.entries.count() == 1


def test_a_file_is_a_download_and_nothing_else(campus: Campus) -> None:
    found = busy(campus)
    version = found.pieces.get(position=1).versions.get()
    answer = supervisor_client(found).get(f"/employer/work/{found.code}/files/{version.code}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="sources.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/octet-stream"
    assert content_of(answer) == b"%PDF-1.7"


@pytest.mark.parametrize("token", ["nonsense", "x" * 300])
def test_links_that_are_nothing_open_nothing(token: str) -> None:
    for name in ("sign", "supervise", "senior"):
        answer = Client().get(reverse(f"public:{name}", args=[token]))
        assert answer.status_code == 404
        assert "Open it again from the mail" in answer.content.decode()


def test_an_expired_link_and_one_for_something_else_open_nothing(campus: Campus) -> None:
    found = work("active", campus=campus)
    supervisor = found.supervisor
    old = a_link(found, "supervisor", supervisor, at=now() - timedelta(days=30))
    leader = a_link(found, "leader", supervisor, at=now())
    for token in (old, leader):
        assert Client().get(f"/supervise/{token}/").status_code == 404
        assert Client().post(f"/supervise/{token}/do/approve/").status_code == 404
        assert Client().get(f"/sign/{token}/").status_code == 404
