"""A dispute as it is read: its letter, its files, and the pages of everyone whom it concerns."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from fairbrief.engagements.actions import (
    answer_dispute,
    appeal_decision,
    decide_appeal,
    decide_dispute,
    hand_over_version,
)
from fairbrief.engagements.evidence import exhibits_in
from fairbrief.engagements.letters import as_pdf, letter_of_decision, written
from fairbrief.engagements.models import Dispute, PieceVersion, Talk
from fairbrief.organizations.models import CampusDomain, Officer
from tests.browsing import signed_in
from tests.builders import NOW, a_campus, an_officer, days
from tests.engagements.disputing import ABOUT, WHY, answered, campus_with, claim, verdict
from tests.working import a_link, the_student, the_supervisor, work

pytestmark = pytest.mark.django_db


def test_the_letter_says_the_days_it_was_where_the_office_is() -> None:
    """Nine in the evening, when it is the next day in UTC."""
    campus, officer = campus_with()
    evening = NOW + timedelta(hours=11)
    found = work("submitted", campus=campus)
    dispute = claim(found, at=evening - timedelta(hours=49))
    answer_dispute(
        dispute, answer="It was said in a call.", actor=the_supervisor(found), at=evening
    )
    decide_dispute(dispute, verdict=verdict(), actor=officer, at=evening)
    letter = letter_of_decision(dispute)
    assert "claimed on 10 February 2027" in letter.parts[0].paragraphs[0]
    assert written(letter)["date"] == "10 February 2027, 21:00 (New York time)"


def test_the_letter_holds_the_case_and_is_read_by_all_it_concerns() -> None:
    campus, officer = campus_with()
    second, other = campus_with()
    found = work("submitted", campus=campus)
    dispute = answered(found, evidence=[each.key for each in exhibits_in(found)])
    decide_dispute(dispute, verdict=verdict(blame="employer"), actor=officer, at=NOW + days(4))
    appeal_decision(
        dispute, reason="The hours were overlooked.", actor=the_student(found), at=NOW + days(4)
    )
    decide_appeal(dispute, verdict=verdict(award_minor=40000), actor=other, at=NOW + days(5))
    dispute.refresh_from_db()
    assert as_pdf(letter_of_decision(dispute)).startswith(b"%PDF")
    readers = [found.student.user, found.supervisor.user]
    readers += [Officer.objects.get(campus=each).user for each in (campus, second)]
    for user in readers:
        page = signed_in(user).get(f"/letters/decision/{dispute.code}/")
        words = page.content.decode()
        assert page.status_code == 200
        for said in (ABOUT, "It was said in a call.", WHY, "$400 of $432", "overlooked"):
            assert said in words
    stranger = an_officer(a_campus()).user
    assert signed_in(stranger).get(f"/letters/decision/{dispute.code}/").status_code == 404
    token = a_link(found, "supervisor", found.supervisor, at=NOW)
    assert token


def test_the_office_opens_the_files_pointed_at_and_no_others() -> None:
    campus, _officer = campus_with()
    found = work("active", campus=campus)
    piece = found.pieces.get(position=1)
    for name, link in (("one.pdf", ""), ("", "https://files.example/two"), ("three.pdf", "")):
        hand_over_version(
            piece,
            file=SimpleUploadedFile(name, b"%PDF-1.7") if name else None,
            link=link,
            note="",
            self_check=[True for _each in piece.criteria],
            actor=the_student(found),
            at=NOW,
        )
    first, link, last = PieceVersion.objects.filter(piece__engagement=found).order_by("number")
    dispute = claim(found, evidence=[f"version:{first.code}", f"version:{link.code}"])
    officer = signed_in(Officer.objects.get(campus=campus).user)
    base = f"/campus/disputes/{dispute.code}/"
    page = officer.get(base).content.decode()
    assert page.count("/files/") == 1
    assert f"{base}files/{first.code}/" in page
    answer = officer.get(f"{base}files/{first.code}/")
    assert (answer.status_code, answer.getvalue()) == (200, b"%PDF-1.7")
    for other in (link, last):
        assert officer.get(f"{base}files/{other.code}/").status_code == 404


def test_a_neutral_office_reads_the_case_and_decides_on_its_page() -> None:
    campus, _officer = campus_with()
    neutral, _other = campus_with()
    CampusDomain.objects.create(campus=campus, domain="state-u.example")
    found = work("submitted", campus=campus)
    found.employer.domain = "state-u.example"
    found.employer.save()
    dispute = answered(found, ask="money", asked_minor=43200)
    judge = signed_in(Officer.objects.get(campus=neutral).user)
    own = signed_in(Officer.objects.get(campus=campus).user)
    assert found.title in judge.get("/campus/disputes/").content.decode()
    assert judge.get(f"/work/{found.code}/trouble/")["Location"] == (
        f"/campus/disputes/{dispute.code}/"
    )
    assert judge.get(f"/campus/work/{found.code}/").status_code == 404
    assert own.get(f"/campus/disputes/{dispute.code}/").status_code == 404
    assert "a neutral office decides" in own.get(f"/campus/work/{found.code}/").content.decode()
    address = f"/campus/disputes/{dispute.code}/"
    page = judge.get(address).content.decode()
    for said in (ABOUT, "It was said in a call.", "a sum is paid".capitalize(), "$432"):
        assert said in page
    assert "own campus is a party" in page
    sent = {"outcome": "accepted", "award": "", "blame": "employer", "decision": WHY}
    assert judge.post(address, sent).status_code == 422
    assert judge.post(address, {**sent, "award": "400"}).status_code == 302
    dispute.refresh_from_db()
    assert (dispute.state, dispute.award_minor, dispute.blame) == ("decided", 40000, "employer")


def test_who_looks_again_is_told_that_another_office_has_decided() -> None:
    campus, officer = campus_with()
    second, _other = campus_with()
    found = work("submitted", campus=campus)
    dispute = answered(found)
    decide_dispute(dispute, verdict=verdict(), actor=officer, at=NOW + days(4))
    appeal_decision(
        dispute, reason="The hours were overlooked.", actor=the_student(found), at=NOW + days(4)
    )
    judge = signed_in(Officer.objects.get(campus=second).user)
    page = judge.get(f"/campus/disputes/{dispute.code}/").content.decode()
    assert "Another office has decided" in page
    assert "own campus is a party" not in page


def test_each_side_walks_it_on_its_own_pages(django_assert_max_num_queries: Any) -> None:
    campus, officer = campus_with()
    found = work("active", campus=campus)
    student, employer = signed_in(found.student.user), signed_in(found.supervisor.user)
    base, theirs = f"/student/work/{found.code}/", f"/employer/work/{found.code}/"
    page = student.get(f"{base}trouble/").content.decode()
    assert "talk first" in page
    assert student.post(f"{base}do/talk/", {"about": "short"}).status_code == 422
    assert student.post(f"{base}do/talk/", {"about": ABOUT}).status_code == 302
    talk = Talk.objects.get(engagement=found)
    assert ABOUT in employer.get(f"{theirs}trouble/").content.decode()
    Talk.objects.filter(pk=talk.pk).update(state="ready")
    with django_assert_max_num_queries(12):
        page = student.get(f"{base}trouble/").content.decode()
    assert "?claim" in page
    with django_assert_max_num_queries(13):
        page = student.get(f"{base}trouble/?claim").content.decode()
    assert 'name="term"' in page
    sent = {"term": "scope", "claim": ABOUT, "ask": "end", "wish": "An end to it"}
    assert student.post(f"{base}do/dispute/", {**sent, "term": ""}).status_code == 422
    assert student.post(f"{base}do/dispute/", sent).status_code == 302
    dispute = Dispute.objects.get(engagement=found)
    with django_assert_max_num_queries(13):
        page = employer.get(f"{theirs}trouble/").content.decode()
    assert "give your view" in page
    answer = f"{theirs}do/answer-dispute/{dispute.code}/"
    assert employer.post(answer, {"answer": "x"}).status_code == 422
    assert employer.post(answer, {"answer": "It was said in a call."}).status_code == 302
    dispute.refresh_from_db()
    decide_dispute(dispute, verdict=verdict(), actor=officer, at=NOW)
    page = student.get(f"{base}trouble/").content.decode()
    assert "I leave it as decided" in page
    appeal = f"{base}do/appeal/{dispute.code}/"
    assert student.post(appeal, {"reason": "x"}).status_code == 422
    assert student.post(appeal, {"reason": "The hours were overlooked."}).status_code == 302
    assert "The hours were overlooked." in employer.get(f"{theirs}trouble/").content.decode()
