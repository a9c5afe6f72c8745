"""Who looks for briefs, and whose they are."""

from __future__ import annotations

import pytest

from fairbrief.organizations.models import Employer
from fairbrief.students.models import Student
from tests.builders import a_campus, a_student, an_employer


@pytest.fixture
def student() -> Student:
    return a_student(a_campus())


@pytest.fixture
def employer(student: Student) -> Employer:
    return an_employer(student.campus)
