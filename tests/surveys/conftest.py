"""A campus that hides small groups, with an officer."""

from __future__ import annotations

import pytest

from fairbrief.organizations.models import Campus, Officer
from tests.builders import a_campus, an_officer


@pytest.fixture
def campus() -> Campus:
    return a_campus(policy={"small_cell": 5})


@pytest.fixture
def officer(campus: Campus) -> Officer:
    return an_officer(campus)
