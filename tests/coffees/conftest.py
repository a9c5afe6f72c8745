"""A campus, and an employer it has approved."""

from __future__ import annotations

import pytest

from fairbrief.organizations.models import Campus, Employer
from tests.builders import a_campus, an_employer


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def employer(campus: Campus) -> Employer:
    return an_employer(campus)
