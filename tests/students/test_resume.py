"""Skills from a résumé: offered, chosen by the student, and nothing else kept."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from fairbrief.audit.models import Event
from fairbrief.kernel.errors import FairbriefError, NotAllowedError
from fairbrief.students.actions import choose_skills
from fairbrief.students.models import MOST_SKILLS, Skill, Student
from tests.builders import NOW, a_campus, a_student, acting

pytestmark = pytest.mark.django_db
PAGE = "/student/profile/resume/"


@pytest.fixture
def student() -> Student:
    found = a_student(a_campus())
    found.skills.set(Skill.objects.filter(slug="fact-checking"))
    return found


@pytest.fixture
def page(student: Student, client: Client) -> Client:
    client.force_login(student.user)
    return client


def test_a_pasted_resume_is_read_and_only_what_is_ticked_is_kept(
    page: Client, student: Student
) -> None:
    asked = {"read": "1", "text": "Secret Surname. PostgreSQL, a11y audits, Spanish."}
    found = page.post(PAGE, asked).content.decode()
    assert "you wrote “PostgreSQL”" in found
    assert "Fact-checking: in your profile now" in found
    assert list(student.skills.values_list("slug", flat=True)) == ["fact-checking"]
    kept = page.post(
        PAGE, {"keep": "1", "offered": "sql spanish", "skills": ["sql", "fact-checking"]}
    )
    assert kept["Location"] == "/student/profile/"
    assert set(student.skills.values_list("slug", flat=True)) == {"sql", "fact-checking"}
    assert "Secret Surname" not in str(list(Event.objects.values()))


def test_a_json_resume_is_read(page: Client) -> None:
    resume = {"skills": [{"keywords": ["QGIS", "R"]}]}
    file = SimpleUploadedFile("resume.json", json.dumps(resume).encode())
    said = page.post(PAGE, {"read": "1", "file": file}).content.decode()
    assert "you wrote “QGIS”" in said


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Paste your résumé, or choose a file"),
        ({"text": "I like long walks."}, "No skill of our list"),
        ({"text": "x" * 40_001}, "longer than 40,000"),
        ({"file": b"%PDF-1.7"}, "not a JSON Resume file"),
        ({"file": b""}, "not a JSON Resume file"),
        ({"file": b'{"a": 1}'}, "but no résumé"),
        ({"file": b'{"skills": []}'}, "says what you can do"),
        ({"file": b" " * 300_000}, "larger than 256 kB"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(
    page: Client, sent: dict[str, str | bytes], words: str
) -> None:
    data = {
        name: SimpleUploadedFile("x.json", each) if isinstance(each, bytes) else each
        for name, each in sent.items()
    }
    refused = page.post(PAGE, {"read": "1", **data})
    assert refused.status_code == 422
    assert words in refused.content.decode()


def test_more_than_five_are_refused_and_stay_ticked(page: Client, student: Student) -> None:
    slugs = list(Skill.objects.values_list("slug", flat=True)[: MOST_SKILLS + 1])
    refused = page.post(PAGE, {"keep": "1", "offered": " ".join(slugs), "skills": slugs})
    assert refused.status_code == 422
    words = refused.content.decode()
    assert "take away 1" in words
    assert words.count(" checked") == MOST_SKILLS + 1
    assert student.skills.count() == 1


def test_only_what_was_offered_can_be_kept(page: Client, student: Student) -> None:
    refused = page.post(PAGE, {"keep": "1", "offered": "sql nonsense", "skills": ["python"]})
    assert refused.status_code == 422
    assert student.skills.count() == 1


def test_someone_new_comes_back_to_the_welcome(client: Client) -> None:
    student = a_student(a_campus(), onboarded_at=None)
    client.force_login(student.user)
    here = "/student/welcome/resume/"
    assert client.get(here).status_code == 200
    kept = client.post(here, {"keep": "1", "offered": "sql", "skills": ["sql"]})
    assert kept["Location"] == "/student/welcome/"
    student.refresh_from_db()
    assert student.onboarded_at is None
    assert student.skills.count() == 1


def test_skills_are_chosen_by_the_student_and_are_few(student: Student) -> None:
    other = a_student(a_campus())
    with pytest.raises(NotAllowedError):
        choose_skills(student, [], actor=acting(other.user), at=NOW)
    with pytest.raises(FairbriefError):
        choose_skills(
            student,
            Skill.objects.all()[: MOST_SKILLS + 1],
            actor=acting(student.user),
            at=NOW,
        )
