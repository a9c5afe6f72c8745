"""A campus with a director, an officer and a student."""

from __future__ import annotations

import pytest

from fairbrief.organizations.models import Campus, Officer
from fairbrief.students.models import Student
from tests.builders import a_campus, a_student, an_officer


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def director(campus: Campus) -> Officer:
    return an_officer(campus, role="director")


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)


@pytest.fixture
def student(campus: Campus) -> Student:
    return a_student(campus)
