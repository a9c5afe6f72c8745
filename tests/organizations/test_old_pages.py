"""Two owners of an organization, one of whom has an old page open."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.builders import a_member, an_employer
from tests.pages import seen_in, seen_on

pytestmark = pytest.mark.django_db
HERE = "/employer/organization/edit/"


def test_what_a_colleague_wrote_is_not_swept_away() -> None:
    employer = an_employer(about="We map rivers.", city="Chicago", state="IL")
    mine, theirs = Client(), Client()
    for client in (mine, theirs):
        user = a_member(employer).user
        assert user
        client.force_login(user)
    form = {
        name: getattr(employer, name)
        for name in ("name", "kind", "website", "about", "city", "state", "country", "time_zone")
    }
    form |= {"website": employer.website or "https://rivers.example", "seen": seen_on(mine, HERE)}
    changed = form | {"about": "We map rivers and lakes."}
    for _press in range(2):
        assert theirs.post(HERE, changed).status_code == 302
    refused = mine.post(HERE, form | {"city": "Evanston"})
    said = refused.content.decode()
    assert refused.status_code == 409
    assert "It says now: We map rivers and lakes." in said
    assert "It says now: Chicago" in said
    assert "Evanston" in said
    employer.refresh_from_db()
    assert (employer.about, employer.city) == ("We map rivers and lakes.", "Chicago")
    again = changed | {"city": "Evanston", "seen": seen_in(said)}
    assert mine.post(HERE, again).status_code == 302
    employer.refresh_from_db()
    assert (employer.about, employer.city) == ("We map rivers and lakes.", "Evanston")
