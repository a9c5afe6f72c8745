"""Every page of agreeing and working: it opens for its people, for nobody else, in few queries."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fairbrief.advising.models import Look
from fairbrief.agreements.models import Agreement
from fairbrief.audit.actors import INSTALLATION
from fairbrief.clocks.firing import fire_due
from fairbrief.engagements.actions import (
    answer_pulse,
    answer_stuck,
    call_stuck,
    correct_entry,
    end_early,
    hand_over_version,
    log_decision,
    log_hours,
    open_dispute,
    propose_change,
    propose_meeting,
    start_timer,
    write_check_in,
)
from fairbrief.engagements.models import Engagement, Meeting
from fairbrief.kernel.clock import now
from fairbrief.organizations.models import Campus, Member
from fairbrief.payments.actions import secure_funds
from fairbrief.payments.models import Funding
from fairbrief.roster.models import RosterEntry
from tests.builders import (
    a_campus,
    a_member,
    a_student,
    a_user,
    acting,
    an_employer,
    an_officer,
    day_of_students,
)
from tests.working import (
    a_link,
    a_review,
    an_agreement,
    signed_by,
    the_student,
    the_supervisor,
    work,
)

pytestmark = pytest.mark.django_db

MOST = 12
STUDENT_PAGES = ("", "hours/", "pieces/", "rhythm/", "talk/", "changes/", "record/")
EMPLOYER_PAGES = ("", "hours/", "rhythm/", "talk/", "changes/", "record/")


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def content_of(answer: Any) -> bytes:
    """What a download brings; read to its end, it closes its file."""
    return b"".join(answer.streaming_content)


def student_client(of: Engagement | Agreement) -> Client:
    return signed_in((of.application.student if isinstance(of, Agreement) else of.student).user)


def supervisor_client(of: Engagement | Agreement) -> Client:
    member = of.application.brief.supervisor if isinstance(of, Agreement) else of.supervisor
    assert member is not None
    return signed_in(member.user)


@pytest.fixture
def campus() -> Campus:
    return a_campus()


def busy(campus: Campus, state: str = "active") -> Engagement:
    """Work in which a little of everything has happened."""
    at = now()
    found = work(
        state,
        at=at - timedelta(days=2),
        campus=campus,
        hours=10,
        starts_on=day_of_students(at),
        due_on=day_of_students(at) + timedelta(days=28),
        apply_by=day_of_students(at) + timedelta(days=1),
    )
    student = the_student(found)
    if state != "active":
        return found
    for day in (2, 1, 0):
        log_hours(
            found,
            day=day_of_students(at - timedelta(days=day)),
            minutes=190,
            note=f"Reading {day}",
            actor=student,
            at=at,
        )
    correct_entry(
        found.entries.filter(note="Reading 0").get(),
        day=day_of_students(at),
        minutes=180,
        note="Reading, less a break",
        actor=student,
        at=at,
    )
    write_check_in(
        found.check_ins.get(),
        done="Two of three archives",
        coming="The third",
        hinders="",
        actor=student,
        at=at,
    )
    log_decision(found, text="The list is by date", why="", actor=student, at=at)
    start_timer(found, actor=student, at=at - timedelta(hours=3))
    call = call_stuck(
        found,
        goal="Date the third photograph",
        tried="Both archives",
        question="Which archive?",
        actor=student,
        at=at,
    )
    answer_stuck(call, answer="The city's.", actor=the_supervisor(found), at=at)
    call_stuck(
        found, goal="Find voices", tried="The phone book", question="Whom?", actor=student, at=at
    )
    for days_on in (1, 3):
        propose_meeting(
            found,
            kind="checkin",
            when=at + timedelta(days=days_on),
            minutes=30,
            link="https://meet.example/a",
            agenda="Sources",
            actor=student,
            at=at,
        )
    propose_change(
        found,
        what="Six interview briefs instead of five",
        why="One more voice",
        hours=14,
        fee_minor=60000,
        due_on=found.due_on,
        actor=student,
        at=at,
    )
    hand_over_version(
        found.pieces.get(position=1),
        file=SimpleUploadedFile("sources.pdf", b"%PDF-1.7"),
        link="",
        note="Look at page 2",
        self_check=[True, False],
        actor=student,
        at=at,
    )
    return found


@pytest.mark.parametrize("page", STUDENT_PAGES)
def test_student_pages_open_in_few_queries(
    page: str, campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    client = student_client(found)
    with django_assert_max_num_queries(MOST):
        answer = client.get(f"/student/work/{found.code}/{page}")
    assert answer.status_code == 200


@pytest.mark.parametrize("page", EMPLOYER_PAGES)
def test_employer_pages_open_in_few_queries(
    page: str, campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    client = supervisor_client(found)
    with django_assert_max_num_queries(MOST):
        answer = client.get(f"/employer/work/{found.code}/{page}")
    assert answer.status_code == 200


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


@pytest.mark.parametrize("state", ["agreed", "authorized", "funded", "submitted"])
def test_the_workspace_opens_in_every_state(state: str, campus: Campus) -> None:
    student = a_student(campus, authorization="student_visa" if state == "agreed" else "free")
    found = work(state, campus=campus, student=student)
    for client, base in (
        (student_client(found), "student"),
        (supervisor_client(found), "employer"),
        (signed_in(an_officer(campus).user), "campus"),
    ):
        assert client.get(f"/{base}/work/{found.code}/").status_code == 200
    for page in STUDENT_PAGES:
        assert student_client(found).get(f"/student/work/{found.code}/{page}").status_code == 200


def test_a_student_s_list_says_how_many_hours_are_used_while_any_may_be(campus: Campus) -> None:
    student = a_student(campus)
    over, _running = (work("submitted", campus=campus, student=student) for _number in range(2))
    client = signed_in(student.user)
    assert client.get("/student/work/").text.count("Hours used") == 2
    Engagement.objects.filter(pk=over.pk).update(state="not_completed")
    assert client.get("/student/work/").text.count("Hours used") == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_ask_the_same_whatever_their_length(
    rows: int, campus: Campus, django_assert_num_queries: Any
) -> None:
    employer = an_employer(campus)
    owner = a_member(employer, "owner")
    student = a_student(campus)
    officer = an_officer(campus)
    for _ in range(rows):
        found = work("submitted", campus=campus, employer=employer, student=student)
        open_dispute(
            found,
            straight_because="We have talked for a week already.",
            claim="The supervisor asks for more than was agreed on.",
            wish="Accept it",
            actor=the_student(found),
            at=now(),
        )
        an_agreement(campus=campus, employer=employer, student=student)
    for client, address, queries in (
        (signed_in(student.user), "/student/work/", 9),
        (signed_in(owner.user), "/employer/work/", 10),
        (signed_in(owner.user), "/employer/agreements/", 6),
        (signed_in(officer.user), "/campus/work/", 9),
    ):
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_empty_lists_say_what_will_be_there(campus: Campus) -> None:
    owner = a_member(an_employer(campus), "owner")
    for user, address in (
        (a_student(campus).user, "/student/work/"),
        (owner.user, "/employer/work/"),
        (owner.user, "/employer/agreements/"),
        (an_officer(campus).user, "/campus/work/"),
        (an_officer(campus).user, "/campus/work/?show=all"),
    ):
        assert signed_in(user).get(address).status_code == 200


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
    finance = signed_in(a_member(found.employer, "finance").user)
    for page in EMPLOYER_PAGES:
        assert finance.get(f"/employer/work/{found.code}/{page}").status_code == 200
    assert "disabled" in finance.get(f"/employer/work/{found.code}/changes/").content.decode()
    assert finance.post(f"/employer/work/{found.code}/do/approve/").status_code == 403


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


def test_the_student_signs_on_the_page_and_sees_the_proof(campus: Campus) -> None:
    agreement = an_agreement(campus=campus)
    client = student_client(agreement)
    address = f"/student/agreements/{agreement.code}/"
    page = client.get(address).content.decode()
    assert "Sign and agree" in page
    assert "ten not in English" in page
    refused = client.post(f"{address}sign/", {"name": "Maya"})
    assert refused.status_code == 422
    assert not agreement.signatures.exists()
    for _ in range(2):
        answer = client.post(f"{address}sign/", {"name": "Maya Okafor", "consent": "on"})
        assert answer.status_code == 302
    signature = agreement.signatures.get()
    assert signature.address == "127.0.0.1"
    page = client.get(address).content.decode()
    assert "Sign and agree" not in page
    assert agreement.sha256 in page


def test_the_supervisor_signs_by_link_without_an_account(campus: Campus) -> None:
    agreement = signed_by(an_agreement(campus=campus), "student")
    supervisor = agreement.application.brief.supervisor
    token = a_link(agreement, "supervisor", supervisor, at=now())
    client = Client()
    address = reverse("public:sign", args=[token])
    assert client.get(address).status_code == 200
    assert client.get(f"{address}agreement.pdf")["Content-Type"] == "application/pdf"
    answer = client.post(address, {"name": supervisor.name, "consent": "on"})
    assert answer.status_code == 302
    agreement.refresh_from_db()
    assert agreement.state == "signed"
    assert "You have signed" in client.get(address).content.decode()
    assert client.get(answer["Location"]).status_code == 200


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


def test_the_proof_shows_strangers_no_names(campus: Campus) -> None:
    agreement = signed_by(an_agreement(campus=campus), "student")
    address = f"/agreements/{agreement.code}/verify/"
    page = Client().get(f"{address}?sha256={agreement.sha256}").content.decode()
    assert "M.O." in page
    assert "Okafor" not in page
    assert agreement.application.brief.title not in page
    assert "not signed by both" in page
    signed_by(agreement, "employer")
    page = Client().get(f"{address}?sha256={agreement.sha256}").content.decode()
    assert "Your copy is the text that both signed" in page
    wrong = Client().get(f"{address}?sha256={'0' * 64}").content.decode()
    assert "different text" in wrong
    assert Client().get(f"{address}?sha256=short").status_code == 422
    assert "Maya Okafor" in student_client(agreement).get(address).content.decode()


def test_one_address_leads_each_to_their_own_page(campus: Campus) -> None:
    found = work("active", campus=campus)
    agreement = found.agreement
    officer = signed_in(an_officer(campus).user)
    for client, portal in (
        (student_client(found), "student"),
        (supervisor_client(found), "employer"),
        (officer, "campus"),
    ):
        assert client.get(f"/work/{found.code}/")["Location"] == f"/{portal}/work/{found.code}/"
        if portal != "campus":
            answer = client.get(f"/agreements/{agreement.code}/")
            assert answer["Location"] == f"/{portal}/agreements/{agreement.code}/"
        assert client.get(f"/agreements/{agreement.code}.pdf").status_code == 200
    assert officer.get(f"/agreements/{agreement.code}/").status_code == 302


def test_an_answer_stands_on_top_until_it_is_read(campus: Campus) -> None:
    found = work("active", campus=campus)
    asked = {"actor": the_student(found), "at": now()}
    call = call_stuck(
        found, goal="Date the photograph", tried="Both archives", question="Which one?", **asked
    )
    client, base = student_client(found), f"/student/work/{found.code}/"
    answer_stuck(call, answer="The city's, on Elm Street.", actor=the_supervisor(found), at=now())
    for address in (base, f"{base}talk/"):
        page = client.get(address).content.decode()
        answer = page.index("on Elm Street.")
        assert '<details class="disclosure' not in page[page.index("<main") : answer], address
        assert "I have read it" in page
    assert "Read the answer for you" in client.get("/student/").content.decode()
    for _press in range(2):
        assert client.post(f"{base}do/read/{call.code}/").status_code == 302
    assert "on Elm Street." not in client.get(base).content.decode()
    assert "on Elm Street." in client.get(f"{base}talk/").content.decode(), "it stays to be found"
    assert "Read the answer for you" not in client.get("/student/").content.decode()
    answer_stuck(call, answer="No: the state's.", actor=the_supervisor(found), at=now())
    assert "No: the state" in client.get(base).content.decode(), "a new answer is unread again"
    supervisor = supervisor_client(found)
    address = f"/employer/work/{found.code}/do/read/{call.code}/"
    assert supervisor.post(address).status_code == 404


def test_the_supervisor_does_everything_on_one_screen(
    campus: Campus, django_assert_max_num_queries: Any
) -> None:
    found = busy(campus)
    token = a_link(found, "supervisor", found.supervisor, at=now())
    client = Client()
    base = f"/supervise/{token}/"
    with django_assert_max_num_queries(MOST):
        page = client.get(base)
    assert page.status_code == 200
    call = found.stuck_calls.get(answered_at=None)
    assert client.post(f"{base}do/answer/{call.code}/", {"answer": "x"}).status_code == 422
    assert client.post(f"{base}do/answer/{call.code}/", {"answer": "The mayor"}).status_code == 302
    assert client.post(f"{base}do/accept/{found.change_orders.get().code}/").status_code == 302
    found.refresh_from_db()
    assert found.hours == 14
    version = found.pieces.get(position=1).versions.get()
    handed_over = client.get(f"{base}files/{version.code}/")
    assert content_of(handed_over) == b"%PDF-1.7"
    refused = client.post(f"{base}do/approve/", a_review(found))
    assert refused.status_code == 422
    assert "nothing handed in to review" in refused.content.decode()
    found.refresh_from_db()
    assert found.state == "active"


@pytest.fixture(params=["mailed link", "account"])
def reviewing(request: Any, campus: Campus) -> tuple[Engagement, Client, str]:
    """Work handed in, and the supervisor before the page where it is reviewed."""
    found = work("submitted", campus=campus)
    secure_funds(
        Funding.objects.get(engagement=found), reference="ACH 7", actor=INSTALLATION, at=now()
    )
    if request.param == "account":
        return found, supervisor_client(found), f"/employer/work/{found.code}/"
    token = a_link(found, "supervisor", found.supervisor, at=now())
    return found, Client(), f"/supervise/{token}/"


def test_accepting_keeps_what_was_said_of_each_criterion(
    reviewing: tuple[Engagement, Client, str],
) -> None:
    found, client, base = reviewing
    page = client.get(base).content.decode()
    assert "Accept and release $432" in page
    assert page.count("do/review/") == 1, "one form over everything"
    sent = a_review(found, note_0="The list is better than ours.")
    for _press in range(2):
        assert client.post(f"{base}do/approve/", sent).status_code == 302
    found.refresh_from_db()
    assert found.approved_at
    said = found.pieces.get(position=1).versions.get().review
    assert said[0] == {"met": True, "note": "The list is better than ours."}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"met_1": ""}, "Say whether this is met."),
        ({"met_1": "no", "note_1": "Only six are"}, "This is not met yet."),
    ],
)
def test_work_with_an_open_criterion_is_not_accepted_and_nothing_is_lost(
    reviewing: tuple[Engagement, Client, str], change: dict[str, str], said: str
) -> None:
    found, client, base = reviewing
    sent = a_review(found, note_0="The list is better than ours.", **change)
    refused = client.post(f"{base}do/approve/", sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    assert said in page
    assert "The list is better than ours." in page
    found.refresh_from_db()
    assert found.state in {"submitted"}


def test_accepting_does_not_promise_what_is_not_secured(campus: Campus) -> None:
    found = work("submitted", campus=campus)
    page = supervisor_client(found).get(f"/employer/work/{found.code}/").content.decode()
    assert "Accept and release" not in page
    assert "released as soon as you have secured it" in page


def test_nothing_is_released_before_the_sum_was_read(
    reviewing: tuple[Engagement, Client, str],
) -> None:
    found, client, base = reviewing
    for fee in ("", "40000"):
        refused = client.post(f"{base}do/approve/", {**a_review(found), "fee": fee})
        assert refused.status_code == 422
        assert f'name="fee" value="{found.fee_minor}"' in refused.content.decode()
    found.refresh_from_db()
    assert found.approved_at is None


def test_a_view_is_kept_by_itself_and_when_work_is_sent_back(
    reviewing: tuple[Engagement, Client, str],
) -> None:
    found, client, base = reviewing
    without_words = a_review(found, met_1="no")
    for act in ("review", "ask-changes"):
        refused = client.post(f"{base}do/{act}/", without_words)
        assert refused.status_code == 422
        assert "Say what is missing" in refused.content.decode()
    half = a_review(found, met_0="", met_1="no", note_1="Only six are")
    assert client.post(f"{base}do/review/", half).status_code == 302
    assert "Only six are" in client.get(base).content.decode()
    version = found.pieces.get(position=1).versions.get()
    assert [each["met"] for each in version.review] == [None, False]
    sent = a_review(found, met_1="no", note_1="Seven by now", reason="Three more, please.")
    assert client.post(f"{base}do/ask-changes/", sent).status_code == 302
    found.refresh_from_db()
    version.refresh_from_db()
    assert found.rounds == 1
    assert version.review[1] == {"met": False, "note": "Seven by now"}


@pytest.fixture
def led(campus: Campus) -> Engagement:
    """Work whose senior person has no account."""
    employer = an_employer(campus)
    a_member(employer, "owner")
    leader: Member = a_member(employer, "leader", user=None, name="Lee Senior")
    return work(
        "active",
        at=now() - timedelta(days=3),
        campus=campus,
        employer=employer,
        leader=leader,
        apply_by=None,
    )


def a_session(of: Engagement, *, in_days: float = 5, at: Any = None) -> Meeting:
    at = at or now()
    return propose_meeting(
        of,
        kind="senior",
        when=at + timedelta(days=in_days),
        minutes=30,
        link="https://meet.example/lee",
        agenda="How films are found",
        actor=the_student(of),
        at=at,
    )


def leader_of(found: Engagement, *, by_link: bool) -> tuple[Client, str, str]:
    """The senior person before the page of the session: their browser, its address, its acts."""
    assert found.leader is not None
    if not by_link:
        base = f"/employer/work/{found.code}/"
        return signed_in(found.leader.user), f"{base}talk/", base
    base = f"/senior/{a_link(found, 'leader', found.leader, at=now())}/"
    return Client(), base, base


def moment(value: Any) -> str:
    """As the browser sends it, in the zone of everyone in these tests."""
    return str(timezone.localtime(value, ZoneInfo("America/New_York")).strftime("%Y-%m-%dT%H:%M"))


@pytest.mark.parametrize("by_link", [True, False])
def test_a_senior_person_accepts_or_moves_the_time(
    by_link: bool, campus: Campus, request: Any, django_assert_max_num_queries: Any
) -> None:
    found = request.getfixturevalue("led") if by_link else busy(campus)
    session = a_session(found)
    client, page, base = leader_of(found, by_link=by_link)
    with django_assert_max_num_queries(MOST):
        shown = client.get(page).content.decode()
    assert "Accept this time" in shown
    assert "Your turn" in shown
    assert session.link not in shown, "the call is joined once the time is agreed"
    soon = client.post(
        f"{base}do/move/{session.code}/", {"when": moment(now() + timedelta(minutes=12))}
    )
    assert soon.status_code == 422
    assert "needs a day’s notice" in soon.content.decode()
    later = now() + timedelta(days=6)
    moved = client.post(f"{base}do/move/{session.code}/", {"when": moment(later)})
    assert moved.status_code == 302
    session.refresh_from_db()
    assert session.asked == "student"
    assert moment(session.at) == moment(later)
    student = student_client(found)
    assert "Accept a time for the senior session" in student.get("/student/").content.decode()
    assert "Accept this time" in student.get(f"/student/work/{found.code}/talk/").content.decode()
    for _press in range(2):
        act = f"/student/work/{found.code}/do/agree/{session.code}/"
        assert student.post(act).status_code == 302
    session.refresh_from_db()
    assert session.asked == ""
    assert session.link in client.get(page).content.decode()
    assert client.post(f"{base}do/call-off/{session.code}/").status_code == 302
    session.refresh_from_db()
    assert session.cancelled_at


def test_a_senior_person_does_nothing_else(campus: Campus) -> None:
    found = busy(campus)
    client, _page, base = leader_of(found, by_link=False)
    check_in = found.meetings.filter(kind="checkin").first()
    assert check_in is not None
    assert client.post(f"{base}do/call-off/{check_in.code}/").status_code == 404
    for act in ("pause", "approve", "meet"):
        assert client.post(f"{base}do/{act}/").status_code == 403
    other = a_member(found.employer, "leader")
    session = a_session(found)
    assert signed_in(other.user).post(f"{base}do/agree/{session.code}/").status_code == 404
    owner = Member.objects.get(employer=found.employer, role="owner")
    act = f"/employer/work/{found.code}/do/agree/{session.code}/"
    refused = signed_in(owner.user).post(act, follow=True)
    assert refused.redirect_chain[0][1] == 302
    assert "The other side has to accept this time." in refused.content.decode()
    session.refresh_from_db()
    assert session.asked == "leader", "only the one who is asked accepts"


def test_a_session_stands_on_the_desk_of_its_senior_person(campus: Campus) -> None:
    found = work("active", campus=campus, at=now(), apply_by=None)
    a_session(found)
    assert found.leader is not None
    words = "Accept a time for the student"
    desk = signed_in(found.leader.user).get("/employer/").content.decode()
    assert words in desk
    assert "Your turn" in desk
    assert words not in supervisor_client(found).get("/employer/").content.decode()
    today = student_client(found).get("/student/").content.decode()
    assert "A yes to the senior session" in today
    assert f"{found.leader.name}’s turn" in today


def test_the_senior_person_leaves_a_few_words(led: Engagement) -> None:
    at = now() - timedelta(days=3)
    held = a_session(led, in_days=1, at=at)
    client, page, base = leader_of(led, by_link=True)
    early = client.post(f"{base}do/note/{held.code}/", {"note": "We met"})
    assert early.status_code == 422, "nobody has agreed to meet"
    Meeting.objects.filter(pk=held.pk).update(asked="")
    assert "How films are found" in client.get(page).content.decode()
    assert client.post(f"{base}do/note/2222222222/", {"note": "Fine"}).status_code == 404
    sent = {"note": "Ask more of your sources"}
    assert client.post(f"{base}do/note/{held.code}/", sent).status_code == 302
    held.refresh_from_db()
    assert held.other_note == "Ask more of your sources"


def test_mails_about_conversations_lead_to_the_readers_own_page(campus: Campus) -> None:
    found = work("active", campus=campus)
    for client, portal in (
        (student_client(found), "student"),
        (supervisor_client(found), "employer"),
    ):
        answer = client.get(f"/work/{found.code}/talk/")
        assert answer["Location"] == f"/{portal}/work/{found.code}/talk/"
    office = signed_in(an_officer(campus).user).get(f"/work/{found.code}/talk/")
    assert office["Location"] == f"/campus/work/{found.code}/"
    stranger = signed_in(a_student(campus).user)
    assert stranger.get(f"/work/{found.code}/talk/").status_code == 404


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
