from __future__ import annotations

import pytest

from fairbrief.organizations.models import Campus
from tests.builders import a_campus


@pytest.fixture
def campus() -> Campus:
    return a_campus()
