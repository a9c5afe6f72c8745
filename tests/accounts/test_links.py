"""Mailed links: a newer one does not end the page someone is writing on."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from fairbrief.accounts.links import (
    LinkError,
    forget_old_links,
    mint,
    open_link,
    replace_links,
    revoke_links,
)
from tests.builders import NOW, a_campus, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject() -> models.Model:
    return a_campus()


def link(subject: models.Model, **given: object) -> str:
    return mint(
        subject, **{"capacity": "closing", "email": "a@x.example", "name": "A", "at": NOW, **given}
    )


def test_the_earlier_link_goes_on_for_a_day(subject: models.Model) -> None:
    earlier = link(subject)
    replace_links(subject, capacity="closing", email="A@x.example", at=NOW + days(2))
    newer = link(subject, at=NOW + days(2))
    for token in (earlier, newer):
        assert open_link(token, at=NOW + days(2.9))
    assert open_link(newer, at=NOW + days(3))
    with pytest.raises(LinkError):
        open_link(earlier, at=NOW + days(3))


def test_an_earlier_link_never_outlives_its_own_end(subject: models.Model) -> None:
    earlier = link(subject, life=days(1))
    replace_links(subject, capacity="closing", email="a@x.example", at=NOW + days(0.5))
    with pytest.raises(LinkError):
        open_link(earlier, at=NOW + days(1))


def test_links_of_other_people_end_and_of_other_capacities_stay(subject: models.Model) -> None:
    someone_else = link(subject, email="b@x.example")
    leader = link(subject, email="b@x.example", capacity="leader")
    elsewhere = link(a_campus(), email="b@x.example")
    replace_links(subject, capacity="closing", email="a@x.example", at=NOW)
    with pytest.raises(LinkError):
        open_link(someone_else, at=NOW)
    assert open_link(leader, at=NOW + days(2))
    assert open_link(elsewhere, at=NOW + days(2))


def test_a_link_that_has_ended_does_not_come_back(subject: models.Model) -> None:
    token = link(subject)
    revoke_links(subject, capacity="closing", at=NOW)
    replace_links(subject, capacity="closing", email="a@x.example", at=NOW)
    with pytest.raises(LinkError):
        open_link(token, at=NOW)


def test_who_held_a_link_is_forgotten_so_long_after_its_end(
    subject: models.Model, settings: Any
) -> None:
    settings.KEEP_LINKS_DAYS = 60
    link(subject)
    running = link(subject, capacity="leader", life=days(200))
    link(subject, capacity="survey", life=days(300))
    revoke_links(subject, capacity="survey", at=NOW + days(30))
    assert forget_old_links(at=NOW + days(81)) == 0
    assert forget_old_links(at=NOW + days(81.5)) == 1
    assert forget_old_links(at=NOW + days(90.5)) == 1
    assert forget_old_links(at=NOW + days(90.5)) == 0
    assert open_link(running, at=NOW + days(91))
