"""Who writes briefs, at the builders' time."""

from __future__ import annotations

import pytest
from django.test import Client

from fairbrief.organizations.models import Campus, Member
from tests.builders import a_campus, a_member, an_employer


@pytest.fixture
def campus() -> Campus:
    return a_campus()


@pytest.fixture
def member(campus: Campus) -> Member:
    return a_member(an_employer(campus))


@pytest.fixture
def page(client: Client, member: Member) -> Client:
    assert member.user is not None
    client.force_login(member.user)
    return client
